import { daysOf, readDays } from "../../../src/core/query/days";

/** A Wednesday. */
const TODAY = "2026-01-14";

test.each([
  ["today", "2026-01-14", "2026-01-14"],
  ["tomorrow", "2026-01-15", "2026-01-15"],
  ["yesterday", "2026-01-13", "2026-01-13"],
  ["this-week", "2026-01-12", "2026-01-18"],
  ["next-week", "2026-01-19", "2026-01-25"],
  ["last-week", "2026-01-05", "2026-01-11"],
  ["this-month", "2026-01-01", "2026-01-31"],
  ["next-month", "2026-02-01", "2026-02-31"],
  ["last-month", "2025-12-01", "2025-12-31"],
  ["next-7-days", "2026-01-14", "2026-01-21"],
  ["last-1-day", "2026-01-13", "2026-01-14"],
])("%s", (written, from, to) => {
  const days = readDays(written);
  expect(days !== null && "name" in days ? daysOf(days, TODAY) : days).toEqual({ from, to });
});

test("a week begins on Monday, on Mondays and Sundays too", () => {
  const week = { name: "this-week", count: 0 } as const;
  expect(daysOf(week, "2026-01-12").from).toBe("2026-01-12");
  expect(daysOf(week, "2026-01-18").from).toBe("2026-01-12");
  expect(daysOf(week, "1969-12-31").from).toBe("1969-12-29");
});

test.each(["2026-02-30", "2026-13", "2026-1-1", "someday", "next-99999-days", "next-days", ""])(
  "%j is no day",
  (text) => {
    expect(readDays(text)).toBeNull();
  },
);

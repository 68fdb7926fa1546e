import type { PlainKey } from "../../../src/core/words/catalogue";
import { ENGLISH } from "../../../src/core/words/english";
import { formatNumber, formatPercent, say, sayList, sayParts, speak, spokenLocale } from "../../../src/core/words/say";
import { unpackCatalogue } from "../../../src/core/words/unpack-catalogue";
import { useLanguage } from "../../../src/core/words/use-language";
import { rowInWords } from "../../../src/ui/words";
import { aRow } from "../../ui/support";

afterEach(() => useLanguage("en"));

test("a sentence is said in English until another language is chosen", () => {
  expect(say("pane.outline")).toBe("Outline");
  useLanguage("de");
  expect(say("pane.outline")).toBe("Gliederung");
});

test("a count chooses the form, and is written as the language does", () => {
  expect([0, 1, 2, 1204].map((count) => say("count.notes", { count }))).toEqual([
    "0 notes",
    "1 note",
    "2 notes",
    "1,204 notes",
  ]);
  useLanguage("de");
  expect([1, 1204].map((count) => say("count.notes", { count }))).toEqual(["1 Notiz", "1.204 Notizen"]);
  expect([formatNumber(7.5), formatPercent(0.67)]).toEqual(["7,5", "67\u00a0%"]);
});

test("a language with one form, and one whose forms are more than two, are said by their own rules", () => {
  speak(() => ({ ...ENGLISH, "count.notes": "{count} 个笔记" }), "zh");
  expect([1, 2].map((count) => say("count.notes", { count }))).toEqual(["1 个笔记", "2 个笔记"]);
  speak(
    () => ({ ...ENGLISH, "count.notes": { one: "{count} нотка", few: "{count} нотки", other: "{count} нот" } }),
    "uk",
  );
  expect([1, 3, 7].map((count) => say("count.notes", { count }))).toEqual(["1 нотка", "3 нотки", "7 нот"]);
});

test("what only looks like a number stays as it is", () => {
  expect(say("embed.wrong", { line: "1204" })).toBe("Roadmap block, line 1204");
});

test("an element is filled in where the language has it", () => {
  const element = { code: "week-1" };
  expect(sayParts("timeline.week-one", { property: element })).toEqual([
    "A note with the property ",
    element,
    " has its weeks on the calendar.",
  ]);
  useLanguage("de");
  expect(sayParts("timeline.week-one", { property: element })[0]).toBe("Mit der Eigenschaft ");
});

test("a list leaves out what is empty", () => {
  expect([sayList([]), sayList(["a"]), sayList(["", "a", "", "b", "c"])]).toEqual(["", "a", "a, b, c"]);
});

test.each([
  ["de-AT", "Gliederung", "de-AT"],
  ["de_DE", "Gliederung", "en"],
  ["en-GB", "Outline", "en-GB"],
  ["tlh", "Outline", "en"],
  ["ru", "Outline", "en"],
  ["", "Outline", "en"],
])("the app’s language %s", (code, outline, locale) => {
  useLanguage(code);
  expect([say("pane.outline"), spokenLocale()]).toEqual([outline, locale]);
});

test("a row is said in German, with nouns as they are written within a sentence", () => {
  useLanguage("de");
  const row = aRow({
    title: "Kai bauen",
    kind: "task",
    status: "active",
    priority: "high",
    dates: { due: "2025-12-01" },
  });
  expect(rowInWords(row, { today: "2025-11-21", locale: "de" })).toBe(
    "Kai bauen, Aufgabe, in Arbeit, hohe Priorität, fällig 1. Dez.",
  );
});

test("a packed catalogue gives the same sentences by their numbers", () => {
  const messages = unpackCatalogue("One\none\t{count} a\tother\t{count} b\nLast");
  expect(messages).toEqual(["One", { one: "{count} a", other: "{count} b" }, "Last"]);
});

test("unknown keys, and what is filled in where nothing or something else is, do not compile", () => {
  const wrong = (): void => {
    // @ts-expect-error There is no such sentence.
    say("pane.nothing");
    // @ts-expect-error Nothing is filled in there.
    say("pane.outline", { count: 1 });
    // @ts-expect-error The day is missing.
    say("day.due");
    // @ts-expect-error The day has another name.
    say("day.due", { date: "Dec 1" });
    // @ts-expect-error A count is a number.
    say("count.notes", { count: "1" });
    // @ts-expect-error Something is filled in there.
    const plain: PlainKey = "day.due";
    expect(plain).toBeDefined();
  };
  expect(wrong).toBeInstanceOf(Function);
});

import { badgeKindsOf, BADGE_KINDS, type BadgeSettings } from "../../../src/core/settings/badge-settings";

const settings: BadgeSettings = {
  badges: new Map([
    ["link", "reading"],
    ["progress", "editing"],
    ["note", "nowhere"],
  ]),
  badgesNotIn: ["Templates"],
};
const kinds = (path: string, mode: "editing" | "reading", properties?: Record<string, unknown>): readonly string[] => [
  ...badgeKindsOf(settings, path, mode, properties),
];

test("a note has the badges that are set for the view that it is in", () => {
  expect(kinds("Plan.md", "editing")).toEqual(["status", "progress"]);
  expect(kinds("Plan.md", "reading")).toEqual(["status", "link"]);
  expect([...badgeKindsOf({ badges: new Map(), badgesNotIn: [] }, "Plan.md", "reading", null)]).toEqual(BADGE_KINDS);
});

test("a note in a folder that is left out has none, and one beside it has", () => {
  expect(kinds("Templates/Week.md", "reading")).toEqual([]);
  expect(kinds("Templates/Old/Week.md", "reading")).toEqual([]);
  expect(kinds("Templates.md", "reading")).not.toEqual([]);
  expect(kinds("Old/Templates/Week.md", "reading")).not.toEqual([]);
});

test.each([
  [false, true],
  ["false", true],
  [" No ", true],
  [true, false],
  [null, false],
  [0, false],
])("the property with the value %j switches badges off: %j", (value, isOff) => {
  for (const property of ["roadmap-badges", "roadmap"]) {
    expect(kinds("Plan.md", "editing", { [property]: value })).toEqual(isOff ? [] : ["status", "progress"]);
  }
});

import { readSettings } from "../../../src/core/settings/read-settings";
import { withoutView, withView } from "../../../src/core/settings/edit-settings";
import { findNameFault, toViewId, type SavedView } from "../../../src/core/settings/saved-view";
import { DEFAULT_SETTINGS, toStored } from "../../../src/core/settings/settings";

const STUCK: SavedView = {
  id: "stuck",
  name: "Stuck",
  view: "board",
  query: "is:blocked",
  openOnly: true,
  scope: { kind: "folder", path: "Plans" },
  options: { columns: "person" },
};

test("views are stored and read again as they were, those of views that are not known too", () => {
  const later = { ...STUCK, id: "later", name: "Later", view: "calendar", scope: { kind: "vault" } } as const;
  const settings = withView(withView(DEFAULT_SETTINGS, STUCK), later);
  const stored: unknown = JSON.parse(JSON.stringify(toStored(settings)));
  expect(readSettings(stored)).toEqual({ settings, problems: [] });
  expect(toStored(withoutView(withoutView(settings, "stuck"), "later"))).toEqual(toStored(DEFAULT_SETTINGS));
});

test("what is missing of a view has its default, and a missing or taken id is made anew", () => {
  const { settings, problems } = readSettings({
    views: [STUCK, { name: "What's late?", view: "outline" }, { ...STUCK, name: "Other", scope: { kind: "moon" } }],
  });
  expect(problems).toEqual([]);
  expect(settings.views.map(({ id, query, scope }) => [id, query, scope.kind])).toEqual([
    ["stuck", "is:blocked", "folder"],
    ["what-s-late", "", "vault"],
    ["other", "is:blocked", "vault"],
  ]);
});

test("what is no view is told, and stored again", () => {
  const wrong = [7, { name: "No view" }, { ...STUCK, name: "STUCK" }, { ...STUCK, name: " " }];
  const { settings, problems } = readSettings({ views: [STUCK, ...wrong] });
  expect(settings.views).toEqual([STUCK]);
  expect(problems.map(({ reason }) => reason)).toEqual([
    "is no saved view",
    "is no saved view",
    "has no name of its own",
    "has no name of its own",
  ]);
  expect(toStored(settings)["views"]).toEqual([...wrong, STUCK]);
});

test("a view is renamed in its place, and keeps its id", () => {
  const settings = withView(withView(DEFAULT_SETTINGS, STUCK), { ...STUCK, id: "b", name: "B" });
  const renamed = withView(settings, { ...STUCK, name: "What is stuck" });
  expect(renamed.views.map(({ id, name }) => [id, name])).toEqual([
    ["stuck", "What is stuck"],
    ["b", "B"],
  ]);
});

test.each([
  ["", "Write a name."],
  [" stuck ", "There is a view called “stuck” already."],
  ["x".repeat(61), "A name has at most 60 characters."],
  ["Late", null],
])("the name %j", (name, fault) => {
  expect(findNameFault(name, ["Stuck"])).toBe(fault);
});

test("an id is made of the name, and is no other one's", () => {
  expect(toViewId("Was ist überfällig?", [])).toBe("was-ist-überfällig");
  expect(toViewId("Stuck!", [STUCK])).toBe("stuck-2");
  expect(toViewId("?!", [])).toBe("view");
});

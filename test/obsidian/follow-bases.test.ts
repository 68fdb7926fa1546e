import type { App } from "obsidian";
import { followBases } from "../../src/obsidian/bases/register-bases";

jest.mock("obsidian", () => ({ BasesView: jest.fn(), Component: jest.fn(), MarkdownView: jest.fn() }), {
  virtual: true,
});
jest.mock("../../src/obsidian/bases/plan-bases-view", () => ({ PlanBasesView: jest.fn() }));

const KINDS = [
  { id: "a", name: "A" },
  { id: "b", name: "B" },
];

/** An app with Bases, which may be off, and forget views or tell of none when it is switched off. */
function open({ knows = true, forgets = true } = {}) {
  const bases: { isOn: boolean; registrations: Record<string, true> } = { isOn: false, registrations: {} };
  const internalPlugins = {
    getEnabledPluginById: () => (bases.isOn ? { registrations: bases.registrations } : null),
  };
  const given: string[] = [];
  const follow = followBases((knows ? { internalPlugins } : {}) as unknown as App, KINDS, ({ id }) => {
    if (!bases.isOn) return false;
    if (id in bases.registrations) throw new Error(`A view with the ID ${id} already exists`);
    bases.registrations[id] = true;
    given.push(id);
    return true;
  });
  const turn = (isOn: boolean): void => {
    bases.isOn = isOn;
    if (!isOn && forgets) bases.registrations = {};
    follow();
  };
  return { bases, given, follow, turn };
}

it.each([true, false])("Bases that is off gets the views as soon as it is on (the app tells of it: %s)", (knows) => {
  const { given, follow, turn } = open({ knows });
  follow();
  expect(given).toEqual([]);
  turn(true);
  follow();
  expect(given).toEqual(["a", "b"]);
});

it("Bases that forgets the views when it is switched off gets them again", () => {
  const { given, turn } = open();
  for (const isOn of [true, false, true]) turn(isOn);
  expect(given).toEqual(["a", "b", "a", "b"]);
});

it.each([
  ["keeps the views", { forgets: false }],
  ["tells nothing of them", { knows: false, forgets: false }],
])("Bases that %s is not given them twice, which it would tell the person", (_what, how) => {
  const { given, turn } = open(how);
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  for (const isOn of [true, false, true, true]) turn(isOn);
  expect(given).toEqual(["a", "b"]);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

it("a view that is there already, from an earlier life of the plugin, is said in the console once", () => {
  const { bases, given, follow } = open({ knows: false });
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  bases.isOn = true;
  bases.registrations = { a: true };
  follow();
  follow();
  expect(given).toEqual(["b"]);
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});

import type { Plugin } from "obsidian";
import { SettingsStore } from "../../src/obsidian/settings-store";

jest.mock("obsidian", () => ({ Platform: { isMobile: false }, Notice: jest.fn() }), { virtual: true });

const withSymbol = (symbol: string): string =>
  JSON.stringify({ statusSettings: { customStatuses: [{ symbol, name: "Custom", type: "ON_HOLD" }] } });

/** A plugin whose reads of what is set up in the Tasks plugin end when the test lets them. */
function openStore() {
  const held: ((text: string) => void)[] = [];
  const read = (path: string): Promise<string> =>
    path.endsWith("community-plugins.json")
      ? Promise.resolve('["obsidian-tasks-plugin"]')
      : new Promise((resolve) => void held.push(resolve));
  const adapter = { exists: (path: string) => Promise.resolve(!path.includes("plan-of-record")), read };
  const plugin = {
    app: { vault: { configDir: ".obsidian", adapter } },
    manifest: { id: "plan-of-record", name: "Plan of Record" },
    loadData: () => Promise.resolve(null),
  } as unknown as Plugin;
  const store = new SettingsStore(plugin);
  return { store, held, symbols: () => store.tasks?.map(({ symbol }) => symbol) };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("of two reads of what Tasks has set up, the one that began later counts, whichever ends first", async () => {
  const { store, held, symbols } = openStore();
  const causes: string[] = [];
  store.onChange((cause) => causes.push(cause));
  await store.load();
  await store.load();
  await soon();
  expect(held).toHaveLength(2);
  const [first, second] = held;
  second?.(withSymbol("n"));
  await store.whenReady;
  first?.(withSymbol("o"));
  await soon();
  expect(symbols()).toEqual(["n"]);
  expect(causes).toEqual(["load"]);
});

test("all is ready once the read that began last has ended", async () => {
  const { store, held, symbols } = openStore();
  await store.load();
  await store.load();
  await soon();
  let isReady = false;
  void store.whenReady.then(() => (isReady = true));
  held[0]?.(withSymbol("o"));
  await soon();
  expect(isReady).toBe(false);
  held[1]?.(withSymbol("n"));
  await soon();
  expect({ isReady, symbols: symbols() }).toEqual({ isReady: true, symbols: ["n"] });
});

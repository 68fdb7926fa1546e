import { openDB } from "idb";
import type { App } from "obsidian";
import { VaultIndex } from "../../src/core/index/vault-index";
import { parseNote } from "../../src/core/parse/parse-note";
import { HistoryStore } from "../../src/obsidian/history/history-store";

jest.mock(
  "obsidian",
  () => ({
    Component: class {
      registerEvent(): void {}
    },
  }),
  { virtual: true },
);
jest.mock("idb", () => ({ openDB: jest.fn() }));

const opened = jest.mocked(openDB);

/** The history of a vault of one note, from which nothing was kept. */
function open(): HistoryStore {
  const index = new VaultIndex();
  index.setNote("a.md", parseNote("- [x] Mast\n- [ ] Sails\n"));
  const app = { vault: { on: () => ({}) }, loadLocalStorage: () => "harbour" } as unknown as App;
  const store = new HistoryStore(app, index);
  store.onload();
  return store;
}

/** Lets time pass in which the vault changes every now and then. */
async function changeFor(store: HistoryStore, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    store.follow();
    await jest.advanceTimersByTimeAsync(5_000);
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { window: globalThis });
  opened.mockReset();
});

afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "window");
});

test("a database that never answers is asked once, and the day is counted without it", async () => {
  opened.mockReturnValue(new Promise(() => undefined));
  const store = open();
  await changeFor(store, 30);
  expect(opened).toHaveBeenCalledTimes(1);
  expect(store.history.days.map(({ total, done }) => ({ total, done }))).toEqual([{ total: 2, done: 1 }]);
});

test("a database that answers too late is closed again", async () => {
  const close = jest.fn();
  opened.mockReturnValue(new Promise((resolve) => setTimeout(() => resolve({ close } as never), 20_000)));
  await changeFor(open(), 40);
  expect(close).toHaveBeenCalledTimes(1);
});

test("a database of which nothing can be read is closed again, and the day is counted without it", async () => {
  const close = jest.fn();
  const damaged = { close, getAll: () => Promise.reject(new Error("damaged")), getAllKeys: () => Promise.resolve([]) };
  opened.mockResolvedValue(damaged as never);
  const store = open();
  await changeFor(store, 10);
  expect(close).toHaveBeenCalledTimes(1);
  expect(store.history.days).toHaveLength(1);
});

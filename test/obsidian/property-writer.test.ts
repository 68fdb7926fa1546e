import { MarkdownView, TextFileView, type App } from "obsidian";
import { VaultIndex } from "../../src/core/index/vault-index";
import { parseNote, readProperties } from "../../src/core/parse/parse-note";
import { findFrontmatter } from "../../src/core/parse/find-frontmatter";
import { NO_PROPERTIES, type RollupProperties } from "../../src/core/settings/rollup-properties";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { applyEdits } from "../../src/core/text/text-edit";
import { PropertyWriter, type PropertyParts } from "../../src/obsidian/bases/property-writer";
import { breathe } from "../../src/obsidian/time-slice";
import { Turns } from "../../src/obsidian/turns";

jest.mock(
  "obsidian",
  () => {
    class Component {
      readonly #ends: (() => void)[] = [];
      onload(): void {}
      onunload(): void {}
      register(end: () => void): void {
        this.#ends.push(end);
      }
      registerEvent(): void {}
      load(): void {
        this.onload();
      }
      unload(): void {
        this.onunload();
        for (const end of this.#ends) end();
      }
    }
    class TextFileView {
      constructor(
        readonly file: { readonly path: string },
        readonly mode: string,
      ) {}
      getMode(): string {
        return this.mode;
      }
    }
    return { Component, TextFileView, MarkdownView: class extends TextFileView {} };
  },
  { virtual: true },
);

// The time that its turns take is the machine's, which may be busy; that of the test stands still meanwhile.
jest.mock("../../src/obsidian/time-slice", () => ({ breathe: jest.fn(() => Promise.resolve()) }));

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["performance", "queueMicrotask", "nextTick", "setImmediate"] });
  Object.assign(globalThis, { window: globalThis });
});
afterEach(() => {
  for (const device of devices.splice(0)) device.unload();
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "window");
});

const devices: { unload(): void }[] = [];
const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1_000);

/** A vault in memory, which devices share. */
class SharedVault {
  readonly texts = new Map<string, string>();
  readonly writes: string[] = [];
  readonly listeners = new Set<(path: string, text: string) => void>();
  /** Whether no file can be written. */
  isLocked = false;
  /** Notes of which the app cannot say what properties they have. */
  readonly broken = new Set<string>();
  /** When the files were last changed. */
  changedAt = Date.now();

  constructor(notes: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(notes)) this.texts.set(path, text);
  }

  put(path: string, text: string): void {
    this.texts.set(path, text);
    for (const listener of this.listeners) listener(path, text);
  }
}

/** One device with the vault open. */
function open(
  vault: SharedVault,
  names: Partial<RollupProperties> = { progress: "progress" },
  words: readonly string[] = [],
) {
  const index = new VaultIndex();
  const listeners = new Set<() => void>();
  const handlers = new Map<string, ((...given: never[]) => void)[]>();
  const on = (name: string, handler: (...given: never[]) => void): void => {
    handlers.set(name, [...(handlers.get(name) ?? []), handler]);
  };
  const views: unknown[] = [];
  const read = (path: string, text: string): void => {
    // Another word for what is done is what makes two devices count otherwise.
    const told = words.reduce((all, word) => all.replaceAll(`[${word}]`, "[x]"), text);
    index.setNote(path, parseNote(told));
    for (const listener of listeners) listener();
  };
  for (const [path, text] of vault.texts) read(path, text);
  vault.listeners.add(read);
  const fileOf = (path: string) => ({
    path,
    basename: path.replace(/\.md$/, ""),
    stat: { mtime: vault.changedAt },
    parent: { children: [...vault.texts.keys()].map((name) => ({ name })) },
  });
  const app = {
    vault: { on, getFileByPath: (path: string) => (vault.texts.has(path) ? fileOf(path) : null) },
    workspace: {
      on,
      iterateAllLeaves: (see: (leaf: unknown) => void) => {
        for (const view of views) see({ view });
      },
      activeEditor: null,
    },
    metadataCache: {
      getFileCache: ({ path }: { readonly path: string }) => {
        if (vault.broken.has(path)) throw new Error("No cache");
        return { frontmatter: propertiesOf(vault.texts.get(path) ?? "") };
      },
    },
  } as unknown as App;
  const properties = { ...NO_PROPERTIES, ...names };
  const parts = {
    ...{ app, index, turns: new Turns() },
    feed: {
      reading: { kind: "ready", failures: [] },
      onChange: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      isAsRead: (path: string, text: string) => vault.texts.get(path) === text,
    },
    settings: { settings: { properties }, vocabulary: defaultVocabulary(), onChange: () => () => undefined },
    writer: {
      change: async (path: string, toEdits: (text: string) => Parameters<typeof applyEdits>[1]) => {
        if (vault.isLocked) throw new Error("EBUSY");
        const before = vault.texts.get(path) ?? "";
        const edits = await Promise.resolve(toEdits(before));
        if (edits.length > 0) vault.writes.push(path);
        if (edits.length > 0) vault.put(path, applyEdits(before, edits));
        return { path, before, edits };
      },
    },
  } as unknown as PropertyParts;
  const writer = new PropertyWriter(parts);
  writer.load();
  devices.push(writer);
  return {
    writer,
    views,
    fire: (name: string, ...given: unknown[]) => {
      for (const handler of handlers.get(name) ?? []) handler(...(given as never[]));
    },
  };
}

function propertiesOf(text: string): Readonly<Record<string, unknown>> {
  const content = findFrontmatter(text)?.content;
  if (content === undefined) return {};
  const entries = readProperties(text.slice(content.from, content.to)) ?? [];
  return Object.fromEntries(
    entries.map(({ key, values: [value] }) => [key, value?.type === "other" ? Number(value.text) : value?.text]),
  );
}

const PLAN = "- [x] Mast\n- [ ] Sails\n";
const WRITTEN = `---\nprogress: 50\n---\n${PLAN}`;

it("a note gets its properties once the vault was quiet, and again only when they are others", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN, "Words.md": "Words.\n" });
  open(vault);
  await seconds(29);
  expect(vault.writes).toEqual([]);
  await seconds(2);
  expect(Object.fromEntries(vault.texts)).toEqual({ "Boat.md": WRITTEN, "Words.md": "Words.\n" });
  vault.put("Boat.md", WRITTEN.replace("Sails", "All sails"));
  await seconds(120);
  expect(vault.writes).toEqual(["Boat.md"]);
  vault.put("Boat.md", WRITTEN.replace("[ ]", "[x]"));
  await seconds(31);
  expect(vault.texts.get("Boat.md")).toBe(WRITTEN.replace("[ ]", "[x]").replace("50", "100"));
});

it("what was typed in here waits for less", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN });
  const { fire } = open(vault);
  fire("editor-change", null, { file: { path: "Boat.md" } });
  await seconds(6);
  expect(vault.writes).toEqual(["Boat.md"]);
});

it("nothing is written during a storm of changes, and then so many a minute at most", async () => {
  const names = Array.from({ length: 100 }, (_, place) => `Note ${place}.md`);
  const vault = new SharedVault(Object.fromEntries(names.map((name) => [name, PLAN])));
  open(vault);
  for (let at = 0; at < 60; at++) {
    await seconds(4);
    vault.put(names[at] ?? "", `${PLAN}- [ ] More ${at}\n`);
  }
  expect(vault.writes).toEqual([]);
  await seconds(30);
  await seconds(60);
  expect(vault.writes.length).toBeGreaterThan(15);
  expect(vault.writes.length).toBeLessThanOrEqual(21);
  await seconds(300);
  expect(new Set(vault.writes).size).toBe(100);
  expect(vault.writes).toHaveLength(100);
});

it.each([
  ["an editor", MarkdownView, "source"],
  ["a board of the Kanban plugin", TextFileView, ""],
])("a note in %s waits until that is closed", async (_where, View, mode) => {
  const vault = new SharedVault({ "Boat.md": PLAN });
  const { views, fire } = open(vault);
  views.push(Reflect.construct(View, [{ path: "Boat.md" }, mode]));
  await seconds(120);
  expect(vault.writes).toEqual([]);
  views.pop();
  // In Reading mode nothing is typed.
  views.push(Reflect.construct(MarkdownView, [{ path: "Boat.md" }, "preview"]));
  fire("layout-change");
  await seconds(6);
  expect(vault.texts.get("Boat.md")).toBe(WRITTEN);
});

it("a note that could not be written is tried again a minute later, and told of once", async () => {
  const told = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const vault = new SharedVault({ "Boat.md": PLAN, "Ship.md": PLAN });
  vault.isLocked = true;
  open(vault);
  await seconds(150);
  expect(told).toHaveBeenCalledTimes(2);
  vault.isLocked = false;
  await seconds(70);
  expect(Object.fromEntries(vault.texts)).toEqual({ "Boat.md": WRITTEN, "Ship.md": WRITTEN });
  expect([...vault.writes].sort()).toEqual(["Boat.md", "Ship.md"]);
  told.mockRestore();
});

it("a note about which the app fails to answer keeps no other from being written, and is tried again", async () => {
  const told = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const vault = new SharedVault({ "Boat.md": PLAN, "Ship.md": PLAN });
  vault.broken.add("Boat.md");
  open(vault);
  await seconds(150);
  expect(vault.writes).toEqual(["Ship.md"]);
  expect(told).toHaveBeenCalledTimes(1);
  vault.broken.clear();
  await seconds(61);
  expect(vault.writes).toEqual(["Ship.md", "Boat.md"]);
  told.mockRestore();
});

it("a look that fails is told, and made again a minute later", async () => {
  const told = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const vault = new SharedVault({ "Boat.md": PLAN });
  jest.mocked(breathe).mockRejectedValueOnce(new Error("Out of breath"));
  open(vault);
  await seconds(31);
  expect({ told: told.mock.calls.length, writes: vault.writes }).toEqual({ told: 1, writes: [] });
  await seconds(60);
  expect(vault.texts.get("Boat.md")).toBe(WRITTEN);
  told.mockRestore();
});

it("a note whose days are of the year of its file keeps that year", async () => {
  const vault = new SharedVault({ "Boat.md": `${PLAN}- [ ] Ropes, due May 4\n`, "Ship.md": PLAN });
  vault.changedAt = new Date(2020, 5, 1).getTime();
  open(vault);
  await seconds(120);
  expect(vault.writes).toEqual(["Ship.md"]);
});

it.each([
  ["copy of a sync", { "Boat (conflicted copy 2026-11-20).md": PLAN }],
  ["copy of Syncthing", { "Boat.sync-conflict-20261120-101500-ABC.md": PLAN }],
  ["note with such a copy", { "Boat.md": PLAN, "Boat.sync-conflict-20261120-101500-ABC.md": "Words.\n" }],
  ["note with what a merge left", { "Boat.md": `${PLAN}<<<<<<< HEAD\n- [ ] Ropes\n=======\n>>>>>>> main\n` }],
])("a %s is left alone", async (_what, notes) => {
  const vault = new SharedVault(notes);
  open(vault);
  await seconds(120);
  expect(vault.writes).toEqual([]);
});

it("a note about conflicts is none of these copies", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN, "Boat conflict log.md": "Words.\n", "Settle a conflict.md": PLAN });
  open(vault);
  await seconds(120);
  expect([...vault.writes].sort()).toEqual(["Boat.md", "Settle a conflict.md"]);
});

it("a value that something else puts there is left until the plan is another", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN });
  open(vault);
  await seconds(31);
  vault.put("Boat.md", WRITTEN.replace("50", "7"));
  await seconds(300);
  expect(vault.writes).toEqual(["Boat.md"]);
  vault.put("Boat.md", `${WRITTEN.replace("50", "7")}- [ ] Ropes\n`);
  await seconds(31);
  expect(vault.texts.get("Boat.md")).toBe(`${WRITTEN.replace("50", "33")}- [ ] Ropes\n`);
});

it("two devices that count otherwise come to rest", async () => {
  const vault = new SharedVault({ "Boat.md": "- [x] Mast\n- [k] Sails\n" });
  open(vault);
  open(vault, { progress: "progress" }, ["k"]);
  await seconds(600);
  expect(vault.writes.length).toBeLessThanOrEqual(2);
  vault.put("Boat.md", `${vault.texts.get("Boat.md") ?? ""}- [ ] Ropes\n`);
  await seconds(600);
  expect(vault.writes.length).toBeLessThanOrEqual(4);
});

it("two devices that count alike write once", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN });
  open(vault);
  open(vault);
  await seconds(120);
  expect(vault.writes).toEqual(["Boat.md"]);
});

it("nothing is written where no property is named, nor once it is unloaded", async () => {
  const vault = new SharedVault({ "Boat.md": PLAN });
  open(vault, {});
  const { writer } = open(vault);
  await seconds(10);
  writer.unload();
  await seconds(120);
  expect(vault.writes).toEqual([]);
});

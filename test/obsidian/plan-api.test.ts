import { readFileSync } from "node:fs";
import path from "node:path";
import type { PlanChange, PlanQueryError } from "../../src/api";
import { VaultIndex } from "../../src/core/index/vault-index";
import { parseNote } from "../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { createApi } from "../../src/obsidian/api/plan-api";

const vocabulary = defaultVocabulary();
const HARBOUR = [
  "---",
  "status: active",
  "---",
  "# Harbour",
  "## Phase 1: Dig",
  "- [x] Dredge #stone",
  "## Phase 2: Fill",
  "- [/] Build the pier @ada 📅 2026-12-01 ⏫",
  "  - [ ] Piles",
  "",
].join("\n");

function open(notes: Readonly<Record<string, string>>) {
  const index = new VaultIndex();
  index.setFiles(Object.keys(notes));
  const write = (name: string, text: string): void =>
    index.setNote(name, parseNote(text, { vocabulary, fileYear: 2026 }));
  for (const [name, text] of Object.entries(notes)) write(name, text);
  const told = new Set<() => void>();
  const set: unknown[] = [];
  const { api, end } = createApi({
    index,
    words: { vocabulary },
    isReady: () => true,
    today: () => "2026-11-20",
    setStatus: (...args) => {
      set.push(args);
      return Promise.resolve();
    },
    onChange: (listener) => {
      told.add(listener);
      return () => told.delete(listener);
    },
  });
  const change = (name: string, text: string): void => {
    write(name, text);
    for (const listener of told) listener();
  };
  return { api, end, change, set, tell: () => told.forEach((listener) => listener()) };
}

const NOTES = { "Plans/Harbour.md": HARBOUR, "Ship.md": "- [ ] Step the mast [[Harbour#Phase 2: Fill]]\n" };

test("the surface is this, and each of it stands in docs/api.md", () => {
  const { api } = open({});
  const members = ["apiVersion", "isReady", "query", "items", "rollup", "statusOf", "setStatus", "onChange"];
  expect(Object.keys(api)).toEqual(members);
  expect(api.apiVersion).toBe(1);
  expect(Object.isFrozen(api)).toBe(true);
  const page = readFileSync(path.join(__dirname, "../../docs/api.md"), "utf8");
  for (const member of members) expect(page).toMatch(new RegExp(`^\\| \`${member}[(\`]`, "m"));
  expect(readFileSync(path.join(__dirname, "../../src/api.ts"), "utf8")).not.toMatch(/^import /m);
});

test("a query gives the items that it asks for, with what they inherit", () => {
  const { api } = open(NOTES);
  expect(api.query("person:@ada is:open kind:task").map(({ title, line }) => [line, title])).toEqual([
    [7, "Build the pier @ada"],
    [8, "Piles"],
  ]);
  expect(api.query("")).toHaveLength(6);
  expect(api.query("mast")).toEqual([expect.objectContaining({ path: "Ship.md", line: 0, parentLine: null })]);
  let error: unknown = null;
  try {
    api.query("status:nope is:open");
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "PlanQueryError", from: 7, to: 11 });
  expect((error as PlanQueryError).allowed).toContain("active");
});

test("an item is plain and frozen, and has its place", () => {
  const [, , , pier, piles] = open(NOTES).api.items("Plans/Harbour.md");
  expect(pier).toEqual({
    kind: "task",
    path: "Plans/Harbour.md",
    line: 7,
    title: "Build the pier @ada",
    description: "",
    id: null,
    status: "active",
    written: "[/]",
    symbol: "/",
    priority: "high",
    effortHours: null,
    dates: { due: "2026-12-01" },
    people: ["ada"],
    tags: [],
    parentLine: null,
    heading: "Phase 2: Fill",
  });
  expect(piles).toMatchObject({ parentLine: 7, priority: "high" });
  expect(Object.isFrozen(pier) && Object.isFrozen(pier?.dates) && Object.isFrozen(pier?.people)).toBe(true);
  expect(open(NOTES).api.items("Nowhere.md")).toEqual([]);
});

test("counts are of a note or a heading, its own and those of others", () => {
  const { api } = open({ ...NOTES, "A # B.md": "- [x] Both\n" });
  expect(api.rollup("Plans/Harbour.md")).toMatchObject({ own: { total: 2, done: 1 }, backlinks: { total: 1 } });
  expect(api.rollup("Plans/Harbour.md#Phase 2: Fill")).toMatchObject({ own: { total: 1 }, backlinks: { total: 1 } });
  expect(api.rollup("Plans/Harbour.md#Phase 9")).toBeNull();
  expect(api.rollup("A # B.md")).toMatchObject({ own: { done: 1 } });
  expect(api.rollup("Nowhere.md")).toBeNull();
  expect(api.statusOf("Plans/Harbour.md")).toEqual({
    status: "active",
    written: "active",
    from: "frontmatter",
    path: "Plans/Harbour.md",
    line: 1,
  });
  expect(api.statusOf("Nowhere.md")).toBeNull();
});

test("a status is set on a line, and only one that there is", async () => {
  const { api, set } = open(NOTES);
  await api.setStatus("Ship.md", 0, "done");
  await expect(api.setStatus("Ship.md", 0, "finished" as "done")).rejects.toThrow(RangeError);
  expect(set).toEqual([["Ship.md", 0, "done"]]);
});

test("listeners are told which notes changed, until they or the plugin end", () => {
  const { api, change, end, tell } = open(NOTES);
  const told: PlanChange[] = [];
  const log = jest.spyOn(console, "error").mockImplementation(() => undefined);
  api.onChange(() => {
    throw new Error("theirs");
  });
  const stop = api.onChange((each) => told.push(each));
  tell();
  expect(told).toEqual([]);
  change("Ship.md", "- [x] Step the mast [[Harbour]]\n");
  expect(told).toHaveLength(1);
  expect([...(told[0]?.paths ?? [])].sort()).toEqual(["Plans/Harbour.md", "Ship.md"]);
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
  stop();
  change("Ship.md", "Nothing.\n");
  const last = api.onChange((each) => told.push(each));
  end();
  change("Ship.md", "- [ ] Again\n");
  last();
  expect(told).toHaveLength(1);
});

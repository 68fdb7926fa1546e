import fc from "fast-check";
import { VaultIndex } from "../../../src/core/index/vault-index";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { buildOutline } from "../../../src/core/roadmap/build-outline";
import {
  backlinkRollup,
  folderRollup,
  linkedSubpaths,
  ownRollup,
  statusOfNote,
} from "../../../src/core/rollup/note-rollups";
import { RUNS } from "../../support/random-notes";

const PATHS = ["A.md", "B.md", "a.md", "x/A.md", "x/B.md", "x/y/A.md", "x/y/.md", "C.png", "Tides"];
/** What links name without its being there, as the index names it. */
const MISSING = ["missing", "plan", "tides", "a", "b", "x/b", "./b", "../a.md", "c.png"];
const FOLDERS = ["", "x", "x/y"];
const IDS = ["B1", "b2", "Phase 1", "phase 2"];
const TEXTS = [
  "",
  "- [ ] [[A]]\n  - [x] inner [[x/B#Part]] (0.1 h)\n",
  "---\nstatus: POR\n---\n# Part\n[[B]] `x/A.md`\n",
  "## Rows (from [[A]])\n| PRD | Status |\n| - | - |\n| [[B]] | done |\n| [[./A]] | ❌ |\n",
  "[[Missing]] [[missing]] [up](../A.md) ![[C.png]]\n- [ ] x (0.2 h)\n",
  "# Part\nStatus: draft\n- [x] [[A#Part]] [[b]]\n",
  "---\naliases: [Plan, Tides]\n---\n- [ ] **B1: Weld** — ribs\n",
  "# Plan\n\n## Phase 1 ✅\n- [x] **B2: Paint**, blocked by B1 (0.7 h)\n[[Tides]]\n",
  "---\ntitle: Tides\n---\n# Missing\n[[Plan]] [[Tides#Part]]\n- [ ] [[Plan]] waits for B1 and B2\n",
  "| PRD | Status |\n| - | - |\n| [[Plan]] | 🔄 In progress |\n| [[Tides]] | done |\n",
  "## Phase 2\nDepends on: Phase 1\nEffort: 3 days\n- [ ] B1 and B2 [[plan]]\n",
];

type Change =
  | { readonly kind: "set"; readonly path: string; readonly text: string }
  | { readonly kind: "add" | "remove"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "files"; readonly paths: readonly string[] };

const path = fc.constantFrom(...PATHS);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("set"), path, text: fc.constantFrom(...TEXTS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("add", "remove"), path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rename"), path, to: path }) },
  fc.record({ kind: fc.constant("files"), paths: fc.subarray(PATHS) }),
);

/** The files of a vault by path, with their text where they are notes. */
type Files = ReadonlyMap<string, string | null>;

const parsed = new Map<string, ParsedNote>(TEXTS.map((text) => [text, parseNote(text)]));

/** As if it were read again: the same values, none of them the same object. */
const read = (text: string): ParsedNote => structuredClone(parsed.get(text) ?? parseNote(text));

function apply(index: VaultIndex, files: Files, one: Change): Files {
  const after = new Map(files);
  switch (one.kind) {
    case "set":
      index.setNote(one.path, read(one.text));
      return after.set(one.path, one.text);
    case "add":
      index.addFile(one.path);
      return after.set(one.path, files.get(one.path) ?? null);
    case "remove":
      index.removeFile(one.path);
      after.delete(one.path);
      return after;
    case "rename": {
      const text = files.get(one.path) ?? null;
      index.renameNote(one.path, one.to);
      after.delete(one.path);
      // A file that is moved onto a note leaves that note as it is.
      return after.set(one.to, text ?? after.get(one.to) ?? null);
    }
    case "files":
      index.setFiles(one.paths);
      return new Map(one.paths.map((name) => [name, files.get(name) ?? null]));
  }
}

/** An index of these files that has never been another. */
function indexAfresh(files: Files): VaultIndex {
  const index = new VaultIndex();
  index.setFiles(files.keys());
  for (const [name, text] of files) {
    const note = text === null ? undefined : parsed.get(text);
    if (note !== undefined) index.setNote(name, note);
  }
  return index;
}

/** What is asked of an index about one path. */
function answersFor(index: VaultIndex, one: string): unknown {
  const note = index.note(one);
  return {
    note: note ?? null,
    backlinks: index.backlinksOf(one),
    trackers: index.trackersOf(one),
    status: statusOfNote(index, one),
    own: note === undefined ? null : ownRollup(note),
    rollup: { ...backlinkRollup(index, one) },
    subpaths: linkedSubpaths(index, one).map((subpath) => [subpath, { ...backlinkRollup(index, one, subpath) }]),
    links: note?.links.map((link) => index.resolve(link, one)) ?? [],
    ids: note?.items.map(({ mentions, dependencies }) =>
      [...mentions, ...dependencies.map(({ target }) => target)].map((id) => index.itemsMeantBy(id, one)),
    ),
  };
}

const answersByPath = (index: VaultIndex): ReadonlyMap<string, string> =>
  new Map([...PATHS, ...MISSING].map((one) => [one, JSON.stringify(answersFor(index, one))]));

/** What is asked of an index about all paths together. */
const answersForAll = (index: VaultIndex): unknown => ({
  paths: index.notePaths(),
  targets: index.linkedTargets(),
  outline: buildOutline(index),
  folders: FOLDERS.map((folder) => folderRollup(index, folder)),
  ids: IDS.map((id) => index.itemsWithId(id)),
});

it("after any changes an index equals one built afresh, and has named all that changed", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
      const index = new VaultIndex();
      let files: Files = new Map();
      let before = answersByPath(index);
      for (const one of changes) {
        const revision = index.revision;
        files = apply(index, files, one);
        const afresh = indexAfresh(files);
        const after = answersByPath(afresh);
        expect(answersByPath(index)).toEqual(after);
        expect(answersForAll(index)).toEqual(answersForAll(afresh));
        const named = index.changedSince(revision)?.paths ?? new Set();
        const changed = [...after].filter(([name, answers]) => answers !== before.get(name)).map(([name]) => name);
        // What is not there is named in lower case.
        expect(changed.filter((name) => !named.has(name) && !named.has(name.toLowerCase()))).toEqual([]);
        before = after;
      }
    }),
    { numRuns: RUNS },
  );
});

it("the rollup of a folder is the sum of its notes', in whatever order they came", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(path, fc.constantFrom(...TEXTS)), { maxLength: 12 }), (notes) => {
      const index = new VaultIndex();
      for (const [name, text] of notes) {
        index.setNote(name, read(text));
        folderRollup(index);
      }
      for (const folder of FOLDERS) {
        const inside = index.notePaths().filter((name) => folder === "" || name.startsWith(`${folder}/`));
        const rollups = inside.flatMap((name) => {
          const note = index.note(name);
          return note === undefined ? [] : [ownRollup(note)];
        });
        const { total, effortHours } = folderRollup(index, folder);
        expect(total).toBe(rollups.reduce((sum, rollup) => sum + rollup.total, 0));
        expect(effortHours.total).toBeCloseTo(
          rollups.reduce((sum, rollup) => sum + rollup.effortHours.total, 0),
          6,
        );
      }
    }),
    { numRuns: RUNS },
  );
});

import fc from "fast-check";
import { existsSync } from "node:fs";
import { NoteReader, readOnce, readWhole } from "../../../src/core/parse/note-reader";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { anyNote, brokenNote, lookalikeNote, planLikeNote, RUNS, trickyNote } from "../../support/random-notes";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

/** Folders of notes by other hands, where they lie beside the project. */
const BESIDE = ["../shared/seed-vault", "../shared/corpus/notes", ...(process.env.POR_NOTES?.split(":") ?? [])].filter(
  (folder) => existsSync(folder),
);

const once = (text: string): unknown => readOnce(text, defaultVocabulary(), null);
const whole = (text: string): unknown => readWhole(text, defaultVocabulary(), null);

test.each([SAMPLE_VAULT, ...BESIDE])("the notes of %s read as in one piece with remark alone", (folder) => {
  for (const [path, text] of readNotes(folder)) expect({ path, note: once(text) }).toEqual({ path, note: whole(text) });
});

test("random notes read as in one piece with remark alone", () => {
  fc.assert(
    fc.property(fc.oneof(planLikeNote, anyNote, brokenNote, { weight: 3, arbitrary: trickyNote }), (text) => {
      expect(once(text)).toEqual(whole(text));
    }),
    { numRuns: RUNS },
  );
});

test.each([
  "####### C\n  # A",
  "# ![[Other|shown]]",
  "- >- **Hull:** done",
  "-\n  **Hull** — done",
  "-\n  Hull – **in Arbeit**",
  "a\r# Phase 1: Hull\r",
  "a\n\n===\n===\n",
  "a\n\n\u00a0\n===\n",
  "\r<script>\n# A\n",
  "- [ ] a\r```\n# A\n- [ ] b\n",
  "[ref]: Note.md\n## Cancelled\n- [ ] Ship it\n[ref]: Note.md\n```",
  "text\n\n# 状态\n\n| ✅ | Done |\n| --- | --- |\n|  |  |\n|  | Done |",
  "    [^1] code\n\n- [ ] a[^1]\n```\n# b\n[^1]: note\n",
])("%j is read as in one piece with remark alone", (text) => {
  expect(once(text)).toEqual(whole(text));
});

test("what is a plan and what only looks like one reads as in one piece with remark alone", () => {
  fc.assert(
    fc.property(lookalikeNote, (text) => {
      expect(once(text)).toEqual(whole(text));
    }),
    { numRuns: 2 * RUNS },
  );
});

/** A change of a text: what stands from `at`, a share of its length, over `remove` characters, becomes `insert`. */
interface Change {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
  insert: fc.oneof(
    fc.constantFrom(
      "",
      "x",
      " ",
      "\n",
      "\n\n",
      "# A\n",
      "\n## Phase 2: B\n",
      "- [ ] c\n",
      "```\n",
      "<!--",
      "[ref]: u\n",
      "- Hull @ada (P1)\n  - [ ] d\n",
      "Owner: Ada | Due: Nov 18\n",
      "## Legend\n- 🐌 blocked\n",
    ),
    fc.constantFrom("2026-01-02", "Status: done\n", "%%", "legend: ✅ blocked\n", "\ufeff", "---\nstatus: por\n---\n"),
    planLikeNote,
    trickyNote,
  ),
});

test("a note that is changed again and again reads each time as if for the first", () => {
  fc.assert(
    fc.property(
      fc.oneof(planLikeNote, brokenNote, trickyNote),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (text, changes) => {
        const reader = new NoteReader(defaultVocabulary());
        let now = text;
        expect(reader.read("a.md", now)).toEqual(once(now));
        for (const { at, remove, insert } of changes) {
          const from = Math.floor(at * now.length);
          now = now.slice(0, from) + insert + now.slice(from + remove);
          expect(reader.read("a.md", now)).toEqual(once(now));
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test.each([
  ["- [^1] ~~Mast~~\n\n[^1]: x\n", 1],
  ["- [](y)~~Mast~~\n", 1],
  ["-\n  \u00a0~~Mast~~\n", 1],
  ["- ✅ ~~Mast~~\n", 1],
  ["- about ~5 or ~~six~~ masts\n", 0],
  ["# N\n\n## Phase一：基础\n", 1],
  ["# N\n\n## Target-Version 1.2\n", 1],
  ["# N\n\n## 12\ufeff 12\n", 0],
  ["# N\n\n## `step()` 2\n", 0],
  ["---\ntype: task\ndue: 2026-05-04\n---\nHull\n", 1],
  ["---\n? status\n\n: done\n---\nHull\n", 0],
] as const)("%j has items that are few to see: %i", (text, count) => {
  const note = readOnce(text, defaultVocabulary(), null);
  expect(note.items).toHaveLength(count);
  expect(note).toEqual(whole(text));
});

test("what has not moved is not made anew", () => {
  const reader = new NoteReader(defaultVocabulary());
  const words = "with words that make it a note worth keeping ".repeat(4);
  const sections = Array.from({ length: 50 }, (_, i) => `## Part ${i}\n\n- [ ] a ${i}\n${words}\n`).join("\n");
  const before = reader.read("a.md", sections);
  const after = reader.read("a.md", sections.replace("- [ ] a 25", "- [x] a 25"));
  const same = after.items.filter((item, i) => item === before.items[i]);
  expect(same).toHaveLength(49);
  expect(after.items[25]).toMatchObject({ status: "done" });
});

test("a reader forgets notes when it has read too much, and then reads them as before", () => {
  const reader = new NoteReader(defaultVocabulary());
  const text = `# Plan\n\n${"- [ ] a task with some words\n".repeat(40_000)}`;
  for (const path of ["a.md", "b.md", "c.md"]) reader.read(path, text + text + text);
  reader.forget("b.md");
  expect(reader.read("a.md", "- [ ] short").items).toHaveLength(1);
});

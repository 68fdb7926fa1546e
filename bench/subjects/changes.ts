// What is timed after a vault is indexed: edits, renames, searches, queries and findings. Code is warm: some run before the clock does.
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { FindingsOptions } from "../../src/core/findings/finding";
import { FindingsIndex } from "../../src/core/findings/findings-index";
import { withFigures } from "../../src/core/findings/read-figures";
import type { VaultIndex } from "../../src/core/index/vault-index";
import { compileQuery } from "../../src/core/query/compile-query";
import { completeQuery } from "../../src/core/query/complete-query";
import { queryItemsOf } from "../../src/core/query/query-items";
import { NoteReader } from "../../src/core/parse/note-reader";
import { OutlineBuilder } from "../../src/core/roadmap/build-outline";
import { INITIAL_OUTLINE_STATE, type OutlineState } from "../../src/core/roadmap/outline-row";
import { folderRollup, ownRollup, statusOfNote } from "../../src/core/rollup/note-rollups";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { fromNoteJson, toNoteJson } from "../../src/obsidian/reading/note-json";
import { createDocument, createSection } from "../vault.mjs";
import { createDice } from "../vault/random.mjs";
import { quantile, Stages, Stopwatch, timeOf } from "./clock";
import type { Figures, Job } from "./job";
import { EDIT_KINDS, Editor } from "./next-edit";
import { readNotes } from "./vault-files";
import { loadIndex } from "./warm-start";

const WARM_UP = 30;
const FOLDER = "Area 0/Project 0";
const EDITED = `${FOLDER}/Edited.md`;

function createText({ note: { kind, characters } }: Job): string {
  return kind === "document" ? createDocument(characters) : createSection(kind, characters);
}

/** p50 and p95 under a name. */
function spread(name: string, taken: readonly number[]): Figures {
  return { [`${name} p50`]: quantile(taken, 0.5), [`${name} p95`]: quantile(taken, 0.95) };
}

/** Edits of one note, from its text to all that the views ask for. */
export function editNote(job: Job): Figures {
  const index = loadIndex(job.kept);
  const reader = new NoteReader();
  const builder = new OutlineBuilder(index);
  const text = createText(job);
  const state: OutlineState = { ...INITIAL_OUTLINE_STATE, opened: [`note:${EDITED}`] };
  const step = (written: string): Readonly<Record<string, number>> => {
    const stages = new Stages();
    const watch = new Stopwatch();
    const { revision } = index;
    const read = stages.run("read", () => reader.read(EDITED, written, 2026));
    const figures = stages.run("figures", () => withFigures(read, written));
    const note = stages.run("transfer", () => fromNoteJson(toNoteJson(figures)));
    stages.run("index", () => {
      index.setNote(EDITED, note);
      index.changedSince(revision);
    });
    stages.run("rollups", () => [
      ownRollup(note),
      statusOfNote(index, EDITED),
      folderRollup(index, FOLDER),
      folderRollup(index),
    ]);
    stages.run("outline", () => builder.build(state));
    return stages.shareOut(watch.taken());
  };
  step(text);
  const editor = new Editor(text);
  const totals: number[] = [];
  const transferred: number[] = [];
  const byKind = new Map<string, number[]>(EDIT_KINDS.map((kind) => [kind, []]));
  const byStage = new Map<string, number[]>();
  for (let at = -WARM_UP; at < job.editCount; at++) {
    const edit = editor.next();
    const taken = step(edit.text);
    if (at < 0) continue;
    for (const [stage, ms] of Object.entries(taken)) byStage.set(stage, [...(byStage.get(stage) ?? []), ms]);
    const whole = Object.values(taken).reduce((sum, ms) => sum + ms, 0);
    const total = whole - (taken["transfer"] ?? 0);
    totals.push(total);
    transferred.push(whole);
    byKind.get(edit.kind)?.push(total);
  }
  return {
    characters: text.length,
    ...spread("ms", totals),
    ...spread("with transfer ms", transferred),
    ...merge([...byKind].map(([kind, taken]) => (taken.length === 0 ? {} : spread(`kind ${kind}`, taken)))),
    ...merge([...byStage].map(([stage, taken]) => spread(`stage ${stage}`, taken))),
    "remark ms": timeRemark(text),
  };
}

function merge(figures: readonly Figures[]): Figures {
  return Object.assign({}, ...figures) as Figures;
}

/** Remark over all of a text, with warm code: the median of as many passes as fit into some seconds. */
function timeRemark(text: string): number {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
  const passes = Math.max(1, Math.min(15, Math.floor(1_000_000 / text.length)));
  if (passes > 1) processor.parse(text);
  return quantile(
    Array.from({ length: passes }, () => timeOf(() => processor.parse(text))),
    0.5,
  );
}

/** Renames of notes, and of the one that most others link to. */
export function renameNotes({ kept, editCount }: Job): Figures {
  const index = loadIndex(kept);
  const builder = new OutlineBuilder(index);
  builder.build();
  folderRollup(index);
  const paths = [...index.notePaths()];
  const { pick } = createDice(23);
  const rename = (from: string, to: string): number =>
    timeOf(() => {
      const { revision } = index;
      index.renameNote(from, to);
      index.changedSince(revision);
      folderRollup(index);
      builder.build();
    });
  const both = (path: string): readonly number[] => {
    const to = path.replace(/\.md$/, " renamed.md");
    return [rename(path, to), rename(to, path)];
  };
  for (let at = 0; at < WARM_UP; at++) both(pick(paths));
  const taken = Array.from({ length: editCount >> 1 }, () => both(pick(paths))).flat();
  const hub = "Area 0/Project 0/Note 0.md";
  const sources = index.sourcesOf(hub).length;
  return {
    ...spread("ms", taken),
    "hub ms": quantile(Array.from({ length: 5 }, () => both(hub)).flat(), 0.5),
    sources,
  };
}

const SEARCHES = ["select document", "phase 2", "[[", "report status", "wip", "nothing is called like this"];

/** What the search box does at every key: all searches are typed letter by letter. */
export function search({ kept }: Job): Figures {
  const index = loadIndex(kept);
  const builder = new OutlineBuilder(index);
  builder.build();
  const taken = SEARCHES.flatMap((words) =>
    Array.from(words, (_, at) => {
      const state: OutlineState = { ...INITIAL_OUTLINE_STATE, filter: words.slice(0, at + 1) };
      return timeOf(() => builder.build(state));
    }),
  );
  const open = timeOf(() => builder.build({ ...INITIAL_OUTLINE_STATE, openOnly: true }));
  return { items: countItems(index), "first ms": taken[0] ?? 0, ...spread("ms", taken.slice(1)), "open only ms": open };
}

/** One of each kind of term, of which some ask other notes. */
const QUERIES = [
  "status:active",
  "is:open priority:>=medium -tag:#later",
  "is:overdue OR due:next-7-days",
  "is:ready",
  "is:blocked",
  "link:[[Note 0]]",
  'phase:"Phase 2" is:open',
  "path:project person:@ada",
  "(has:due OR has:effort) report -status:done",
];

/** A query over all items, and the outline of what it means; each asked once before, since code and items are then warm. */
export function askQueries({ kept }: Job): Figures {
  const index = loadIndex(kept);
  const builder = new OutlineBuilder(index);
  const context = { index, today: "2026-06-01", vocabulary: defaultVocabulary() };
  const items = queryItemsOf(index);
  const all = index
    .notePaths()
    .flatMap((path) => (index.note(path)?.items ?? []).flatMap((_, place) => items.of(path, place) ?? []));
  const rounds = (): readonly { readonly ask: number; readonly outline: number }[] =>
    QUERIES.map((text) => {
      const ask = timeOf(() => {
        const query = compileQuery(text, context);
        if (query.error !== undefined) throw new Error(query.error.message);
        return all.filter(query.matches).length;
      });
      const outline = timeOf(() => {
        const query = compileQuery(text, context);
        if (query.error === undefined) builder.build(INITIAL_OUTLINE_STATE, { ...query, scope: null });
      });
      return { ask, outline };
    });
  const first = Math.max(...rounds().map(({ ask }) => ask));
  const warm = Array.from({ length: 5 }, rounds).flat();
  const complete = Array.from({ length: 20 }, () => timeOf(() => completeQuery("person:@a", 9, index)));
  return {
    items: all.length,
    "first ms": first,
    ...spread(
      "ms",
      warm.map(({ ask }) => ask),
    ),
    ...spread(
      "outline ms",
      warm.map(({ outline }) => outline),
    ),
    ...spread("complete ms", complete.slice(1)),
  };
}

function countItems(index: VaultIndex): number {
  return index.notePaths().reduce((sum, path) => sum + (index.note(path)?.items.length ?? 0), 0);
}

const OPTIONS: FindingsOptions = { today: "2026-06-01", staleDays: 30, touched: () => "2026-01-01", rules: {} };

/** The findings of the whole vault, then those after edits of notes with plans. */
export function findFindings({ kept, folder, editCount }: Job): Figures {
  const index = loadIndex(kept);
  const findings = new FindingsIndex(index, OPTIONS);
  let found = 0;
  const whole = timeOf(() => (found = findings.all().length));
  const plans = readNotes(folder).filter(({ path }) => (index.note(path)?.items.length ?? 0) > 0);
  const { pick } = createDice(29);
  const reader = new NoteReader();
  const edited = new Map<string, Editor>();
  const ofNote: number[] = [];
  const ofAll: number[] = [];
  for (let at = -WARM_UP; at < editCount; at++) {
    const { path, text: before } = pick(plans);
    const editor = edited.get(path) ?? new Editor(before);
    edited.set(path, editor);
    const { text } = editor.next();
    index.setNote(path, withFigures(reader.read(path, text, 2026), text));
    const one = timeOf(() => findings.of(path));
    const all = timeOf(() => findings.all());
    if (at < 0) continue;
    ofNote.push(one);
    ofAll.push(one + all);
  }
  return { found, "whole vault ms": whole, ...spread("one note ms", ofNote), ...spread("all again ms", ofAll) };
}

// What is timed over all notes of a vault, with cold code: the first and only pass of its process.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { withFigures } from "../../src/core/findings/read-figures";
import { VaultIndex } from "../../src/core/index/vault-index";
import type { ParsedNote } from "../../src/core/note/parsed-note";
import { NoteReader } from "../../src/core/parse/note-reader";
import { OutlineBuilder } from "../../src/core/roadmap/build-outline";
import { folderRollup, statusOfNote } from "../../src/core/rollup/note-rollups";
import { fromNoteJson, toNoteJson } from "../../src/obsidian/reading/note-json";
import { measure, PeakMemory, Stages } from "./clock";
import type { Figures, Job } from "./job";
import { listNotes, readNotes, type BenchNote } from "./vault-files";

const FILE_YEAR = 2026;

/** What the vault holds; also brings its files into the memory of the system. */
export function describeVault({ folder }: Job): Figures {
  const notes = readNotes(folder);
  const reader = new NoteReader();
  const parsed = notes.map(({ path, text }) => {
    const note = reader.read(path, text, FILE_YEAR);
    reader.forget(path);
    return note;
  });
  const items = parsed.flatMap((note) => note.items);
  const sections = notes.map(({ text }) => planningSections(text));
  return {
    notes: notes.length,
    characters: notes.reduce((sum, { text }) => sum + text.length, 0),
    items: items.length,
    tasks: items.filter(({ kind }) => kind === "task").length,
    tables: notes.reduce((sum, { text }) => sum + (withoutCode(text).match(DELIMITERS)?.length ?? 0), 0),
    plans: parsed.filter(isOnRoadmap).length,
    "planning characters": sections.reduce((sum, each) => sum + each, 0),
  };
}

/** The line below a table's header. */
const DELIMITERS = /^[ \t>]*\|[ \t]*:?-+[-:| \t]*$/gm;
const PLANNING_LINE = /^[ \t>]*(?:(?:[-*+]|\d+[.)]) \[.\] |\|[ \t]*:?-+[-:| \t]*$|[*_]*status[*_]*:)/im;

/** How many characters stand in sections with a task, a table or a line with a status. */
function planningSections(text: string): number {
  return text
    .split(/^(?=#{1,6} )/m)
    .filter((section) => PLANNING_LINE.test(withoutCode(section)))
    .reduce((sum, section) => sum + section.length, 0);
}

function withoutCode(text: string): string {
  return text.replace(/^[ \t]*```[^]*?^[ \t]*```/gm, "");
}

export function readFiles({ folder }: Job): Figures {
  const paths = listNotes(folder);
  let characters = 0;
  const taken = measure(() => {
    for (const path of paths) characters += readFileSync(join(folder, path), "utf8").length;
  });
  return { ...taken, characters };
}

export function cutIntoLines({ folder }: Job): Figures {
  const notes = readNotes(folder);
  let lines = 0;
  const taken = measure(() => {
    for (const { text } of notes) lines += text.split("\n").length;
  });
  return { ...taken, lines };
}

/** Parses every so-manieth note with remark, spread evenly; the time is that of all, by the characters. */
export function parseWithRemark({ folder, share }: Job): Figures {
  const notes = readNotes(folder);
  const sample = notes.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
  let blocks = 0;
  const taken = measure(() => {
    for (const { text } of sample) blocks += processor.parse(text).children.length;
  });
  const seen = lengthOf(sample) / lengthOf(notes);
  return { ...Object.fromEntries(Object.entries(taken).map(([name, ms]) => [name, ms / seen])), share: seen, blocks };
}

function lengthOf(notes: readonly BenchNote[]): number {
  return notes.reduce((sum, { text }) => sum + text.length, 0);
}

export function parseWithMarkdownIt({ folder }: Job): Figures {
  const notes = readNotes(folder);
  const parser = markdownIt();
  let tokens = 0;
  const taken = measure(() => {
    for (const { text } of notes) tokens += parser.parse(text, {}).length;
  });
  return { ...taken, tokens };
}

/** An index with all that the roadmap shows of it. */
export interface Shown {
  readonly index: VaultIndex;
  readonly builder: OutlineBuilder;
}

/** Reads and indexes notes, and makes the outline; with `transfer` each note goes through JSON, as from the worker. */
export function indexNotes(notes: readonly BenchNote[], stages: Stages, transfer: boolean): Shown {
  const reader = new NoteReader();
  const index = new VaultIndex();
  stages.run("index", () => index.setFiles(notes.map(({ path }) => path)));
  for (const { path, text } of notes) {
    const read = stages.run("read", () => reader.read(path, text, FILE_YEAR));
    let note = stages.run("figures", () => withFigures(read, text));
    if (transfer) note = stages.run("transfer", () => fromNoteJson(toNoteJson(note)));
    stages.run("index", () => index.setNote(path, note));
  }
  return show(index, stages);
}

/** Counts what the roadmap shows, and makes its rows. */
export function show(index: VaultIndex, stages: Stages): Shown {
  stages.run("rollups", () => {
    for (const path of index.notePaths()) if (isOnRoadmap(index.note(path))) statusOfNote(index, path);
    folderRollup(index);
  });
  const builder = new OutlineBuilder(index);
  stages.run("outline", () => builder.build());
  return { index, builder };
}

function isOnRoadmap(note: ParsedNote | undefined): boolean {
  return note !== undefined && (note.items.length > 0 || note.statements.length > 0);
}

/** All of it on one thread, as the command line does. */
export function readAndIndex({ folder }: Job): Figures {
  const notes = readNotes(folder);
  const stages = new Stages();
  const peak = new PeakMemory();
  const taken = measure(() => indexNotes(notes, stages, false));
  const bytes = peak.total;
  return {
    ...taken,
    ...stages.toFigures(taken),
    "peak above the text bytes": bytes - peak.before,
    "peak bytes": bytes,
  };
}

/** With the transfer from the worker, as in the app. */
export function readAndTransfer({ folder }: Job): Figures {
  const notes = readNotes(folder);
  const stages = new Stages();
  const taken = measure(() => indexNotes(notes, stages, true));
  return { ...taken, ...stages.toFigures(taken) };
}

import type { ParsedNote } from "../note/parsed-note";
import { recognizeStatus } from "../status/recognize";
import { DEFAULT_VOCABULARY, type Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { collectDays, toDay } from "./days";
import { blankHidden } from "./blank-hidden";
import { findFrontmatter, NO_FRONTMATTER, readFrontmatter, type Frontmatter } from "./frontmatter";
import { toPriority } from "./item-fields";
import { readLegend, withLegend } from "./legend";
import { parseMarkdown } from "./markdown";
import { NoteBuilder } from "./note-builder";
import { readBlockIds, readGarbled, readMuted } from "./note-marks";
import { toPlainText } from "./plain-text";
import { readBlocks } from "./read-blocks";
import { settleStatuses } from "./settle-statuses";
import { blankTooDeep } from "./too-deep";

const MAY_HAVE_LEGEND = /legend|légende|leyenda|легенда|图例|圖例|凡例|범례|\bkey\b/i;

/** What the reader can be told. */
export interface ReadOptions {
  readonly vocabulary?: Vocabulary;
  /** How large the pieces are in which a large note is parsed, in UTF-16 units; what is read is the same. */
  readonly pieceSize?: number;
  /** The year of the note's file: for days without a year in a note without any other date. */
  readonly fileYear?: number;
}

/**
 * Reads a note. Never throws: a note can not be wrong, and what is not understood is kept as written.
 *
 * Offsets in the result count a leading U+FEFF, as the text does.
 */
export function parseNote(text: string, options: ReadOptions = {}): ParsedNote {
  const vocabulary = withLegends(text, options.vocabulary ?? DEFAULT_VOCABULARY);
  const years = { known: collectDays(text, vocabulary), fileYear: options.fileYear ?? null };
  const shift = text.startsWith("\ufeff") ? 1 : 0;
  const body = text.slice(shift);
  const range = findFrontmatter(body);
  const frontmatter =
    range === null
      ? NO_FRONTMATTER
      : readFrontmatter(body.slice(range.content.from, range.content.to), range.content.from + shift);

  const builder = new NoteBuilder(text, new LineIndex(text), { vocabulary, years });
  addFrontmatterStatement(builder, frontmatter, vocabulary);
  builder.isBoard = frontmatter.scalars.some(({ key }) => key === "kanban-plugin");
  const noteTask = addNoteTask(builder, frontmatter, range?.content.from ?? 0);
  const start = range?.end ?? 0;
  const visible = body.slice(0, start) + blankTooDeep(blankHidden(body.slice(start)));
  readBlocks(
    parseMarkdown(visible, start, options.pieceSize),
    text.slice(0, shift) + visible,
    builder,
    vocabulary,
    shift,
  );
  const { links, refs } = builder.finish();
  if (noteTask !== null) builder.closeItem(noteTask);
  settleStatuses(builder);
  return {
    title: frontmatter.title ?? firstTitle(builder),
    aliases: frontmatter.aliases,
    sections: builder.sections,
    items: builder.items,
    statements: builder.statements,
    links,
    refs,
    noteTask,
    blockIds: readBlockIds(text),
    garbled: readGarbled(text, builder.lines),
    muted: readMuted(text),
  };
}

/** Signs mean what a legend of the note says, wherever it stands. */
function withLegends(text: string, vocabulary: Vocabulary): Vocabulary {
  if (!MAY_HAVE_LEGEND.test(text)) return vocabulary;
  return text
    .split("\n")
    .filter((line) => MAY_HAVE_LEGEND.test(line) && line.length < 1000)
    .map((line) => readLegend(toPlainText(line.replace(/[*_`>#]/g, "")), vocabulary))
    .reduce<Vocabulary>((all, legend) => (legend === null ? all : withLegend(all, legend)), vocabulary);
}

function firstTitle(builder: NoteBuilder): string | null {
  const heading = builder.sections.find((section) => section.level === 1)?.heading ?? "";
  return heading === "" ? null : heading;
}

const STATUS_PROPERTY = /^(?:status|state)$/i;

function addFrontmatterStatement(builder: NoteBuilder, frontmatter: Frontmatter, vocabulary: Vocabulary): void {
  const property = frontmatter.scalars.find(({ key, value }) => STATUS_PROPERTY.test(key) && value.trim() !== "");
  if (property === undefined) return;
  const recognition = recognizeStatus(property.value, vocabulary);
  builder.statements.push({
    line: builder.lines.lineAt(property.range.from),
    range: property.range,
    raw: property.value.trim(),
    status: recognition?.status ?? "unknown",
    reason: recognition?.reason ?? "not in the vocabulary",
    of: { kind: "note" },
    in: "frontmatter",
  });
}

/**
 * The task that a note itself is, by its frontmatter, as TaskNotes keeps them: it is tagged `task` and has a status.
 * Null for other notes.
 */
function addNoteTask(builder: NoteBuilder, frontmatter: Frontmatter, offset: number): number | null {
  const value = (name: string): string | undefined => frontmatter.scalars.find(({ key }) => key === name)?.value;
  const statement = builder.statements.find((candidate) => candidate.in === "frontmatter");
  if (statement === undefined || !(frontmatter.tags.includes("task") || value("isTask") === "true")) return null;
  const text = frontmatter.title ?? value("title") ?? "";
  const day = (name: string): string | undefined => toDay((value(name) ?? "").slice(0, 10));
  const dates = Object.fromEntries(
    Object.entries({
      due: day("due"),
      scheduled: day("scheduled"),
      created: day("dateCreated"),
      done: day("completedDate"),
    }).filter(([, written]) => written !== undefined),
  );
  return builder.addItem({
    kind: "task",
    symbol: null,
    symbolRange: null,
    source: builder.lines.lineText(statement.line),
    line: statement.line,
    range: { from: offset, to: statement.range.to },
    text,
    title: text,
    description: "",
    id: null,
    status: statement.status,
    reason: statement.reason,
    raw: statement.raw,
    section: 0,
    end: 1,
    priority: toPriority(value("priority") ?? ""),
    effortHours: null,
    dates,
    people: [],
    tags: frontmatter.tags,
    dependencies: [],
    mentions: [],
    counts: null,
    parent: null,
  });
}

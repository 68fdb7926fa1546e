import { withoutPlan } from "../note/without-plan";
import type { GarbledText, ParsedNote, Section } from "../note/parsed-note";
import { defaultVocabulary, type Vocabulary } from "../status/vocabulary";
import { detached } from "../text/detached";
import { mayBeGarbled } from "../text/garbled";
import { LineIndex } from "../text/line-index";
import { blankHidden } from "./blank-hidden";
import { collectDays, MAX_KNOWN, type YearContext } from "./days";
import { behindFence } from "./fence";
import { flatten } from "./flat-text";
import { findFrontmatter } from "./find-frontmatter";
import { NO_FRONTMATTER, readFrontmatter } from "./frontmatter";
import { joinPieces, type PlacedPiece } from "./join-pieces";
import { legendLines, mayHaveLegend, readLegend, withLegend } from "./legend";
import { parseBlocks, parseInChunks, readDefinitions } from "./markdown";
import { toSection, type OpenHeading, type SliceFacts } from "./note-builder";
import { isOnlyTitle } from "./phase-heading";
import { readMuted } from "./muted";
import { readBlockIds, readGarbled } from "./note-marks";
import { isOffRoadmap, readHead } from "./note-head";
import { emptyPiece, readPiece, type Piece } from "./piece";
import { parsePlainInline } from "./plain/plain-inline";
import { SourceText } from "./plain/source-text";
import { toPlainText } from "./plain-text";
import { readStageTitles } from "./read-blocks";
import { PlanSigns } from "./signs";
import { cutSlices } from "./slices";
import { finish, type Steps } from "./steps";
import { blankTooDeep } from "./too-deep";
import { isStatusKey } from "./status-line";

/** What is kept of a slice: all of it follows from the slice's text, but the piece, which follows from its facts as well. */
interface Slice {
  /** The text as it stands in the note, and with what is hidden in it blanked. */
  readonly raw: string;
  readonly visible: string;
  /** How many line breaks it has. */
  readonly breaks: number;
  /** Each found when it is first asked for. */
  days?: readonly string[];
  legends?: readonly string[];
  definitions?: string;
  stageTitles?: readonly boolean[];
  /** With places that count from the slice. */
  garbled?: readonly GarbledText[];
  /** What was last read in it, and the facts by which it was read. */
  read?: {
    readonly piece: Piece;
    readonly facts: Omit<SliceFacts, "years">;
    readonly definitions: string;
    readonly years: string;
  };
  /** What it says that has no sign of a plan below a plain heading, or null; and by what that was found. */
  quiet?: Quiet;
  /** The piece where it last stood. */
  placed?: PlacedPiece;
}

interface Quiet {
  readonly vocabulary: Vocabulary;
  readonly isBoard: boolean;
  /** Whether the note defines labels. */
  readonly hasLabels: boolean;
  /** Whether the slice shows a sign of a plan below its heading. */
  readonly mayPlan: boolean;
  readonly piece: Piece | null;
}

/** What is kept of a note. */
interface Kept {
  readonly slices: readonly Slice[];
  readonly size: number;
  readonly vocabulary: Vocabulary;
  readonly legends: string;
}

/** How many UTF-16 units of notes are kept; what was read longest ago is forgotten first. */
const MAX_KEPT = 8_000_000;
/** Shorter notes are read again in less time than it takes, in a whole vault, to keep them. */
const MIN_KEPT = 8_000;

/**
 * Reads the notes of a vault again and again. A note is cut into slices, and only the slices that have changed since it
 * was last read are parsed. What is read is the same as when it is read for the first time.
 */
export class NoteReader {
  /** By path, the one read longest ago first. */
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  constructor(readonly vocabulary: Vocabulary = defaultVocabulary()) {}

  /**
   * Reads a note. Never throws: a note cannot be wrong, and what is not understood is kept as written.
   *
   * Offsets in the result count a leading U+FEFF, as the text does.
   *
   * @param fileYear the year of the note's file, for days without a year in a note without any other date
   */
  read(path: string, text: string, fileYear?: number): ParsedNote {
    return finish(this.readInSteps(path, text, fileYear));
  }

  /** The same in steps, each of which takes a millisecond or so: no other note is to be read between them. */
  *readInSteps(path: string, text: string, fileYear?: number): Steps<ParsedNote> {
    const before = this.#kept.get(path);
    const { note, kept } = yield* readSliced(text, this.vocabulary, fileYear ?? null, before ?? null, FAST);
    this.#keep(path, kept);
    return note;
  }

  /** Forgets what is kept of a note that is gone. */
  forget(path: string): void {
    this.#size -= this.#kept.get(path)?.size ?? 0;
    this.#kept.delete(path);
  }

  #keep(path: string, kept: Kept): void {
    this.forget(path);
    if (kept.size < MIN_KEPT) return;
    this.#kept.set(path, kept);
    this.#size += kept.size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= MAX_KEPT || oldest === path) break;
      this.forget(oldest);
    }
  }
}

/** How a note is read. */
interface Way {
  readonly cut: typeof cutSlices;
  readonly parse: typeof parseBlocks;
  /** Whether what shows no sign of a plan is left unread. */
  readonly skips: boolean;
}

const FAST: Way = { cut: cutSlices, parse: parseBlocks, skips: true };
/** In one slice, and with remark alone. */
const WHOLE: Way = { cut: (_text, body) => [body], parse: (slice) => parseInChunks(blankTooDeep(slice)), skips: false };

/** Reads a note of which nothing is kept. */
export function readOnce(text: string, vocabulary: Vocabulary, fileYear: number | null): ParsedNote {
  return finish(readSliced(text, vocabulary, fileYear, null, FAST)).note;
}

/** Reads a note in one piece, and all of it with remark: slowly, and what every other way of reading must give. */
export function readWhole(text: string, vocabulary: Vocabulary, fileYear: number | null): ParsedNote {
  return finish(readSliced(text, vocabulary, fileYear, null, WHOLE)).note;
}

/** So many slices without a plan are read in a part of a millisecond. */
const SLICES_A_STEP = 64;

function* readSliced(
  text: string,
  ofVault: Vocabulary,
  fileYear: number | null,
  before: Kept | null,
  way: Way,
): Steps<{ readonly note: ParsedNote; readonly kept: Kept }> {
  const shift = text.startsWith("\ufeff") ? 1 : 0;
  const range = findFrontmatter(shift === 0 ? text : text.slice(shift));
  const start = shift + (range?.end ?? 0);
  const frontmatter =
    range === null
      ? NO_FRONTMATTER
      : readFrontmatter(text.slice(shift + range.content.from, shift + range.content.to), range.content.from + shift);
  const { slices, visible } = cut(text, start, before?.slices ?? [], way);
  // What the whole does not have, none of its slices has.
  if (before === null) {
    if (!mayHaveLegend(text)) for (const slice of slices) slice.legends = [];
    if (!visible.includes("]:")) for (const slice of slices) slice.definitions = "";
    if (!mayBeGarbled(text)) for (const slice of slices) slice.garbled = NOT_GARBLED;
  }
  yield;
  const legends = slices.flatMap(legendsOf);
  const legendKey = legends.join("\n");
  const isSameVocabulary = before?.legends === legendKey;
  const vocabulary = isSameVocabulary ? before.vocabulary : withLegends(ofVault, legends);
  const years = new NoteYears(text.slice(0, start), slices, vocabulary, fileYear);
  let definitions = "";
  for (const slice of slices) {
    const isKnown = slice.definitions !== undefined;
    definitions += definitionsOf(slice);
    if (!isKnown) yield;
  }
  const head = readHead(
    frontmatter,
    vocabulary,
    (range?.content.from ?? 0) + shift,
    new LineIndex(text.slice(0, start)),
  );
  const hasTitle = namesNote(slices, vocabulary);
  const facts = { hasTitle, isBoard: frontmatter.scalars.some(({ key }) => key === "kanban-plugin") };
  const reader = new SliceReader(way, vocabulary, years, definitions, facts);
  let from = start;
  const headBreaks = countBreaks(text.slice(0, start));
  let line = headBreaks;
  const pieces: PlacedPiece[] = [];
  for (const slice of slices) {
    pieces.push(reader.readQuiet(slice, from, line) ?? (yield* reader.read(slice, from, line)));
    from += slice.raw.length;
    line += slice.breaks;
    if (pieces.length % SLICES_A_STEP === 0) yield;
  }
  const joined = yield* joinPieces(pieces, text.length, { ...head, hasTitle });
  yield;
  const note: ParsedNote = {
    title: frontmatter.title ?? firstTitle(joined.sections),
    aliases: frontmatter.aliases,
    ...joined,
    noteTask: head.noteTask === null ? null : 0,
    blockIds: readBlockIds(text),
    garbled: [...readGarbled(text.slice(0, start)), ...garbledOf(slices, start, headBreaks)],
    muted: readMuted(text),
    ...(head.weekOne === undefined ? {} : { weekOne: head.weekOne }),
    ...(head.due === undefined ? {} : { due: head.due }),
  };
  return {
    note: isOffRoadmap(frontmatter) ? withoutPlan(note) : note,
    kept: { slices, size: text.length, vocabulary, legends: legendKey },
  };
}

function firstTitle(sections: readonly Section[]): string | null {
  const heading = sections.find(({ level }) => level === 1)?.heading ?? "";
  return heading === "" ? null : heading;
}

/** Cuts a text into slices; those that begin and end it as they did before are the ones kept. */
function cut(
  text: string,
  start: number,
  before: readonly Slice[],
  way: Way,
): { readonly slices: readonly Slice[]; readonly visible: string } {
  const body = text.slice(start);
  const shown = blankHidden(body);
  const visible = shown === body ? text : text.slice(0, start) + shown;
  // A part that is cut out is compared at once; `startsWith` goes from character to character.
  const standsIn = (whole: string, part: string, at: number): boolean => whole.slice(at, at + part.length) === part;
  const stands = ({ raw, visible: shownAs }: Slice, at: number): boolean =>
    standsIn(text, raw, at) && ((visible === text && shownAs === raw) || standsIn(visible, shownAs, at));
  // From the front as many as stand where they stood, and from the end; between them the text is cut anew.
  const first: Slice[] = [];
  let from = start;
  for (const slice of before) {
    if (!stands(slice, from)) break;
    first.push(slice);
    from += slice.raw.length;
  }
  const last: Slice[] = [];
  let to = text.length;
  for (let i = before.length - 1; i >= first.length; i--) {
    const slice = before[i];
    if (slice === undefined || to - slice.raw.length < from || !stands(slice, to - slice.raw.length)) break;
    last.push(slice);
    to -= slice.raw.length;
  }
  last.reverse();
  if (first.length === before.length && from === text.length && before.length > 0) return { slices: first, visible };
  // Whether a slice ends where it ended depends on the line behind it.
  const open = first.pop();
  from -= open?.raw.length ?? 0;
  const known = new Map<number, number>();
  for (const [i, slice] of last.entries()) {
    known.set(to, i);
    to += slice.raw.length;
  }
  const starts = way.cut(visible, from, new Set(known.keys()));
  const end = starts[starts.length - 1] ?? from;
  const isMet = starts.length > 1 && known.has(end);
  const cutAnew = (isMet ? starts.slice(0, -1) : starts).map((at, i, all) =>
    toSlice(text, visible, at, all[i + 1] ?? (isMet ? end : text.length), before.length > 0),
  );
  const anew = cutAnew.map((slice) => (slice.raw === open?.raw && slice.visible === open.visible ? open : slice));
  return { slices: [...first, ...anew, ...(isMet ? last.slice(known.get(end)) : [])], visible };
}

/** @param isKept whether it is kept for long: then it is no part of the text, which would be kept with it */
function toSlice(text: string, visible: string, from: number, to: number, isKept: boolean): Slice {
  const part = (whole: string): string => (isKept ? detached(whole.slice(from, to)) : whole.slice(from, to));
  const raw = part(text);
  return { raw, visible: visible === text ? raw : part(visible), breaks: countBreaks(raw) };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const NOT_GARBLED: readonly GarbledText[] = [];

/** The wrongly decoded text in slices, the first of which begins at `from` and on `line`. */
function garbledOf(slices: readonly Slice[], from: number, line: number): readonly GarbledText[] {
  const found: GarbledText[] = [];
  for (const slice of slices) {
    slice.garbled ??= readGarbled(slice.raw);
    for (const garbled of slice.garbled) {
      const range = { from: from + garbled.range.from, to: from + garbled.range.to };
      found.push({ ...garbled, line: line + garbled.line, range });
    }
    from += slice.raw.length;
    line += slice.breaks;
  }
  return found;
}

/** The lines that may be legends; signs mean what a legend of the note says, wherever it stands. */
function legendsOf(slice: Slice): readonly string[] {
  slice.legends ??= legendLines(slice.raw);
  return slice.legends;
}

export function withLegends(vocabulary: Vocabulary, lines: readonly string[]): Vocabulary {
  return lines
    .map((line) => readLegend(line, vocabulary))
    .reduce<Vocabulary>((all, legend) => (legend === null ? all : withLegend(all, legend)), vocabulary);
}

function definitionsOf(slice: Slice): string {
  slice.definitions ??= readDefinitions(slice.visible);
  return slice.definitions;
}

/** A heading of level 1, and what may underline one, at the beginning of a line. */
const INNER_TITLE = /(?: {0,3}#(?:[ \t]|\r?(?:\n|$))|[ \t>]*=+[ \t]*\r?(?:\n|$))/y;

/** What may leave HTML open, or a fence that one in column 0 would close. */
const MAY_OPEN = / {0,3}<| {1,3}(?:`{3}|~{3})/y;

/** Whether a slice may have a heading of level 1 below its first line, or an indented one in it. */
function mayHaveInnerTitle(text: string): boolean {
  if (text.startsWith(" ") && isInnerTitle(text, 0)) return true;
  let isInDoubt = opensAt(text, 0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at)) {
    at += 1;
    const code = text.charCodeAt(at);
    // No other line opens with a blank, a quote mark, `#` or `=`.
    if ((code <= 35 || code === 61 || code === 62) && isInnerTitle(text, at)) return true;
    if (code === 60 || code === 32) isInDoubt ||= opensAt(text, at);
    // Comments in code look like titles.
    else if ((code === 96 || code === 126) && !isInDoubt) {
      const behind = behindFence(text, at);
      isInDoubt = behind === null;
      if (behind !== null) at = Math.max(at, behind - 1);
    }
  }
  return false;
}

function opensAt(text: string, at: number): boolean {
  MAY_OPEN.lastIndex = at;
  return MAY_OPEN.test(text);
}

function isInnerTitle(text: string, at: number): boolean {
  INNER_TITLE.lastIndex = at;
  return INNER_TITLE.test(text);
}

/** Whether the first heading of level 1 names the note: not where it is a stage of work, as others are. */
function namesNote(slices: readonly Slice[], vocabulary: Vocabulary): boolean {
  let isFirst = true;
  for (const slice of slices) {
    for (const isStage of stageTitlesOf(slice, vocabulary)) {
      if (isStage !== isFirst) return isFirst;
      isFirst = false;
    }
  }
  return true;
}

function stageTitlesOf(slice: Slice, vocabulary: Vocabulary): readonly boolean[] {
  if (slice.stageTitles !== undefined) return slice.stageTitles;
  const { visible } = slice;
  let text = "";
  if (mayHaveInnerTitle(visible)) text = visible;
  else if (/^#(?!#)/.test(visible)) text = visible.slice(0, (visible.indexOf("\n") + 1 || visible.length + 1) - 1);
  slice.stageTitles = text === "" ? [] : readStageTitles(parseBlocks(text), text, vocabulary);
  return slice.stageTitles;
}

/** The dates of a note by which days without a year are understood; found when one is met. */
class NoteYears implements YearContext {
  #known: readonly string[] | null = null;

  constructor(
    readonly head: string,
    readonly slices: readonly Slice[],
    readonly vocabulary: Vocabulary,
    readonly fileYear: number | null,
  ) {}

  get known(): readonly string[] {
    this.#known ??= this.#collect();
    return this.#known;
  }

  #collect(): readonly string[] {
    const days = new Set(collectDays(this.head, this.vocabulary));
    for (const slice of this.slices) {
      slice.days ??= collectDays(slice.raw, this.vocabulary);
      for (const day of slice.days) days.add(day);
      if (days.size >= MAX_KNOWN) break;
    }
    return [...days].slice(0, MAX_KNOWN).sort();
  }
}

/** Reads the slices of a note one after the other. */
class SliceReader {
  readonly #open: OpenHeading[] = [];
  readonly #signs: PlanSigns | null;
  #isFirst = true;
  #hasHeading = false;

  constructor(
    readonly way: Way,
    readonly vocabulary: Vocabulary,
    readonly years: NoteYears,
    readonly definitions: string,
    readonly note: Pick<SliceFacts, "hasTitle" | "isBoard">,
  ) {
    this.#signs = way.skips ? PlanSigns.of(vocabulary) : null;
  }

  /** Reads a slice that says nothing; null where it may say something, or its heading does. */
  readQuiet(slice: Slice, from: number, line: number): PlacedPiece | null {
    const { piece } = this.#quietOf(slice);
    return piece === null ? null : this.#place(slice, piece, from, line);
  }

  *read(slice: Slice, from: number, line: number): Steps<PlacedPiece> {
    const piece = yield* this.#readBy(slice, this.#quietOf(slice), this.#facts());
    return this.#place(slice, piece, from, line);
  }

  #place(slice: Slice, piece: Piece, from: number, line: number): PlacedPiece {
    const { placed } = slice;
    const isPlaced = placed?.piece === piece && placed.from === from && placed.line === line;
    slice.placed = isPlaced ? placed : { piece, from, line, joined: null };
    this.#isFirst = false;
    this.#hasHeading ||= piece.sections.length > 0;
    for (const section of piece.sections) {
      while ((this.#open[this.#open.length - 1]?.level ?? 0) >= section.level) this.#open.pop();
      this.#open.push(section);
    }
    return slice.placed;
  }

  #facts(): SliceFacts {
    return {
      hasTitle: this.note.hasTitle,
      isBoard: this.note.isBoard,
      vocabulary: this.vocabulary,
      years: this.years,
      open: this.#open.slice(),
      isFirst: this.#isFirst,
      hasFirstHeading: !this.#hasHeading,
    };
  }

  #quietOf(slice: Slice): Quiet {
    const { vocabulary } = this;
    const { isBoard } = this.note;
    const hasLabels = this.definitions !== "";
    const { quiet } = slice;
    if (quiet?.vocabulary === vocabulary && quiet.isBoard === isBoard && quiet.hasLabels === hasLabels) return quiet;
    const mayPlan = this.#signs?.inSlice(slice.visible, hasLabels) ?? true;
    const piece = mayPlan ? null : readQuietHeading(slice.visible, this);
    return (slice.quiet = { vocabulary, isBoard, hasLabels, mayPlan, piece });
  }

  *#readBy(slice: Slice, { mayPlan }: Quiet, facts: SliceFacts): Steps<Piece> {
    return this.#keptPiece(slice, facts) ?? (yield* this.#newPiece(slice, mayPlan, facts));
  }

  /** What was read in a slice before, if the same would be read again. */
  #keptPiece({ read }: Slice, facts: SliceFacts): Piece | null {
    if (read?.definitions !== this.definitions || !areSame(read.facts, facts)) return null;
    return !read.piece.usesYears || read.years === this.#yearsKey() ? read.piece : null;
  }

  *#newPiece(slice: Slice, mayPlan: boolean, facts: SliceFacts): Steps<Piece> {
    const piece =
      (mayPlan ? null : this.#readHeadOnly(slice, facts)) ?? (yield* this.#readPiece(slice.raw, slice.visible, facts));
    const { years: _years, ...kept } = facts;
    slice.read = { piece, facts: kept, definitions: this.definitions, years: piece.usesYears ? this.#yearsKey() : "" };
    yield;
    return piece;
  }

  *#readPiece(raw: string, visible: string, facts: SliceFacts): Steps<Piece> {
    const blocks = this.way.parse(visible, this.definitions);
    yield;
    return yield* readPiece(raw, visible, blocks, facts);
  }

  /** What a slice says of which nothing but its heading can be part of a plan; null for any other. */
  #readHeadOnly(slice: Slice, facts: SliceFacts): Piece | null {
    const end = slice.visible.indexOf("\n");
    const heading = slice.visible.startsWith("#") ? slice.visible.slice(0, end === -1 ? undefined : end) : "";
    const piece = finish(this.#readPiece(heading, heading, facts));
    const says =
      piece.items.length > 0 || piece.sections.some((section) => isStatusKey(section.heading, this.vocabulary));
    // A phase takes over what stands below it, as does the key of a status.
    return says ? null : piece;
  }

  #yearsKey(): string {
    return `${this.years.fileYear ?? ""} ${this.years.known.join(" ")}`;
  }
}

const HEADING = /^(#{1,6}) ([^\r\n]*)\r?$/;

/** What a slice without signs of a plan says, where its heading is of words that none is made of; null for any other. */
function readQuietHeading(
  visible: string,
  { vocabulary, note }: { readonly vocabulary: Vocabulary; readonly note: Pick<SliceFacts, "isBoard"> },
): Piece | null {
  if (!visible.startsWith("#")) return emptyPiece([]);
  const end = visible.indexOf("\n");
  const line = end === -1 ? visible : visible.slice(0, end);
  const [, marks, words] = HEADING.exec(line) ?? [];
  const flat = words === undefined ? null : flattenHeading(words.trim());
  if (marks === undefined || flat === null) return null;
  const heading = toPlainText(flat);
  if (heading === "" || !isOnlyTitle(heading, vocabulary)) return null;
  return emptyPiece([toSection(heading, marks.length, line.trimEnd().length, note)]);
}

const MAY_BE_MARKED = /[`*_[\]<&\\~\0]|#$|[^\S\n]{2}/;
/** What may have links in it, or close the heading. */
const MAY_LINK = /[[<\0]|\.md\s*`|#$/i;

/** The flat text of a heading without links; null for any other, or where it takes remark to read it. */
function flattenHeading(words: string): string | null {
  if (!MAY_BE_MARKED.test(words)) return words;
  if (MAY_LINK.test(words)) return null;
  const content = parsePlainInline(SourceText.ofRange(words, 0, words.length), false);
  return content === null ? null : flatten(content, words).text;
}

/** Whether the same is read by two facts; the years of the note apart. */
function areSame(a: Omit<SliceFacts, "years">, b: SliceFacts): boolean {
  return (
    a.vocabulary === b.vocabulary &&
    a.isFirst === b.isFirst &&
    a.hasFirstHeading === b.hasFirstHeading &&
    a.hasTitle === b.hasTitle &&
    a.isBoard === b.isBoard &&
    a.open.length === b.open.length &&
    a.open.every(({ level, heading }, i) => level === b.open[i]?.level && heading === b.open[i].heading)
  );
}

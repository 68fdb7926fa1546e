import { isKnown, type ParsedNote } from "../note/parsed-note";
import { parseNote, vocabularyOfNote } from "../parse/parse-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { newPlacesIn, type NewPlace } from "./append-status";
import { keepPadding } from "./cell-padding";
import { planLineEdit, resolveLineEdit, type LineEditPlan } from "./line-edit";
import { saysOnly } from "./says-only";
import { placesOf, statementsOfItem, type StatusPlace, type StatusSubject } from "./status-place";
import { StatusWording } from "./status-wording";

/** The wish to give something another status, kept until it is carried out. */
export interface SetStatusPlan extends LineEditPlan {
  readonly status: Status;
}

/** A value that is longer, and of which nothing is understood, is not replaced as a whole. */
const MAX_WHOLE = 60;
/** So often the note is read to try one. */
const MAX_TRIES = 24;

/**
 * Plans the smallest edit that gives a subject a status, in the words of the note's writer. Null where it has that
 * status already, where it says its status nowhere, or where no small edit would be read as just that: each is tried
 * on the text before it is proposed, and must leave all other statuses and texts of the note as they are.
 *
 * @param note what was read in `source`, with `vocabulary`
 * @param source the note's text
 */
export function planSetStatus(
  note: ParsedNote,
  subject: StatusSubject,
  to: Status,
  source: string,
  vocabulary: Vocabulary,
): SetStatusPlan | null {
  if (statusOf(note, subject) === to) return null;
  const wording = new StatusWording(note, source, vocabularyOfNote(source, vocabulary));
  const tried = new Set<string>();
  for (const edit of editsFor(note, subject, to, source, wording)) {
    const key = `${edit.range.from} ${edit.range.to} ${edit.insert}`;
    if (tried.has(key) || edit.expected === edit.insert) continue;
    tried.add(key);
    if (tried.size > MAX_TRIES) return null;
    const plan = planLineEdit(edit, source);
    if (plan === null) continue;
    const after = parseNote(applyEdits(source, [edit]), { vocabulary });
    if (saysOnly(note, after, subject, to)) return { ...plan, status: to };
  }
  return null;
}

/**
 * The edit that carries a plan out on the text as it stands now.
 *
 * @throws {StaleTextError} when the line is gone or can not be told from others; nothing must be written then.
 */
export function resolveSetStatus(plan: SetStatusPlan, text: string): TextEdit {
  return resolveLineEdit(plan, text);
}

function statusOf(note: ParsedNote, subject: StatusSubject): string | null {
  switch (subject.kind) {
    case "item":
      return note.items[subject.item]?.status ?? null;
    case "statement":
      return note.statements[subject.statement]?.status ?? null;
    case "note":
      return null;
  }
}

/** The edits that may do, the best first. */
function* editsFor(
  note: ParsedNote,
  subject: StatusSubject,
  to: Status,
  source: string,
  wording: StatusWording,
): Generator<TextEdit> {
  const places = placesOf(note, subject, source);
  for (const place of places) {
    const texts = wording.wordings(place, to);
    for (const range of rangesIn(place, note)) {
      const expected = source.slice(range.from, range.to);
      for (const insert of texts) {
        const edit = { range, expected, insert: quotedLike(place, expected, insert) };
        yield place.kind === "cell" ? keepPadding(edit, source) : edit;
      }
    }
  }
  const item = subject.kind === "item" ? note.items[subject.item] : undefined;
  if (subject.kind !== "item" || item?.kind !== "phase" || item.form !== "heading" || places.length > 0) return;
  if (statementsOfItem(note, subject.item).length > 0) return;
  for (const place of newPlacesIn(note, item, source)) {
    for (const text of wording.wordings(place, to)) yield newEdit(place, text);
  }
}

function newEdit({ range, before, after }: NewPlace, text: string): TextEdit {
  return { range, expected: "", insert: before + text + after };
}

/** What of a place may be replaced: the status alone, or with a word before it that denies it, or all of it. */
function rangesIn({ range, value, written, status, kind }: StatusPlace, note: ParsedNote): readonly TextRange[] {
  if (kind === "box" || value === "") return [range];
  const garbled = note.garbled.filter((run) => range.from <= run.range.from && run.range.to <= range.to);
  const within = ({ from, to }: TextRange): TextRange => ({ from: range.from + from, to: range.from + to });
  const quotes = /^(["']).*\1$/.test(value) && kind === "property" ? 1 : 0;
  const whole = { from: range.from + quotes, to: range.to - quotes };
  const isPlain = value.length <= MAX_WHOLE && !/[\n[\]*_`~|<>]/.test(value);
  if (written === null) return isPlain ? [whole] : [];
  const own = within(written.range);
  const found = garbled.reduce(
    (all, run) => ({ from: Math.min(all.from, run.range.from), to: Math.max(all.to, run.range.to) }),
    own,
  );
  const isBare = written.form === "box" || !isMarkedWithin(value, written.range);
  if (!isBare || (written.form !== "box" && isInLink(value, written.range.from))) return [];
  const denied = { from: whole.from, to: found.to };
  const before = value.slice(quotes, Math.max(quotes, found.from - range.from));
  const isDenied = isKnown(status) && /^\p{L}[\p{L} ]{0,20}$/u.test(before);
  return isDenied ? [found, denied] : [found];
}

function isMarkedWithin(value: string, { from, to }: TextRange): boolean {
  return /[*`~\n_]/.test(value.slice(from, to).replace(/(\p{L})_(?=\p{L})/gu, "$1"));
}

/** Whether a place stands within brackets of a link. */
function isInLink(value: string, at: number): boolean {
  const before = value.slice(0, at);
  return before.lastIndexOf("[[") > before.lastIndexOf("]]") || /\]\([^)]*$/.test(before) || /\[[^\]]*$/.test(before);
}

/** What stands in quotation marks must not end them. */
function quotedLike({ kind, value }: StatusPlace, expected: string, insert: string): string {
  return kind === "property" && value.startsWith("'") && !expected.startsWith("'")
    ? insert.replace(/'/g, "''")
    : insert;
}

import { isKnown, type ParsedNote } from "../note/parsed-note";
import { recognizeStatus } from "../status/recognize";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import { kindOf, ownPlaces, toPlace, type PlaceKind, type StatusPlace } from "./status-place";
import type { StatusForm, WrittenStatus } from "./written-status";

/** One way in which a note says a status, and how often it does in one kind of place. */
export interface StatusWay {
  readonly kind: PlaceKind;
  readonly status: Status;
  /** What stands in the note, remarks left out. */
  readonly text: string;
  readonly form: StatusForm;
  readonly sign: string;
  readonly word: string;
  readonly gap: string;
  readonly count: number;
}

/** What ends so is to be followed by what it speaks of: `waiting for`. */
export const AWAITS_MORE =
  /(?:^|\s)(?:awaiting|by|for|on|to|of|until|auf|von|für|durch|par|de|sur|por|para|di|da|per|на|от)$/iu;
/** A value that is longer says more than its status. */
const MAX_WHOLE = 24;

/** Every way in which a note says statuses, the most frequent first. */
export function findWays(note: ParsedNote, source: string, vocabulary: Vocabulary): readonly StatusWay[] {
  const ways = new Map<string, { -readonly [K in keyof StatusWay]: StatusWay[K] }>();
  for (const place of placesIn(note, source)) {
    const said = readWay(place, vocabulary);
    if (said === null) continue;
    const key = `${said.kind} ${said.status} ${said.text}`;
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { ...said });
    else known.count += 1;
  }
  return [...ways.values()].sort((a, b) => b.count - a.count);
}

function placesIn(note: ParsedNote, source: string): readonly StatusPlace[] {
  return [
    ...note.items.flatMap((item) => ownPlaces(item, note, source)),
    ...note.statements.map((statement) =>
      toPlace(kindOf(statement, note), statement.range, source, statement, note.garbled),
    ),
  ].filter(({ range }) => !note.garbled.some((run) => run.range.from < range.to && range.from < run.range.to));
}

function readWay({ kind, range, value, written, status }: StatusPlace, vocabulary: Vocabulary): StatusWay | null {
  if (!isKnown(status) || range.from === range.to) return null;
  if (kind === "box") return { kind, status, text: value, form: "box", sign: "", word: "", gap: "", count: 1 };
  const whole: WrittenStatus | null =
    written === null && value.length <= MAX_WHOLE && !/[\n[\]()*_`~|<>]/.test(value)
      ? { range: { from: 0, to: value.length }, form: "word", sign: "", word: value, gap: "" }
      : written;
  if (whole === null || whole.form === "degree" || whole.form === "fraction" || isMarked(value, whole.range))
    return null;
  const { form, sign, word, gap } = whole;
  if (/[/→|]|->/.test(word) || AWAITS_MORE.test(word)) return null;
  const text = value.slice(whole.range.from, whole.range.to);
  // Of `no longer blocked` or `only 4 of 26` no part says the same elsewhere.
  if (word !== "") {
    const meant = recognizeStatus(word, vocabulary);
    if (meant?.status !== status || (written === null && !meant.whole)) return null;
  }
  return { kind, status, text, form, sign, word, gap, count: 1 };
}

/** Whether there are marks in a part of a value; a line below between letters is none. */
export function isMarked(value: string, { from, to }: TextRange): boolean {
  return /[*_`~\n]/.test(value.slice(from, to).replace(/(\p{L})_(?=\p{L})/gu, "$1"));
}

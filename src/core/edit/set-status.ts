import { isKnown, type ParsedNote } from "../note/parsed-note";
import { versionParser, vocabularyOfNote } from "../parse/parse-note";
import type { StatedStatus, Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import type { TextEdit } from "../text/text-edit";
import { newPlacesIn } from "./append-status";
import { keepPadding } from "./cell-padding";
import { firstPlan } from "./first-plan";
import { resolveLineEdit, type LineEditPlan } from "./line-edit";
import { saysOnly } from "./says-only";
import { AWAITS_MORE, isMarked } from "./status-ways";
import { placesOf, statementsOfItem, statusOf, type StatusPlace, type StatusSubject } from "./status-place";
import { StatusWording } from "./status-wording";
import { withSignBeside } from "./sign-beside";
import type { WrittenStatus } from "./written-status";

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
 * @param parse reads versions of the note, with `vocabulary`
 * @param wording that of the note
 */
export function planSetStatus(
  note: ParsedNote,
  subject: StatusSubject,
  to: Status,
  source: string,
  vocabulary: Vocabulary,
  parse = versionParser(vocabulary),
  wording = wordingOf(note, source, vocabulary),
): SetStatusPlan | null {
  if (statusOf(note, subject) === to) return null;
  const plan = firstPlan(editsFor(note, subject, to, source, wording), source, MAX_TRIES, (after) =>
    saysOnly(note, parse(after), subject, to),
  );
  return plan === null ? null : { ...plan, status: to };
}

/**
 * The edit that carries a plan out on the text as it stands now.
 *
 * @throws {StaleTextError} when the line is gone or cannot be told from others; nothing must be written then.
 */
export function resolveSetStatus(plan: SetStatusPlan, text: string): TextEdit {
  return resolveLineEdit(plan, text);
}

/** The words for statuses in a note, which was read in `source` with `vocabulary`. */
export function wordingOf(note: ParsedNote, source: string, vocabulary: Vocabulary): StatusWording {
  return new StatusWording(note, source, vocabularyOfNote(source, vocabulary));
}

/** The edits that may give a subject a status, the best first; none of them was tried. */
export function* editsFor(
  note: ParsedNote,
  subject: StatusSubject,
  to: Status,
  source: string,
  wording: StatusWording,
): Generator<TextEdit> {
  const places = placesOf(note, subject, source);
  for (const place of places) {
    const texts = wording.wordings(place, to);
    for (const range of rangesIn(place, wording.vocabulary)) {
      const expected = source.slice(range.from, range.to);
      const lead = source.slice(place.range.from, range.from);
      const isFigure = /\d\s?[%٪％]?$/.test(expected);
      for (const insert of texts) {
        if (isFigure && !fitsFigure(insert, lead, source.slice(range.to, range.to + 40), to)) continue;
        const text = lead.endsWith("#") ? insert.toLowerCase().replace(/\s+/g, "-") : insert;
        const edit = withSignBeside(toEdit(place, range, text, expected), place, to, source, wording);
        // A status line may be a row of a table.
        if (edit !== null) yield place.kind === "cell" || expected !== "" ? keepPadding(edit, source) : edit;
      }
    }
  }
  const item = subject.kind === "item" ? note.items[subject.item] : undefined;
  if (subject.kind !== "item" || item?.kind !== "phase" || item.form !== "heading" || places.length > 0) return;
  if (statementsOfItem(note, subject.item).length > 0) return;
  for (const place of newPlacesIn(note, item, source)) {
    const { range, before, after } = place;
    for (const text of wording.wordings(place, to)) yield { range, expected: "", insert: before + text + after };
  }
}

/**
 * Whether something may stand in the place of a figure: `75% complete` may become `100% complete`, but not `blocked
 * complete`, nor `Done (2/6)` `Done (blocked)`, nor `2/5 (40%)` `5/5 (40%)`.
 */
function fitsFigure(insert: string, lead: string, tail: string, to: Status): boolean {
  if ((to === "done" || to === "todo") && /^[^\d(\n]*\(\d+([.,]\d+)?\s?[%/]/.test(tail)) return false;
  return /\d/.test(insert) || !(/^\s+\p{L}/u.test(tail) || /\S\s*\($/.test(lead));
}

/** The edit of a part of a place; an empty one is where the words begin that are to stay behind the status. */
function toEdit(place: StatusPlace, range: TextRange, text: string, expected: string): TextEdit {
  const insert = quotedLike(place, expected, text);
  if (expected !== "" || place.value === "") return { range, expected, insert };
  return place.kind === "cell"
    ? { range: place.range, expected: place.value, insert: `${insert} – ${place.value}` }
    : { range, expected, insert: `${insert} – ` };
}

/** A value of so many words at most may be replaced as a whole though its status was understood, and not where it stands. */
const FEW_WORDS = 3;
/**
 * The rest of a clause: to a point or comma that ends it, not one in a number, a day, an abbreviation or a file's name,
 * nor anything in a link or behind a backslash.
 */
const CLAUSE =
  "(?:\\\\.|\\[\\[[^\\]\\n]*\\]\\]|\\[[^\\]\\n]*\\]\\([^)\\n]*\\)|(?:Dr|Mr|Mrs|Ms|Prof|Nr|No|vs|ca|bzw)\\.(?=\\s)|" +
  "\\d{1,2}\\.(?=\\s(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))|[.,](?=[^\\s|])|[^.,;()|–—\\n\\\\[])*";
const CLAUSE_END = new RegExp(`^${CLAUSE}`);
/** What a state waits for, or gives way to: `blocked by B2`, `deferred until May`. */
const QUALIFIER = new RegExp(`^\\s+(?:by|for|on|until|till|to|durch|von|auf|bis|par|por|da|от)\\s${CLAUSE}`, "iu");
/** Of these states it is said what they wait for or give way to; of others who, when and where, which stays. */
const IS_QUALIFIED: ReadonlySet<StatedStatus | null> = new Set(["blocked", "deferred", "cancelled"]);
/** Words around a status that turn or weaken it, and say something else with another one. */
const PARTICLE =
  /^(?:yet|no|not|longer|fully|already|successfully|still|is|isn't|isn’t|to|be|noch|nicht|aún|todavía|ainda|não|encore|pas|non|ancora|ещё|еще|не)$/iu;
/** `ready to be reviewed`, `ready for the first test`; not by whom, when and where. */
const READY_FOR = /^ready\s(?:to|for)(?:\s(?!(?:by|with|on|in|at|-)\s)[^\s()*|,;]*[\p{L}\p{N}&])+/iu;
/** What joins a further state: `complete and tested`. */
const JOINT = /^(?:and|&|und|y|et|и)$/i;
const WORDS_BEFORE = /(?:[\p{L}'’]+\s+)+$/u;
const WORDS_BEHIND = /^(?:\s+[\p{L}'’&-]+){1,4}/u;

/** What of a place may be replaced: the status alone, or with what goes with it, or all of the value. */
function rangesIn(place: StatusPlace, { phrases }: Vocabulary): readonly TextRange[] {
  const { range, value, written, status, kind } = place;
  if (kind === "box" || value === "") return [range];
  const within = (from: number, to: number): TextRange => ({ from: range.from + from, to: range.from + to });
  const quotes = kind === "property" && /^(["']).*\1$/.test(value) ? 1 : 0;
  if (written === null) {
    const isFew = value.length <= MAX_WHOLE && value.trim().split(/\s+/).length <= FEW_WORDS;
    if (isFew && !/[\n[\]*_`~|<>]/.test(value)) return [within(quotes, value.length - quotes)];
    return isKnown(status) || isFew || /^\s*[[<|]/.test(value) ? [] : [within(quotes, quotes)];
  }
  const { from, to } = written.range;
  const [before, behind] = [value.slice(quotes, from), value.slice(to, value.length - quotes)];
  if (written.form === "box") return [within(from, to)];
  if (isMarked(value, written.range) || isInLink(value, from)) return [];
  // Of `FINAL_STATUS` or `completed/stopped` a part makes no sense with another one.
  if (/[a-z\d](?:\s?\/|_)$/i.test(before) || /^[_/][a-z]/i.test(behind)) return [];
  if (written.form === "degree") {
    const said = /^\s+(\p{L}+)/u.exec(behind);
    const isDone = phrases.get(said?.[1]?.toLowerCase() ?? "") === "done";
    const about = from - (/[~≈]\s?$/.exec(before)?.[0].length ?? 0);
    return said === null || !isDone ? [within(about, to)] : [within(about, to), within(about, to + said[0].length)];
  }
  const again = /^\s*\(([^()]{1,30})\)/.exec(behind);
  if (phrases.get(again?.[1]?.toLowerCase() ?? "") === status) return [within(from, to + (again?.[0].length ?? 0))];
  const awaited = AWAITS_MORE.test(written.word) ? CLAUSE_END : IS_QUALIFIED.has(status) ? QUALIFIER : null;
  const start = from - particlesBefore(before);
  const qualifier = awaited?.exec(behind) ?? null;
  if (qualifier !== null) {
    // Up to a mark that has no other one in it: `for Ada** until May`.
    const parts = qualifier[0].split(/\*+|~~|`+/);
    const length = (parts.length % 2 === 1 ? qualifier[0] : (parts[0] ?? "")).trimEnd().length;
    return [within(start, to + length)];
  }
  const state = to + stateBehind(behind, written, phrases);
  const ready = value.slice(0, state).toLowerCase().lastIndexOf("ready");
  const end = Math.max(state, ready + (READY_FOR.exec(value.slice(ready))?.[0].length ?? 0));
  const isDenied = start === from && /^\p{L}[\p{L} ]{0,20}$/u.test(before);
  return isDenied ? [within(start, end), within(quotes, end)] : [within(start, end)];
}

/** How much of the text before a status belongs to it: `no longer ` before `blocked`. */
function particlesBefore(before: string): number {
  const words = WORDS_BEFORE.exec(before)?.[0].match(/\S+\s+/g) ?? [];
  let length = 0;
  for (const word of words.reverse()) {
    if (!PARTICLE.test(word.trim())) break;
    length += word.length;
  }
  return length;
}

/** How much of the text behind a status states something as well, and so belongs to it: ` approved` behind `not yet`. */
function stateBehind(behind: string, { form }: WrittenStatus, phrases: Vocabulary["phrases"]): number {
  if (form !== "word" && form !== "sign-word") return 0;
  const words = WORDS_BEHIND.exec(behind)?.[0].match(/\s+\S+/g) ?? [];
  let [length, taken] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    const [word = "", next = ""] = [words[at], words[at + 1]];
    length += word.length;
    const said = word.trim().toLowerCase().replace(/-/g, " ");
    const isLong = next !== "" && phrases.has(`${said} ${next.trim().toLowerCase()}`);
    if (isLong) {
      length += next.length;
      at += 1;
    }
    if (isLong || phrases.has(said)) taken = length;
    else if (!PARTICLE.test(said) && !JOINT.test(said)) break;
  }
  return taken;
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

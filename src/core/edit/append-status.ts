import type { ParsedNote, PhaseItem } from "../note/parsed-note";
import { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";
import type { StatusPlace } from "./status-place";
import { toPlace } from "./status-place";

/** A place in a heading that has no status, and what is put around the words there. */
export interface NewPlace extends StatusPlace {
  readonly before: string;
  readonly after: string;
}

/**
 * Where a phase heading without a status could state one, as the headings of other phases in the note do; the most
 * frequent way first, none where no other says its own.
 */
export function newPlacesIn(note: ParsedNote, phase: PhaseItem, source: string): readonly NewPlace[] {
  const lines = new LineIndex(source);
  const heading = headingRange(lines, source, phase.line);
  if (heading === null) return [];
  const counts = new Map<string, { readonly place: NewPlace; count: number }>();
  const level = note.sections[phase.section]?.level;
  for (const other of note.items) {
    if (other.kind !== "phase" || other.form !== "heading" || other.statusRange === null) continue;
    const there = headingRange(lines, source, other.line);
    const sample = toPlace("heading", other.statusRange, source, other, note.garbled);
    if (there === null || sample.range.from < there.from || sample.range.to > there.to) continue;
    const lead = source.slice(there.from, sample.range.from);
    const tail = source.slice(sample.range.to, there.to);
    const frame = frameOf(lead, tail);
    if (frame === null) continue;
    const at = frame.isBehind ? heading.to : heading.from;
    const key = `${frame.before}|${frame.after}`;
    const weight = note.sections[other.section]?.level === level ? 100 : 1;
    const known = counts.get(key);
    if (known !== undefined) known.count += weight;
    else
      counts.set(key, {
        place: { ...sample, range: { from: at, to: at }, value: "", before: frame.before, after: frame.after },
        count: weight,
      });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ place }) => place);
}

const OPENS = /^[[(（【]?$/;
const BEFORE = /(?:[*_]{0,3}\s*(?:[-–—|→:]\s+)?[[(（【]?[*_]{0,3})$/u;
const AFTER = /^[*_]{0,3}[\])）】]?[*_]{0,3}$/;

/** What stands around a status at the end of a heading or, with what sets it off, at its beginning. */
function frameOf(
  lead: string,
  tail: string,
): { readonly before: string; readonly after: string; readonly isBehind: boolean } | null {
  if (AFTER.test(tail)) return { before: BEFORE.exec(lead)?.[0] ?? "", after: tail, isBehind: true };
  const behind = /^[\])）】]?\s*(?:[:–—-]\s+)?/.exec(tail)?.[0] ?? "";
  return OPENS.test(lead) && /\s$/.test(behind) ? { before: lead, after: behind, isBehind: false } : null;
}

/** Where the words of a heading stand, without its marks; null for an underlined one of several lines. */
function headingRange(lines: LineIndex, source: string, line: number): TextRange | null {
  const { from, to } = lines.lineRange(line);
  const text = source.slice(from, to);
  const opening = /^\ufeff? {0,3}#{1,6}[ \t]+/.exec(text)?.[0];
  if (opening !== undefined) {
    const end = endOfWords(text.trimEnd());
    return end > opening.length ? { from: from + opening.length, to: from + end } : null;
  }
  if (line + 1 >= lines.count || !/^ {0,3}(?:=+|-+)\s*$/.test(lines.lineText(line + 1))) return null;
  return { from: from + (/^\s*/.exec(text)?.[0].length ?? 0), to: from + text.trimEnd().length };
}

/** Where the words of a heading's line end, before the marks that may close it. */
function endOfWords(text: string): number {
  let end = text.length;
  while (text.charAt(end - 1) === "#") end -= 1;
  return /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd().length : text.length;
}

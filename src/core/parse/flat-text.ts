import type { Nodes, PhrasingContent } from "mdast";
import { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";

/** How a stretch of flat text is marked in the note. */
export type Mark = "strong" | "emphasis" | "code" | "delete" | "link";

/** A stretch of flat text under one mark; stretches may nest. */
export interface MarkedRun extends TextRange {
  readonly mark: Mark;
}

/**
 * Inline content without its marks, which still knows where each of its characters stands in the note.
 *
 * Line breaks of the source are `\n`, and of several blanks in a row the first is left, so that no pattern meets long
 * runs of them. HTML and images leave nothing behind.
 */
export interface FlatText {
  readonly text: string;
  /** Offsets into `text`, in the order in which they close. */
  readonly runs: readonly MarkedRun[];
  /** Where the characters of `text` stand; ask {@link offsetOf}. */
  readonly places: Places;
  /** The place of its first character among those of `places`, which may be of a longer text. */
  readonly base: number;
}

/** The note's offsets of the characters of a text, and of the place behind the last one: one entry for each stretch of it. */
class Places {
  /** Where the first stretch stands in the note; most texts are one. */
  #first: number | null = null;
  /** Where further stretches begin in the text, ascending, and in the note; within one, both count on together. */
  #more: { readonly starts: number[]; readonly offsets: number[] } | null = null;

  /** Adds the offset of a character; they are added in the order of the text, from 0. */
  add(at: number, offset: number): void {
    if (this.#first === null) {
      this.#first = offset - at;
      return;
    }
    if (this.of(at) === offset) return;
    this.#more ??= { starts: [], offsets: [] };
    this.#more.starts.push(at);
    this.#more.offsets.push(offset);
  }

  of(at: number): number {
    const { starts, offsets } = this.#more ?? NO_MORE;
    let low = -1;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low === -1 ? (this.#first ?? 0) + at : (offsets[low] ?? 0) + at - (starts[low] ?? 0);
  }
}

const NO_MORE = { starts: [], offsets: [] };

const NO_RUNS: readonly MarkedRun[] = [];

/** Flat text of nothing. */
export const NO_TEXT: FlatText = { text: "", runs: [], places: new Places(), base: 0 };

/** The note's offset of a character of flat text, or of the place behind its last one. */
export function offsetOf(flat: FlatText, at: number): number {
  return flat.places.of(flat.base + at);
}

/** The first character of flat text that stands at an offset of the note or behind it; 0 where none does. */
export function indexBehind(flat: FlatText, offset: number): number {
  for (let at = 0; at <= flat.text.length; at++) if (offsetOf(flat, at) >= offset) return at;
  return 0;
}

const BLANK = /[^\S\n]/;
const BLANKS = /[^\S\n]{2}/;

function isBlankChar(char: string): boolean {
  return char <= " " ? char !== "\n" && BLANK.test(char) : char >= "\u00a0" && BLANK.test(char);
}

/** How far a character of a value is looked for in the source: indents, quote marks and escapes are short. */
const MAX_GAP = 256;

/** The flat text of inline content; `source` is the note, and `shift` is added to the nodes' offsets to get its. */
export function flatten(content: readonly PhrasingContent[], source: string, shift = 0): FlatText {
  return flattenWords(content, source, shift) ?? flattenAll(content, source, shift);
}

/** The same of words alone that stand in the note as they are, which most text is; null for any other. */
function flattenWords(content: readonly PhrasingContent[], source: string, shift: number): FlatText | null {
  const node = content[0];
  if (content.length !== 1 || node?.type !== "text" || node.position === undefined) return null;
  const { value: text, position } = node;
  const at = (position.start.offset ?? NaN) + shift;
  const to = (position.end.offset ?? NaN) + shift;
  if (text === "" || !(at + text.length <= to) || !source.startsWith(text, at) || BLANKS.test(text)) return null;
  const places = new Places();
  places.add(0, at);
  places.add(text.length, to);
  return { text, runs: NO_RUNS, places, base: 0 };
}

function flattenAll(content: readonly PhrasingContent[], source: string, shift: number): FlatText {
  let text = "";
  let endsInBlank = false;
  const places = new Places();
  let runs: MarkedRun[] | null = null;
  let end = (content[0]?.position?.start.offset ?? 0) + shift;

  const addValue = (value: string, node: Nodes): void => {
    let at = node.position?.start.offset === undefined ? end : node.position.start.offset + shift;
    const to = node.position?.end.offset === undefined ? at : node.position.end.offset + shift;
    // Most text stands in the note as it is.
    if (
      !BLANKS.test(value) &&
      !(endsInBlank && isBlankChar(value.charAt(0))) &&
      source.startsWith(value, at) &&
      at + value.length <= to
    ) {
      if (value !== "") places.add(text.length, at);
      text += value;
      if (value !== "") endsInBlank = isBlankChar(value.charAt(value.length - 1));
      end = to;
      return;
    }
    for (let i = 0; i < value.length; i++) {
      const char = value.charAt(i);
      const found = findChar(source, char, at, to);
      if (found < to) at = found + 1;
      const isBlank = isBlankChar(char);
      if (isBlank && endsInBlank) continue;
      endsInBlank = isBlank;
      places.add(text.length, Math.min(found, to));
      text += char;
    }
    end = to;
  };

  // A work list instead of recursion: emphasis may nest deeper than the stack allows.
  type Step = Nodes | { readonly close: Mark; readonly from: number };
  const steps: Step[] = [...content].reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ("close" in step) {
      (runs ??= []).push({ mark: step.close, from: step.from, to: text.length });
      continue;
    }
    switch (step.type) {
      case "text":
        addValue(step.value, step);
        break;
      case "break":
        addValue("\n", step);
        break;
      case "inlineCode": {
        const from = text.length;
        addValue(step.value, step);
        (runs ??= []).push({ mark: "code", from, to: text.length });
        break;
      }
      case "strong":
      case "emphasis":
      case "delete":
      case "link":
      case "linkReference": {
        steps.push({ close: step.type === "linkReference" ? "link" : step.type, from: text.length });
        for (let i = step.children.length - 1; i >= 0; i--) {
          const child = step.children[i];
          if (child !== undefined) steps.push(child);
        }
        break;
      }
      default:
        break;
    }
  }
  places.add(text.length, end);
  return { text, runs: runs ?? NO_RUNS, places, base: 0 };
}

/** A part of flat text, with the marks that reach into it. */
export function sliceFlat(flat: FlatText, from: number, to: number = flat.text.length): FlatText {
  const runs: MarkedRun[] = [];
  for (const run of flat.runs) {
    const start = Math.max(run.from, from) - from;
    const stop = Math.min(run.to, to) - from;
    if (start < stop) runs.push({ mark: run.mark, from: start, to: stop });
  }
  return { text: flat.text.slice(from, to), runs, places: flat.places, base: flat.base + from };
}

/** Flat text with what stands in its code spans blanked, at the same length. */
export function withoutCode({ text, runs }: FlatText): string {
  let result = "";
  let done = 0;
  for (const { mark, from, to } of runs) {
    if (mark !== "code" || from < done) continue;
    result += text.slice(done, from) + " ".repeat(to - from);
    done = to;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** The lines of flat text, each as flat text of its own without its line break. */
export function linesOf(flat: FlatText): readonly FlatText[] {
  if (!flat.text.includes("\n")) return [flat];
  const breaks = new LineIndex(flat.text);
  const runsOf = Array.from({ length: breaks.count }, (): MarkedRun[] => []);
  // Each run is looked at where it stands only: there may be as many of them as lines.
  for (const run of flat.runs) {
    for (let line = breaks.lineAt(run.from); line < runsOf.length && breaks.startOf(line) < run.to; line++) {
      runsOf[line]?.push(run);
    }
  }
  return runsOf.map((runs, line) => {
    const from = breaks.startOf(line);
    const to = line + 1 < runsOf.length ? breaks.startOf(line + 1) - 1 : flat.text.length;
    return sliceFlat({ ...flat, runs }, from, to);
  });
}

/** The stretch of the note that a stretch of flat text was made from. */
export function sourceRangeOf(flat: FlatText, from: number, to: number): TextRange {
  const start = offsetOf(flat, from);
  return { from: start, to: to > from ? offsetOf(flat, to - 1) + 1 : start };
}

function findChar(source: string, char: string, from: number, to: number): number {
  const limit = Math.min(to, from + MAX_GAP);
  for (let at = from; at < limit; at++) {
    const there = source.charAt(at);
    if (there === char || (char === " " && there === "\n") || (char === "\n" && there === "\r")) return at;
  }
  // The character of an entity is not found at all: it stays where it is.
  return from;
}

import type { LineIndex } from "../text/line-index";
import type { TextEdit } from "../text/text-edit";

/** A field that a task is to get. */
export interface NewField {
  /** As Dataview calls it. */
  readonly name: string;
  readonly value: string;
  /** The ways to say it by a sign, the best first. */
  readonly signed: readonly string[];
}

/** A part of a text. */
export interface Part {
  readonly start: number;
  readonly text: string;
}

const FIELD_OF_TASK = /\s([[(])[\p{L}-]{1,30}::[^\])]{0,80}[\])]/u;
/** A block id must stay the last of its line, and blanks there may break it. */
const LINE_TAIL = /(?:[ \t]+\^[A-Za-z0-9-]+)?\s*$/;

/** The edits that may give a task a field at the end of its line: in brackets where it has such, else by a sign. */
export function* newFieldOf(
  boxAt: number,
  { name, value, signed }: NewField,
  lines: LineIndex,
  source: string,
): Generator<TextEdit> {
  const { from, to: end } = lines.lineRange(lines.lineAt(boxAt));
  const text = source.slice(from, end);
  const at = from + text.length - (LINE_TAIL.exec(text)?.[0].length ?? 0);
  const put = (insert: string): TextEdit => ({ range: { from: at, to: at }, expected: "", insert });
  const bracket = FIELD_OF_TASK.exec(text)?.[1];
  if (bracket !== undefined) yield put(`  ${bracket}${name}:: ${value}${bracket === "[" ? "]" : ")"}`);
  for (const each of signed) yield put(` ${each}`);
}

/** What stands before the words of a task. */
const AFTER_BOX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[.\]\s*$/u;

/** A sign with the blanks before it, or behind it where it opens the text. */
export function withBlanks(text: string, at: number, sign: string): Part {
  const blanks = /[ \t]+$/.exec(text.slice(0, at))?.[0].length ?? 0;
  const isFirst = AFTER_BOX.test(text.slice(0, at));
  const behind = isFirst ? (/^[ \t]+/.exec(text.slice(at + sign.length))?.[0] ?? "") : "";
  if (isFirst) return { start: at, text: sign + behind };
  return { start: at - blanks, text: text.slice(at - blanks, at + sign.length) };
}

/** Brackets with nothing else in them, and the blanks before them; null where there are none. */
export function inBrackets(text: string, from: number, to: number): Part | null {
  const before = /[ \t]*[([]\s*$/.exec(text.slice(0, from))?.[0];
  const behind = /^\s*[)\]]/.exec(text.slice(to))?.[0];
  if (before === undefined || behind === undefined) return null;
  return { start: from - before.length, text: text.slice(from - before.length, to + behind.length) };
}

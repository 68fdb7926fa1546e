import type { TextEdit } from "../text/text-edit";

/** A longer table is not looked at further. */
const MAX_LINES = 200;

type Measure = (text: string) => number;

const WIDE =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\u3000-\u303e]/u;
const NO_WIDTH = /[\p{M}\u200d\ufeff]/u;

/** How wide a text looks where all letters are of one width. */
export const columnsOf: Measure = (text) =>
  [...text].reduce((sum, char) => sum + (NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1), 0);

const MEASURES: readonly Measure[] = [columnsOf, (text) => text.length, (text) => [...text].length];

/**
 * An edit in a table's cell, which takes from the blanks beside it, or gives to them, what keeps the columns aligned:
 * where they were, and where there is room for it. Where there is none, a blank stays at each side.
 */
export function keepPadding(edit: TextEdit, source: string): TextEdit {
  const { from, to } = edit.range;
  const lineStart = source.lastIndexOf("\n", from - 1) + 1;
  const before = source.slice(lineStart, from);
  const behind = /^[^\n]*/.exec(source.slice(to))?.[0] ?? "";
  const rest = /^(?:\\.|[^|\\\r])*/.exec(behind)?.[0] ?? "";
  const trailing = /[ \t]*$/.exec(rest)?.[0] ?? "";
  if (from === to) return fillCell(edit, before, trailing, source);
  const isClosed = behind.charAt(rest.length) === "|";
  const measure = isClosed ? measureOf(source, lineStart, countPipes(before)) : undefined;
  if (measure === undefined) return edit;
  const grown = measure(edit.insert) - measure(edit.expected);
  if (grown === 0) return edit;
  const leading = /[ \t]*$/.exec(before)?.[0] ?? "";
  if (rest.trim() === "" && trailing.length - grown >= 1 && !(leading.length > 1 && trailing.length === 1)) {
    const padding = " ".repeat(trailing.length - grown);
    return trimmed({
      range: { from, to: to + trailing.length },
      expected: edit.expected + trailing,
      insert: edit.insert + padding,
    });
  }
  if (leading.length > 1 && leading.length - grown >= 1) {
    const padding = " ".repeat(leading.length - grown);
    return trimmed({
      range: { from: from - leading.length, to },
      expected: leading + edit.expected,
      insert: padding + edit.insert,
    });
  }
  if (rest.trim() !== "" && trailing.length - grown >= 1) {
    const kept = rest.slice(0, rest.length - trailing.length);
    const padding = " ".repeat(trailing.length - grown);
    return {
      range: { from, to: to + rest.length },
      expected: edit.expected + rest,
      insert: edit.insert + kept + padding,
    };
  }
  if (rest.trim() !== "" || trailing.length < 2) return edit;
  const spare = trailing.slice(1);
  return { range: { from, to: to + spare.length }, expected: edit.expected + spare, insert: edit.insert };
}

/** Leaves out the blanks that stay as they are at either end. */
function trimmed({ range, expected, insert }: TextEdit): TextEdit {
  let { from, to } = range;
  let [old, now] = [expected, insert];
  while (old.startsWith(" ") && now.startsWith(" ")) [old, now, from] = [old.slice(1), now.slice(1), from + 1];
  while (old.endsWith(" ") && now.endsWith(" ")) [old, now, to] = [old.slice(0, -1), now.slice(0, -1), to - 1];
  return { range: { from, to }, expected: old, insert: now };
}

/** Puts a word into an empty cell, in place of as many of its blanks; one that is not there gets its pipe as well. */
function fillCell({ range, insert }: TextEdit, before: string, blanks: string, source: string): TextEdit {
  const { from } = range;
  const behind = source.charAt(from + blanks.length);
  const isClosed = behind === "|";
  const isTight = isClosed && blanks === "" && !/[ \t]\||\|[ \t]/.test(before);
  const lead = isTight || /[ \t]$/.test(before) ? "" : " ";
  const text = lead + insert;
  if (!isClosed) {
    const opensWithPipe = /^[\s>]*\|/.test(before);
    return { range, expected: "", insert: opensWithPipe && blanks === "" ? `${text} |` : text };
  }
  const measure = measureOf(source, from - before.length, countPipes(before));
  const taken = Math.min(measure?.(text) ?? 0, Math.max(0, blanks.length - 1));
  const gap = isTight || blanks.length - taken >= 1 ? "" : " ";
  return { range: { from, to: from + taken }, expected: blanks.slice(0, taken), insert: text + gap };
}

function countPipes(text: string): number {
  return text.replace(/\\./g, "").split("|").length - 1;
}

/** By what measure the pipe behind a column stands at one place in all lines of a table; undefined by none. */
function measureOf(source: string, lineStart: number, pipe: number): Measure | undefined {
  const lines = linesAround(source, lineStart);
  if (lines.length < 3) return undefined;
  return MEASURES.find((measure) => {
    const places = lines.map((line) => {
      const at = pipeAt(line, pipe);
      return at === -1 ? -1 : measure(line.slice(0, at));
    });
    return places[0] !== -1 && places.every((place) => place === places[0]);
  });
}

/** Where the pipe of that number, from 0, stands. */
function pipeAt(line: string, number: number): number {
  let count = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "|" && count++ === number) return at;
  }
  return -1;
}

/** The lines of a table around one of its own, without going through all of the text for each of its cells. */
function linesAround(source: string, lineStart: number): readonly string[] {
  const lines: string[] = [];
  const lineFrom = (start: number): string =>
    /^[^\r\n]*/.exec(source.slice(start, start + 4000))?.[0].replace("\ufeff", "") ?? "";
  for (let start = lineStart; lines.length < MAX_LINES;) {
    const line = lineFrom(start);
    if (!line.includes("|")) break;
    lines.unshift(line);
    if (start === 0) break;
    start = source.lastIndexOf("\n", start - 2) + 1;
  }
  for (
    let end = source.indexOf("\n", lineStart);
    end !== -1 && lines.length < 2 * MAX_LINES;
    end = source.indexOf("\n", end + 1)
  ) {
    const line = lineFrom(end + 1);
    if (!line.includes("|")) break;
    lines.push(line);
  }
  return lines;
}

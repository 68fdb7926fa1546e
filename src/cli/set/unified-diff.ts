/** So many lines stand around what changes. */
const AROUND = 3;

/**
 * A change that leaves as many lines as there were, as `diff -u` tells it and `patch -p1` takes it; empty where nothing
 * changes.
 *
 * @param path of the note, as `patch` is to find it
 */
export function toUnifiedDiff(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const first = old.findIndex((line, at) => line !== now[at]);
  if (first === -1) return "";
  let last = old.length - 1;
  while (old[last] === now[last]) last -= 1;
  const from = Math.max(0, first - AROUND);
  const end = Math.min(old.length, last + 1 + AROUND);
  const span = `${from + 1},${end - from}`;
  return [
    `--- ${toName(`a/${path}`)}\n+++ ${toName(`b/${path}`)}\n@@ -${span} +${span} @@\n`,
    ...marked(" ", old.slice(from, first)),
    ...marked("-", old.slice(first, last + 1)),
    ...marked("+", now.slice(first, last + 1)),
    ...marked(" ", old.slice(last + 1, end)),
  ].join("");
}

/** As git writes it: `patch` ends a name at a blank without a tab behind it, and takes one with such signs in quotes. */
function toName(path: string): string {
  if (/["\\\p{Cc}]/u.test(path)) {
    return `"${path.replace(/["\\]/g, "\\$&").replace(/\p{Cc}/gu, (sign) => `\\${toOctal(sign)}`)}"`;
  }
  return /\s/.test(path) ? `${path}\t` : path;
}

const toOctal = (sign: string): string => sign.charCodeAt(0).toString(8).padStart(3, "0");

/** Each with its line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${mark}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`);
}

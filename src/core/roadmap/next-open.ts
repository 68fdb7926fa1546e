import type { Item, ParsedNote } from "../note/parsed-note";
import { categoryOf } from "../status/status";

/** The open item after a line, or before it; from the end of the note on at its other end. Null where there is none. */
export function nextOpen({ items }: ParsedNote, line: number, step: 1 | -1): Item | null {
  const open = items.filter(({ status }) => status !== null && categoryOf(status) === "open");
  if (step === 1) return open.find((item) => item.line > line) ?? open[0] ?? null;
  return open.filter((item) => item.line < line).at(-1) ?? open.at(-1) ?? null;
}

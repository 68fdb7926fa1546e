import type { TaskItem } from "../note/parsed-note";
import { withoutFields } from "../parse/item-fields";

const GOES = /🏁\ufe0f?[ \t]*delete|[[(]onCompletion::[ \t]*delete[ \t]*[\])]/iu;

/** What the Tasks plugin makes of a task's line. */
export interface Toggled {
  /** One line, or two with `\n` between them where the task comes again; null where the line goes. */
  readonly after: string | null;
  /** The characters in the boxes of these lines. */
  readonly symbols: readonly string[];
}

/**
 * What another program made of a task's line when it was asked to toggle it; null when that is nothing that can have
 * come of this task, or is what was there.
 *
 * Source: the documentation of Tasks, “Tasks API”.
 */
export function readToggled({ source, symbol }: TaskItem, made: unknown): Toggled | null {
  if (typeof made !== "string" || symbol === null || made === source) return null;
  if (made === "") return GOES.test(source) ? { after: null, symbols: [] } : null;
  const lines = made.split(/\r?\n/);
  const at = source.indexOf(`[${symbol}]`) + 1;
  const lead = source.slice(0, at);
  const text = wordsOf(source.slice(at + symbol.length + 1));
  const symbols = lines.flatMap((line) => {
    const box = /^(.)\]/u.exec(line.startsWith(lead) ? line.slice(at) : "");
    return box?.[1] !== undefined && wordsOf(line.slice(at + box[0].length)) === text ? [box[1]] : [];
  });
  return lines.length <= 2 && symbols.length === lines.length ? { after: lines.join("\n"), symbols } : null;
}

/** The words of a task in whatever order, as tags are put before fields. */
function wordsOf(text: string): string {
  return withoutFields(text).split(/\s+/).sort().join(" ");
}

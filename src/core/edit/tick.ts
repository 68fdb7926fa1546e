import type { ParsedNote, TaskItem } from "../note/parsed-note";
import { categoryOf } from "../status/status";
import type { LineEditPlan } from "./line-edit";
import type { LineTarget } from "./locate-line";

/** The wish to put another character into the box of a task, kept until it is carried out. */
export type TickPlan = LineEditPlan;

/**
 * What ticking a task means: an open box gets an `x`, a closed one becomes empty, so that ticking twice gives a blank
 * box its text back. Null for what has no box, and where a carriage return alone parts it from others on its line.
 */
export function planTick(note: ParsedNote, index: number): TickPlan | null {
  const task = note.items[index];
  if (task?.kind !== "task" || task.symbol === null) return null;
  const column = columnOfSymbol(task.source, task.symbol);
  if (column === null) return null;
  return { target: targetOf(note, index, task), column, from: task.symbol, to: symbolOfTick(task) };
}

/** The character that a tick puts into the box of a task. */
export function symbolOfTick({ status }: TaskItem): string {
  return categoryOf(status) === "closed" ? " " : "x";
}

/** The first box of a line is the one that its marker stands before, unless the line is several to a reader. */
function columnOfSymbol(source: string, symbol: string): number | null {
  if (source.includes("\r")) return null;
  const at = source.indexOf(`[${symbol}]`);
  return at === -1 ? null : at + 1;
}

function targetOf(note: ParsedNote, index: number, task: TaskItem): LineTarget {
  const sources = note.items.flatMap((item, place) => (item.kind === "task" ? [{ place, source: item.source }] : []));
  const twins = sources.filter(({ source }) => source === task.source);
  const at = sources.findIndex(({ place }) => place === index);
  const isOther = ({ source }: { readonly source: string }): boolean => source !== task.source;
  return {
    line: task.line,
    text: task.source,
    twins: twins.length,
    ordinal: twins.findIndex(({ place }) => place === index),
    before: sources.slice(0, at).reverse().find(isOther)?.source ?? null,
    after: sources.slice(at + 1).find(isOther)?.source ?? null,
  };
}

import type { TaskItem } from "../note/parsed-note";
import { categoryOf } from "../status/status";
import { LineIndex } from "../text/line-index";
import { StaleTextError, type TextEdit } from "../text/text-edit";
import { locateLine, targetLine, type LineTarget } from "./locate-line";

/** The wish to put another character into the box of a task, kept until it is carried out. */
export interface TickPlan {
  readonly target: LineTarget;
  /** The character's place in its line, in UTF-16 units. */
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/**
 * What ticking a task means: an open box gets an `x`, a closed one becomes empty.
 *
 * @param text the note's text as it was when `task` was read from it
 * @returns null for a task without a box, and when `text` is not the one that it was read from
 */
export function planTick(text: string, task: TaskItem): TickPlan | null {
  if (task.symbol === null || task.symbolRange === null) return null;
  const { from, to } = task.symbolRange;
  if (text.slice(from, to) !== task.symbol) return null;
  const lines = new LineIndex(text);
  const line = lines.lineAt(from);
  const next = categoryOf(task.status) === "closed" ? " " : "x";
  return { target: targetLine(text, line), column: from - lines.startOf(line), from: task.symbol, to: next };
}

/**
 * The edit that carries a plan out on the text as it stands now: one character in one box.
 *
 * @throws {StaleTextError} when the task's line is gone or can not be told from others; nothing must be written then.
 */
export function resolveTick(plan: TickPlan, text: string): TextEdit {
  const line = locateLine(plan.target, text);
  const lines = new LineIndex(text);
  if (line === null) {
    const there = plan.target.line < lines.count ? lines.lineText(plan.target.line) : "";
    throw new StaleTextError(plan.target.text, there);
  }
  const from = lines.startOf(line) + plan.column;
  return { range: { from, to: from + plan.from.length }, expected: plan.from, insert: plan.to };
}

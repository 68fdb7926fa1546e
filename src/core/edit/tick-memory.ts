import type { TickPlan } from "./tick";

/** More than a person ticks before they notice a slip. */
const MAX_KEPT = 200;

/** Remembers what stood in a box before it was ticked, so that ticking it again gives `[/]` or `[X]` back. */
export class TickMemory {
  readonly #before = new Map<string, string>();

  /** `plan`, or, where it takes back the last tick of that line, one that puts back what stood there. */
  recall(path: string, plan: TickPlan): TickPlan {
    const before = this.#before.get(keyOf(path, plan.target.text));
    return before === undefined ? plan : { ...plan, to: before };
  }

  /** Says that a plan was carried out. */
  remember(path: string, plan: TickPlan): void {
    const { column, from, to, target } = plan;
    const after = target.text.slice(0, column) + to + target.text.slice(column + from.length);
    this.#before.delete(keyOf(path, target.text));
    this.#before.set(keyOf(path, after), from);
    const oldest = this.#before.keys().next();
    if (this.#before.size > MAX_KEPT && oldest.done !== true) this.#before.delete(oldest.value);
  }
}

function keyOf(path: string, line: string): string {
  return `${path}\n${line}`;
}

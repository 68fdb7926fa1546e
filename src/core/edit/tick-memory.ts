import type { LineChange } from "./line-change";

/** More than a person ticks before they notice a slip. */
const MAX_KEPT = 200;

/** Remembers how a line read before it was ticked, so that ticking it again gives `[/]`, `[X]` and its day back. */
export class TickMemory {
  readonly #before = new Map<string, string>();

  /** How the line read before its last tick; null where that is not known. */
  recall(path: string, line: string): string | null {
    return this.#before.get(keyOf(path, line)) ?? null;
  }

  /** Says that a change was carried out. */
  remember(path: string, { target, after }: LineChange): void {
    this.#before.delete(keyOf(path, target.text));
    if (after === null || after.includes("\n")) return;
    this.#before.set(keyOf(path, after), target.text);
    const oldest = this.#before.keys().next();
    if (this.#before.size > MAX_KEPT && oldest.done !== true) this.#before.delete(oldest.value);
  }
}

function keyOf(path: string, line: string): string {
  return `${path}\n${line}`;
}

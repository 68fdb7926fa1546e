import { createDice } from "../vault/random.mjs";

/** What a person does to a note. */
export const EDIT_KINDS = ["tick", "type", "add", "heading", "cell"] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

const TASK = /^(\s*- \[)(.)(\] .*)$/;
const HEADING = /^#{2,6} /;
const PARAGRAPH = /^\p{L}/u;
/** A row of a table, but neither its header nor the line below that. */
const ROW = /^\| (?!Item |---).*\|$/;
const STATE = /Draft|Not started/;

/** Edits a text step by step: one edit of a random kind at a random place after the other. */
export class Editor {
  #lines: string[];
  readonly #dice = createDice(17);

  constructor(text: string) {
    this.#lines = text.split("\n");
  }

  /** The text after one more edit. */
  next(): { readonly kind: EditKind; readonly text: string } {
    for (;;) {
      const kind = this.#dice.pick(EDIT_KINDS);
      if (this.#apply(kind)) return { kind, text: toFlat(this.#lines.join("\n")) };
    }
  }

  /** Whether there was anything to edit so. */
  #apply(kind: EditKind): boolean {
    const { below, chance } = this.#dice;
    switch (kind) {
      case "tick":
        return this.#change(TASK, (line) =>
          line.replace(TASK, (_, open: string, box: string, rest: string) => open + (box === "x" ? " " : "x") + rest),
        );
      case "type":
        return this.#change(chance(0.8) ? PARAGRAPH : TASK, (line) => {
          const at = Math.max(line.indexOf(" ", 10 + below(line.length)), 10);
          return `${line.slice(0, at)} e${line.slice(at)}`;
        });
      case "add":
        return this.#change(TASK, (line) => `${line}\n- [ ] One more thing to do`);
      case "heading":
        return this.#change(HEADING, (line) => (line.endsWith(" again") ? line.slice(0, -6) : `${line} again`));
      case "cell":
        return this.#change(ROW, (line) =>
          STATE.test(line) ? line.replace(STATE, "✅ Done") : line.replace("✅ Done", "Draft").replace("h |", "h  |"),
        );
    }
  }

  /** Changes the next line of a kind from a random place on; false when there is none. */
  #change(pattern: RegExp, change: (line: string) => string): boolean {
    const start = this.#dice.below(this.#lines.length);
    for (let step = 0; step < this.#lines.length; step++) {
      const at = (start + step) % this.#lines.length;
      const line = this.#lines[at] ?? "";
      if (!pattern.test(line)) continue;
      this.#lines.splice(at, 1, ...change(line).split("\n"));
      return true;
    }
    return false;
  }
}

/** A text as it comes from a file or an editor: in one piece, and not as the parts that it was put together from. */
function toFlat(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

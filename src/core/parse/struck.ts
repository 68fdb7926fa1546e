import { toDay } from "./days";
import { sliceFlat, type FlatText } from "./flat-text";

/** What may follow a struck-out text without taking back that it is struck out. */
const AFTER_STRUCK = /^\s*(?:\((\d{4}-\d{2}-\d{2})?[^()]*\))?[\s.]*$/;

/** A list item of which all but a remark in brackets is struck out: `~~Fix the title~~ (2026-02-17)`. */
export function readStruck(flat: FlatText): { readonly text: FlatText; readonly day: string | undefined } | null {
  const start = /^[^\p{L}\p{N}]*/u.exec(flat.text)?.[0].length ?? 0;
  const struck = flat.runs.find((run) => run.mark === "delete" && run.from <= start);
  const after = struck === undefined ? null : AFTER_STRUCK.exec(flat.text.slice(struck.to));
  if (struck === undefined || after === null) return null;
  return { text: sliceFlat(flat, struck.from, struck.to), day: after[1] === undefined ? undefined : toDay(after[1]) };
}

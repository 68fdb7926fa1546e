import { sliceFlat, type FlatText } from "./flat-text";

/** What may follow a struck-out text without taking back that it is struck out: remarks in brackets, signs, days, tags. */
const REMARK =
  /\([^()]*\)|[✅✔☑]\ufe0f?|\d{4}-\d{2}-\d{2}|(?:^|\s)[#@][\p{L}\p{N}_/-]{1,60}|\s\^[A-Za-z0-9-]+\s*$|[\s.,–—-]+/gu;
/** What is longer behind it is a text of its own. */
const MAX_AFTER = 200;

/** A list item of which all but remarks is struck out, `~~Fix the title~~ (2026-02-17)`, and what stands behind it. */
export function readStruck(flat: FlatText): { readonly text: FlatText; readonly after: FlatText } | null {
  const start = /^[^\p{L}\p{N}]*/u.exec(flat.text)?.[0].length ?? 0;
  const struck = flat.runs.find((run) => run.mark === "delete" && run.from <= start);
  if (struck === undefined) return null;
  const after = flat.text.slice(struck.to);
  if (after.length > MAX_AFTER || after.replace(REMARK, "") !== "") return null;
  return { text: sliceFlat(flat, struck.from, struck.to), after: sliceFlat(flat, struck.to) };
}

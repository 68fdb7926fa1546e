import { recognizeStatus } from "../status/recognize";
import type { Status } from "../status/status";
import { toWords, type Vocabulary } from "../status/vocabulary";
import { isBareDegree, isDegreeHeader } from "./status-table";

/** `↳ [x] Rewrite the parser`: an arrow shows that a row stands under another. */
const BOX_IN_CELL = /^[↳→└\s-]*(\[.\])\s/u;

/** What a row of a phase table without a status column states: by a box before its name, or a cell that is a status. */
export function readPhaseCells(
  header: readonly string[],
  texts: readonly string[],
  name: number,
  vocabulary: Vocabulary,
): {
  readonly status: Status | null;
  readonly reason: string | null;
  readonly raw: string | null;
  readonly title?: string;
  /** The column of the cell that says so; null where none does. */
  readonly column: number | null;
} {
  const box = BOX_IN_CELL.exec(texts[name] ?? "");
  const title = box === null ? undefined : { title: (texts[name] ?? "").slice(box[0].length) };
  const at = texts.findIndex(
    (cell, i) =>
      i !== name && opensWithStatus(cell, vocabulary) && !(isBareDegree(cell) && !isDegreeHeader(header[i] ?? "")),
  );
  const said = texts[at];
  const boxed = box?.[1] === undefined ? null : recognizeStatus(box[1], vocabulary);
  if (boxed !== null && (boxed.status !== "todo" || said === undefined)) {
    return { status: boxed.status, reason: boxed.reason, raw: box?.[1] ?? null, ...title, column: name };
  }
  const recognition = said === undefined ? null : recognizeStatus(said, vocabulary);
  const stated = { status: recognition?.status ?? null, reason: recognition?.reason ?? null, raw: said ?? null };
  return { ...stated, ...title, column: said === undefined ? null : at };
}

/** Whether a short cell is a status, perhaps with what it refers to: `in progress`, `in progress PR 13`. */
function opensWithStatus(cell: string, vocabulary: Vocabulary): boolean {
  const words = toWords(cell);
  if (words.length > 8) return false;
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const phrase = words
      .slice(0, count)
      .map(({ text }) => text)
      .join(" ");
    if (vocabulary.phrases.has(phrase)) return words.length === count || count > 1;
  }
  return recognizeStatus(cell, vocabulary)?.whole === true;
}

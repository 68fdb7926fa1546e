import { sliceFlat, type FlatText } from "./flat-text";
import { toPlainText } from "./plain-text";

/** What may stand between a bold title and its description. */
const SEPARATOR = /^[\s:—–-]+/;

/**
 * An item's text as title and description: where it opens in bold and goes on, the bold part is the title.
 *
 * @param whole its plain text, where that is known
 * @example `**B1: 132 warnings** — fix them` // { title: "B1: 132 warnings", description: "fix them" }
 */
export function splitTitle(
  flat: FlatText,
  whole = toPlainText(flat.text),
): { readonly title: string; readonly description: string } {
  if (flat.runs.length === 0) return { title: whole, description: "" };
  const start = /^[^\p{L}\p{N}]*/u.exec(flat.text)?.[0].length ?? 0;
  const bold = flat.runs.find((run) => run.mark === "strong" && run.from <= start && run.to > start);
  if (bold === undefined) return { title: whole, description: "" };
  const rest = toPlainText(sliceFlat(flat, bold.to).text).replace(SEPARATOR, "");
  if (rest === "") return { title: whole, description: "" };
  return { title: toPlainText(flat.text.slice(0, bold.to)).replace(/\s*:$/, ""), description: rest };
}

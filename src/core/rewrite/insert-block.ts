import { blocksOf } from "../parse/parse-note";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { Refusal } from "./refusal";
import { say } from "../words/say";

/** A block of its own that is put into a note. */
export interface Inserted {
  readonly edit: TextEdit;
  /** Where it begins in the text afterwards. */
  readonly from: number;
  /** Its lines in the text afterwards, from the first up to, but without, the last. */
  readonly lines: { readonly start: number; readonly end: number };
}

/**
 * The edit that puts a block into a note where the cursor is: in place of a blank line, else behind the block around it.
 * Blank lines keep it apart from its neighbours.
 *
 * @throws {Refusal} when it would stand in what is open there, such as code without an end.
 * @param block its lines end in `\n`, but the last; they get the line breaks of the note
 */
export function insertBlock(text: string, cursor: number, block: string): Inserted {
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  const around = blocksOf(text)
    .filter(({ from, to }) => from <= cursor && cursor <= to)
    .at(-1);
  const lines = new LineIndex(text);
  const at = lines.lineRange(lines.lineAt(around?.to ?? cursor)).to;
  // The frontmatter ends with its line break.
  const end = around?.kind === "frontmatter" ? around.to : at;
  const before = text.slice(0, end).replace(/^\ufeff/, "");
  const breaks = (part: string): number => part.split("\n").length - 1;
  const rest = text.slice(end);
  const above = breaks(before.slice(before.trimEnd().length));
  const below = breaks(rest.slice(0, rest.length - rest.trimStart().length));
  const isFirst = before.trim() === "";
  const isLast = rest.trim() === "";
  const lead = newline.repeat(isFirst ? 0 : Math.max(0, 2 - above));
  const tail = newline.repeat(isLast ? (below === 0 ? 1 : 0) : Math.max(0, 2 - below));
  const from = end + lead.length;
  const insert = lead + block.replace(/\n/g, newline) + tail;
  const start = breaks(text.slice(0, end)) + breaks(lead);
  const edit = { range: { from: end, to: end }, expected: "", insert };
  if (!blocksOf(applyEdits(text, [edit])).some((other) => other.from === from && other.kind !== "hidden"))
    throw new Refusal(say("refusal.open-above"));
  return {
    edit,
    from,
    lines: { start, end: start + breaks(block) + 1 },
  };
}

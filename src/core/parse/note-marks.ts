import type { GarbledText } from "../note/parsed-note";
import { commonEnd, commonStart } from "../text/common-ends";
import { mayBeGarbled, repairGarbled } from "../text/garbled";
import { LineIndex } from "../text/line-index";

const BLOCK_ID = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t\r]*$/gm;

/** The ids of blocks, without `^`, in the order of the text. Source: Obsidian's help, “Link to a block in a note”. */
export function readBlockIds(text: string): readonly string[] {
  if (!text.includes("^")) return [];
  return [...text.matchAll(BLOCK_ID)].flatMap(([, id]) => (id === undefined ? [] : [id]));
}

/** The lines that hold text decoded with the wrong character set, from its first wrong character to its last. */
export function readGarbled(text: string): readonly GarbledText[] {
  if (!mayBeGarbled(text)) return [];
  const lines = new LineIndex(text);
  const found: GarbledText[] = [];
  for (let line = 0; line < lines.count; line++) {
    const { from } = lines.lineRange(line);
    const written = lines.lineText(line);
    if (!mayBeGarbled(written)) continue;
    const repaired = repairGarbled(written);
    if (repaired === written) continue;
    const start = commonStart(written, repaired);
    const end = commonEnd(written, repaired, start);
    found.push({
      line,
      range: { from: from + start, to: from + written.length - end },
      raw: written.slice(start, written.length - end),
      repaired: repaired.slice(start, repaired.length - end),
    });
  }
  return found;
}

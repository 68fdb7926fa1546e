import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parseNote } from "../../../src/core/parse/parse-note";
import { planLikeNote, RUNS } from "../../support/random-notes";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

/** A task as a reader of plain GFM knows it. */
interface GfmTask {
  readonly line: number;
  readonly checked: boolean;
  /** The line of the nearest such task around it. */
  readonly parent: number | null;
}

const gfm = unified().use(remarkParse).use(remarkGfm);

/** The tasks that remark with GFM finds, and nothing of ours. */
function readWithGfm(text: string): readonly GfmTask[] {
  const tasks: GfmTask[] = [];
  const walk = (node: Nodes, parent: number | null): void => {
    let inner = parent;
    if (node.type === "listItem" && typeof node.checked === "boolean") {
      inner = (node.position?.start.line ?? 0) - 1;
      tasks.push({ line: inner, checked: node.checked, parent });
    }
    if ("children" in node) for (const child of node.children) walk(child, inner);
  };
  walk(gfm.parse(text), null);
  return tasks;
}

/** Our tasks that GFM knows as well: those whose box is blank or holds a cross. */
function readWithOurs(text: string): readonly GfmTask[] {
  const { items } = parseNote(text);
  const isGfm = (index: number): boolean => {
    const item = items[index];
    return item?.kind === "task" && item.symbol !== null && /^[\sxX]$/.test(item.symbol);
  };
  return items.flatMap((item, index) => {
    if (item.kind !== "task" || !isGfm(index)) return [];
    let parent = item.parent;
    while (parent !== null && !isGfm(parent)) parent = items[parent]?.parent ?? null;
    const parentLine = parent === null ? null : (items[parent]?.line ?? null);
    return [{ line: item.line, checked: /x/i.test(item.symbol ?? ""), parent: parentLine }];
  });
}

/** Without what Obsidian hides and GFM does not know of: frontmatter, comments between percent signs. */
function withoutHidden(text: string): string {
  const blank = (hidden: string): string => hidden.replace(/[^\n]/g, " ");
  return text.replace(/^---\n[^]*?\n---(?=\n|$)/, blank).replace(/%%[^]*?%%/g, blank);
}

/** Folders of notes to be looked at as well: `POR_NOTES=~/vault:~/work/docs`. */
const MORE_FOLDERS = (process.env.POR_NOTES ?? "").split(":").filter((folder) => folder !== "");

describe.each([SAMPLE_VAULT, ...MORE_FOLDERS])("the tasks of %s", (folder) => {
  it.each([...readNotes(folder)])("%s: as GFM has them", (_, text) => {
    expect(readWithOurs(text)).toEqual(readWithGfm(withoutHidden(text)));
  });
});

it("the tasks of random notes are as GFM has them", () => {
  const notes = planLikeNote.filter((text) => !/%%|\$\$|^---/.test(text));
  fc.assert(
    fc.property(notes, (text) => expect(readWithOurs(text)).toEqual(readWithGfm(text))),
    { numRuns: RUNS },
  );
});

it("the sample vault has as many tasks of each character as were written into it", () => {
  const counts: Record<string, number> = {};
  for (const text of readNotes(SAMPLE_VAULT).values()) {
    for (const item of parseNote(text).items) {
      if (item.kind === "task" && item.symbol !== null) counts[item.symbol] = (counts[item.symbol] ?? 0) + 1;
    }
  }
  expect(counts).toEqual({ " ": 136, x: 106, X: 1, "/": 10, "-": 11, ">": 3, "?": 4, "!": 3, "*": 1, "<": 1, '"': 1 });
});

import MarkdownIt from "markdown-it";

/** A checkbox task as another parser finds it. */
export interface ReferenceTask {
  /** From 1. */
  readonly line: number;
  readonly symbol: string;
  /** The line of the nearest task around it, from 1; null at the top. */
  readonly parent: number | null;
}

const parser = new MarkdownIt("commonmark");

/**
 * The tasks that markdown-it finds: list items whose first paragraph opens with a box. It is of another family than
 * remark, so that what both find is what CommonMark says.
 */
export function readTasks(text: string): readonly ReferenceTask[] {
  const tasks: ReferenceTask[] = [];
  const open: (number | null)[] = [];
  const tokens = parser.parse(withoutFrontmatter(text), {});
  tokens.forEach((token, i) => {
    if (token.type === "list_item_close") open.pop();
    if (token.type !== "list_item_open") return;
    const [paragraph, inline] = [tokens[i + 1], tokens[i + 2]];
    const box = paragraph?.type === "paragraph_open" ? /^\[(.)\](?:\s+(?=\S))/su.exec(inline?.content ?? "") : null;
    const line = (paragraph?.map?.[0] ?? token.map?.[0] ?? 0) + 1;
    const parent = [...open].reverse().find((around) => around !== null) ?? null;
    if (box?.[1] !== undefined) tasks.push({ line, symbol: box[1], parent });
    open.push(box === null ? null : line);
  });
  return tasks;
}

/** Frontmatter is none of CommonMark's: its lines are left empty, so that all others keep their numbers. */
function withoutFrontmatter(text: string): string {
  const match = /^\ufeff?---[ \t]*\r?\n(?:[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  return match === null ? text : match[0].replace(/[^\n]/g, "") + text.slice(match[0].length);
}

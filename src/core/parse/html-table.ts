import type { Vocabulary } from "../status/vocabulary";
import { isStatusKey } from "./status-line";

/** The value beside a status key in a table of HTML. */
export interface HtmlCell {
  /** Where the value begins in the HTML. */
  readonly start: number;
  readonly value: string;
}

const CELL = /<t[dh](?:\s[^<>]{0,200})?>([^<>]{0,300})/gi;

/**
 * The values that stand in the cell after one that is a status key: `<td>Status</td><td>Accepted</td>`.
 * What stands in a comment is none.
 */
export function findStatusCells(html: string, vocabulary: Vocabulary): readonly HtmlCell[] {
  if (!/<t[dh]/i.test(html) || html.startsWith("<!--")) return [];
  const found: HtmlCell[] = [];
  let isAfterKey = false;
  for (const match of html.matchAll(CELL)) {
    const content = match[1] ?? "";
    const value = content.trim();
    if (isAfterKey && value !== "") {
      const start = match.index + match[0].length - content.length + content.indexOf(value);
      found.push({ start, value });
    }
    isAfterKey = isStatusKey(value, vocabulary);
  }
  return found;
}

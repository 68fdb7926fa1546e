import type { Paint } from "./paint";
import type { QueryError } from "../query/query-term";

/** What is wrong with a query, in lines: the sentence, the query with the place marked below it, and what may stand there. */
export function describeQueryError(
  query: string,
  { message, from, to, allowed }: QueryError,
  { widthOf }: Pick<Paint, "widthOf">,
): string {
  // What breaks the line, or moves along it, would part the mark from its place.
  const shown = query.replace(/\p{Cc}/gu, " ");
  const before = " ".repeat(widthOf(shown.slice(0, from)));
  const mark = "^".repeat(Math.max(1, widthOf(shown.slice(from, to))));
  return [
    message,
    `  ${shown}`,
    `  ${before}${mark}`,
    ...(allowed.length === 0 ? [] : [`Allowed there: ${allowed.join(", ")}`]),
  ].join("\n");
}

/** `B2`, `P1.3`, `TASK-12`: capitals and a number; not `Q3`, a month's `H1`, or the like. */
const MENTION = /(?:^|[^\p{L}\p{N}_.#/-])([A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*)(?![\p{L}\p{N}_-]|\.\p{L})/gu;
const MAY_MENTION = /[A-Z]-?\d/;
const NOT_AN_ID = /^(?:P[0-3]|Q[1-4]|H[12]|FY\d+|UTF-?\d+|ISO-?\d+|SHA-?\d+|MD5|MP[34]|V\d+)$/;

/** The ids that a text names besides the one that it opens with, each once. */
export function readMentions(text: string): readonly string[] {
  if (!MAY_MENTION.test(text)) return [];
  const ids = new Set<string>();
  for (const match of text.matchAll(MENTION)) {
    const id = match[1] ?? "";
    if (match.index > 0 && !NOT_AN_ID.test(id)) ids.add(id);
  }
  return [...ids];
}

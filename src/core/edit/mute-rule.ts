import { findMuteComments } from "../parse/muted";
import type { TextEdit } from "../text/text-edit";

/**
 * The edit that switches a rule of findings off in a note: its name in the comment that names others, else a comment of
 * its own at the end, in the note's line breaks. Empty where the note switches it off already.
 */
export function muteRule(text: string, rule: string): readonly TextEdit[] {
  const comments = findMuteComments(text);
  if (comments.some(({ rules }) => rules.length === 0 || rules.includes(rule))) return [];
  const [first] = comments;
  if (first !== undefined) return [insertAt(first.namesEnd, `, ${rule}`)];
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  const [ending = ""] = /(?:\r?\n)*$/.exec(text) ?? [];
  const breaks = ending.split("\n").length - 1;
  // A blank line keeps it from being a part of the list or table above.
  const gap = newline.repeat(text.length === ending.length ? 0 : Math.max(0, 2 - breaks));
  // One that was left open would end here, and one in code or properties is none to begin with.
  const [begin, end] = text.includes("%%") ? ["<!--", "-->"] : ["%%", "%%"];
  return [insertAt(text.length, `${gap}${begin} plan-of-record: off ${rule} ${end}${newline}`)];
}

function insertAt(offset: number, insert: string): TextEdit {
  return { range: { from: offset, to: offset }, expected: "", insert };
}

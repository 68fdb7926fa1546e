import type { ParsedNote } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { commonEnd, commonStart } from "../text/common-ends";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import type { StatusSubject } from "./status-place";

/** What several things are to be changed by, and which of them cannot be. */
export interface SettingPlan {
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  readonly left: readonly StatusSubject[];
}

/**
 * The edits that change one subject in a text, which must stay of as many lines and be read as the same but for what is
 * changed; none where it is so already, null where it cannot be.
 */
export type PlanOne = (
  now: ParsedNote,
  subject: StatusSubject,
  text: string,
  /** Reads versions of the note. */
  parse: (text: string) => ParsedNote,
) => readonly TextEdit[] | null;

/**
 * The edits that change each of some subjects, each planned on what the one before has left.
 *
 * @param note what was read in `source`, with `vocabulary`
 */
export function planInTurn(
  note: ParsedNote,
  subjects: readonly StatusSubject[],
  source: string,
  vocabulary: Vocabulary,
  planOne: PlanOne,
): SettingPlan {
  const parse = versionParser(vocabulary);
  const left: StatusSubject[] = [];
  let [now, text] = [note, source];
  for (const subject of subjects) {
    const edits = planOne(now, subject, text, parse);
    if (edits === null) left.push(subject);
    if (edits === null || edits.length === 0) continue;
    text = applyEdits(text, edits);
    now = parse(text);
  }
  return { edits: editsOfLines(source, text), left };
}

const HIGH = /[\ud800-\udbff]/;
const LOW = /[\udc00-\udfff]/;

/** The smallest edits that make one text of another with as many lines. */
export function editsOfLines(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [new LineIndex(before), new LineIndex(after)];
  const edits: TextEdit[] = [];
  for (let line = 0; line < old.count; line++) {
    const [from, to] = [old.lineText(line), now.lineText(line)];
    if (from === to) continue;
    let start = commonStart(from, to);
    let end = commonEnd(from, to, start);
    // Signs of one block begin with the same half.
    if (HIGH.test(from.charAt(start - 1))) start -= 1;
    if (LOW.test(from.charAt(from.length - end))) end -= 1;
    const range = { from: old.startOf(line) + start, to: old.startOf(line) + from.length - end };
    edits.push({ range, expected: before.slice(range.from, range.to), insert: to.slice(start, to.length - end) });
  }
  return edits;
}

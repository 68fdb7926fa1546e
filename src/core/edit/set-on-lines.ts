import type { ParsedNote } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import type { StatedStatus, Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { commonEnd, commonStart } from "../text/common-ends";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { subjectOnLine } from "./find-subject";
import { planSetStatus, resolveSetStatus } from "./set-status";
import { statusOf, type StatusSubject } from "./status-place";

/** What several things are to be changed by, and which of them can not be. */
export interface SettingPlan {
  /** Ascending, not overlapping. */
  readonly edits: readonly TextEdit[];
  readonly left: readonly StatusSubject[];
}

/** What stands on some lines and can have a status. */
export function subjectsOnLines(note: ParsedNote, lines: readonly number[]): readonly StatusSubject[] {
  return lines.flatMap((line) => subjectOnLine(note, line) ?? []);
}

/**
 * The edits that give each of some subjects a status; each is planned on what the one before has left, so that all of
 * them together are read as they should be.
 *
 * @param note what was read in `source`, with `vocabulary`
 * @param wanted the statuses that will do for what has this one, the best first
 */
export function planOnLines(
  note: ParsedNote,
  subjects: readonly StatusSubject[],
  wanted: (status: StatedStatus | null) => readonly Status[],
  source: string,
  vocabulary: Vocabulary,
): SettingPlan {
  const parse = versionParser(vocabulary);
  const left: StatusSubject[] = [];
  let [now, text] = [note, source];
  for (const subject of subjects) {
    // That of a phase is said in its status line, too, which may be another one of the lines.
    const choices = wanted(statusOf(note, subject));
    const current = statusOf(now, subject);
    let isSet = false;
    for (const to of choices) {
      if ((isSet = current === to)) break;
      const plan = planSetStatus(now, subject, to, text, vocabulary, parse);
      if (plan === null) continue;
      text = applyEdits(text, [resolveSetStatus(plan, text)]);
      now = parse(text);
      isSet = true;
      break;
    }
    if (!isSet) left.push(subject);
  }
  return { edits: editsOfLines(source, text), left };
}

const HIGH = /[\ud800-\udbff]/;
const LOW = /[\udc00-\udfff]/;

/** The smallest edits that make one text of another with as many lines. */
function editsOfLines(before: string, after: string): readonly TextEdit[] {
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

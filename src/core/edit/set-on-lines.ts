import type { ParsedNote } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import type { StatedStatus, Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { subjectOnLine } from "./find-subject";
import { editsOfLines, planInTurn, type SettingPlan } from "./plan-in-turn";
import { saysAll, type Said } from "./says-only";
import { editsFor, planSetStatus, resolveSetStatus, wordingOf } from "./set-status";
import { statusOf, type StatusSubject } from "./status-place";
import type { StatusWording } from "./status-wording";

/** What stands on some lines and can have a status. */
export function subjectsOnLines(note: ParsedNote, lines: readonly number[]): readonly StatusSubject[] {
  return lines.flatMap((line) => subjectOnLine(note, line) ?? []);
}

/** An edit that gives a subject a status. */
interface Setting extends Said {
  readonly edit: TextEdit;
}

/**
 * The edits that give each of some subjects a status, so that all of them together are read as they should be. All are
 * planned on the one reading and tried at once; where that will not do, those that are to blame are found by halves and
 * planned again by themselves.
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
  const wording = wordingOf(note, source, vocabulary);
  const lines = new LineIndex(source);
  const left: StatusSubject[] = [];
  const settings: Setting[] = [];
  for (const subject of subjects) {
    const status = statusOf(note, subject);
    const first = firstSetting(note, subject, wanted(status), status, source, wording, lines);
    if (first === null) left.push(subject);
    else if (first !== "as it is") settings.push(first);
  }
  const isRight = (some: readonly Setting[]): boolean => {
    const edits = toEdits(some);
    return edits !== null && saysAll(note, parse(applyEdits(source, edits)), some);
  };
  const keepRight = (some: readonly Setting[]): readonly Setting[] => {
    const [first] = some;
    if (first === undefined || isRight(some)) return some;
    const half = some.length >> 1;
    if (half > 0) return [...keepRight(some.slice(0, half)), ...keepRight(some.slice(half))];
    for (const to of wanted(statusOf(note, first.subject))) {
      const plan = planSetStatus(note, first.subject, to, source, vocabulary, parse, wording);
      if (plan !== null) return [{ subject: first.subject, to, edit: resolveSetStatus(plan, source) }];
    }
    left.push(first.subject);
    return [];
  };
  const kept = keepRight(settings);
  // What is right by itself may still stand in the way of others.
  if (!isRight(kept)) {
    return planInTurn(note, subjects, source, vocabulary, (now, subject, text, parse) => {
      // That of a phase is said in its status line, too, which may be another one of the lines.
      for (const to of wanted(statusOf(note, subject))) {
        if (statusOf(now, subject) === to) return [];
        const plan = planSetStatus(now, subject, to, text, vocabulary, parse);
        if (plan !== null) return [resolveSetStatus(plan, text)];
      }
      return null;
    });
  }
  const inOrder = subjects.filter((subject) => left.includes(subject));
  return { edits: editsOfLines(source, applyEdits(source, toEdits(kept) ?? [])), left: inOrder };
}

/** The best way to set a subject, untried; null where there is none. */
function firstSetting(
  note: ParsedNote,
  subject: StatusSubject,
  choices: readonly Status[],
  status: StatedStatus | null,
  source: string,
  wording: StatusWording,
  lines: LineIndex,
): Setting | "as it is" | null {
  for (const to of choices) {
    if (status === to) return "as it is";
    for (const edit of editsFor(note, subject, to, source, wording)) {
      const { from, to: end } = edit.range;
      if (edit.expected !== edit.insert && lines.lineAt(from) === lines.lineAt(end)) return { subject, to, edit };
    }
  }
  return null;
}

/** The edits of some settings, ascending, each once; null where they overlap. */
function toEdits(some: readonly Setting[]): readonly TextEdit[] | null {
  const sorted = some.map(({ edit }) => edit).sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
  const edits: TextEdit[] = [];
  for (const edit of sorted) {
    const before = edits[edits.length - 1];
    const isSameRange = before?.range.from === edit.range.from && before.range.to === edit.range.to;
    // A phase and its status line are changed by the same edit.
    if (isSameRange && before.insert === edit.insert) continue;
    if (before !== undefined && (isSameRange || before.range.to > edit.range.from)) return null;
    edits.push(edit);
  }
  return edits;
}

import type { ParsedNote, TaskItem } from "../note/parsed-note";
import { maskCode } from "../parse/blank-hidden";
import type { StatedStatus } from "../status/status";
import { leavesOver, partsAround } from "./take-out";

/** How Tasks and Dataview write the day on which a task was done or called off. */
const FIELDS = {
  done: /✅\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|[[(](?:completion|completed|completeddate|done|finished)::[ \t]*(?:\[\[)?\d{4}-\d{2}-\d{2}[^\])]{0,20}\]{0,2}[\])]/giu,
  cancelled:
    /❌\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|[[(]cancelled::[ \t]*(?:\[\[)?\d{4}-\d{2}-\d{2}[^\])]{0,20}\]{0,2}[\])]/giu,
} as const;

const REPEATS = /🔁|[[(](?:repeat|recurrence)::/u;
/** A block id and blanks close a line: what is added stands before them. */
const LINE_END = /(?:[ \t]+\^[A-Za-z0-9-]+)?[ \t]*$/;

/** Whether a line says that its task comes again once it is done, as Tasks has it. */
export function doesRepeat(line: string): boolean {
  return REPEATS.test(line);
}

/**
 * A task's line with the day on which it was closed, where it was closed today and the note's writer says such days,
 * in the writer's notation; and without the day of a state that it has no more. Several ways to write that, the best
 * first and the last one `line` itself, as none but that may be read as it should be.
 *
 * @param line that of the task, with its new character in the box
 * @param today `YYYY-MM-DD`
 */
export function withClosingDay(
  note: ParsedNote,
  task: TaskItem,
  line: string,
  to: StatedStatus,
  today: string,
): readonly string[] {
  if (to === task.status) return [line];
  const left = [...withoutDay(line, fieldOf(task.status)), line];
  const field = fieldOf(to);
  const habit = field === null || lastOf(field, line) !== null ? null : habitOf(note, to, field);
  if (habit === null) return left;
  const day = ` ${habit.replace(/\d{4}-\d{2}-\d{2}/, today)}`;
  return left.flatMap((each) => {
    const end = LINE_END.exec(each)?.index ?? each.length;
    return [each.slice(0, end) + day + each.slice(end), each];
  });
}

/** The ways to take the last day that a line says out of it. */
function withoutDay(line: string, field: RegExp | null): readonly string[] {
  const day = field === null ? null : lastOf(field, line);
  if (day === null) return [];
  return partsAround(line, day.index, day[0]).flatMap(({ start, text }) => {
    const after = line.slice(0, start) + line.slice(start + text.length);
    const edit = { range: { from: start, to: start + text.length }, expected: text, insert: "" };
    return leavesOver([edit], after) ? [] : [after];
  });
}

/** The last day that a line says, and not in code, where it is an example. */
function lastOf(field: RegExp, line: string): RegExpExecArray | null {
  return [...maskCode(line).matchAll(field)].at(-1) ?? null;
}

/** How the last task of that status has its day, where half of them or more have one. */
function habitOf(note: ParsedNote, status: StatedStatus, field: RegExp): string | null {
  const known = habits.get(note) ?? new Map<StatedStatus, string | null>();
  habits.set(note, known);
  let habit = known.get(status);
  if (habit === undefined) {
    const sources = note.items.flatMap((item) =>
      item.kind === "task" && item.symbol !== null && item.status === status ? [item.source] : [],
    );
    const written = sources.flatMap((source) => lastOf(field, source)?.[0] ?? []);
    habit = written.length * 2 < sources.length ? null : (written[written.length - 1] ?? null);
    known.set(status, habit);
  }
  return habit;
}

/** A note never changes, and many of its tasks may be closed at once. */
const habits = new WeakMap<ParsedNote, Map<StatedStatus, string | null>>();

function fieldOf(status: StatedStatus): RegExp | null {
  return status === "done" || status === "cancelled" ? FIELDS[status] : null;
}

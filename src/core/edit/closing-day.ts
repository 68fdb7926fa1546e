import type { ParsedNote, TaskItem } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";

/** How Tasks and Dataview write the day on which a task was done or called off. */
const FIELDS = {
  done: /[ \t]*(?:✅\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|[[(](?:completion|completed|completeddate|done|finished)::[ \t]*(?:\[\[)?\d{4}-\d{2}-\d{2}[^\])]{0,20}\]{0,2}[\])])/iu,
  cancelled:
    /[ \t]*(?:❌\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}|[[(]cancelled::[ \t]*(?:\[\[)?\d{4}-\d{2}-\d{2}[^\])]{0,20}\]{0,2}[\])])/iu,
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
 * in the writer's notation; and without the day of a state that it has no more.
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
): string {
  if (to === task.status) return line;
  const was = fieldOf(task.status);
  const left = was === null ? line : line.replace(was, "");
  const field = fieldOf(to);
  if (field === null || field.test(left)) return left;
  const habit = habitOf(note, to, field);
  if (habit === null) return left;
  const end = LINE_END.exec(left)?.index ?? left.length;
  return `${left.slice(0, end)} ${habit.replace(/\d{4}-\d{2}-\d{2}/, today)}${left.slice(end)}`;
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
    const written = sources.flatMap((source) => field.exec(source)?.[0].trim() ?? []);
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

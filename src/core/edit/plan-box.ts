import type { ParsedNote, TaskItem } from "../note/parsed-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import type { TextEdit } from "../text/text-edit";
import { doesRepeat, withClosingDay } from "./closing-day";
import { editsOfLine, inOrder, UnmarkedLines, type LineChange } from "./line-change";
import { readToggled, type Toggled } from "./read-toggled";
import { planTick, tickOf } from "./tick";
import { say } from "../words/say";

/** What goes with a new character in a box. */
export interface BoxParts {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly symbols: Vocabulary["symbols"];
  /** Has the Tasks plugin toggle a line, which may throw and give anything; null where it is not there. */
  readonly toggle: ((line: string) => unknown) | null;
  /** What else is said of a task that repeats and can not be done, for a host that never has that plugin. */
  readonly sayRepeats?: (task: string) => string;
  /** Told when that plugin could not do it, with words for the person. */
  readonly tell: (message: string) => void;
}

/**
 * The wish to put a character into the box of a task, with all that goes with it: as the Tasks plugin does it, where it
 * is there and gives that character, else with the day on which the task was closed, where the note's writer says those.
 * Null for what has no box.
 *
 * @param symbol null for what a tick gives, for which Tasks may have another character
 * @throws {Error} with words for the person, when a task that repeats would be done without its next one.
 */
export function planBox(note: ParsedNote, place: number, symbol: string | null, parts: BoxParts): LineChange | null {
  const target = planTick(note, place)?.target;
  const after = target === undefined ? undefined : lineAfter(note, place, symbol, parts);
  return target === undefined || after === undefined ? null : { target, after };
}

/** What stands in the place of the task's line then; undefined for what has no box. */
function lineAfter(
  note: ParsedNote,
  place: number,
  symbol: string | null,
  parts: BoxParts,
): LineChange["after"] | undefined {
  const task = note.items[place];
  const tick = task === undefined ? null : tickOf(task);
  if (tick === null || task?.kind !== "task") return undefined;
  const { column, from } = tick;
  const to = symbol ?? tick.to;
  const status = statusOf(to, parts);
  // Between two open states there is nothing to toggle.
  const mayToggle = symbol === null || status === "done" || task.status === "done";
  const { toggled, fault } = mayToggle ? toggle(task, parts) : NOT_TOGGLED;
  if (toggled !== null && (symbol === null || toggled.after === null || toggled.symbols.includes(symbol)))
    return toggled.after;
  if (status === "done" && task.status !== "done" && doesRepeat(task.source))
    throw new Error(sayBoth(fault, sayRepeats(task, parts)));
  if (fault !== "") parts.tell(sayBoth(fault, say("refusal.toggle-without")));
  const line = task.source.slice(0, column) + to + task.source.slice(column + from.length);
  return withClosingDay(note, task, line, status, parts.today);
}

/**
 * Edits of a note in which those of boxes bring with them what goes with them.
 *
 * @param edits of `text`, in which `note` was read
 * @param fail told of what is left out, with words for the person
 */
export function withBoxes(
  note: ParsedNote,
  text: string,
  edits: readonly TextEdit[],
  parts: BoxParts,
  fail: (message: string) => void,
): readonly TextEdit[] {
  const places = new Map(
    note.items.flatMap((item, place) =>
      item.kind === "task" && item.symbolRange !== null ? [[keyOf(item.symbolRange), place] as const] : [],
    ),
  );
  const lines = new UnmarkedLines(text);
  const all = edits.flatMap((edit): readonly TextEdit[] => {
    const place = places.get(keyOf(edit.range));
    if (place === undefined) return [edit];
    try {
      const after = lineAfter(note, place, edit.insert, parts);
      return after === undefined ? [edit] : editsOfLine(lines, note.items[place]?.line ?? 0, after);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  return inOrder(all);
}

function keyOf({ from, to }: TextRange): string {
  return `${from} ${to}`;
}

function statusOf(symbol: string, { symbols }: BoxParts): Status {
  return symbols.get(symbol) ?? "todo";
}

/** What the Tasks plugin made of a line, or, where it could not, why, as a sentence; empty where nothing went wrong. */
interface Asked {
  readonly toggled: Toggled | null;
  readonly fault: string;
}

const NOT_TOGGLED: Asked = { toggled: null, fault: "" };

function toggle(task: TaskItem, parts: BoxParts): Asked {
  if (parts.toggle === null) return NOT_TOGGLED;
  let why: string | null = null;
  try {
    const toggled = readToggled(task, parts.toggle(task.source));
    if (toggled !== null) return { toggled, fault: "" };
  } catch (error) {
    why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
  }
  return { toggled: null, fault: say("refusal.toggle", { task: task.title, why: why ?? say("refusal.toggle-other") }) };
}

function sayRepeats({ title }: TaskItem, { toggle, sayRepeats: sayOther }: BoxParts): string {
  if (sayOther !== undefined) return sayOther(title);
  return toggle === null ? say("refusal.repeats-off", { task: title }) : say("refusal.repeats", { task: title });
}

function sayBoth(first: string, second: string): string {
  return first === "" ? second : say("refusal.sentences", { first, second });
}

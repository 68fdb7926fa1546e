import type { ParsedNote, TaskItem } from "../note/parsed-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import type { TextEdit } from "../text/text-edit";
import { doesRepeat, withClosingDay } from "./closing-day";
import { editsOfLine, inOrder, resolveLineChange, UnmarkedLines, type LineChange } from "./line-change";
import type { LineTarget } from "./locate-line";
import { readToggled, type Toggled } from "./read-toggled";
import { settleDays, type LineWays } from "./settle-days";
import { planTick, symbolOfTick } from "./tick";
import { say } from "../words/say";

/** What goes with a new character in a box. */
export interface BoxParts {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly symbols: Vocabulary["symbols"];
  /** Has the Tasks plugin toggle a line, which may throw and give anything; null where it is not there. */
  readonly toggle: ((line: string) => unknown) | null;
  /** What else is said of a task that repeats and cannot be done, for a host that never has that plugin. */
  readonly sayRepeats?: (task: string) => string;
  /** Told when that plugin could not do it, with words for the person. */
  readonly tell: (message: string) => void;
}

/** The wish that the line of a task should read otherwise, kept until it is carried out. */
export interface BoxChange {
  readonly target: LineTarget;
  /** What may stand in its place, each as in a {@link LineChange}: the best first, and last what will always do. */
  readonly ways: readonly LineChange["after"][];
}

/**
 * The wish to put a character into the box of a task, with all that goes with it: as the Tasks plugin does it, where it
 * is there and gives that character, else with the day on which the task was closed, where the note's writer says those.
 * Null for what has no box.
 *
 * @param symbol null for what a tick gives, for which Tasks may have another character
 * @throws {Error} with words for the person, when a task that repeats would be done without its next one, or one can
 * not be told from others on its line.
 */
export function planBox(note: ParsedNote, place: number, symbol: string | null, parts: BoxParts): BoxChange | null {
  const task = note.items[place];
  if (task?.kind !== "task" || task.symbol === null) return null;
  const plan = planTick(note, place);
  if (plan === null) throw new Error(say("refusal.lone-return", { task: task.title }));
  return { target: plan.target, ways: waysOf(note, task, plan.column, symbol, parts) };
}

/**
 * The edits that carry changes of tasks of one note out on its text as it stands now, and what they make of each line.
 *
 * @throws {StaleTextError} when a line is gone or cannot be told from others; nothing must be written then.
 */
export function resolveBoxes(
  changes: readonly BoxChange[],
  text: string,
  { symbols }: Pick<BoxParts, "symbols">,
): { readonly edits: readonly TextEdit[]; readonly made: readonly LineChange[] } {
  const all = changes.map(({ target, ways }) => ways.map((after) => resolveLineChange({ target, after }, text)));
  const chosen = settleDays(text, all, symbols);
  return {
    edits: inOrder(all.flatMap((ways, at) => ways[chosen[at] ?? 0] ?? [])),
    made: changes.map(({ target, ways }, at) => ({ target, after: ways[chosen[at] ?? 0] ?? null })),
  };
}

/** What may stand in the place of the line of a task with a box at a column. */
function waysOf(
  note: ParsedNote,
  task: TaskItem,
  column: number,
  symbol: string | null,
  parts: BoxParts,
): BoxChange["ways"] {
  const to = symbol ?? symbolOfTick(task);
  const status = statusOf(to, parts);
  // Between two open states there is nothing to toggle.
  const mayToggle = symbol === null || status === "done" || task.status === "done";
  const { toggled, fault } = mayToggle ? toggle(task, parts) : NOT_TOGGLED;
  if (toggled !== null && (symbol === null || toggled.after === null || toggled.symbols.includes(symbol)))
    return [toggled.after];
  if (closesRepeating(task, task.source, status)) throw new Error(sayBoth(fault, sayRepeats(task, parts)));
  if (fault !== "") parts.tell(sayBoth(fault, say("refusal.toggle-without")));
  const line = task.source.slice(0, column) + to + task.source.slice(column + (task.symbol ?? "").length);
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
  const all = edits.map((edit): LineWays => {
    const task = note.items[places.get(keyOf(edit.range)) ?? -1];
    if (task?.kind !== "task") return [[edit]];
    try {
      const line = lines.index.lineAt(edit.range.from - lines.mark);
      const source = lines.index.lineText(line);
      const column = edit.range.from - lines.mark - lines.index.startOf(line);
      // Tasks with a lone carriage return between them are on one line: nothing goes with a box there.
      if (source.includes("\r")) return [[expectOnce(task, source.slice(column).split("\r")[0] ?? "", edit, parts)]];
      const ways = waysOf(note, { ...task, source }, column, edit.insert, parts);
      return ways.map((after) => editsOfLine(lines, line, after));
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
      return [[]];
    }
  });
  const chosen = settleDays(text, all, parts.symbols);
  return inOrder(all.flatMap((ways, at) => ways[chosen[at] ?? 0] ?? []));
}

/** @throws {Error} with words for the person, when an edit would close a task that repeats. */
function expectOnce(task: TaskItem, words: string, edit: TextEdit, parts: BoxParts): TextEdit {
  if (closesRepeating(task, words, statusOf(edit.insert, parts))) throw new Error(sayRepeats(task, parts));
  return edit;
}

function closesRepeating(task: TaskItem, words: string, to: Status): boolean {
  return to === "done" && task.status !== "done" && doesRepeat(words);
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

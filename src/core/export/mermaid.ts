import type { OutlineRow } from "../roadmap/outline-row";
import { nodeKey, type Bar, type Timeline } from "../roadmap/timeline/timeline";
import { toDayNumber, toDayText } from "../text/day-number";
import type { ExportContext } from "./exported";
import { toPlain, toShort } from "./plain";
import { say } from "../words/say";

/** Of a longer text Mermaid draws nothing but an error. Source: its setting `maxTextSize`, 50,000. */
const MAX_LENGTH = 45_000;
const MAX_TITLE = 80;
/** What would begin a line of another kind. Source: the rules of Mermaid's `gantt.jison`. */
const KEYWORD =
  /^(?:gantt|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title|acc|section|click|call|href|\d{4}-)/i;

/** A timeline as a chart of Mermaid: what says itself when it is done, in sections by note and phase. */
export function toMermaid(timeline: Timeline, { today, index }: ExportContext): string {
  const { axis } = timeline;
  const tasks = tasksIn(timeline);
  const weekOne = tasks.map(({ row }) => index.note(row.path)?.weekOne).find((day) => day !== undefined);
  const origin = axis === "dates" ? 0 : (toDayNumber(weekOne ?? today) ?? 0);
  const ids = new Map(tasks.map(({ row }, at) => [nodeKey(row.path, row.item ?? -1), at]));
  const lines = ["gantt", `    title ${toText(say("export.picture", { day: today }))}`, "    dateFormat YYYY-MM-DD"];
  if (axis === "weeks" && weekOne === undefined) {
    lines.push(`    %% ${say("export.no-week-one", { day: today })}`);
  }
  let length = lines.join("\n").length;
  let section: string | null = null;
  const left = tasks.findIndex((task, at) => {
    const own: string[] = [];
    if (task.section !== section) own.push(`    section ${toText(task.section)}`);
    const needs = needsOf(task, at, timeline, ids, tasks);
    own.push(`    ${toTitle(task.row.title)} :${toData(task, at, origin, needs)}`);
    length += own.join("\n").length + 1;
    if (length > MAX_LENGTH) return true;
    lines.push(...own);
    ({ section } = task);
    return false;
  });
  if (tasks.length === 0) lines.push(`    %% ${say("export.no-times")}`);
  if (left !== -1) lines.push(`    %% ${say("export.more-left-out", { count: tasks.length - left })}`);
  return `${lines.join("\n")}\n`;
}

interface Task {
  readonly row: OutlineRow;
  readonly bar: Bar;
  readonly section: string;
}

function tasksIn(timeline: Timeline): readonly Task[] {
  const tasks: Task[] = [];
  let [note, phase] = ["", ""];
  for (const row of timeline.outline.rows) {
    if (row.kind === "note") [note, phase] = [row.title, ""];
    if (row.kind === "phase" || row.kind === "section") phase = row.title;
    const bar = timeline.barOf(row);
    if (bar === null || row.item === null || bar.by === "children") continue;
    tasks.push({ row, bar, section: phase === "" ? note : `${note} – ${phase}` });
  }
  return tasks;
}

/** The places of the tasks before it after which it begins, if it begins at the end of the last of all that it needs. */
function needsOf(
  { row, bar }: Task,
  at: number,
  timeline: Timeline,
  ids: ReadonlyMap<string, number>,
  tasks: readonly Task[],
): readonly number[] {
  const needs = timeline.needsOf(row).map((key) => ids.get(key) ?? Infinity);
  const ends = needs.map((need) => tasks[need]?.bar.to ?? Infinity);
  return needs.every((need) => need < at) && Math.round(Math.max(...ends)) === Math.round(bar.from) ? needs : [];
}

function toData({ row, bar }: Task, at: number, origin: number, needs: readonly number[]): string {
  const { status } = row;
  const begin = Math.floor(bar.from);
  const tags = [
    ...(bar.isCritical || bar.isOverdue ? ["crit"] : []),
    ...(status === "done" || status === "cancelled" ? ["done"] : []),
    ...(status === "active" || status === "review" ? ["active"] : []),
    ...(bar.isPoint ? ["milestone"] : []),
  ];
  const start = needs.length > 0 ? `after ${needs.map((need) => `t${need + 1}`).join(" ")}` : toDayText(origin + begin);
  const length = bar.isPoint ? "0d" : `${Math.max(1, Math.round(bar.to) - begin)}d`;
  return [...tags, `t${at + 1}`, start, length].join(", ");
}

/** The name of a task, which no rule of Mermaid's takes for the beginning of anything else. */
function toTitle(text: string): string {
  const title = toText(text);
  return KEYWORD.test(title) ? `#${title.charCodeAt(0)};${title.slice(1)}` : title;
}

/** Text in which no sign has a meaning: Mermaid shows the signs as they were. */
function toText(text: string): string {
  const plain = toShort(toPlain(text), MAX_TITLE) || say("export.untitled");
  return plain.replace(/[#:;%<>"&`\\{}]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

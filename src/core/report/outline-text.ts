import { toPlain } from "../export/plain";
import type { VaultIndex } from "../index/vault-index";
import { buildOutline } from "../roadmap/build-outline";
import { INITIAL_OUTLINE_STATE, type OutlineRow, type OutlineState } from "../roadmap/outline-row";
import type { OutlineSelection } from "../roadmap/visible-rows";
import { percentOf, workOf } from "../rollup/percent";
import type { Rollup } from "../rollup/rollup";
import { plainSignOf } from "../status/plain-sign";
import { labelOf } from "../status/label";
import { fit } from "./fit";
import type { Paint } from "./paint";

/** How the outline is printed. */
export interface ReportOptions {
  /** In columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** Whether single tasks and rows are printed, and not only folders, notes, headings and phases. */
  readonly all: boolean;
  readonly openOnly: boolean;
  /** What of it is printed. */
  readonly selection: OutlineSelection;
}

const BAR_WIDTH = 12;
const MIN_TITLE = 16;
/** Each with the space before it. */
const PERCENT_WIDTH = 5;
const COUNTS_WIDTH = 10;
const STATUS_WIDTH = 2 + 15;

/** What stands right of the titles; of a narrow terminal the titles keep a part. */
interface Layout {
  readonly hasBar: boolean;
  readonly hasCounts: boolean;
  readonly hasStatus: boolean;
  /** In columns, the space before it included. */
  readonly width: number;
}

function layoutOf(width: number): Layout {
  const hasCounts = width >= 36;
  const hasBar = width >= 52;
  const hasStatus = width >= 64;
  const right =
    PERCENT_WIDTH + (hasCounts ? COUNTS_WIDTH : 0) + (hasBar ? 1 + BAR_WIDTH : 0) + (hasStatus ? STATUS_WIDTH : 0);
  return { hasBar, hasCounts, hasStatus, width: right };
}

/** The outline of a vault with bars and counts, as lines of text. */
export function toReport(index: VaultIndex, options: ReportOptions): string {
  const { selection, openOnly } = options;
  // What is printed cannot be unfolded.
  const state: OutlineState = { ...INITIAL_OUTLINE_STATE, fold: "all-open", openOnly };
  const everything = buildOutline(index, state, selection);
  const rows = everything.rows.filter((row) => options.all || (row.kind !== "task" && row.kind !== "row"));
  if (rows.length === 0) return `${emptyMessage(index, options)}\n`;
  const lines = rows.map((row) => toLine(row, options));
  const notes = `${everything.noteCount} ${everything.noteCount === 1 ? "note" : "notes"} with a plan`;
  return [...lines, "", totalLine(notes, everything.rollup, options), ""].join("\n");
}

function emptyMessage(index: VaultIndex, options: ReportOptions): string {
  const count = index.notePaths().length;
  if (count === 0) return "No Markdown notes here.";
  if (isSearched(options)) return "Nothing matches.";
  return `No plan in ${count} ${count === 1 ? "note" : "notes"}: no tasks, status tables, phases or status lines.`;
}

function isSearched({ openOnly, selection: { words, test } }: ReportOptions): boolean {
  return openOnly || words.length > 0 || test !== null;
}

function toLine(row: OutlineRow, options: ReportOptions): string {
  const { paint, width } = options;
  const layout = layoutOf(width);
  // Deeper levels of a narrow terminal would leave nothing of the titles.
  const indent = "  ".repeat(layout.hasBar ? row.level - 1 : Math.min(row.level - 1, 3));
  const sign = signOf(row);
  const available = Math.max(layout.hasStatus ? MIN_TITLE : 1, width - layout.width - indent.length - 2);
  const title = fit(toPlain(row.kind === "folder" ? `${row.title}/` : row.title), available, paint);
  const painted = row.kind === "folder" || row.kind === "note" ? paint.strong(title) : title;
  const status = row.status === null || !layout.hasStatus ? "" : paint.status(row.status, labelOf(row.status));
  const counts =
    row.rollup === null
      ? " ".repeat(layout.width - (layout.hasStatus ? STATUS_WIDTH : 0) - 1)
      : rollupText(row.rollup, paint, layout);
  return `${indent}${paint.status(row.status ?? "todo", sign)} ${painted} ${counts}  ${status}`.trimEnd();
}

function totalLine(label: string, rollup: Rollup, { paint, width }: ReportOptions): string {
  const layout = layoutOf(width);
  const title = fit(label, Math.max(layout.hasStatus ? MIN_TITLE : 1, width - layout.width - 2), paint);
  return `  ${paint.strong(title)} ${rollupText(rollup, paint, layout)}`;
}

function rollupText(rollup: Rollup, paint: Paint, { hasBar, hasCounts }: Layout): string {
  const percent = percentOf(rollup).padStart(PERCENT_WIDTH - 1);
  const counts = hasCounts ? `${rollup.done}/${workOf(rollup)}`.padStart(COUNTS_WIDTH) : "";
  return `${hasBar ? `${bar(rollup, paint)} ` : ""}${percent}${counts}`;
}

/** A bar of cells: done, begun, and the rest; something done is never drawn as nothing, nor something open as all. */
function bar(rollup: Rollup, paint: Paint): string {
  const wanted = workOf(rollup);
  const cells = (count: number): number => (wanted === 0 ? 0 : Math.round((count / wanted) * BAR_WIDTH));
  const begun = (rollup.byStatus.active ?? 0) + (rollup.byStatus.review ?? 0);
  let done = cells(rollup.done);
  if (rollup.done > 0 && done === 0) done = 1;
  if (rollup.done < wanted && done === BAR_WIDTH) done -= 1;
  const active = Math.min(BAR_WIDTH - done, Math.max(begun > 0 ? 1 : 0, cells(begun)));
  const rest = "░".repeat(BAR_WIDTH - done - active);
  return paint.status("done", "█".repeat(done)) + paint.status("active", "▓".repeat(active)) + paint.faint(rest);
}

function signOf(row: OutlineRow): string {
  if (row.status !== null) return plainSignOf(row.status);
  return row.kind === "folder" ? "▸" : "·";
}

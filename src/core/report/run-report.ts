import { exportAs } from "../export/export-as";
import { canBeOpenOnly } from "../export/exported";
import { LIGHT } from "../export/palette";
import { compileQuery } from "../query/compile-query";
import type { QueryWords } from "../query/read-term";
import type { OutlineSelection } from "../roadmap/visible-rows";
import { toReport } from "./outline-text";
import type { Paint } from "./paint";
import { describeQueryError } from "./query-error";
import { toShown, type ReportSource } from "./report-models";
import type { ReportKind } from "./report-options";
import { toReportText } from "./report-text";

/** Wrong use; the message says what is wrong. */
export class UsageError extends Error {}

/** What is asked of a report. */
export interface ReportRequest extends ReportKind {
  readonly all: boolean;
  readonly openOnly: boolean;
  readonly query: string;
  /** Words that all must be there. */
  readonly filter: string;
}

/** What it is made of, and where it is printed. */
export interface ReportPlace extends Pick<ReportSource, "index" | "today" | "weekOne" | "findings">, QueryWords {
  readonly paint: Paint;
  /** In columns. */
  readonly width: number;
  /** At how many columns sentences are broken; never where that is not said. */
  readonly lineWidth?: number;
}

/**
 * What `report` prints.
 *
 * @throws {UsageError} for a query that is none.
 */
export function runReport(request: ReportRequest, place: ReportPlace): string {
  const { view, format, all, openOnly, query, filter } = request;
  const { index, today, weekOne, findings, width, lineWidth, paint } = place;
  const selection = readSelection(request, place);
  if (view === "outline" && format === "text") return toReport(index, { width, paint, all, openOnly, selection });
  const shown = toShown(view, { index, today, weekOne, openOnly, selection, findings });
  if (format !== "text") {
    const asked = [query, filter].filter((text) => text.trim() !== "").join(" ");
    const told = { today, query: asked, openOnly: openOnly && canBeOpenOnly(view) };
    return exportAs(format, shown, { ...told, locale: "en", scope: null, index }, LIGHT);
  }
  return shown.view === "outline"
    ? ""
    : toReportText(shown, { width, lineWidth, paint, noteCount: index.notePaths().length });
}

/** What of the plans is asked for. */
function readSelection({ query, filter }: ReportRequest, place: ReportPlace): OutlineSelection {
  const compiled = compileQuery(query, place);
  if (compiled.error !== undefined) throw new UsageError(describeQueryError(query, compiled.error, place.paint));
  const words = filter.toLowerCase().split(/\s+/);
  return { words: [...compiled.words, ...words.filter((word) => word !== "")], test: compiled.test, scope: null };
}

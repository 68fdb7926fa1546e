import { toCsv } from "./csv";
import type { Exported, ExportContext, ExportView } from "./exported";
import { toJson } from "./json";
import { toMarkdown } from "./markdown";
import { toMermaid } from "./mermaid";
import type { Palette } from "./palette";
import { toTimelineSvg } from "./timeline-svg";
import { toTrendSvg } from "./trend-svg";

export type ExportFormat = "markdown" | "csv" | "json" | "mermaid" | "svg";

/** What each view can be exported as. */
export const EXPORT_FORMATS: Readonly<Record<ExportView, readonly ExportFormat[]>> = {
  outline: ["markdown", "csv", "json"],
  board: ["markdown", "csv", "json"],
  timeline: ["markdown", "csv", "json", "mermaid", "svg"],
  findings: ["markdown", "csv", "json"],
  trend: ["markdown", "csv", "json", "svg"],
  next: ["markdown", "csv", "json"],
};

/**
 * What is shown, as text in a format; with a line break at its end.
 *
 * @param palette the colours of a picture
 * @throws {RangeError} for a format that the view does not have
 */
export function exportAs(format: ExportFormat, exported: Exported, context: ExportContext, palette: Palette): string {
  switch (format) {
    case "markdown":
      return toMarkdown(exported, context);
    case "csv":
      return toCsv(exported);
    case "json":
      return toJson(exported, context);
    case "mermaid":
      if (exported.view === "timeline") return toMermaid(exported.timeline, context);
      break;
    case "svg":
      if (exported.view === "timeline") return toTimelineSvg(exported.timeline, context, palette);
      if (exported.view === "trend") return toTrendSvg(exported.trend, context, palette);
  }
  throw new RangeError(`No ${format} of ${exported.view}`);
}

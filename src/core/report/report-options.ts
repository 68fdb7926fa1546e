import { EXPORT_FORMATS, type ExportFormat } from "../export/export-as";
import type { ExportView } from "../export/exported";

/** What a report shows, and how it is printed. */
export interface ReportKind {
  readonly view: ExportView;
  readonly format: "text" | ExportFormat;
}

/** Understands `--view` and `--format`; a text says what is wrong with them. */
export function readReportKind(view = "outline", format = "text"): ReportKind | string {
  const views = Object.keys(EXPORT_FORMATS) as ExportView[];
  const known = views.find((each) => each === view);
  if (known === undefined) return `--view is one of ${views.join(", ")}, not “${view}”`;
  const formats = ["text", ...EXPORT_FORMATS[known]] as const;
  const wanted = formats.find((each) => each === format);
  return wanted === undefined
    ? `--format of ${known} is one of ${formats.join(", ")}, not “${format}”`
    : { view: known, format: wanted };
}

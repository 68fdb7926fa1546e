import { EXPORT_FORMATS, type ExportFormat } from "../export/export-as";
import type { ExportView } from "../export/exported";

/** What a report shows, and how it is printed. */
export interface ReportKind {
  readonly view: ExportView;
  readonly format: "text" | ExportFormat;
}

/**
 * Understands `--view` and `--format`; a text says what is wrong with them.
 *
 * @param unused formats that are not to be had where it is asked
 */
export function readReportKind(view = "outline", format = "text", unused: readonly string[] = []): ReportKind | string {
  const views = Object.keys(EXPORT_FORMATS) as ExportView[];
  const known = views.find((each) => each === view);
  if (known === undefined) return `--view is one of ${views.join(", ")}, not “${view}”`;
  const formats = (["text", ...EXPORT_FORMATS[known]] as const).filter((each) => !unused.includes(each));
  const wanted = formats.find((each) => each === format);
  return wanted === undefined
    ? `--format of ${known} is one of ${formats.join(", ")}, not “${format}”`
    : { view: known, format: wanted };
}

import type { Exported, ExportContext } from "./exported";
import { ofChange, recordsOf } from "./records";

/** The name of the shape; its number grows when something that programs rely on changes. */
export const EXPORT_SCHEMA = "plan-of-record/export@1";

/** What is shown as JSON, for programs. Lines count from 1. */
export function toJson(exported: Exported, { today, query, scope, openOnly }: ExportContext): string {
  const trend = exported.view === "trend" ? exported.trend : null;
  const value = {
    schema: EXPORT_SCHEMA,
    view: exported.view,
    day: today,
    query,
    scope,
    openOnly,
    rows: recordsOf(exported),
    ...(trend === null ? {} : { since: trend.since, changes: trend.changes.map(ofChange) }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

import { toShown } from "../../src/core/report/report-models";
import type { Exported, ExportContext, ExportView } from "../../src/core/export/exported";
import { DEFAULT_STALE_DAYS } from "../../src/core/findings/finding";
import { findFindings } from "../../src/core/findings/findings-index";
import type { VaultIndex } from "../../src/core/index/vault-index";
import { EVERYTHING } from "../../src/core/roadmap/visible-rows";

export const TODAY = "2026-11-18";

/** What a view shows of a vault on a day, and what its exports are made with. */
export function shownOf(
  view: ExportView,
  index: VaultIndex,
  today = TODAY,
): { readonly exported: Exported; readonly context: ExportContext } {
  const options = { today, staleDays: DEFAULT_STALE_DAYS, touched: () => undefined, rules: {} };
  const findings = () => findFindings(index, options);
  return {
    exported: toShown(view, { index, today, weekOne: null, openOnly: false, selection: EVERYTHING, findings }),
    context: { today, locale: "en", query: "", scope: null, openOnly: false, index },
  };
}

import type { Scope } from "../core/query/scope";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import { EMPTY_ROLLUP } from "../core/rollup/rollup";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import { messageOf } from "./message-of";
import type { PaneQuery } from "./pane-query";

/** What of a pane follows from the notes. */
export type DrawnPane = Pick<RoadmapPaneProps, "shown" | "summary" | "findingCount" | "reading" | "query">;

/** What it is made of. */
export interface DrawnFrom {
  readonly reading: RoadmapPaneProps["reading"];
  readonly models: {
    shown(state: PaneState, selection: OutlineSelection): Shown;
    summary(scope: Scope, activePath: string | null): RoadmapPaneProps["summary"];
    findingCount(): number | null;
  };
}

/** What a pane shows in a state; where that cannot be made, why. */
export function readPane(
  { models, reading }: DrawnFrom,
  asked: PaneQuery,
  state: PaneState,
  activePath: () => string | null,
): DrawnPane {
  try {
    const active = activePath();
    const { selection, error, scopeName } = asked.read(state, active);
    const shown = models.shown(state, selection);
    const query = { error, scopeName, matchCount: matchCountOf(shown, state) };
    const findingCount = state.scope.kind === "vault" ? models.findingCount() : findingsIn(shown);
    return { shown, summary: models.summary(state.scope, active), findingCount, reading, query };
  } catch (error) {
    console.error("Plan of Record: the roadmap could not be drawn", error);
    return {
      shown: NOTHING,
      summary: { ...NOTHING.outline, readCount: 0, ofScope: null },
      findingCount: null,
      reading: { kind: "failed", message: messageOf(error) },
      query: { error: null, scopeName: null, matchCount: null },
    };
  }
}

/** How many findings a scope has; null while they are not shown: they are not looked through for that alone. */
function findingsIn(shown: Shown): number | null {
  if (shown.view !== "findings" || shown.looking !== null) return null;
  return Object.values(shown.findings.bySeverity).reduce((sum, count) => sum + count, 0);
}

/** How much of what was looked for a view shows; null where nothing was. */
function matchCountOf(shown: Shown, { outline: { filter } }: PaneState): number | null {
  switch (shown.view) {
    case "outline":
      return shown.outline.matchCount ?? null;
    case "timeline":
      return shown.timeline.outline.matchCount ?? null;
    case "board":
      return filter.trim() === "" ? null : shown.board.count;
    case "findings":
    case "trend":
      return null;
  }
}

const NOTHING: Extract<Shown, { readonly view: "outline" }> = {
  view: "outline",
  outline: { rows: [], rollup: EMPTY_ROLLUP, noteCount: 0 },
};

import type { Exported, ExportView } from "../export/exported";
import type { Finding } from "../findings/finding";
import type { VaultIndex } from "../index/vault-index";
import { queryItemsOf } from "../query/query-items";
import { INITIAL_BOARD_STATE } from "../roadmap/board/board-state";
import { BoardBuilder } from "../roadmap/board/build-board";
import { buildOutline } from "../roadmap/build-outline";
import { FindingsRows, INITIAL_FINDINGS_STATE, type LineTest } from "../roadmap/findings-rows";
import { nextCards } from "../roadmap/next-cards";
import { INITIAL_OUTLINE_STATE, type Outline } from "../roadmap/outline-row";
import { TimelineBuilder } from "../roadmap/timeline/build-timeline";
import { conflictsIn } from "../roadmap/timeline/conflicts";
import { INITIAL_TIMELINE_STATE } from "../roadmap/timeline/timeline";
import { History } from "../roadmap/trend/history";
import { buildTrend, INITIAL_TREND_STATE } from "../roadmap/trend/trend";
import type { OutlineSelection } from "../roadmap/visible-rows";

/** What a report is made of. */
export interface ReportSource {
  readonly index: VaultIndex;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The day on which week 1 begins where a note does not say it; null where nobody does. */
  readonly weekOne: string | null;
  readonly openOnly: boolean;
  readonly selection: OutlineSelection;
  readonly findings: () => readonly Finding[];
}

/** What a view shows of a folder of notes, with everything unfolded. */
export function toShown(view: ExportView, source: ReportSource): Exported {
  const { index, today, weekOne, openOnly, selection } = source;
  switch (view) {
    case "outline":
      return { view, outline: outlineOf(source) };
    case "board":
      return { view, board: new BoardBuilder(index).build(INITIAL_BOARD_STATE, { openOnly }, selection) };
    case "timeline": {
      const context = { today, weekOne, conflictAt: conflictsIn(source.findings()) };
      return {
        view,
        timeline: new TimelineBuilder(index).build(outlineOf(source), INITIAL_TIMELINE_STATE, context),
      };
    }
    case "findings":
      return {
        view,
        findings: new FindingsRows().build(
          source.findings(),
          INITIAL_FINDINGS_STATE,
          selection.words,
          toLineTest(source),
        ),
      };
    case "trend":
      // Nothing is kept from day to day here, so that it goes by the dates in the notes.
      return { view, trend: buildTrend(index, new History(), INITIAL_TREND_STATE, today, selection) };
    case "next":
      return { view, cards: nextCards(index, today, selection) };
  }
}

function outlineOf({ index, openOnly, selection }: ReportSource): Outline {
  return buildOutline(index, { ...INITIAL_OUTLINE_STATE, fold: "all-open", openOnly }, selection);
}

/** Whether something on a line is what the query asks for, or a note of which it asks so; null for all. */
function toLineTest({ index, selection: { test } }: ReportSource): LineTest | null {
  if (test === null) return null;
  const items = queryItemsOf(index);
  return (path, line) => {
    const item = items.onLine(path, line) ?? items.of(path, null);
    return item !== undefined && test(item);
  };
}

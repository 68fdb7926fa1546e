import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { RowHost } from "../pane-props";
import type { Selection } from "./use-selection";
import type { TreeAction } from "./tree-keys";

/** What a tree of rows does itself. */
export interface TreeMoves {
  readonly rows: readonly OutlineRow[];
  /** The element of the active row, for a menu beside it; null where it is not on the screen. */
  readonly element: () => HTMLElement | null;
  readonly goTo: (index: number) => void;
  readonly fold: (row: OutlineRow) => void;
  readonly selection: Selection<OutlineRow>;
  /** The active row; -1 when there is none. */
  readonly active: number;
}

/** Does what a key asks of a tree of rows; whether there was anything to do. */
export function doTreeAction(
  action: TreeAction | null,
  { rows, element, goTo, fold, selection, active }: TreeMoves,
  host: RowHost,
  event: KeyboardEvent,
): boolean {
  if (action?.kind === "clear") {
    selection.clear();
    return true;
  }
  const row = action === null ? undefined : rows["to" in action ? action.to : action.at];
  if (action === null || row === undefined) return false;
  switch (action.kind) {
    case "extend":
      selection.extend(active, action.to);
      goTo(action.to);
      break;
    case "select":
      selection.toggle(action.at);
      break;
    case "move":
      goTo(action.to);
      break;
    case "fold":
      fold(row);
      break;
    case "open":
      if (row.kind === "folder") fold(row);
      else host.open(row, event);
      break;
    case "tick":
      host.tick(row);
      break;
    case "status":
    case "priority": {
      const beside = element();
      if (beside !== null && action.kind === "status") host.chooseStatus(selection.meant(row), beside);
      else if (beside !== null) host.choosePriority(selection.meant(row), beside);
      break;
    }
    case "dates":
      host.chooseDates(selection.meant(row));
      break;
    case "why":
      host.explain(row);
      break;
  }
  return true;
}

import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { RowHost } from "../pane-props";
import type { TreeAction } from "./tree-keys";

/** What a tree of rows does itself. */
export interface TreeMoves {
  readonly rows: readonly OutlineRow[];
  /** The element of the active row, for a menu beside it; null where it is not on the screen. */
  readonly element: () => HTMLElement | null;
  readonly goTo: (index: number) => void;
  readonly fold: (row: OutlineRow) => void;
}

/** Does what a key asks of a tree of rows; whether there was anything to do. */
export function doTreeAction(
  action: TreeAction | null,
  { rows, element, goTo, fold }: TreeMoves,
  host: RowHost,
  event: KeyboardEvent,
): boolean {
  const row = action === null ? undefined : rows[action.kind === "move" ? action.to : action.at];
  if (action === null || row === undefined) return false;
  switch (action.kind) {
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
    case "status": {
      const beside = element();
      if (beside !== null) host.chooseStatus([row], beside);
      break;
    }
    case "why":
      host.explain(row);
      break;
  }
  return true;
}

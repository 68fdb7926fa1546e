import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { RowHost } from "../pane-props";
import { doTreeAction } from "./do-tree-action";
import { toTreeAction } from "./tree-keys";
import { useActiveRow } from "./use-active-row";
import { GUESSED_ROW_HEIGHT, useHeightOf } from "./use-height-of";
import { useSelection } from "./use-selection";
import { useVirtualRows } from "./use-virtual-rows";

/** What a row of the tree is told of its state, and tells of what is done with it. */
export interface RowHands {
  readonly id: string;
  readonly active: boolean;
  readonly selected: boolean;
  /** Whether any row is selected. */
  readonly selects: boolean;
  readonly onActivate: () => void;
  readonly onFold: (row: OutlineRow) => void;
  /** A click on it; whether it was taken to select. */
  readonly onSelect: (event: MouseEvent) => boolean;
  readonly onMenu: (event: MouseEvent) => void;
}

/** The elements of a tree. */
export interface TreeParts {
  /** What scrolls, takes the keys and has the role. */
  readonly root: RefObject<HTMLElement | null>;
  /** Something as high as a row. */
  readonly gauge: RefObject<HTMLElement | null>;
}

let treeCount = 0;

/**
 * What all trees of outline rows do alike: which rows are in the page, the active one, those that are selected, and what
 * keys, menus and clicks do. After the ARIA practice for tree views, with one stop for Tab.
 */
export function useTreeRows(
  rows: readonly OutlineRow[],
  { root, gauge }: TreeParts,
  host: RowHost,
  onFold: (row: OutlineRow) => void,
) {
  // Several trees may be on one page, so their rows' ids differ.
  const [id] = useState(() => `por-tree-${(treeCount += 1)}`);
  const rowHeight = useHeightOf(gauge, GUESSED_ROW_HEIGHT);
  const virtual = useVirtualRows(root, rows.length, rowHeight);
  const [active, activate] = useActiveRow(rows);
  const selection = useSelection(rows);
  const isDrawn = active >= virtual.start && active < virtual.end;
  const fold = (row: OutlineRow): void => {
    if (row.expanded !== null) onFold(row);
  };
  const goTo = (index: number): void => {
    activate(index);
    virtual.scrollTo(index);
  };
  const showMenu = (row: OutlineRow, event: MouseEvent): void =>
    host.showMenu(selection.meant(row), event, selection.choiceOf(row));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== "Enter" && (event.ctrlKey || event.metaKey))) return;
    const rightToLeft = root.current?.matches(":dir(rtl)") === true;
    const selects = { shift: event.shiftKey, any: selection.rows.length > 0 };
    const action = toTreeAction(event.key, { rows, active, page: virtual.page, rightToLeft, selects });
    const element = (): HTMLElement | null => root.current?.querySelector(".por-row.is-active") ?? root.current;
    const isDone = doTreeAction(action, { rows, element, goTo, fold, selection, active }, host, event);
    // A blank that means nothing to the row would scroll, and leave the active row out of sight.
    if (isDone || event.key === " ") event.preventDefault();
  };
  return {
    rowHeight,
    virtual,
    active,
    goTo,
    onKeyDown,
    /** The attributes of what has the role. */
    tree: {
      "data-por-view": true,
      role: "tree",
      tabIndex: 0,
      "aria-multiselectable": true,
      "aria-activedescendant": isDrawn ? `${id}-${active}` : undefined,
      onContextMenu: (event: MouseEvent): void => {
        // From the keyboard the menu is asked of the tree, and means its active row.
        const row = rows[active];
        if (event.target === event.currentTarget && row !== undefined && event.button !== 2) showMenu(row, event);
      },
      onFocus: (): void => {
        if (active < 0) activate(virtual.start);
      },
    },
    /** The rows that are in the page, each with its place. */
    drawn: rows.slice(virtual.start, virtual.end).map((row, place) => ({ row, index: virtual.start + place })),
    handsOf: (row: OutlineRow, index: number): RowHands => ({
      id: `${id}-${index}`,
      active: index === active,
      selected: selection.has(row),
      selects: selection.rows.length > 0,
      onActivate: () => activate(index),
      onFold: fold,
      onSelect: (event) => {
        const isTaken = selection.click(event, index, active);
        if (isTaken) activate(index);
        return isTaken;
      },
      onMenu: (event) => showMenu(row, event),
    }),
    /** What can be done with those that are selected. */
    selected: {
      targets: selection.rows,
      host,
      onClear: (): void => {
        selection.clear();
        // The button that was pressed is gone.
        root.current?.focus({ preventScroll: true });
      },
    },
  } as const;
}

import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { RoadmapPaneProps, RowHost } from "../pane-props";
import { SelectionBar } from "../tree/selection-bar";
import { useActiveRow } from "../tree/use-active-row";
import { useSelection } from "../tree/use-selection";
import { NO_COLUMNS, toColumns } from "./columns";
import { doTreeAction } from "../tree/do-tree-action";
import { Row } from "./row";
import { toTreeAction } from "../tree/tree-keys";
import { GUESSED_ROW_HEIGHT, useHeightOf } from "../tree/use-height-of";
import { useVirtualRows } from "../tree/use-virtual-rows";

let treeCount = 0;

/** Several panes may be on one page, so their rows' ids differ. */
function nextTreeId(): string {
  treeCount += 1;
  return `por-tree-${treeCount}`;
}

interface TreeProps extends Pick<RoadmapPaneProps, "day" | "reveal"> {
  readonly rows: readonly OutlineRow[];
  /** What the tree is called. */
  readonly label: string;
  readonly host: RowHost;
  /** Opens or closes a row. */
  readonly onFold: (row: OutlineRow) => void;
}

/** Rows of the outline as a tree, of which only what is on the screen is in the page. */
export function Tree({ rows, label, day, host, reveal, onFold }: TreeProps): VNode {
  const [treeId] = useState(nextTreeId);
  const tree = useRef<HTMLDivElement>(null);
  const gauge = useRef<HTMLSpanElement>(null);
  const rowHeight = useHeightOf(gauge, GUESSED_ROW_HEIGHT);
  const virtual = useVirtualRows(tree, rows.length, rowHeight);
  const [active, activate] = useActiveRow(rows);
  const selection = useSelection(rows);
  const toId = (index: number): string => `${treeId}-${index}`;
  const columns = useRef(NO_COLUMNS);
  columns.current = useMemo(() => toColumns(rows, day, columns.current), [rows, day]);
  const isDrawn = active >= virtual.start && active < virtual.end;

  useEffect(() => {
    const index = reveal === null ? -1 : rows.findIndex(({ key }) => key === reveal.key);
    if (index < 0) return;
    activate(index);
    virtual.scrollTo(index);
    // Only a new wish is followed; rows that change meanwhile must not scroll the pane.
  }, [reveal]);

  const fold = (row: OutlineRow): void => {
    if (row.expanded !== null) onFold(row);
  };
  const goTo = (index: number): void => {
    activate(index);
    virtual.scrollTo(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== "Enter" && (event.ctrlKey || event.metaKey))) return;
    const rightToLeft = tree.current !== null && getComputedStyle(tree.current).direction === "rtl";
    const selects = { shift: event.shiftKey, any: selection.rows.length > 0 };
    const action = toTreeAction(event.key, { rows, active, page: virtual.page, rightToLeft, selects });
    const element = (): HTMLElement | null => tree.current?.querySelector(".por-row.is-active") ?? tree.current;
    if (doTreeAction(action, { rows, element, goTo, fold, selection, active }, host, event)) event.preventDefault();
  };

  return (
    <>
      <div
        ref={tree}
        class="por-tree"
        data-por-view
        role="tree"
        aria-multiselectable="true"
        tabIndex={0}
        aria-label={label}
        data-facts={[...columns.current.facts].join(" ")}
        style={`--por-count-length: ${columns.current.countLength}`}
        aria-activedescendant={isDrawn ? toId(active) : undefined}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // From the keyboard the menu is asked of the tree, and means its active row.
          const row = rows[active];
          if (event.target === event.currentTarget && row !== undefined && event.button !== 2)
            host.showMenu(selection.meant(row), event, selection.choiceOf(row));
        }}
        onFocus={() => {
          if (active < 0) activate(virtual.start);
        }}
      >
        <span ref={gauge} class="por-gauge" aria-hidden="true" />
        <div
          class="por-rows"
          role="none"
          style={`--por-rows-height: ${virtual.height}px; --por-rows-offset: ${virtual.offset}px`}
        >
          {rows.slice(virtual.start, virtual.end).map((row, place) => {
            const index = virtual.start + place;
            return (
              <Row
                key={row.key}
                row={row}
                id={toId(index)}
                active={index === active}
                selected={selection.has(row)}
                selects={selection.rows.length > 0}
                day={day}
                host={host}
                onActivate={() => activate(index)}
                onSelect={(event) => {
                  const isTaken = selection.click(event, index, active);
                  if (isTaken) activate(index);
                  return isTaken;
                }}
                onMenu={(event) => host.showMenu(selection.meant(row), event, selection.choiceOf(row))}
                onFold={fold}
              />
            );
          })}
        </div>
      </div>
      <SelectionBar
        targets={selection.rows}
        host={host}
        onClear={() => {
          selection.clear();
          tree.current?.focus({ preventScroll: true });
        }}
      />
    </>
  );
}

import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { RoadmapPaneProps, RowHost } from "../pane-props";
import { SelectionBar } from "../tree/selection-bar";
import { NO_COLUMNS, toColumns } from "./columns";
import { Row } from "./row";
import { useTreeRows } from "../tree/use-tree-rows";

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
  const root = useRef<HTMLDivElement>(null);
  const gauge = useRef<HTMLSpanElement>(null);
  const { virtual, tree, drawn, goTo, onKeyDown, handsOf, selected } = useTreeRows(rows, { root, gauge }, host, onFold);
  const columns = useRef(NO_COLUMNS);
  columns.current = useMemo(() => toColumns(rows, day, columns.current), [rows, day]);

  useEffect(() => {
    const index = reveal === null ? -1 : rows.findIndex(({ key }) => key === reveal.key);
    if (index >= 0) goTo(index);
    // Only a new wish is followed; rows that change meanwhile must not scroll the pane.
  }, [reveal]);

  return (
    <>
      <div
        ref={root}
        class="por-tree"
        aria-label={label}
        data-facts={[...columns.current.facts].join(" ")}
        style={`--por-count-length: ${columns.current.countLength}`}
        onKeyDown={onKeyDown}
        {...tree}
      >
        <span ref={gauge} class="por-gauge" aria-hidden="true" />
        <div
          class="por-rows"
          role="none"
          style={`--por-rows-height: ${virtual.height}px; --por-rows-offset: ${virtual.offset}px`}
        >
          {drawn.map(({ row, index }) => (
            <Row key={row.key} row={row} day={day} host={host} {...handsOf(row, index)} />
          ))}
        </div>
      </div>
      <SelectionBar {...selected} />
    </>
  );
}

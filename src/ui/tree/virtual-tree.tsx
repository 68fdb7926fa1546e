import { Component, type ComponentChildren, type VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { TreePlace } from "../../core/roadmap/tree-place";
import { toTreeAction } from "./tree-keys";
import { useActiveRow } from "./use-active-row";
import { useMeasuredRows } from "./use-measured-rows";

type TreeRow = TreePlace & { readonly kind: string };

/** A tree of rows, and what is to be done with one. */
interface VirtualTreeProps<R extends TreeRow> {
  readonly rows: readonly R[];
  /** What the tree is called. */
  readonly label: string;
  /** The height of a row that was never drawn; pixels. */
  readonly guess: (row: R) => number;
  /** What a row says, for those who hear it. */
  readonly toWords: (row: R) => string;
  /** What a row shows; hidden from those who hear it, and without a stop for Tab. */
  readonly draw: (row: R) => ComponentChildren;
  /** A row is drawn again when it, or this of it, is another. */
  readonly toDrawn: (row: R) => unknown;
  readonly onFold: (row: R) => void;
  /** Enter on a row, or a click. */
  readonly onOpen: (row: R, event: MouseEvent | KeyboardEvent) => void;
  /** Another key on a row; whether it is one that it takes. */
  readonly onKey?: (key: string, row: R) => boolean;
  readonly onMenu?: (row: R, event: MouseEvent) => void;
  readonly onHover?: (row: R, event: MouseEvent, element: HTMLElement) => void;
  /** The row to be made active, when it is another one than the last time. */
  readonly goTo?: string | null;
}

let treeCount = 0;

/** Several trees may be on one page, so their rows' ids differ. */
function nextTreeId(): string {
  treeCount += 1;
  return `por-vtree-${treeCount}`;
}

/** A tree of rows of differing heights, of which only what is on the screen is in the page; one stop for Tab. */
export function VirtualTree<R extends TreeRow>(props: VirtualTreeProps<R>): VNode {
  const { rows, label, guess, onFold, onOpen, onKey, onMenu, goTo = null } = props;
  const [treeId] = useState(nextTreeId);
  const tree = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const virtual = useMeasuredRows(tree, list, rows, guess);
  const [active, activate] = useActiveRow(rows);
  const toId = (index: number): string => `${treeId}-${index}`;
  const isDrawn = active >= virtual.start && active < virtual.end;
  const goToRow = (index: number): void => {
    activate(index);
    virtual.scrollTo(index);
  };

  useLayoutEffect(() => {
    const index = goTo === null ? -1 : rows.findIndex(({ key }) => key === goTo);
    if (index >= 0) goToRow(index);
  }, [goTo]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== "Enter" && (event.ctrlKey || event.metaKey))) return;
    const current = rows[active];
    if (current !== undefined && onKey?.(event.key, current) === true) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const rightToLeft = tree.current !== null && getComputedStyle(tree.current).direction === "rtl";
    const action = toTreeAction(event.key, { rows, active, page: virtual.page, rightToLeft });
    if (action?.kind === "move") goToRow(action.to);
    else if (action?.kind === "fold" && current !== undefined) onFold(current);
    else if (action?.kind === "open" && current !== undefined) onOpen(current, event);
    // A blank that means nothing to the row would scroll, and leave the active row out of sight.
    else if (event.key !== " ") return;
    event.preventDefault();
  };

  return (
    <div
      ref={tree}
      class="por-tree por-vtree"
      data-por-view
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isDrawn ? toId(active) : undefined}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        // From the keyboard the menu is asked of the tree, and means its active row.
        const row = rows[active];
        if (event.target === event.currentTarget && row !== undefined && event.button !== 2) onMenu?.(row, event);
      }}
      onFocus={() => {
        if (active < 0) activate(virtual.start);
      }}
    >
      <div
        ref={list}
        class="por-rows"
        role="none"
        style={`--por-rows-height: ${virtual.height}px; --por-rows-offset: ${virtual.offset}px`}
      >
        {rows.slice(virtual.start, virtual.end).map((row, place) => {
          const index = virtual.start + place;
          return (
            <VirtualRow
              key={row.key}
              row={row}
              id={toId(index)}
              active={index === active}
              drawn={props.toDrawn(row)}
              tree={props as unknown as VirtualTreeProps<TreeRow>}
              onActivate={() => activate(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface VirtualRowProps {
  readonly row: TreeRow;
  readonly id: string;
  readonly active: boolean;
  readonly drawn: unknown;
  readonly tree: VirtualTreeProps<TreeRow>;
  readonly onActivate: () => void;
}

class VirtualRow extends Component<VirtualRowProps> {
  override shouldComponentUpdate({ row, id, active, drawn }: VirtualRowProps): boolean {
    const { props } = this;
    return row !== props.row || id !== props.id || active !== props.active || drawn !== props.drawn;
  }

  override render({ row, id, active }: VirtualRowProps): VNode {
    const open = (event: MouseEvent): void => {
      const { tree, onActivate } = this.props;
      onActivate();
      tree.onOpen(row, event);
    };
    return (
      <div
        id={id}
        role="treeitem"
        class={active ? "por-vrow is-active" : "por-vrow"}
        data-kind={row.kind}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={row.expanded ?? undefined}
        aria-selected={active}
        onClick={open}
        onMouseDown={(event) => {
          if (event.button === 1) event.preventDefault();
        }}
        onAuxClick={(event) => {
          if (event.button === 1) open(event);
        }}
        onContextMenu={(event) => {
          this.props.onActivate();
          this.props.tree.onMenu?.(row, event);
        }}
        onMouseOver={(event) => this.props.tree.onHover?.(row, event, event.currentTarget)}
      >
        <span class="por-sr">{this.props.tree.toWords(row)}</span>
        {this.props.tree.draw(row)}
      </div>
    );
  }
}

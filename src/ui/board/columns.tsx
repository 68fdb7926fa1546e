import type { RefObject, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Board, BoardCard, BoardColumn, BoardLane } from "../../core/roadmap/board/board";
import { formatNumber, say, sayList } from "../../core/words/say";
import { useVirtualRows, type VirtualRows } from "../tree/use-virtual-rows";
import { PriorityIcon } from "../priority-icon";
import { StatusIcon } from "../status-icon";
import type { DayContext } from "../words";
import type { Spot } from "./board-keys";
import { Tile, type From, type TileHands } from "./tile";

/** What the columns of a board are drawn by, with or without lanes. */
export interface BoardParts {
  readonly board: Board;
  readonly active: Spot | null;
  readonly activeId: string;
  readonly selection: ReadonlySet<string>;
  /** The column that something is dragged over; null for none. */
  readonly over: number | null;
  readonly showsStatus: boolean;
  readonly day: DayContext;
  readonly hands: RefObject<TileHands | null>;
  /** What a card takes of its column, with what lies between it and the next; pixels. */
  readonly slot: number;
  /** A wish to see the active card; a new object asks again. */
  readonly seek: object | null;
  /** Takes how many cards fit on the screen. */
  readonly onPage: (page: number) => void;
}

/** Columns side by side, each of which is scrolled by itself. */
export function Columns(parts: BoardParts): VNode {
  const { board } = parts;
  return (
    <>
      {board.columns.map((column, place) => (
        <div key={column.key} class={toClass("por-column", column, place, parts.over)} data-column={place} role="none">
          <ColumnHead column={column} />
          <ColumnBody {...parts} column={column} place={place} />
        </div>
      ))}
    </>
  );
}

/** Where each lane begins in a list of lanes, in units: one for its head, where it has one, and two for each card. */
function toStarts(
  counts: readonly number[],
  hasHeads: boolean,
): { readonly starts: readonly number[]; readonly total: number } {
  let total = 0;
  const starts = counts.map((count) => {
    const start = total;
    if (count > 0) total += 2 * count + (hasHeads ? 1 : 0);
    return start;
  });
  return { starts, total };
}

interface ColumnBodyProps extends BoardParts {
  readonly column: BoardColumn;
  readonly place: number;
}

/** The cards of one column; with lanes, those of each lane that has any below its head. */
function ColumnBody({ column, place, seek, onPage, over: _, ...parts }: ColumnBodyProps): VNode {
  const { active, slot, board } = parts;
  const { lanes } = board;
  const body = useRef<HTMLDivElement>(null);
  const unit = slot / 2;
  const hasHeads = lanes.length !== 1 || lanes[0]?.label !== "";
  const head = hasHeads ? 1 : 0;
  const { starts, total } = toStarts(
    lanes.map(({ cells }) => cells[place]?.length ?? 0),
    hasHeads,
  );
  const virtual = useVirtualRows(body, total, unit);
  useEffect(() => {
    if (active?.column !== place) return;
    onPage(Math.max(1, Math.floor(virtual.page / 2)));
    if (seek === null) return;
    const at = (starts[active.lane] ?? 0) + head + 2 * active.index;
    const isAbove = at * unit < (body.current?.scrollTop ?? 0);
    virtual.scrollTo(isAbove ? (active.index === 0 ? at - head : at) : at + 1);
    // Only a new wish is followed; cards that change meanwhile must not scroll the column.
  }, [seek]);
  return (
    <div
      ref={body}
      class="por-column-body"
      role="group"
      // What scrolls can be reached by keyboard; the board takes the focus from it, and passes it over on the way out.
      tabIndex={0}
      aria-label={sayList([column.label, say("count.cards", { count: column.count })])}
    >
      <div class="por-column-cards" role="none" style={`height: ${virtual.height}px`}>
        {lanes.map((lane, at) => {
          const cards = lane.cells[place] ?? [];
          const top = starts[at] ?? 0;
          const isNear = top < virtual.end && top + head + 2 * cards.length > virtual.start;
          if (cards.length === 0 || (!isNear && active?.lane !== at)) return null;
          const [start, end] = cardsIn(virtual, top + head);
          const from = hasHeads ? "none" : "note";
          return (
            <div key={lane.key} class="por-lane" role="none" style={`top: ${top * unit}px`}>
              {hasHeads && (
                <div class="por-lane-head" aria-hidden="true">
                  <span class="por-lane-label" dir="auto">
                    {lane.label}
                  </span>
                  <span class="por-column-count">{formatNumber(cards.length)}</span>
                </div>
              )}
              <Cell {...parts} {...{ cards, start, end, from }} lane={at} column={place} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The cards on the screen, of a lane whose first one stands at `top`, in units. */
function cardsIn({ start, end }: VirtualRows, top: number): readonly [start: number, end: number] {
  return [Math.max(0, Math.floor((start - top) / 2)), Math.max(0, Math.ceil((end - top) / 2))];
}

interface CellProps extends Omit<BoardParts, "board" | "seek" | "onPage" | "over"> {
  readonly cards: readonly BoardCard[];
  readonly lane: number;
  readonly column: number;
  /** The cards that are on the screen. */
  readonly start: number;
  readonly end: number;
  readonly from: From;
}

/** The cards that lie in one column of one lane. The active one is in the page also when it is not on the screen. */
function Cell({ cards, lane, column, start, end, active, ...parts }: CellProps): VNode {
  const isHere = active?.lane === lane && active.column === column;
  const drawn = cards.slice(start, end).map((_, at) => start + at);
  if (isHere && (active.index < start || active.index >= end)) drawn.push(active.index);
  const { activeId, selection, showsStatus, day, hands, from } = parts;
  return (
    <div class="por-tiles" role="none" style={`--por-count: ${cards.length}`}>
      {drawn.map((index) => {
        const card = cards[index];
        return (
          card !== undefined && (
            <Tile
              key={card.key}
              card={card}
              column={column}
              index={index}
              count={cards.length}
              id={isHere && active.index === index ? activeId : undefined}
              selected={selection.has(card.key)}
              from={from}
              showsStatus={showsStatus}
              day={day}
              hands={hands}
            />
          )
        );
      })}
    </div>
  );
}

function ColumnHead({ column }: { readonly column: BoardColumn }): VNode {
  return (
    <div class="por-column-head" aria-hidden="true">
      {column.status !== null && <StatusIcon status={column.status} />}
      {column.priority !== null && <PriorityIcon priority={column.priority} />}
      <span class="por-column-label" dir="auto">
        {column.label}
      </span>
      <span class="por-column-count">{formatNumber(column.count)}</span>
      {column.drop === null && <span class="por-refusal">{say("board.closed")}</span>}
    </div>
  );
}

function toClass(base: string, { count, drop }: BoardColumn, place: number, over: number | null): string {
  const isOver = over === place ? " is-over" : "";
  return `${base}${count === 0 ? " is-slim" : ""}${isOver}${drop === null ? " is-closed" : ""}`;
}

interface LaneBoardProps extends BoardParts {
  /** What scrolls the lanes. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly isPhases: boolean;
  readonly onOpen: (lane: BoardLane, event: MouseEvent) => void;
}

/** Bands from side to side, scrolled together below the heads of the columns. */
export function LaneBoard({ scroller, isPhases, onOpen, seek, onPage, over, ...parts }: LaneBoardProps): VNode {
  const { board, active, slot } = parts;
  const unit = slot / 2;
  const { starts, total } = toStarts(
    board.lanes.map(({ cells }) => Math.max(...cells.map((cards) => cards.length))),
    true,
  );
  const virtual = useVirtualRows(scroller, total, unit);
  useEffect(() => {
    const element = scroller.current;
    if (active === null || element === null) return;
    onPage(Math.max(1, Math.floor(virtual.page / 2) - 1));
    if (seek === null) return;
    const at = (starts[active.lane] ?? 0) + 1 + 2 * active.index;
    // Upwards the head of a lane is shown with its first card, and downwards the heads of the columns take a unit.
    const isAbove = at * unit < element.scrollTop;
    virtual.scrollTo(isAbove ? Math.max(0, at - 1) : Math.min(total, at + 2));
  }, [seek]);
  return (
    <>
      <div class="por-lane-heads" role="none">
        {board.columns.map((column, place) => (
          <div key={column.key} class={toClass("por-lane-column", column, place, over)} data-column={place} role="none">
            <ColumnHead column={column} />
          </div>
        ))}
      </div>
      <div class="por-lanes" role="none" style={`height: ${virtual.height}px`}>
        {board.lanes.map((lane, place) => {
          const top = starts[place] ?? 0;
          const bottom = starts[place + 1] ?? total;
          const isNear = (top < virtual.end && bottom > virtual.start) || active?.lane === place;
          return (
            isNear && <Lane key={lane.key} {...parts} {...{ lane, place, top, virtual, over, isPhases, onOpen }} />
          );
        })}
      </div>
    </>
  );
}

interface LaneProps extends Omit<BoardParts, "seek" | "onPage">, Pick<LaneBoardProps, "isPhases" | "onOpen"> {
  readonly lane: BoardLane;
  readonly place: number;
  /** Where it begins, in units. */
  readonly top: number;
  readonly virtual: VirtualRows;
}

function Lane({ lane, place, top, virtual, over, isPhases, onOpen, board, ...parts }: LaneProps): VNode {
  const [start, end] = cardsIn(virtual, top + 1);
  return (
    <div class="por-lane" role="none" style={`top: ${(top * parts.slot) / 2}px`}>
      <div class="por-lane-head" aria-hidden="true">
        <span class="por-lane-label" dir="auto" onClick={(event) => onOpen(lane, event)}>
          {lane.label}
          {lane.detail !== "" && <span class="por-lane-detail"> {lane.detail}</span>}
        </span>
        <span class="por-column-count">{formatNumber(lane.cells.reduce((sum, { length }) => sum + length, 0))}</span>
      </div>
      <div class="por-lane-cells" role="none">
        {board.columns.map((column, at) => {
          const cards = lane.cells[at] ?? [];
          return (
            <div
              key={column.key}
              class={toClass("por-lane-column", column, at, over)}
              data-column={at}
              role="group"
              aria-label={sayList([lane.label, column.label, say("count.cards", { count: cards.length })])}
            >
              <Cell
                {...parts}
                cards={cards}
                lane={place}
                column={at}
                start={start}
                end={end}
                from={isPhases ? "none" : "phase"}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { scrolledIn, scrollerOf, watchScroller } from "./scroller";

/** The rows of a long list that have to be in the page. */
export interface MeasuredRows {
  /** The rows to draw: from `start` up to, but without, `end`. */
  readonly start: number;
  readonly end: number;
  /** How far down the first of them stands, and how high all rows are together; pixels. */
  readonly offset: number;
  readonly height: number;
  /** How many rows fit on the screen. */
  readonly page: number;
  /** Scrolls no further than it takes to see the row; as soon as the list is on the screen. */
  scrollTo(index: number): void;
}

/** How far beyond the screen rows are drawn; pixels. */
const MORE = 240;

interface Row {
  readonly key: string;
}

/**
 * Which rows of differing heights a list shows, which is scrolled itself or in what it is in: their heights are guessed until they have been in the page,
 * and what is on the screen stays where it is when one turns out to be another.
 *
 * @param list has the drawn rows as its children, in order
 * @param guess the height of a row that was never drawn; pixels
 */
export function useMeasuredRows<R extends Row>(
  tree: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  rows: readonly R[],
  guess: (row: R) => number,
): MeasuredRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const heights = useRef(new Map<string, number>());
  const screen = useRef({ top: 0, height: 0 });
  const wanted = useRef<number | null>(null);

  const known = useRef<{ readonly rows: readonly R[]; readonly tops: Float64Array } | null>(null);
  if (known.current?.rows !== rows) {
    known.current = { rows, tops: toTops(rows, (row) => heights.current.get(row.key) ?? guess(row)) };
  }
  const { tops } = known.current;
  const [start, end] = rowsOn(tops, screen.current);

  /** Measures what is drawn, and looks what is on the screen; whether something else is to be drawn for it. */
  const look = (): boolean => {
    const [element, drawn] = [tree.current, list.current];
    if (element === null || drawn === null) return false;
    const scroller = scrollerOf(element);
    const before = { ...screen.current };
    const first = rowAt(tops, scrolledIn(scroller, element));
    let shift = 0;
    let isOther = false;
    for (const [place, child] of [...drawn.children].entries()) {
      const row = rows[start + place];
      if (row === undefined) continue;
      const height = (child as HTMLElement).offsetHeight;
      const more = height - (heights.current.get(row.key) ?? guess(row));
      if (height === 0 || more === 0) continue;
      heights.current.set(row.key, height);
      for (let below = start + place + 1; below < tops.length; below++) tops[below] = (tops[below] ?? 0) + more;
      isOther = true;
      if (start + place < first) shift += more;
    }
    // What comes in above the screen, and is higher than was thought, pushes nothing down.
    if (shift !== 0) scroller.scrollTop += shift;
    const index = wanted.current;
    if (index !== null && scroller.offsetHeight > 0) {
      if (!isOther && index >= start && index < end) wanted.current = null;
      const above = scroller.scrollTop - scrolledIn(scroller, element);
      const [from, to] = [(tops[index] ?? 0) + above, (tops[index + 1] ?? 0) + above];
      if (from < scroller.scrollTop) scroller.scrollTop = from;
      else scroller.scrollTop = Math.max(scroller.scrollTop, to - scroller.clientHeight + ROOM);
    }
    screen.current = { top: scrolledIn(scroller, element), height: scroller.offsetHeight };
    const [nextStart, nextEnd] = rowsOn(tops, screen.current);
    return isOther || nextStart !== start || nextEnd !== end || (before.height === 0) !== (screen.current.height === 0);
  };
  const lookNow = useRef(look);
  lookNow.current = look;

  useLayoutEffect(() => {
    if (tree.current === null) return;
    return watchScroller(scrollerOf(tree.current), () => {
      if (lookNow.current()) redraw(undefined);
    });
  }, []);

  useLayoutEffect(() => {
    if (lookNow.current()) redraw(undefined);
  });

  const onScreen = rowAt(tops, screen.current.top + screen.current.height) - rowAt(tops, screen.current.top);
  return {
    start,
    end,
    offset: tops[start] ?? 0,
    height: tops[rows.length] ?? 0,
    page: Math.max(1, onScreen - 1),
    scrollTo: (index) => {
      wanted.current = index;
      redraw(undefined);
    },
  };
}

/** What is left below a row that was scrolled to; pixels. */
const ROOM = 8;

/** Where each row begins, and at last where they all end. */
function toTops<R>(rows: readonly R[], heightOf: (row: R) => number): Float64Array {
  const tops = new Float64Array(rows.length + 1);
  let top = 0;
  for (const [index, row] of rows.entries()) {
    top += heightOf(row);
    tops[index + 1] = top;
  }
  return tops;
}

/** The row at a height; the last one for what is below them all. */
function rowAt(tops: Float64Array, height: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw; none while nothing of the list is on the screen. */
function rowsOn(
  tops: Float64Array,
  { top, height }: { readonly top: number; readonly height: number },
): readonly [start: number, end: number] {
  const count = tops.length - 1;
  if (height === 0 || count === 0) return [0, 0];
  const from = Math.max(0, Math.min(top, (tops[count] ?? 0) - height));
  return [rowAt(tops, from - MORE), Math.min(count, rowAt(tops, from + height + MORE) + 1)];
}

import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { scrolledIn, scrollerOf, watchScroller } from "../tree/scroller";

/** The rows of a long list that have to be in the page. */
export interface VirtualRows {
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

/** How many rows are drawn beyond those on the screen, above and below, so that a turn of the wheel finds them there. */
const MORE_ROWS = 8;

/** What of the list is on the screen; pixels. */
interface Screen {
  readonly top: number;
  readonly height: number;
}

/** Which of `count` rows of one height are on the screen, kept up as the list, or what it is in, is scrolled and resized. */
export function useVirtualRows(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): VirtualRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const screen = useRef<Screen>({ top: 0, height: 0 });
  const wanted = useRef<number | null>(null);
  const [start, end] = rowsOn(screen.current, count, rowHeight);

  const look = (): void => {
    const element = list.current;
    if (element === null) return;
    const scroller = scrollerOf(element);
    screen.current = { top: scrolledIn(scroller, element), height: scroller.offsetHeight };
    const [first, last] = rowsOn(screen.current, count, rowHeight);
    if (first !== start || last !== end) redraw(undefined);
  };
  const lookNow = useRef(look);
  lookNow.current = look;

  useLayoutEffect(() => {
    if (list.current === null) return;
    const follow = (): void => lookNow.current();
    const end = watchScroller(scrollerOf(list.current), follow);
    follow();
    return end;
  }, []);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || wanted.current === null) return;
    const scroller = scrollerOf(element);
    if (scroller.offsetHeight === 0) return;
    const top = wanted.current * rowHeight + scroller.scrollTop - scrolledIn(scroller, element);
    wanted.current = null;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else scroller.scrollTop = Math.max(scroller.scrollTop, top + rowHeight - scroller.clientHeight);
    look();
  });

  return {
    start,
    end,
    offset: start * rowHeight,
    height: count * rowHeight,
    page: Math.max(1, Math.floor(screen.current.height / rowHeight) - 1),
    scrollTo: (index) => {
      wanted.current = index;
      redraw(undefined);
    },
  };
}

/** The rows to draw; none while nothing of the list is on the screen. */
function rowsOn({ top, height }: Screen, count: number, rowHeight: number): readonly [start: number, end: number] {
  if (height === 0) return [0, 0];
  // A list that has become shorter is not scrolled back until it is drawn; some scroll beyond their ends and back.
  const from = Math.max(0, Math.min(top, count * rowHeight - height));
  const start = Math.max(0, Math.floor(from / rowHeight) - MORE_ROWS);
  return [start, Math.min(count, Math.ceil((from + height) / rowHeight) + MORE_ROWS)];
}

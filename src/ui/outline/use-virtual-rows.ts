import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

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

/** Which of `count` rows of one height the scrolled element shows, kept up as it is scrolled and resized. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): VirtualRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const screen = useRef<Screen>({ top: 0, height: 0 });
  const wanted = useRef<number | null>(null);
  const [start, end] = rowsOn(screen.current, count, rowHeight);

  const look = (): void => {
    const element = scroller.current;
    if (element === null) return;
    screen.current = { top: element.scrollTop, height: element.offsetHeight };
    const [first, last] = rowsOn(screen.current, count, rowHeight);
    if (first !== start || last !== end) redraw(undefined);
  };
  const lookNow = useRef(look);
  lookNow.current = look;

  useLayoutEffect(() => {
    const element = scroller.current;
    const view = element?.ownerDocument.defaultView;
    if (element === null || view === null || view === undefined) return;
    const follow = (): void => lookNow.current();
    const observer = new view.ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener("scroll", follow, { passive: true });
    follow();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", follow);
    };
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || wanted.current === null || element.offsetHeight === 0) return;
    const top = wanted.current * rowHeight;
    wanted.current = null;
    if (top < element.scrollTop) element.scrollTop = top;
    else element.scrollTop = Math.max(element.scrollTop, top + rowHeight - element.clientHeight);
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

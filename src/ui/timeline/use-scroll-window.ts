import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

/** What of a wide element is on the screen, from its inline start; pixels. */
export interface ScrollWindow {
  readonly from: number;
  readonly width: number;
}

/** How far one scrolls until what lies beyond is looked at again; pixels. */
const STEP = 200;

/** Which part of a scrolled element's width is on the screen, in steps, kept up as it is scrolled and resized. */
export function useScrollWindow(scroller: RefObject<HTMLElement | null>): ScrollWindow {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const screen = useRef<ScrollWindow>({ from: 0, width: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    const view = element?.ownerDocument.defaultView;
    if (element === null || view === null || view === undefined) return;
    const look = (): void => {
      // From right to left the places are negative.
      const from = Math.floor(Math.abs(element.scrollLeft) / STEP) * STEP;
      const width = element.clientWidth;
      if (screen.current.from === from && screen.current.width === width) return;
      screen.current = { from, width };
      redraw(undefined);
    };
    const observer = new view.ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  return { from: screen.current.from, width: screen.current.width };
}

/** How far beyond the screen something is drawn; pixels. */
export const BEYOND = 2 * STEP;

import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

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
  scrollTo(index: number): void;
}

/** Which of `count` rows of one height the scrolled element shows, kept up as it is scrolled and resized. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): VirtualRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);

  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items[items.length - 1];
  return {
    start: first?.index ?? 0,
    end: Math.min(count, last === undefined ? 0 : last.index + 1),
    offset: first?.start ?? 0,
    height: count * rowHeight,
    page: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight) - 1),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}

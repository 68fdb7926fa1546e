import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** What a row is high before it could be measured; pixels. */
export const GUESSED_ROW_HEIGHT = 28;

/**
 * The height of an element as it is on the screen, followed when a theme or a font changes it; pixels.
 *
 * @param guess what it is taken for before it could be measured
 */
export function useHeightOf(element: RefObject<HTMLElement | null>, guess: number): number {
  const [height, setHeight] = useState(guess);
  useLayoutEffect(() => {
    const measured = element.current;
    const view = measured?.ownerDocument.defaultView;
    if (measured === null || view === null || view === undefined) return;
    const measure = (): void => {
      if (measured.offsetHeight > 0) setHeight(measured.offsetHeight);
    };
    const observer = new view.ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, []);
  return height;
}

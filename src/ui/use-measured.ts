import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/**
 * What is measured of an element, followed when its size changes: by its window, a theme or a font.
 *
 * @param first what it is taken for before it could be measured
 * @param read gives what is measured; null to keep what was
 */
export function useMeasured<T>(
  element: RefObject<HTMLElement | null>,
  first: T,
  read: (of: HTMLElement) => T | null,
): T {
  const [measured, set] = useState(first);
  useLayoutEffect(() => {
    const { current } = element;
    const view = current?.ownerDocument.defaultView;
    if (current === null || view === null || view === undefined) return;
    const measure = (): void => set((before) => read(current) ?? before);
    const observer = new view.ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, []);
  return measured;
}

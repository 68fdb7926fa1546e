import type { RefObject } from "preact";
import { useMeasured } from "../use-measured";

/** What a row is high before it could be measured; pixels. */
export const GUESSED_ROW_HEIGHT = 28;

/**
 * The height of an element as it is on the screen, followed when a theme or a font changes it; pixels.
 *
 * @param guess what it is taken for before it could be measured
 */
export function useHeightOf(element: RefObject<HTMLElement | null>, guess: number): number {
  return useMeasured(element, guess, ({ offsetHeight }) => (offsetHeight > 0 ? offsetHeight : null));
}

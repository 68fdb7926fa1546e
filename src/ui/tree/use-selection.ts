import { useRef, useState } from "preact/hooks";

/** What rows of a list are selected together. */
export interface Selection<R> {
  /** In the order of the list. */
  readonly rows: readonly R[];
  has(row: R): boolean;
  /** What is meant by a row: it alone, or with all that are selected when it is one of them. */
  meant(row: R): readonly R[];
  toggle(index: number): void;
  /** Selects all from the row where selecting began, or else from `from`, up to `to`. */
  extend(from: number, to: number): void;
  clear(): void;
  /**
   * Takes a click on a row when it selects: with Alt or Shift, as in the app's list of files, or by a finger where any is
   * selected already. Whether it did.
   *
   * @param active the row that Shift selects from where none is selected
   */
  click(event: MouseEvent & { readonly pointerType?: string }, index: number, active: number): boolean;
  /** What a menu offers for selecting a row. */
  choiceOf(row: R): RowChoice;
}

/** A row that can be selected, or no longer. */
export interface RowChoice {
  readonly isSelected: boolean;
  toggle(): void;
}

const NONE: ReadonlySet<string> = new Set();

/** Lets a person select several of `rows`; what is no longer among them is selected no more. */
export function useSelection<R extends { readonly key: string }>(rows: readonly R[]): Selection<R> {
  const [keys, select] = useState(NONE);
  const anchor = useRef<string | null>(null);
  const chosen = keys.size === 0 ? [] : rows.filter(({ key }) => keys.has(key));
  const selection: Selection<R> = {
    rows: chosen,
    has: ({ key }) => keys.has(key),
    meant: (row) => (keys.has(row.key) ? [row, ...chosen.filter((each) => each !== row)] : [row]),
    toggle: (index) => {
      const key = rows[index]?.key;
      if (key === undefined) return;
      anchor.current = key;
      const next = new Set(chosen.map((each) => each.key));
      if (!next.delete(key)) next.add(key);
      select(next);
    },
    extend: (from, to) => {
      const found = rows.findIndex(({ key }) => key === anchor.current && keys.has(key));
      const start = found < 0 ? Math.max(0, from) : found;
      anchor.current = rows[start]?.key ?? null;
      select(new Set(rows.slice(Math.min(start, to), Math.max(start, to) + 1).map(({ key }) => key)));
    },
    clear: () => select(NONE),
    click: (event, index, active) => {
      // With Ctrl or Cmd as well these keys say where a place is to be opened.
      if (event.ctrlKey || event.metaKey) return false;
      if (event.shiftKey) selection.extend(active, index);
      else if (event.altKey || (chosen.length > 0 && event.pointerType === "touch")) selection.toggle(index);
      else return false;
      return true;
    },
    choiceOf: (row) => ({ isSelected: keys.has(row.key), toggle: () => selection.toggle(rows.indexOf(row)) }),
  };
  return selection;
}

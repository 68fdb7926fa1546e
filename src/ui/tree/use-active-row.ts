import { useState } from "preact/hooks";

/** The place of the active row, which stays with its row when rows come and go; -1 without one. */
export function useActiveRow(
  rows: readonly { readonly key: string }[],
): readonly [active: number, activate: (index: number) => void] {
  const [{ key, index }, setActive] = useState<{ readonly key: string | null; readonly index: number }>({
    key: null,
    index: -1,
  });
  const activate = (to: number): void => setActive({ key: rows[to]?.key ?? null, index: to });
  if (key === null) return [-1, activate];
  if (rows[index]?.key === key) return [index, activate];
  const moved = rows.findIndex((row) => row.key === key);
  return [moved >= 0 ? moved : Math.min(index, rows.length - 1), activate];
}

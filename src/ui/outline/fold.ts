import { FOLDS, type Outline, type OutlineRow, type OutlineState } from "../../core/roadmap/outline-row";

/** How many folders deep a note is looked for; more than there are, it only keeps an endless outline from hanging the pane. */
const DEEPEST = 64;

/** `state` with `row` opened when it is closed, and closed when it is open; unchanged for a row without children. */
export function toggleFold(state: OutlineState, row: OutlineRow): OutlineState {
  if (row.expanded === null) return state;
  const without = (keys: readonly string[]): readonly string[] => keys.filter((key) => key !== row.key);
  const wasSaid = (row.expanded ? state.opened : state.closed).includes(row.key);
  const opened = without(state.opened);
  const closed = without(state.closed);
  if (wasSaid) return { ...state, opened, closed };
  return row.expanded
    ? { ...state, opened, closed: [...closed, row.key] }
    : { ...state, opened: [...opened, row.key], closed };
}

/** `state` with every row open, or closed, whatever was folded before. */
export function foldAll(state: OutlineState, open: boolean): OutlineState {
  return { ...state, fold: open ? "all-open" : "all-closed", opened: [], closed: [] };
}

/** `state` with the rows above the note at `path` open and nothing filtered out, so that the note has a row. */
export function openTo(path: string, state: OutlineState, build: (state: OutlineState) => Outline): OutlineState {
  let next: OutlineState = { ...state, filter: "" };
  for (let round = 0; round < DEEPEST; round += 1) {
    const { rows } = build(next);
    if (rows.some((row) => row.kind === "note" && row.path === path)) break;
    const shut = rows.find((row) => row.kind === "folder" && row.expanded === false && path.startsWith(`${row.path}/`));
    if (shut === undefined) break;
    next = toggleFold(next, shut);
  }
  return next;
}

/** `state` after the note or folder at `from` went to `to`: what was folded in it stays so. */
export function followRename(state: OutlineState, from: string, to: string): OutlineState {
  const follow = (keys: readonly string[]): readonly string[] =>
    keys.map((key) => {
      const pathAt = key.indexOf(":") + 1;
      const end = pathAt + from.length;
      const isIn = key.startsWith(from, pathAt) && (end === key.length || "/:".includes(key.charAt(end)));
      return isIn ? key.slice(0, pathAt) + to + key.slice(end) : key;
    });
  return { ...state, opened: follow(state.opened), closed: follow(state.closed) };
}

/** The `OutlineState` that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readOutlineState(value: unknown, otherwise: OutlineState): OutlineState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { fold, opened, closed, filter, openOnly } = value as Partial<Record<keyof OutlineState, unknown>>;
  return {
    fold: FOLDS.find((known) => known === fold) ?? otherwise.fold,
    opened: readStrings(opened, otherwise.opened),
    closed: readStrings(closed, otherwise.closed),
    filter: typeof filter === "string" ? filter : otherwise.filter,
    openOnly: typeof openOnly === "boolean" ? openOnly : otherwise.openOnly,
  };
}

function readStrings(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : otherwise;
}

import type { Board, BoardCard } from "../../core/roadmap/board/board";

/** Where a card lies: places of its lane, its column and its card within both. */
export interface Spot {
  readonly lane: number;
  readonly column: number;
  readonly index: number;
}

/** What a key asks the board to do with the active card, or with those that are selected. */
export type BoardAction =
  | { readonly kind: "go"; readonly to: Spot }
  | { readonly kind: "open" }
  | { readonly kind: "tick" }
  | { readonly kind: "select" }
  | { readonly kind: "status" }
  | { readonly kind: "priority" }
  | { readonly kind: "dates" }
  | { readonly kind: "clear" }
  /** To the column so many further. */
  | { readonly kind: "move"; readonly by: 1 | -1 };

/** Where the board is when a key is pressed. */
export interface BoardPlace {
  readonly board: Board;
  /** The active card; null when there is none. */
  readonly at: Spot | null;
  /** How many cards of a column fit on the screen. */
  readonly page: number;
  readonly rightToLeft: boolean;
  readonly hasSelection: boolean;
}

export function cardAt({ lanes }: Board, { lane, column, index }: Spot): BoardCard | undefined {
  return lanes[lane]?.cells[column]?.[index];
}

/** The first card of a board; null when it has none. */
export function firstSpot(board: Board): Spot | null {
  return step(board, { lane: -1, column: board.columns.findIndex(({ count }) => count > 0), index: 0 }, 1);
}

/** Where a card with that key lies, of several the one in `column`, looked for at `hint` first; null where nowhere. */
export function findCard(board: Board, key: string, hint: Spot | null): Spot | null {
  if (hint !== null && cardAt(board, hint)?.key === key) return hint;
  let found: Spot | null = null;
  for (const [lane, { cells }] of board.lanes.entries()) {
    for (const [column, cards] of cells.entries()) {
      const index = cards.findIndex((card) => card.key === key);
      if (index < 0) continue;
      found ??= { lane, column, index };
      if (column === hint?.column) return { lane, column, index };
    }
  }
  return found;
}

/** What a key does on the board; null for a key that it does not take. */
export function toBoardAction(
  { key, altKey }: Pick<KeyboardEvent, "key" | "altKey">,
  { board, at, page, rightToLeft, hasSelection }: BoardPlace,
): BoardAction | null {
  const sideways = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1 }[key];
  if (altKey) return sideways === undefined || at === null ? null : { kind: "move", by: sideways === 1 ? 1 : -1 };
  if (key === "Escape") return hasSelection ? { kind: "clear" } : null;
  if (at === null) {
    const first = /^(?:Arrow|Home|End)/.test(key) ? firstSpot(board) : null;
    return first === null ? null : { kind: "go", to: first };
  }
  const go = (to: Spot | null): BoardAction => ({ kind: "go", to: to ?? at });
  if (sideways !== undefined) return go(beside(board, at, sideways));
  switch (key) {
    case "ArrowDown":
      return go(step(board, at, 1));
    case "ArrowUp":
      return go(step(board, at, -1));
    case "PageDown":
      return go(leap(board, at, page));
    case "PageUp":
      return go(leap(board, at, -page));
    case "Home":
      return go(step(board, { ...at, lane: -1 }, 1));
    case "End":
      return go(step(board, { ...at, lane: board.lanes.length }, -1));
    case "Enter":
      return { kind: "open" };
    case " ":
      return { kind: (cardAt(board, at)?.box ?? null) === null ? "select" : "tick" };
    case "x":
      return { kind: "select" };
    case "s":
      return { kind: "status" };
    case "p":
      return { kind: "priority" };
    case "d":
      return { kind: "dates" };
    default:
      return null;
  }
}

/** The next card up or down in a column, through its lanes; null at the end. */
function step({ lanes }: Board, { lane, column, index }: Spot, by: 1 | -1): Spot | null {
  if (lanes[lane]?.cells[column]?.[index + by] !== undefined) return { lane, column, index: index + by };
  for (let next = lane + by; next >= 0 && next < lanes.length; next += by) {
    const count = lanes[next]?.cells[column]?.length ?? 0;
    if (count > 0) return { lane: next, column, index: by === 1 ? 0 : count - 1 };
  }
  return null;
}

/** So many cards up or down in a column, or to its end. */
function leap(board: Board, from: Spot, by: number): Spot {
  let at = from;
  for (let left = Math.abs(by); left > 0; left--) at = step(board, at, by > 0 ? 1 : -1) ?? at;
  return at;
}

/** The card at the same height in the next column that has any, in the same lane or else in the nearest. */
function beside({ lanes, columns }: Board, { lane, column, index }: Spot, by: number): Spot | null {
  for (let next = column + by; next >= 0 && next < columns.length; next += by) {
    const count = lanes[lane]?.cells[next]?.length ?? 0;
    if (count > 0) return { lane, column: next, index: Math.min(index, count - 1) };
  }
  for (let next = column + by; next >= 0 && next < columns.length; next += by) {
    for (let off = 1; off < lanes.length; off++) {
      const near = [lane + off, lane - off].find((each) => (lanes[each]?.cells[next]?.length ?? 0) > 0);
      if (near !== undefined) return { lane: near, column: next, index: 0 };
    }
  }
  return null;
}

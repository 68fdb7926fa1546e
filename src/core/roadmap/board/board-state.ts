/** What the columns of a board can stand for. */
export const GROUPINGS = ["status", "category", "priority", "person", "folder"] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** What the bands across a board can stand for. */
export const LANES = ["none", "note", "phase"] as const;

export type Lanes = (typeof LANES)[number];

/** What a person has chosen for a board; plain JSON, so that it can be kept with the workspace. */
export interface BoardState {
  readonly group: Grouping;
  readonly lanes: Lanes;
}

export const INITIAL_BOARD_STATE: BoardState = { group: "status", lanes: "none" };

/** The `BoardState` that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readBoardState(value: unknown, otherwise: BoardState): BoardState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { group, lanes } = value as Partial<Record<keyof BoardState, unknown>>;
  return {
    group: GROUPINGS.find((known) => known === group) ?? otherwise.group,
    lanes: LANES.find((known) => known === lanes) ?? otherwise.lanes,
  };
}

import type { OutlineRow } from "../../core/roadmap/outline-row";

/** What a key asks the tree to do. Places are indices into the rows. */
export type TreeAction =
  | { readonly kind: "move"; readonly to: number }
  | { readonly kind: "fold"; readonly at: number }
  | { readonly kind: "open"; readonly at: number }
  | { readonly kind: "tick"; readonly at: number }
  | { readonly kind: "status" | "priority" | "dates"; readonly at: number }
  | { readonly kind: "select"; readonly at: number }
  /** Selects all up to a row, which becomes the active one. */
  | { readonly kind: "extend"; readonly to: number }
  | { readonly kind: "clear" }
  /** Says what its numbers are made of. */
  | { readonly kind: "why"; readonly at: number };

/** What of a row matters to keys. */
export interface KeyRow extends Pick<OutlineRow, "level" | "expanded"> {
  readonly kind: string;
  readonly box?: OutlineRow["box"];
  readonly rollup?: OutlineRow["rollup"];
  readonly item?: OutlineRow["item"];
}

/** Where the tree is when a key is pressed. */
export interface KeyPlace {
  readonly rows: readonly KeyRow[];
  /** The active row; -1 when there is none. */
  readonly active: number;
  /** How many rows fit on the screen. */
  readonly page: number;
  readonly rightToLeft: boolean;
  /** Where several rows can be selected: whether Shift is held, and whether any are. */
  readonly selects?: { readonly shift: boolean; readonly any: boolean };
}

/**
 * What `key` does in a tree, after the ARIA practice for tree views; null for a key that it does not take.
 *
 * An arrow towards the children opens, then goes in; the other one closes, then goes out.
 */
export function toTreeAction(key: string, place: KeyPlace): TreeAction | null {
  const { rows, active, page, selects } = place;
  const last = rows.length - 1;
  if (last < 0) return null;
  const kind = selects?.shift === true && active >= 0 ? "extend" : "move";
  const move = (to: number): TreeAction => ({ kind, to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case "ArrowDown":
      return move(active + 1);
    case "ArrowUp":
      return move(active < 0 ? last : active - 1);
    case "Home":
      return move(0);
    case "End":
      return move(last);
    case "PageDown":
      return move(active + page);
    case "PageUp":
      return move(active - page);
    default:
      return toRowAction(key, place);
  }
}

function toRowAction(key: string, { rows, active, rightToLeft, selects }: KeyPlace): TreeAction | null {
  if (key === "Escape") return selects?.any === true ? { kind: "clear" } : null;
  const row = rows[active];
  if (row === undefined) return null;
  const inwards = rightToLeft ? "ArrowLeft" : "ArrowRight";
  const outwards = rightToLeft ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case inwards:
      if (row.expanded === false) return { kind: "fold", at: active };
      return row.expanded === true ? { kind: "move", to: Math.min(active + 1, rows.length - 1) } : null;
    case outwards:
      if (row.expanded === true) return { kind: "fold", at: active };
      return toParent(rows, active);
    case "Enter":
      return { kind: "open", at: active };
    case "s":
      return row.kind === "folder" || row.kind === "section" ? null : { kind: "status", at: active };
    case "p":
      return (row.item ?? null) === null ? null : { kind: "priority", at: active };
    case "d":
      return (row.item ?? null) === null ? null : { kind: "dates", at: active };
    case "x":
      return selects === undefined ? null : { kind: "select", at: active };
    case "w":
      return (row.rollup ?? null) === null ? null : { kind: "why", at: active };
    case " ":
      if ((row.box ?? null) !== null) return { kind: "tick", at: active };
      return row.expanded === null ? null : { kind: "fold", at: active };
    default:
      return null;
  }
}

function toParent(rows: readonly KeyRow[], at: number): TreeAction | null {
  const level = rows[at]?.level ?? 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    if ((rows[index]?.level ?? level) < level) return { kind: "move", to: index };
  }
  return null;
}

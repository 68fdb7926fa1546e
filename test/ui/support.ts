import type { Outline, OutlineRow, OutlineState } from "../../src/core/roadmap/outline-row";
import { EMPTY_ROLLUP, type Rollup } from "../../src/core/rollup/rollup";

/** A row of which a test names only what it is about. */
export function aRow(parts: Partial<OutlineRow> = {}): OutlineRow {
  return {
    key: parts.title ?? "row",
    kind: "task",
    level: 1,
    position: 1,
    siblings: 1,
    title: "Ship it",
    description: "",
    id: null,
    path: "Plan.md",
    line: 0,
    item: 0,
    status: null,
    statusRaw: null,
    statusFrom: null,
    rollup: null,
    expanded: null,
    box: null,
    priority: null,
    dates: {},
    effortHours: null,
    ...parts,
  };
}

/** A rollup of so many items a status. */
export function aRollup(byStatus: Rollup["byStatus"]): Rollup {
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  const done = byStatus.done ?? 0;
  const work = total - (byStatus.cancelled ?? 0);
  return { ...EMPTY_ROLLUP, total, done, byStatus, progress: work === 0 ? 0 : done / work };
}

/** A thing in the outline and what stands below it. */
export interface Branch {
  readonly title: string;
  readonly kind?: OutlineRow["kind"];
  readonly path?: string;
  /** Whether it is open when nobody has folded it. */
  readonly open?: boolean;
  readonly below?: readonly Branch[];
}

/** How an outline of `branches` is built for a state, with folding as the real one has it. */
export function outlineOf(branches: readonly Branch[]): (state: OutlineState) => Outline {
  return (state) => {
    const toRows = (siblings: readonly Branch[], level: number): readonly OutlineRow[] =>
      siblings.flatMap(({ title, kind = "task", path = "Plan.md", open = true, below = [] }, place) => {
        const isOpen = state.fold === "default" ? open : state.fold === "all-open";
        const expanded =
          below.length === 0 ? null : isOpen ? !state.closed.includes(title) : state.opened.includes(title);
        const row = aRow({ title, kind, path, level, expanded, position: place + 1, siblings: siblings.length });
        return [row, ...(expanded === true ? toRows(below, level + 1) : [])];
      });
    return { rows: toRows(branches, 1), rollup: EMPTY_ROLLUP, noteCount: 1 };
  };
}

/** The titles of the rows, each with two blanks a level before it. */
export function drawn({ rows }: Outline): string {
  return rows.map(({ title, level }) => "  ".repeat(level - 1) + title).join("\n");
}

import { categoryOf } from "../status/status";
import type { OutlineRow } from "./outline-row";

/** A row without its place in the outline. */
export type RowFacts = Omit<OutlineRow, "level" | "position" | "siblings" | "expanded">;

/** A row of the outline with all that stands below it, whatever is folded. */
export class OutlineNode {
  #facts: RowFacts;
  /** As last shown: the same row again while nothing of it changes, so that whoever draws it can tell. */
  #row: OutlineRow | null = null;
  #searchText: string | null = null;
  #children: readonly OutlineNode[] | (() => readonly OutlineNode[]);

  /**
   * @param isOpen whether it is open when nobody has folded anything
   * @param children made when first asked for if given as a function, which then must give at least one
   */
  constructor(
    facts: RowFacts,
    readonly isOpen: boolean,
    children: readonly OutlineNode[] | (() => readonly OutlineNode[]),
  ) {
    this.#facts = facts;
    this.#children = children;
  }

  get facts(): RowFacts {
    return this.#facts;
  }

  get children(): readonly OutlineNode[] {
    if (typeof this.#children === "function") this.#children = this.#children();
    return this.#children;
  }

  get hasChildren(): boolean {
    return typeof this.#children === "function" || this.#children.length > 0;
  }

  /** What a search looks at, in lower case. */
  get searchText(): string {
    const { id, title, description, statusRaw } = this.#facts;
    return (this.#searchText ??= `${id ?? ""} ${title} ${description} ${statusRaw ?? ""}`.toLowerCase());
  }

  /** Whether all that counts in it is done or cancelled. */
  get isFinished(): boolean {
    const { rollup, status } = this.#facts;
    if (rollup === null) return status !== null && categoryOf(status) === "closed";
    return rollup.done + (rollup.byStatus.cancelled ?? 0) === rollup.total;
  }

  /** Its row at a place of the outline. */
  toRow(level: number, position: number, siblings: number, expanded: boolean | null): OutlineRow {
    const row = this.#row;
    const isSame =
      row?.level === level && row.position === position && row.siblings === siblings && row.expanded === expanded;
    if (isSame) return row;
    this.#row = { ...this.#facts, level, position, siblings, expanded };
    // The row has all of them.
    this.#facts = this.#row;
    return this.#row;
  }
}

/** The facts of a row that has none. */
export const BARE_ROW = {
  description: "",
  id: null,
  line: null,
  item: null,
  status: null,
  statusRaw: null,
  statusFrom: null,
  rollup: null,
  box: null,
  priority: null,
  dates: {},
  effortHours: null,
} as const;

import type { Counting } from "./counting";
import type { StatedStatus, Status } from "../status/status";
import type { TextRange } from "../text/range";
import type { NoteFigures } from "./note-figures";

/**
 * What one note says, as plain JSON: a worker can send it and a cache can keep it.
 *
 * All offsets are UTF-16 offsets into the note's text, all ranges half-open, all lines 0-based. Lists are in the order
 * of the text, and whatever refers to an entry of another list does so by its place in that list.
 */
export interface ParsedNote {
  /** The frontmatter's `title`, else the first heading of level 1, else null: the note is then called by its file. */
  readonly title: string | null;
  /** `aliases` of the frontmatter. */
  readonly aliases: readonly string[];
  /** `sections[0]` is the whole note: level 0, no heading. A section comes after the one that it stands in. */
  readonly sections: readonly Section[];
  /** In the order of the text, so that what stands under an item or in a section is a run of items. */
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  readonly links: readonly NoteLink[];
  /** Paths in code spans, such as `docs/plans/router.md`, which may name a note of the vault. */
  readonly refs: readonly NoteRef[];
  /** What gives its own fields to the items below it, and is no item: headings and list items, outer ones first. */
  readonly givers: readonly Giver[];
  /** The item that the note itself is, by its frontmatter; null for other notes. All other items stand under it. */
  readonly noteTask: number | null;
  /** The ids of its blocks, without `^`: links may lead to them. */
  readonly blockIds: readonly string[];
  /** Where it was decoded with the wrong character set, line by line. */
  readonly garbled: readonly GarbledText[];
  /** The rules of findings that the note switches off for itself; `*` for all of them. */
  readonly muted: readonly string[];
  /** The day on which the week 1 begins that the note counts from, `YYYY-MM-DD`; absent where it does not say. */
  readonly weekOne?: string;
  /** By when the note itself is to be done, by a property of it; absent where an item says so, or nothing does. */
  readonly due?: StatedDay;
  /** What findings need of the text besides; absent where nobody has read it, which costs those findings alone. */
  readonly figures?: NoteFigures;
  /** What of it counts otherwise than by itself; absent where nothing does. The index puts it there. */
  readonly counting?: Counting;
}

/** A day that a property gives: `due: 2026-09-01`. */
export interface StatedDay {
  readonly line: number;
  /** The value. */
  readonly range: TextRange;
  /** The property with its value, as people write it. */
  readonly quote: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A heading that names no phase, or a list item that is no item, of which something is said: `- Hull @ada, due May 4`. */
export interface Giver {
  readonly line: number;
  /** The items below it. */
  readonly covers: Run;
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly people: readonly string[];
}

/** A stretch of one line that was decoded with the wrong character set. */
export interface GarbledText {
  readonly line: number;
  readonly range: TextRange;
  /** As it stands there. */
  readonly raw: string;
  /** As it was meant. */
  readonly repaired: string;
}

/** A run of entries of a list: from `start` up to, but without, `end`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** A heading and all below it, up to the next heading of its level or a higher one. */
export interface Section {
  /** The heading without marks; empty for the whole note. */
  readonly heading: string;
  /** 1–6 as written; 0 for the whole note. */
  readonly level: number;
  readonly line: number;
  readonly range: TextRange;
  /** The offset at which the first line of its heading ends, blanks and hidden text aside; 0 for the whole note. */
  readonly headingEnd: number;
  /** The enclosing section; null for the whole note. */
  readonly parent: number | null;
  /** Whether it is the archive of a Kanban board: what lies there is kept, and counts no more. */
  readonly isArchive: boolean;
  /** What the heading gives all below it, such as `🔴 Blocking`; null when it sorts by nothing. */
  readonly priority: Priority | null;
  /** The phase that the heading names; null when it names none. */
  readonly phase: number | null;
  /** The items below the heading, those of sub-sections and the heading's own phase included. */
  readonly items: Run;
}

interface ItemBase {
  readonly line: number;
  /** From the marker, heading or row to the end of its own text; children are not part of it. */
  readonly range: TextRange;
  /** All of its own text without marks; for a row its naming cell. May be empty. */
  readonly text: string;
  /** The text's opening that names it: for `**B1: 132 warnings** — fix …` the bold part, else the whole text. */
  readonly title: string;
  /** What follows the title; for a row the cells that are neither its name nor its status. May be empty. */
  readonly description: string;
  /** `B1`, `Task 0.1`, `Phase 2`, `v3.1.0`; null where none is written. */
  readonly id: string | null;
  /** Why `status` is what it is: the word, sign or rule that gave it; null without a status. */
  readonly reason: string | null;
  /** What is said of it; null where nothing is. */
  readonly status: StatedStatus | null;
  /** The status as written, without marks; null where nothing is said. */
  readonly raw: string | null;
  /** The innermost section that it stands in; for a phase heading the section that it opens. */
  readonly section: number;
  /** One past the last item that stands under this one; its own place + 1 when nothing does. */
  readonly end: number;
  readonly priority: Priority | null;
  readonly effortHours: number | null;
  readonly dates: Dates;
  /** Who is named with `@` or as its owner, without the `@`. */
  readonly people: readonly string[];
  /** Without `#`. */
  readonly tags: readonly string[];
  readonly dependencies: readonly Dependency[];
  /** Ids of other items that its text or status names, such as `I2` in a status `Backlog I2`. */
  readonly mentions: readonly string[];
  /** `(2/6 events emitted)`: how much of it is done by its own words; null where it does not say. */
  readonly counts: CountsSaid | null;
}

/** What must be done first, or waits for this, as it is written. */
export interface Dependency {
  /** `needs`: this depends on what is named. `blocks`: what is named depends on this. */
  readonly kind: "needs" | "blocks";
  /** An id, a title or a linkpath, without brackets and marks. */
  readonly target: string;
}

/** A count that a text states: so many of so many. */
export interface CountsSaid {
  readonly done: number;
  readonly total: number;
}

/** A list item with a checkbox; or, without one, a list item that is struck out or closes with its state. */
export interface TaskItem extends ItemBase {
  readonly kind: "task";
  /** The character in the box, one code point; null without a box. */
  readonly symbol: string | null;
  /** The character's range; null without a box. */
  readonly symbolRange: TextRange | null;
  /** The line with the box as written, without its line break: by it the task is found again before it is changed. */
  readonly source: string;
  /** The nearest task around it; null at the top. */
  readonly parent: number | null;
  readonly status: StatedStatus;
}

/** A body row of a table with a status column. */
export interface RowItem extends ItemBase {
  readonly kind: "row";
  /** Whether the table lists phases; the row is then a phase as well. */
  readonly isPhase: boolean;
  readonly parent: number | null;
  readonly status: StatedStatus;
  readonly raw: string;
  /** The cell that states the status, without the padding; empty where the cell is. */
  readonly statusRange: TextRange;
  /** How the status stands there, where that is not `raw`: with marks in it, or decoded wrongly. */
  readonly written?: string;
  /** The link that is all of the first cell: the row then states the status of the note it leads to. */
  readonly tracks: number | null;
}

/** A heading that names a stage of work; or a row of a phase table that has no status column. */
export interface PhaseItem extends ItemBase {
  readonly kind: "phase";
  readonly form: "heading" | "row";
  /** The phase heading around it; null at the top. */
  readonly parent: number | null;
  /** Where its heading or row states `status`; null where something else does, or nothing. */
  readonly statusRange: TextRange | null;
  /** How the status stands there, where that is not `raw`. */
  readonly written?: string;
}

export type Item = TaskItem | RowItem | PhaseItem;

/** Highest first. */
export type Priority = "highest" | "high" | "medium" | "low" | "lowest";

/** Days as `YYYY-MM-DD`; only what is written. */
export interface Dates {
  readonly due?: string;
  readonly scheduled?: string;
  readonly start?: string;
  readonly created?: string;
  readonly done?: string;
  readonly cancelled?: string;
  /** As written: `Week 4-6`. */
  readonly weeks?: string;
  /** `2025-Q3`. */
  readonly quarter?: string;
  /** As written: `2 weeks`. */
  readonly duration?: string;
}

/** A place where a status is said. */
export interface Statement {
  readonly line: number;
  /** The value, from after the key to the end of the statement, without marks around it. */
  readonly range: TextRange;
  /** The value without marks. */
  readonly raw: string;
  /** How the value stands there, where that is not `raw`: with marks in it, in quotation marks, or decoded wrongly. */
  readonly written?: string;
  readonly status: StatedStatus;
  /** Why: the word, sign or rule that decided. */
  readonly reason: string;
  readonly of:
    | { readonly kind: "note" }
    | { readonly kind: "section"; readonly section: number }
    | { readonly kind: "item"; readonly item: number }
    /** A list item that is no item of the plan. */
    | { readonly kind: "list-item"; readonly line: number };
  readonly in: "frontmatter" | "text";
  /** The day for which it is said, as in `Status (Nov 18): …`; absent where none is given. */
  readonly day?: string;
}

/** A link to a note or heading. */
export interface NoteLink {
  readonly kind: "wikilink" | "markdown";
  readonly embed: boolean;
  readonly line: number;
  readonly range: TextRange;
  /** The target as written before the first `#`, percent-decoded for a Markdown link; empty for a link into this note. */
  readonly linkpath: string;
  /** From the first `#` on, with it; empty without one. */
  readonly subpath: string;
  /** The display text; null without one. */
  readonly alias: string | null;
  /** The item in whose own text it stands; null when in none. */
  readonly item: number | null;
  /** The items that it counts for: its own and those that inherit it from a list item, table heading or section. */
  readonly covers: Run;
}

/** A path in a code span. */
export interface NoteRef {
  readonly path: string;
  readonly line: number;
  readonly range: TextRange;
  readonly item: number | null;
  readonly covers: Run;
}

/** Whether a status says that an item is one of the ten, known ones. */
export function isKnown(status: StatedStatus | null): status is Status {
  return status !== null && status !== "unknown";
}

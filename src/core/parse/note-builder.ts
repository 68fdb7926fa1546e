import type { Dates, Giver, Item, NoteLink, NoteRef, Run, Section, Statement } from "../note/parsed-note";
import type { LineIndex } from "../text/line-index";
import { isArchiveHeading } from "./archive-heading";
import type { FieldContext } from "./item-fields";
import { readUrgency } from "./priority";

/** A value that is still being made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What a link will count for, once it is known where things end. */
export type Coverage =
  | { readonly kind: "section"; readonly section: number }
  | { readonly kind: "item"; readonly item: number }
  | { readonly kind: "only"; readonly item: number }
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "nothing" };

export type LinkDraft = Omit<NoteLink, "covers"> & { readonly coverage: Coverage };
export type RefDraft = Omit<NoteRef, "covers"> & { readonly coverage: Coverage };
export type GiverDraft = Omit<Giver, "covers"> & { readonly coverage: Coverage };
/** A statement in a heading may be of the section that the heading stands in, which another slice may have opened. */
export type StatementDraft = Omit<Draft<Statement>, "of"> & {
  of: Statement["of"] | { readonly kind: "above"; readonly section: number };
};

/** A heading that is still open where a slice begins. */
export interface OpenHeading {
  readonly heading: string;
  readonly level: number;
}

/** A picture that a phase heading opens with. */
export interface Lead {
  /** The phase, where the picture is the sign of its status; null where it is an ornament. */
  readonly item: number | null;
  /** The section of the heading. */
  readonly section: number;
  /** The heading without marks, the picture with it. */
  readonly plain: string;
}

/** What is to be known of a note to read one slice of it. */
export interface SliceFacts extends FieldContext {
  /** The headings that the slice stands under, outermost first. */
  readonly open: readonly OpenHeading[];
  /** Whether the slice is the note's first, and whether its first heading is. */
  readonly isFirst: boolean;
  readonly hasFirstHeading: boolean;
  /** Whether the first heading, where it is of level 1, names the note. */
  readonly hasTitle: boolean;
  /** Whether the note is a board of the Kanban plugin. */
  readonly isBoard: boolean;
}

/** Distributes `Draft` over the kinds of item. */
export type ItemDraft = Item extends infer Kind ? (Kind extends Item ? Draft<Kind> : never) : never;

/** The section that a heading opens at the front of a slice, with nothing in it. */
export function toSection(
  heading: string,
  level: number,
  headingEnd: number,
  { isBoard }: Pick<SliceFacts, "isBoard">,
): Draft<Section> {
  return {
    heading,
    level,
    line: 0,
    range: { from: 0, to: 0 },
    headingEnd,
    parent: 0,
    isArchive: isBoard && isArchiveHeading(heading),
    priority: readUrgency(heading),
    phase: null,
    items: { start: 0, end: 0 },
  };
}

/**
 * Collects what a slice of a note says while it is walked, in the order of its text. All positions and places count
 * from the slice; section 0 is what the slice stands in.
 */
export class NoteBuilder {
  readonly sections: Draft<Section>[];
  readonly items: ItemDraft[] = [];
  readonly statements: StatementDraft[] = [];
  readonly links: LinkDraft[] = [];
  readonly refs: RefDraft[] = [];
  readonly givers: GiverDraft[] = [];
  readonly leads: Lead[] = [];
  /** The open sections, outermost first; never empty. */
  readonly #open: number[] = [0];

  constructor(
    readonly source: string,
    readonly lines: LineIndex,
    /** What its words and days are understood by. */
    readonly context: SliceFacts,
  ) {
    this.sections = [
      {
        heading: "",
        level: 0,
        line: 0,
        range: { from: 0, to: source.length },
        headingEnd: 0,
        parent: null,
        isArchive: false,
        priority: null,
        phase: null,
        items: { start: 0, end: 0 },
      },
    ];
  }

  /** The innermost section that is open. */
  get section(): number {
    return this.#open[this.#open.length - 1] ?? 0;
  }

  /** Opens the section of a heading that begins at `from`; ends those of its level and below. */
  openSection(heading: string, level: number, from: number, headingEnd: number): number {
    while ((this.sections[this.section]?.level ?? 0) >= level) this.#closeSection(from);
    const section = this.sections.length;
    this.sections.push({
      ...toSection(heading, level, headingEnd, this.context),
      line: this.lines.lineAt(from),
      range: { from, to: this.source.length },
      parent: this.section,
      items: { start: this.items.length, end: this.items.length },
    });
    this.#open.push(section);
    return section;
  }

  /** Adds an item and gives its place. */
  addItem(item: ItemDraft): number {
    this.items.push(item);
    return this.items.length - 1;
  }

  /** Says that nothing more stands under an item. */
  closeItem(index: number): void {
    const item = this.items[index];
    if (item !== undefined) item.end = this.items.length;
  }

  /** The phase whose section is open around here, innermost first; null outside of all. */
  enclosingPhase(section: number | null = this.section): number | null {
    for (let at = section; at !== null; at = this.sections[at]?.parent ?? null) {
      const phase = this.sections[at]?.phase ?? null;
      if (phase !== null) return phase;
    }
    return null;
  }

  /** Whether what is said in a section's own text is said of the whole note. */
  isNoteHead(section: number): boolean {
    const { isFirst, hasFirstHeading, hasTitle } = this.context;
    if (section === 0) return isFirst;
    return section === 1 && hasFirstHeading && this.sections[1]?.level === 1 && hasTitle;
  }

  /** Adds dates to an item; what it has already stays. */
  addDates(index: number, dates: Dates): void {
    const item = this.items[index];
    if (item !== undefined) item.dates = { ...dates, ...item.dates };
  }

  /** What a section in a heading's own section is said of: the section, or the note that it heads. */
  subjectAbove(section: number): StatementDraft["of"] {
    const parent = this.sections[section]?.parent ?? 0;
    if (this.isNoteHead(parent)) return { kind: "note" };
    return parent === 0 ? { kind: "above", section } : { kind: "section", section: parent };
  }

  /** The headings around a section, its own first. */
  headingsFrom(section: number): readonly string[] {
    const headings: string[] = [];
    let level = Number.POSITIVE_INFINITY;
    for (let at: number | null = section; at !== null && at > 0; at = this.sections[at]?.parent ?? null) {
      headings.push(this.sections[at]?.heading ?? "");
      level = this.sections[at]?.level ?? level;
    }
    const { open } = this.context;
    for (let at = open.length - 1; at >= 0; at--) {
      const above = open[at];
      if (above === undefined || above.level >= level) continue;
      headings.push(above.heading);
      level = above.level;
    }
    return headings;
  }

  /** Closes all that is open. */
  finish(): void {
    while (this.#open.length > 0) this.#closeSection(this.source.length);
  }

  #closeSection(at: number): void {
    const index = this.#open.pop();
    const section = index === undefined ? undefined : this.sections[index];
    if (section === undefined) return;
    section.range = { from: section.range.from, to: at };
    section.items = { start: section.items.start, end: this.items.length };
    if (section.phase !== null) this.closeItem(section.phase);
  }
}

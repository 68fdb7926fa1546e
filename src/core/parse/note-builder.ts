import type { Dates, Item, NoteLink, NoteRef, Run, Section, Statement } from "../note/parsed-note";
import type { LineIndex } from "../text/line-index";
import type { FieldContext } from "./item-fields";
import { readUrgency } from "./urgency";

/** A value that is still being made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What a link will count for, once it is known where things end. */
export type Coverage =
  | { readonly kind: "section"; readonly section: number }
  | { readonly kind: "item"; readonly item: number }
  | { readonly kind: "only"; readonly item: number }
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "nothing" };

type LinkDraft = Omit<NoteLink, "covers"> & { readonly coverage: Coverage };
type RefDraft = Omit<NoteRef, "covers"> & { readonly coverage: Coverage };

/** Distributes `Draft` over the kinds of item. */
export type ItemDraft = Item extends infer Kind ? (Kind extends Item ? Draft<Kind> : never) : never;

const ARCHIVE = /^archive$/i;

/** Collects what a note says while it is walked, in the order of its text. */
export class NoteBuilder {
  /** Whether the note is a board of the Kanban plugin. */
  isBoard = false;
  readonly sections: Draft<Section>[];
  readonly items: ItemDraft[] = [];
  readonly statements: Draft<Statement>[] = [];
  readonly links: LinkDraft[] = [];
  readonly refs: RefDraft[] = [];
  /** Whether the first heading, where it is of level 1, names the note. */
  hasTitle = true;
  /** The open sections, outermost first; never empty. */
  readonly #open: number[] = [0];

  constructor(
    readonly source: string,
    readonly lines: LineIndex,
    /** What its words and days are understood by. */
    readonly context: FieldContext,
  ) {
    this.sections = [
      {
        heading: "",
        level: 0,
        line: 0,
        range: { from: 0, to: source.length },
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
  openSection(heading: string, level: number, from: number): number {
    while ((this.sections[this.section]?.level ?? 0) >= level) this.#closeSection(from);
    const section = this.sections.length;
    this.sections.push({
      heading,
      level,
      line: this.lines.lineAt(from),
      range: { from, to: this.source.length },
      parent: this.section,
      isArchive: this.isBoard && ARCHIVE.test(heading),
      priority: readUrgency(heading),
      phase: null,
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
    return section === 0 || (section === 1 && this.sections[1]?.level === 1 && this.hasTitle);
  }

  /** Adds dates to an item; what it has already stays. */
  addDates(index: number, dates: Dates): void {
    const item = this.items[index];
    if (item !== undefined) item.dates = { ...dates, ...item.dates };
  }

  finish(): { readonly links: readonly NoteLink[]; readonly refs: readonly NoteRef[] } {
    while (this.#open.length > 0) this.#closeSection(this.source.length);
    const settle = <T extends { readonly coverage: Coverage }>({
      coverage,
      ...rest
    }: T): Omit<T, "coverage"> & { covers: Run } => ({
      ...rest,
      covers: this.#runOf(coverage),
    });
    return { links: this.links.map(settle), refs: this.refs.map(settle) };
  }

  #closeSection(at: number): void {
    const index = this.#open.pop();
    const section = index === undefined ? undefined : this.sections[index];
    if (section === undefined) return;
    section.range = { from: section.range.from, to: at };
    section.items = { start: section.items.start, end: this.items.length };
    if (section.phase !== null) this.closeItem(section.phase);
  }

  #runOf(coverage: Coverage): Run {
    switch (coverage.kind) {
      case "section":
        return this.sections[coverage.section]?.items ?? { start: 0, end: 0 };
      case "item":
        return { start: coverage.item, end: this.items[coverage.item]?.end ?? coverage.item + 1 };
      case "only":
        return { start: coverage.item, end: coverage.item + 1 };
      case "run":
        return coverage.run;
      case "nothing":
        return { start: 0, end: 0 };
    }
  }
}

import type { Giver, Item, NoteLink, NoteRef, PhaseItem, Run, Section, Statement, TaskItem } from "../note/parsed-note";
import type { TextRange } from "../text/range";
import type { Draft, ItemDraft, Lead, LinkDraft } from "./note-builder";
import type { Piece } from "./piece";
import { settlePhases } from "./settle-statuses";
import type { Steps } from "./steps";

/** A piece, and where its slice stands in the note. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly from: number;
  readonly line: number;
  /** What was made of it when it was last joined, to be used again where it has not moved. */
  joined: JoinedPiece | null;
}

/** What stands before a piece: by so much its own places are moved. */
interface Base {
  readonly from: number;
  readonly line: number;
  readonly item: number;
  readonly section: number;
  readonly link: number;
}

interface JoinedPiece {
  readonly base: Base;
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
}

/** What the pieces of a note say together. */
export interface Joined {
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  readonly links: readonly NoteLink[];
  readonly refs: readonly NoteRef[];
  readonly givers: readonly Giver[];
}

/** What the frontmatter says: it comes before all pieces. */
export interface JoinHead {
  readonly statements: readonly Statement[];
  /** The item that the note is; all others stand under it. */
  readonly noteTask: TaskItem | null;
  /** The links of that item. */
  readonly links: readonly Omit<NoteLink, "covers">[];
  /** Whether the first heading, where it is of level 1, names the note. */
  readonly hasTitle: boolean;
}

/** Joins the pieces of a note of `length` UTF-16 units. What has not moved since it was last joined is used again. */
export function joinPieces(pieces: readonly PlacedPiece[], length: number, head: JoinHead): Steps<Joined> {
  return new Joiner(length, head).join(pieces);
}

const PIECES_A_STEP = 64;

class Joiner {
  readonly #sections: Draft<Section>[];
  readonly #items: Item[] = [];
  readonly #statements: Statement[];
  readonly #links: NoteLink[] = [];
  readonly #refs: NoteRef[] = [];
  readonly #givers: Giver[] = [];
  /** The open sections, outermost first. */
  readonly #open: number[] = [0];

  constructor(
    readonly length: number,
    readonly head: JoinHead,
  ) {
    this.#sections = [
      {
        heading: "",
        level: 0,
        line: 0,
        range: { from: 0, to: length },
        headingEnd: 0,
        parent: null,
        isArchive: false,
        priority: null,
        phase: null,
        items: { start: 0, end: 0 },
      },
    ];
    this.#statements = [...head.statements];
    if (head.noteTask !== null) this.#items.push(head.noteTask);
  }

  *join(pieces: readonly PlacedPiece[]): Steps<Joined> {
    const bases: Base[] = [];
    let link = this.head.links.length;
    for (const placed of pieces) {
      const base = {
        from: placed.from,
        line: placed.line,
        item: this.#items.length,
        section: this.#sections.length - 1,
        link,
      };
      bases.push(base);
      link += placed.piece.links.length;
      this.#openSections(placed.piece, base);
      this.#addItems(placed, base);
      if (bases.length % PIECES_A_STEP === 0) yield;
    }
    while (this.#open.length > 0) this.#closeSection(this.length, this.#items.length);
    const phases = this.#placePhases(pieces, bases);
    yield;
    this.#dropOrnaments(pieces, bases, phases);
    settlePhases(this.#statements, (section) => {
      const phase = this.#sections[section]?.phase ?? null;
      return phase === null ? undefined : phases.get(phase);
    });
    if (this.head.noteTask !== null) this.#items[0] = { ...this.head.noteTask, end: this.#items.length };
    for (const link of this.head.links) this.#links.push({ ...link, covers: { start: 0, end: this.#items.length } });
    for (const [i, { piece }] of pieces.entries()) {
      const base = bases[i];
      if (base !== undefined) {
        this.#addLinks(piece, base);
        this.#addGivers(piece, base);
      }
      if (i % PIECES_A_STEP === 0) yield;
    }
    return {
      sections: this.#sections,
      items: this.#items,
      statements: this.#statements,
      links: this.#links,
      refs: this.#refs,
      givers: this.#givers.sort((a, b) => a.line - b.line),
    };
  }

  #openSections(piece: Piece, base: Base): void {
    for (const section of piece.sections) {
      const from = base.from + section.range.from;
      const start = base.item + section.items.start;
      while ((this.#sections[this.#top()]?.level ?? 0) >= section.level) this.#closeSection(from, start);
      this.#sections.push({
        heading: section.heading,
        level: section.level,
        line: base.line + section.line,
        range: { from, to: this.length },
        headingEnd: base.from + section.headingEnd,
        parent: this.#top(),
        isArchive: section.isArchive,
        priority: section.priority,
        phase: section.phase === null ? null : base.item + section.phase,
        items: { start, end: start },
      });
      this.#open.push(this.#sections.length - 1);
    }
  }

  #top(): number {
    return this.#open[this.#open.length - 1] ?? 0;
  }

  #closeSection(at: number, items: number): void {
    const section = this.#sections[this.#open.pop() ?? -1];
    if (section === undefined) return;
    section.range = { from: section.range.from, to: at };
    section.items = { start: section.items.start, end: items };
  }

  #addItems(placed: PlacedPiece, base: Base): void {
    const { piece, joined } = placed;
    if (joined === null || !isSame(joined.base, base)) {
      placed.joined = {
        base,
        items: piece.items.map((item) => moveItem(item, base)),
        statements: piece.statements.map((statement) => this.#moveStatement(statement, base)),
      };
    }
    for (const item of placed.joined?.items ?? []) this.#items.push(item);
    piece.statements.forEach((statement, i) => {
      const moved = placed.joined?.statements[i];
      if (moved === undefined) return;
      // What it is of may depend on the pieces before.
      const isOwn = statement.of.kind === "item" || statement.of.kind === "list-item";
      this.#statements.push(isOwn ? moved : this.#moveStatement(statement, base));
    });
  }

  #moveStatement(statement: Piece["statements"][number], base: Base): Statement {
    return {
      ...statement,
      line: base.line + statement.line,
      range: moveRange(statement.range, base.from),
      of: this.#moveSubject(statement.of, base),
    };
  }

  #moveSubject(of: Piece["statements"][number]["of"], base: Base): Statement["of"] {
    switch (of.kind) {
      case "note":
        return of;
      case "item":
        return { kind: "item", item: base.item + of.item };
      case "list-item":
        return { kind: "list-item", line: base.line + of.line };
      case "section":
        return this.#subjectOf(base.section + of.section);
      case "above":
        return this.#subjectOf(this.#sections[base.section + of.section]?.parent ?? 0);
    }
  }

  #subjectOf(section: number): Statement["of"] {
    const isHead = section === 0 || (section === 1 && this.#sections[1]?.level === 1 && this.head.hasTitle);
    return isHead ? { kind: "note" } : { kind: "section", section };
  }

  /** Gives phases what shows only in the whole note; they are copies, so that pieces never change. */
  #placePhases(pieces: readonly PlacedPiece[], bases: readonly Base[]): ReadonlyMap<number, Draft<PhaseItem>> {
    const phases = new Map<number, Draft<PhaseItem>>();
    pieces.forEach(({ piece }, i) => {
      const base = bases[i];
      for (const place of base === undefined ? [] : piece.phases) {
        const index = place + (base?.item ?? 0);
        const item = this.#items[index];
        if (item?.kind !== "phase") continue;
        const section = this.#sections[item.section];
        const isHeading = item.form === "heading";
        const parent = this.#enclosingPhase(isHeading ? (section?.parent ?? null) : item.section);
        const phase = { ...item, parent, end: isHeading ? (section?.items.end ?? item.end) : item.end };
        phases.set(index, phase);
        this.#items[index] = phase;
      }
    });
    return phases;
  }

  /** Where one of several phases opens with a picture that is no sign of a status, none of those pictures is. */
  #dropOrnaments(
    pieces: readonly PlacedPiece[],
    bases: readonly Base[],
    phases: ReadonlyMap<number, Draft<PhaseItem>>,
  ): void {
    const leads = pieces.flatMap(({ piece }, i) => {
      const base = bases[i];
      return base === undefined ? [] : piece.leads.map((lead) => ({ ...lead, group: this.#groupOf(lead, base), base }));
    });
    const adorned = new Set(leads.filter(({ item }) => item === null).map(({ group }) => group));
    for (const { item, group, plain, base } of leads) {
      const phase = item === null ? undefined : phases.get(base.item + item);
      if (phase === undefined || !adorned.has(group)) continue;
      Object.assign(phase, { status: null, reason: null, raw: null, title: plain, statusRange: null });
      delete phase.written;
    }
  }

  /** Equal for headings of one level that stand under the same one. */
  #groupOf({ section }: Lead, base: Base): string {
    const { parent, level } = this.#sections[base.section + section] ?? { parent: null, level: 0 };
    return `${parent ?? ""} ${level}`;
  }

  /** The phase whose section is open around there, innermost first; null outside of all. */
  #enclosingPhase(section: number | null): number | null {
    for (let at = section; at !== null; at = this.#sections[at]?.parent ?? null) {
      const phase = this.#sections[at]?.phase ?? null;
      if (phase !== null) return phase;
    }
    return null;
  }

  #addLinks(piece: Piece, base: Base): void {
    for (const { coverage, ...link } of piece.links) {
      this.#links.push({ ...link, ...this.#placeOf(link, base), covers: this.#runOf(coverage, base) });
    }
    for (const { coverage, ...ref } of piece.refs) {
      this.#refs.push({ ...ref, ...this.#placeOf(ref, base), covers: this.#runOf(coverage, base) });
    }
  }

  #addGivers(piece: Piece, base: Base): void {
    for (const { coverage, line, ...given } of piece.givers) {
      const covers = this.#runOf(coverage, base);
      if (covers.start < covers.end) this.#givers.push({ ...given, line: base.line + line, covers });
    }
  }

  #placeOf(
    { line, range, item }: Pick<LinkDraft, "line" | "range" | "item">,
    base: Base,
  ): Pick<NoteLink, "line" | "range" | "item"> {
    return {
      line: base.line + line,
      range: moveRange(range, base.from),
      item: item === null ? null : base.item + item,
    };
  }

  #runOf(coverage: LinkDraft["coverage"], base: Base): Run {
    switch (coverage.kind) {
      case "section":
        return this.#sections[base.section + coverage.section]?.items ?? { start: 0, end: 0 };
      case "item": {
        const start = base.item + coverage.item;
        return { start, end: this.#items[start]?.end ?? start + 1 };
      }
      case "only":
        return { start: base.item + coverage.item, end: base.item + coverage.item + 1 };
      case "run":
        return { start: base.item + coverage.run.start, end: base.item + coverage.run.end };
      case "nothing":
        return { start: 0, end: 0 };
    }
  }
}

function isSame(a: Base, b: Base): boolean {
  return a.from === b.from && a.line === b.line && a.item === b.item && a.section === b.section && a.link === b.link;
}

function moveRange({ from, to }: TextRange, by: number): TextRange {
  return { from: from + by, to: to + by };
}

function moveItem(item: Item, base: Base): Item {
  const moved: ItemDraft = { ...item };
  moved.line += base.line;
  moved.range = moveRange(item.range, base.from);
  moved.section += base.section;
  moved.end += base.item;
  if (moved.parent !== null) moved.parent += base.item;
  if (moved.kind === "task" && moved.symbolRange !== null) moved.symbolRange = moveRange(moved.symbolRange, base.from);
  if (moved.kind === "phase" && moved.statusRange !== null) moved.statusRange = moveRange(moved.statusRange, base.from);
  if (moved.kind === "row") {
    moved.statusRange = moveRange(moved.statusRange, base.from);
    if (moved.tracks !== null) moved.tracks += base.link;
  }
  return moved;
}

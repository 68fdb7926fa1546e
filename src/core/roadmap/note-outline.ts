import { isKnown, type Item, type ParsedNote, type Run } from "../note/parsed-note";
import { countRuns } from "../rollup/count";
import { statusOfRollup } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import { categoryOf } from "../status/status";
import { BARE_ROW, OutlineNode } from "./outline-node";
import type { OutlineRow } from "./outline-row";

/** What stands below a note in the outline: its phases and headings, and the items in them. */
export function outlineNote(path: string, note: ParsedNote): readonly OutlineNode[] {
  return new NoteOutline(path, note).inSection(0);
}

/** Whether a note has anything to stand below it. */
export function hasOutline(note: ParsedNote): boolean {
  return note.items.length > firstBelow(note) + (note.sections.some((_, section) => isTitle(note, section)) ? 1 : 0);
}

/** The place of the first item that is not the note itself. */
function firstBelow(note: ParsedNote): number {
  return note.noteTask === null ? 0 : note.noteTask + 1;
}

/**
 * Whether a section is the note's own title, which names no more than the note does. One that states a status is a
 * phase of its own: the note need not have that status.
 */
function isTitle(note: ParsedNote, index: number): boolean {
  const section = note.sections[index];
  return (
    section?.level === 1 &&
    section.phase === firstBelow(note) &&
    section.items.end === note.items.length &&
    note.items[section.phase]?.status === null
  );
}

class NoteOutline {
  /** How often something was seen, so that two things that read the same have keys of their own. */
  readonly #seen = new Map<string, number>();
  readonly #subsections: readonly (readonly number[])[];

  constructor(
    readonly path: string,
    readonly note: ParsedNote,
  ) {
    const subsections: number[][] = note.sections.map(() => []);
    note.sections.forEach((section, index) => {
      if (section.parent !== null) subsections[section.parent]?.push(index);
    });
    this.#subsections = subsections;
  }

  /** The items of a section's own text, then its sub-sections. */
  inSection(index: number): readonly OutlineNode[] {
    const section = this.note.sections[index];
    if (section === undefined) return [];
    const inner = this.#subsections[index] ?? [];
    const firstInner =
      inner[0] === undefined ? section.items.end : (this.note.sections[inner[0]]?.items.start ?? section.items.end);
    const start = Math.max(firstBelow(this.note), section.items.start + (section.phase === null ? 0 : 1));
    return [...this.#items(start, firstInner), ...inner.flatMap((child) => this.#sectionNodes(child))];
  }

  #sectionNodes(index: number): readonly OutlineNode[] {
    const section = this.note.sections[index];
    if (section === undefined || section.isArchive || section.items.start === section.items.end) return [];
    const phase = section.phase === null ? undefined : this.note.items[section.phase];
    const children = this.inSection(index);
    if (isTitle(this.note, index)) return children;
    if (phase !== undefined) return [this.#itemNode(section.phase ?? 0, phase, children, section.items)];
    const around = section.parent === null ? undefined : this.note.sections[section.parent];
    // A heading over all that its parent holds, such as the note's own title, groups nothing.
    if (around?.items.start === section.items.start && around.items.end === section.items.end) return children;
    const rollup = this.#count(section.items);
    const facts = {
      ...BARE_ROW,
      key: this.#key("section", section.heading),
      kind: "section" as const,
      title: section.heading,
      path: this.path,
      line: section.line,
      rollup,
      ...derivedStatus(rollup),
    };
    return [new OutlineNode(facts, true, children)];
  }

  #items(start: number, end: number): readonly OutlineNode[] {
    // Built from the back, so that the items below an item are ready when it is reached, at any depth.
    const open: { readonly index: number; readonly node: OutlineNode }[] = [];
    for (let index = end - 1; index >= start; index--) {
      const item = this.note.items[index];
      if (item === undefined) continue;
      const children: OutlineNode[] = [];
      for (
        let next = open[open.length - 1];
        next !== undefined && next.index < item.end;
        next = open[open.length - 1]
      ) {
        children.push(next.node);
        open.pop();
      }
      open.push({ index, node: this.#itemNode(index, item, children, { start: index, end: item.end }) });
    }
    return open.reverse().map(({ node }) => node);
  }

  #itemNode(index: number, item: Item, children: readonly OutlineNode[], run: Run): OutlineNode {
    const rollup = children.length === 0 ? null : this.#count(run);
    const stated = {
      status: item.status,
      statusRaw: item.raw,
      statusFrom: item.status === null ? null : "item",
    } as const;
    // As for a note, counts say more than words that are not understood.
    const status = isKnown(item.status) || rollup === null ? stated : { ...derivedStatus(rollup), statusRaw: item.raw };
    const facts = {
      key: this.#key(item.kind, item.title),
      kind: item.kind === "row" && item.isPhase ? ("phase" as const) : item.kind,
      title: item.title,
      description: item.description,
      id: item.id,
      path: this.path,
      line: item.line,
      item: index,
      ...status,
      rollup,
      box:
        item.kind === "task" && item.symbol !== null
          ? { checked: categoryOf(item.status) === "closed", symbol: item.symbol }
          : null,
      priority: item.priority,
      dates: item.dates,
      effortHours: item.effortHours,
    };
    return new OutlineNode(facts, false, children);
  }

  #count(run: Run): Rollup | null {
    const rollup = countRuns(this.note, [run]);
    return rollup.total > 0 ? rollup : null;
  }

  #key(kind: string, title: string): string {
    const base = `${kind}:${this.path}:${title}`;
    const count = (this.#seen.get(base) ?? 0) + 1;
    this.#seen.set(base, count);
    // No title has a line break in it, so that no other thing can be called so.
    return count === 1 ? base : `${base}\n${count}`;
  }
}

/** The status of what has none of its own, as its counts have it. */
function derivedStatus(rollup: Rollup | null): Pick<OutlineRow, "status" | "statusRaw" | "statusFrom"> {
  const status = rollup === null ? null : statusOfRollup(rollup);
  return { status, statusRaw: null, statusFrom: status === null ? null : "rollup" };
}

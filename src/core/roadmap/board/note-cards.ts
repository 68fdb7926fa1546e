import { heldFields } from "../../note/inherit";
import type { ParsedNote } from "../../note/parsed-note";
import { isUnit } from "../../rollup/count";
import { categoryOf } from "../../status/status";
import type { BoardCard } from "./board";

/** The cards of one note, with what a board sorts and searches them by. */
export interface NoteCards {
  readonly parsed: ParsedNote;
  readonly cards: readonly BoardCard[];
  /** For each card the line of its phase or heading; null where it stands under none. */
  readonly phaseLines: readonly (number | null)[];
  /** For each card what a search looks at, in lower case; made when it is first asked for. */
  readonly searchTexts: () => readonly string[];
}

/**
 * The cards of a note, in its order: all items that count.
 *
 * @param before those of an older reading of it; a card that stays the same is the same object
 */
export function cardsOf(path: string, parsed: ParsedNote, before?: NoteCards): NoteCards {
  const old = new Map(before?.cards.map((card) => [card.key, card]));
  const note = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  const headings = headingsOf(parsed);
  const seen = new Map<string, number>();
  const cards: BoardCard[] = [];
  const phaseLines: (number | null)[] = [];
  parsed.items.forEach((item, index) => {
    if (!isUnit(parsed, index) || item.kind === "phase") return;
    const base = `${item.kind}:${path}:${item.title}`;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    const heading = headings[item.section] ?? null;
    const { priority, dates, people } = heldFields(parsed, index);
    const above = item.parent === null ? undefined : parsed.items[item.parent];
    const card: BoardCard = {
      // No title has a line break in it, so that no other thing can be called so.
      key: times === 1 ? base : `${base}\n${times}`,
      kind: item.kind === "row" && item.isPhase ? "phase" : item.kind,
      title: item.title,
      description: item.description,
      id: item.id,
      path,
      line: item.line,
      item: index,
      status: item.status,
      statusRaw: item.raw,
      box:
        item.kind === "task" && item.symbol !== null
          ? { checked: categoryOf(item.status) === "closed", symbol: item.symbol }
          : null,
      priority,
      dates,
      people,
      effortHours: item.effortHours,
      note,
      phase: heading?.title ?? (above !== undefined && above.title !== note ? above.title : ""),
    };
    const same = old.get(card.key);
    cards.push(same !== undefined && JSON.stringify(same) === JSON.stringify(card) ? same : card);
    phaseLines.push(heading?.line ?? null);
  });
  let texts: readonly string[] | undefined;
  const searchTexts = (): readonly string[] =>
    (texts ??= cards.map(({ id, title, description, statusRaw, phase, people }) =>
      [id, title, description, statusRaw, phase, ...people, parsed.title, path].join("\n").toLowerCase(),
    ));
  return { parsed, cards, phaseLines, searchTexts };
}

interface Heading {
  readonly title: string;
  readonly line: number;
}

/** For each section the phase that it is in, else its own heading; null for the note's title and what has none. */
function headingsOf({ sections, items }: ParsedNote): readonly (Heading | null)[] {
  const phases: (Heading | null)[] = [];
  return sections.map(({ heading, level, line, parent, phase, items: { start, end } }, at) => {
    // A heading of the first level over all that there is is the note's title.
    const isTitle = level === 0 || (level === 1 && start === 0 && end === items.length);
    const named = phase === null ? undefined : items[phase]?.title;
    const outer = parent === null ? null : (phases[parent] ?? null);
    phases[at] = isTitle || named === undefined ? outer : { title: named, line };
    return phases[at] ?? (isTitle || heading === "" ? null : { title: heading, line });
  });
}

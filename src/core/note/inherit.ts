import type { Dates, Item, ParsedNote, Priority } from "./parsed-note";

/** What holds for an item: said of it, or of what it stands under. */
export interface HeldFields {
  readonly priority: Priority | null;
  readonly dates: Dates;
  readonly people: readonly string[];
  /** Which of them are not the item's own: `priority`, `people`, or the name of a date. */
  readonly inherited: readonly string[];
}

/** The dates that what stands below takes over: when something was made or done is its own affair. */
const INHERITED_DATES = ["due", "scheduled", "start", "weeks", "quarter"] as const;

/**
 * What holds for an item with all that it inherits: from the tasks around it, then from its sections, innermost first.
 * What is nearer wins. Links are inherited as well; see `NoteLink.covers`.
 */
export function heldFields(note: ParsedNote, index: number): HeldFields {
  const item = note.items[index];
  if (item === undefined) throw new RangeError(`Item ${index} of a note with ${note.items.length}`);
  let priority = item.priority;
  let people = item.people;
  let dates = item.dates;
  const inherited = new Set<string>();
  const take = (from: Pick<Item, "priority" | "people" | "dates">): void => {
    if (priority === null && from.priority !== null) {
      priority = from.priority;
      inherited.add("priority");
    }
    if (people.length === 0 && from.people.length > 0) {
      people = from.people;
      inherited.add("people");
    }
    for (const name of INHERITED_DATES) {
      if (dates[name] !== undefined || from.dates[name] === undefined) continue;
      dates = { ...dates, [name]: from.dates[name] };
      inherited.add(name);
    }
  };
  for (const around of itemsAround(note, item)) take(around);
  for (let at: number | null = item.section; at !== null; at = note.sections[at]?.parent ?? null) {
    const section = note.sections[at];
    const phase = section?.phase === null || section?.phase === undefined ? undefined : note.items[section.phase];
    if (phase !== undefined && phase !== item) take(phase);
    if (section !== undefined && phase !== item) take({ priority: section.priority, people: [], dates: {} });
  }
  return { priority, dates, people, inherited: [...inherited] };
}

/** The tasks around an item, innermost first. */
function itemsAround(note: ParsedNote, item: Item): readonly Item[] {
  if (item.kind === "phase") return [];
  const around: Item[] = [];
  for (let at = item.parent; at !== null; at = note.items[at]?.parent ?? null) {
    const next = note.items[at];
    if (next === undefined || next.kind === "phase") break;
    around.push(next);
  }
  return around;
}

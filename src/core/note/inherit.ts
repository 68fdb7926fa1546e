import type { Dates, Giver, Item, ParsedNote, Priority } from "./parsed-note";

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
  for (const around of bearersOf(note, item, index)) take(around);
  return { priority, dates, people, inherited: [...inherited] };
}

type Bearer = Pick<Item, "line" | "priority" | "people" | "dates">;

/** What an item inherits from, innermost first: what is nearer stands further down. */
function bearersOf(note: ParsedNote, item: Item, index: number): readonly Bearer[] {
  const bearers: Bearer[] = [];
  for (let at = item.kind === "phase" ? null : item.parent; at !== null; at = note.items[at]?.parent ?? null) {
    const around = note.items[at];
    if (around === undefined || around.kind === "phase") break;
    bearers.push(around);
  }
  for (let at: number | null = item.section; at !== null; at = note.sections[at]?.parent ?? null) {
    const section = note.sections[at];
    const phase = section?.phase === null || section?.phase === undefined ? undefined : note.items[section.phase];
    if (section === undefined || phase === item) continue;
    if (phase !== undefined) bearers.push(phase);
    bearers.push({ line: section.line, priority: section.priority, people: [], dates: {} });
  }
  for (let giver = giversOf(note)[index] ?? null; giver !== null; giver = giver.around) bearers.push(giver.giver);
  return bearers.sort((a, b) => b.line - a.line);
}

/** A giver, and the one that it stands in. */
interface Nested {
  readonly giver: Giver;
  readonly around: Nested | null;
}

const known = new WeakMap<ParsedNote, readonly (Nested | null)[]>();

/** For each item of a note the innermost giver above it. */
function giversOf(note: ParsedNote): readonly (Nested | null)[] {
  let givers = known.get(note);
  if (givers === undefined) known.set(note, (givers = note.givers.length === 0 ? [] : nestGivers(note)));
  return givers;
}

function nestGivers({ items, givers }: ParsedNote): readonly (Nested | null)[] {
  let open: Nested | null = null;
  let next = 0;
  return items.map((_, at) => {
    while (open !== null && open.giver.covers.end <= at) open = open.around;
    for (let giver = givers[next]; giver !== undefined && giver.covers.start <= at; giver = givers[++next]) {
      if (giver.covers.end > at) open = { giver, around: open };
    }
    return open;
  });
}

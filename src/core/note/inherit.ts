import type { Dates, Item, ParsedNote, Priority, Run } from "./parsed-note";

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
 * What holds for an item with all that it inherits: from the tasks and list items around it and from its sections. What
 * is nearer wins. Links are inherited as well; see `NoteLink.covers`.
 */
export function heldFields(note: ParsedNote, index: number): HeldFields {
  const item = note.items[index];
  if (item === undefined) throw new RangeError(`Item ${index} of a note with ${note.items.length}`);
  const around = givenTo(note)[index] ?? NOTHING;
  if (around === NOTHING) return { priority: item.priority, dates: item.dates, people: item.people, inherited: [] };
  const inherited = new Set<string>();
  const takesPriority = item.priority === null && around.priority !== null;
  if (takesPriority) inherited.add("priority");
  const takesPeople = item.people.length === 0 && around.people.length > 0;
  if (takesPeople) inherited.add("people");
  let { dates } = item;
  for (const name of INHERITED_DATES) {
    if (dates[name] !== undefined || around.dates[name] === undefined) continue;
    dates = { ...dates, [name]: around.dates[name] };
    inherited.add(name);
  }
  return {
    priority: takesPriority ? around.priority : item.priority,
    dates,
    people: takesPeople ? around.people : item.people,
    inherited: [...inherited],
  };
}

/** What something gives all that stands under it. */
type Given = Pick<Item, "priority" | "people" | "dates">;

const NOTHING: Given = { priority: null, people: [], dates: {} };

/** Something that gives, and the run of items that it gives to. */
interface Bearer {
  readonly covers: Run;
  readonly line: number;
  readonly given: Given;
}

const known = new WeakMap<ParsedNote, readonly Given[]>();

/** For each item of a note what it is given by all that it stands under. */
function givenTo(note: ParsedNote): readonly Given[] {
  let given = known.get(note);
  if (given === undefined) known.set(note, (given = spread(note.items.length, bearersOf(note))));
  return given;
}

/** What gives something, outer ones first. */
function bearersOf({ items, sections, givers }: ParsedNote): readonly Bearer[] {
  const bearers: Bearer[] = givers.map(({ covers, line, ...given }) => ({ covers, line, given }));
  items.forEach((item, place) => {
    if (item.kind !== "task" || item.end === place + 1 || !gives(item)) return;
    bearers.push({ covers: { start: place + 1, end: item.end }, line: item.line, given: item });
  });
  for (const { phase, line, priority, items: run } of sections) {
    const named = phase === null ? undefined : items[phase];
    const covers = { start: phase === null ? run.start : phase + 1, end: run.end };
    if (priority !== null) bearers.push({ covers, line, given: { ...NOTHING, priority } });
    if (named !== undefined && gives(named)) bearers.push({ covers, line, given: named });
  }
  return bearers
    .filter(({ covers }) => covers.start < covers.end)
    .sort((a, b) => a.covers.start - b.covers.start || b.covers.end - a.covers.end || a.line - b.line);
}

function gives({ priority, people, dates }: Given): boolean {
  return priority !== null || people.length > 0 || INHERITED_DATES.some((name) => dates[name] !== undefined);
}

/** One pass over the items, with what is given where they stand. */
function spread(count: number, bearers: readonly Bearer[]): readonly Given[] {
  const open: { readonly end: number; readonly given: Given }[] = [];
  let next = 0;
  return Array.from({ length: count }, (_, at) => {
    while ((open[open.length - 1]?.end ?? Infinity) <= at) open.pop();
    for (let bearer = bearers[next]; bearer !== undefined && bearer.covers.start <= at; bearer = bearers[++next]) {
      const around = open[open.length - 1]?.given ?? NOTHING;
      if (bearer.covers.end > at) open.push({ end: bearer.covers.end, given: within(bearer.given, around) });
    }
    return open[open.length - 1]?.given ?? NOTHING;
  });
}

/** What is given under two things, of which the first is the nearer one. */
function within(near: Given, far: Given): Given {
  const dates = Object.fromEntries(
    INHERITED_DATES.flatMap((name) => {
      const day = near.dates[name] ?? far.dates[name];
      return day === undefined ? [] : [[name, day]];
    }),
  );
  return {
    priority: near.priority ?? far.priority,
    people: near.people.length > 0 ? near.people : far.people,
    dates,
  };
}

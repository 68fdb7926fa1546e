import { idKey } from "../index/note-ids";
import type { Item, ParsedNote, PhaseItem } from "../note/parsed-note";
import type { VaultView } from "./vault-view";

/** A table row that lists a phase which has a heading of its own. */
export interface PhasePair {
  /** The place of the row in the rule's note. */
  readonly row: number;
  /** The note of the heading, and the place of its phase there. */
  readonly path: string;
  readonly note: ParsedNote;
  readonly heading: number;
}

/** `Phases (from [[Working list]])`: the table below lists the phases of that note. */
const FROM =
  /(?:^|[^\p{L}])(?:from|of|aus|von|de|du|des|da|do|di|из|来自|出自)(?=[^\p{L}]|$)|(?:より|から|에서)(?=[^\p{L}]|$)/iu;

/**
 * The rows of phase tables in a note with the headings of the same phases: in the same note, or, under a heading that
 * names another note as its source, there. Only where an id means one row of the table and one heading, and table and
 * headings are plainly of one plan: two of their ids meet, or the titles share a word.
 */
export function pairPhases(path: string, note: ParsedNote, vault: VaultView): readonly PhasePair[] {
  const tables = phaseTables(note);
  if (tables.length === 0) return [];
  return tables.flatMap((rows) => {
    const source = sourceOf(note, note.items[rows[0] ?? 0], vault) ?? { path, note };
    const headings = phaseHeadings(source.note);
    const pairs = rows.flatMap((row) => {
      const id = note.items[row]?.id ?? null;
      const heading = id === null ? undefined : headings.get(idKey(id));
      const isOnly = rows.filter((other) => note.items[other]?.id === id).length === 1;
      return heading === undefined || heading === null || !isOnly ? [] : [{ row, ...source, heading }];
    });
    if (pairs.length > 1) return pairs;
    return pairs.filter((pair) => sharesWord(note.items[pair.row], source.note.items[pair.heading]));
  });
}

/** Rows of one table follow each other line by line. */
function phaseTables(note: ParsedNote): readonly (readonly number[])[] {
  const tables: number[][] = [];
  note.items.forEach((item, place) => {
    if (!(item.kind === "row" ? item.isPhase : item.kind === "phase" && item.form === "row")) return;
    const last = tables[tables.length - 1];
    const before = note.items[last?.[last.length - 1] ?? -1];
    if (last !== undefined && before !== undefined && item.line === before.line + 1) last.push(place);
    else tables.push([place]);
  });
  return tables.filter((rows) => rows.length <= MAX_ROWS);
}

/** Nobody plans in so many phases. */
const MAX_ROWS = 200;

/** The note that a heading over a table names as its source. */
function sourceOf(
  note: ParsedNote,
  row: Item | undefined,
  vault: VaultView,
): { readonly path: string; readonly note: ParsedNote } | null {
  for (let at = row?.section ?? null; at !== null; at = note.sections[at]?.parent ?? null) {
    const section = note.sections[at];
    const links = section === undefined ? [] : note.links.filter(({ line }) => line === section.line);
    const [link] = links;
    if (section === undefined || link === undefined || section.level === 0) continue;
    if (links.length !== 1 || !FROM.test(section.heading)) return null;
    const target = vault.resolve(link);
    const other = target.isResolved ? vault.note(target.path) : undefined;
    return other === undefined ? null : { path: target.path, note: other };
  }
  return null;
}

const headingsOf = new WeakMap<ParsedNote, ReadonlyMap<string, number | null>>();

/** The phase headings of a note by their ids; null for an id that several have. */
export function phaseHeadings(note: ParsedNote): ReadonlyMap<string, number | null> {
  let headings = headingsOf.get(note);
  if (headings === undefined) headingsOf.set(note, (headings = collectHeadings(note)));
  return headings;
}

function collectHeadings(note: ParsedNote): ReadonlyMap<string, number | null> {
  const headings = new Map<string, number | null>();
  note.items.forEach((item, place) => {
    if (!isPhaseHeading(item) || item.id === null) return;
    const key = idKey(item.id);
    headings.set(key, headings.has(key) ? null : place);
  });
  return headings;
}

/** Whether an item is a heading that names a stage of work. */
export function isPhaseHeading(item: Item): item is PhaseItem {
  return item.kind === "phase" && item.form === "heading";
}

function sharesWord(row: Item | undefined, heading: Item | undefined): boolean {
  const words = wordsOf(heading?.title ?? "");
  return [...wordsOf(row?.title ?? "")].some((word) => words.has(word));
}

const STAGE_WORD = /^(?:phase|stage|step|sprint|milestone|epic|part|task|week|plan|with|from|into|this|that)$/;

function wordsOf(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/\p{L}{4,40}/gu) ?? [];
  return new Set(words.filter((word) => !STAGE_WORD.test(word)));
}

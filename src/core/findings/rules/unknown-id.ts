import { idKey } from "../../index/note-ids";
import type { Item, ParsedNote } from "../../note/parsed-note";
import { listsSigned } from "../../parse/dependencies";
import type { FindingDraft } from "../finding";
import { nodesMeant } from "../needs";
import { isSetOff } from "../set-off";
import type { Rule, RuleInput } from "../rule";
import { named, placesOf, quoteOf } from "../say";
import { say } from "../../words/say";

/** An item names an id that nothing in the vault carries, though others of its kind are carried in the note. */
export const unknownId: Rule = {
  name: "unknown-id",
  severity: "warning",
  check: (input) => {
    const { note } = input;
    if (!note.items.some((item) => item.mentions.length > 0 || item.dependencies.length > 0)) return [];
    const series = seriesOf(note);
    return note.items.flatMap((item) => unknownIn(input, item, series));
  },
};

function unknownIn({ path, note, vault }: RuleInput, item: Item, series: Series): readonly FindingDraft[] {
  const needed = item.dependencies.map(({ target }) => target).filter((target) => ID.test(target.trim()));
  const ids = new Map([...item.mentions, ...needed].map((id) => [idKey(id), id]));
  const isSigned = (id: string): boolean => item.kind === "task" && listsSigned(item.text, id);
  const taskIds = item.dependencies.map(({ target }) => target).filter(isSigned);
  for (const id of taskIds) if (/^[\p{L}\p{N}_-]+$/u.test(id)) ids.set(idKey(id), id);
  return [...ids].flatMap(([key, id]): readonly FindingDraft[] => {
    const isExplicit = taskIds.includes(id);
    const known = series.get(seriesKey(key));
    const least = id.includes("-") ? MIN_HYPHENATED : MIN_SERIES;
    if (!isExplicit && ((known?.length ?? 0) < least || !startsHere(note, known ?? []))) return [];
    if (vault.itemsWithId(id).length > 0 || hasPartOf(series, key) || nodesMeant(id, note, path, vault).length > 0)
      return [];
    return [
      {
        line: item.line,
        range: item.range,
        message: say("finding.id-of-nothing", { name: named(item), id }),
        quote: quoteOf(item),
        related: placesOf(path, note, (known ?? []).filter((place) => note.items[place] !== item).slice(-1)),
      },
    ];
  });
}

/** Whether a series begins in the note: one that begins at ten goes on from elsewhere. */
function startsHere(note: ParsedNote, places: readonly number[]): boolean {
  return places.some((place) => /^\D*[01](?:\.[01])?$/.test(note.items[place]?.id ?? ""));
}

/** So many ids of a kind make a series: fewer may be a name, such as `S3`. */
const MIN_SERIES = 2;
/** `US-012` is rather the number of a ticket that is kept elsewhere. */
const MIN_HYPHENATED = 4;
const ID = /^(?:[A-Z]{1,6}-?|\p{L}{3,14}\s+)\d{1,5}(?:\.\d{1,4})*$/u;

/** Keys of ids without their numbers, to the places of the items that have such ids. */
type Series = ReadonlyMap<string, readonly number[]>;

function seriesOf(note: ParsedNote): Series {
  const series = new Map<string, number[]>();
  note.items.forEach((item, place) => {
    const { id } = item;
    if (id === null || !/\d/.test(id) || (item.kind === "task" && !isSetOff(item))) return;
    // A table that lists ids from elsewhere gives none.
    if (item.kind === "row" && !item.isPhase) return;
    for (const key of new Set([seriesKey(idKey(id)), `whole of ${parentKey(idKey(id))}`])) {
      const places = series.get(key);
      if (places === undefined) series.set(key, [place]);
      else places.push(place);
    }
  });
  return series;
}

/** `i9` and `i4` are of the series `i`, `task 1.2` of `task .`. */
function seriesKey(key: string): string {
  return key.replace(/\d+/g, "");
}

function parentKey(key: string): string {
  return key.replace(/\.\d+$/, "");
}

/** Whether parts of what is named are there: `P3` where there is `P3.1`. */
function hasPartOf(series: Series, key: string): boolean {
  return series.has(`whole of ${key}`);
}

import { idKey } from "../../index/note-ids";
import type { Item, ParsedNote } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import { isPhaseHeading } from "../phase-pairs";
import type { Rule } from "../rule";
import { named, placeOf, quoteOf } from "../say";
import { isSetOff } from "../set-off";
import { say } from "../../words/say";

/** Two items of a note carry one id, so that whoever names it may mean either. */
export const duplicateId: Rule = {
  name: "duplicate-id",
  severity: "warning",
  check: ({ path, note }) => {
    const repeated = [...twinsOf(note).values()].filter((places) => places.length > 1);
    const restarted = restartedSections(note, repeated);
    return repeated.flatMap((places) => {
      const [firstPlace, ...more] = places;
      const first = note.items[firstPlace ?? -1];
      if (first === undefined) return [];
      return more.flatMap((place): readonly FindingDraft[] => {
        const item = note.items[place];
        if (item === undefined || item.id === null || restarted.has(item.section)) return [];
        return [
          {
            line: item.line,
            range: item.range,
            message: say("finding.id-twice", { id: item.id, name: named(item), other: named(first) }),
            quote: quoteOf(item),
            related: [placeOf(path, first)],
          },
        ];
      });
    });
  },
};

/** Places of items by what tells those that must differ: tasks among tasks, phases among their siblings. */
function twinsOf(note: ParsedNote): ReadonlyMap<string, readonly number[]> {
  const twins = new Map<string, number[]>();
  const siblings = siblingNumbers(note);
  note.items.forEach((item, place) => {
    const group = groupOf(note, item, siblings);
    if (group === null || item.id === null || note.sections[item.section]?.isArchive === true) return;
    const key = `${group}\n${idKey(item.id)}`;
    const places = twins.get(key);
    if (places === undefined) twins.set(key, [place]);
    else places.push(place);
  });
  return twins;
}

/** `Phase 1 - Task 2: …` is a part of the phase and not the phase. */
const PART_OF = /^\P{L}*\p{L}+\s+[\d.]+\s*(?:[-–—:,/]\s*)?\(?\p{L}+\s+\d/u;
/** `Step -1` comes before `Step 0`, and `Step 4-bis` behind `Step 4`. */
const NEGATIVE = /\p{L}\s+[-–−]\d|\d[-–](?:bis|ter|quater|\p{L})(?![\p{L}])/u;
const PRIORITY = /^P[0-3]$/;

function groupOf(note: ParsedNote, item: Item, siblings: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const { id } = item;
  if (id === null) return null;
  if (item.kind === "task") {
    return isSetOff(item) && !PRIORITY.test(id) ? "task" : null;
  }
  if (!isPhaseHeading(item) || PART_OF.test(item.title) || NEGATIVE.test(item.title)) return null;
  // What has a number of its own among numbered siblings; a stage named twice alone is one in two parts.
  const group = siblingGroup(note, item);
  return (siblings.get(group)?.size ?? 0) > 1 ? group : null;
}

function siblingGroup(note: ParsedNote, item: Item): string {
  const word = (item.id ?? "").replace(/[\d.]+.*$/, "").trim();
  const section = note.sections[item.section];
  return ["phase", section?.parent ?? "", section?.level ?? 0, word.toLowerCase()].join(" ");
}

/** The ids of the phases that stand side by side under one heading. */
function siblingNumbers(note: ParsedNote): ReadonlyMap<string, ReadonlySet<string>> {
  const siblings = new Map<string, Set<string>>();
  for (const item of note.items) {
    if (!isPhaseHeading(item) || item.id === null) continue;
    const group = siblingGroup(note, item);
    const ids = siblings.get(group);
    if (ids === undefined) siblings.set(group, new Set([idKey(item.id)]));
    else ids.add(idKey(item.id));
  }
  return siblings;
}

/** Sections in which a whole series begins anew, such as `T1`, `T2` under each phase: there an id holds in its section. */
function restartedSections(note: ParsedNote, repeated: readonly (readonly number[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const places of repeated) {
    const first = note.items[places[0] ?? -1];
    const sections = new Set(places.slice(1).map((place) => note.items[place]?.section ?? 0));
    for (const section of sections) {
      if (first?.section === section || (first !== undefined && isPhaseHeading(first))) continue;
      const isFirstOfSeries = /^[^\d]*1$/.test(first?.id ?? "");
      counts.set(section, (counts.get(section) ?? 0) + (isFirstOfSeries ? 2 : 1));
    }
  }
  return new Set([...counts].flatMap(([section, count]) => (count > 1 ? [section] : [])));
}

import { idKey } from "../index/note-ids";
import type { ItemRef, VaultIndex } from "../index/vault-index";
import { findSection } from "../links/subpath";
import type { ParsedNote, Run } from "../note/parsed-note";
import type { PlanNode } from "./plan-node";

/** `v3.2.0 complete`, `Stage 1 done`: that it must be finished goes without saying. */
const STATE_AFTER =
  /\s+(?:is |are |must be )?(?:complete[d]?|done|finished|shipped|merged|released|fertig|terminée?s?|completad[oa]s?|concluíd[oa]s?)\b.*$/iu;
const BRACKETS = /\s*[([（][^()[\]（）]*[)\]）]/g;
/** What an id stands before: `Task 0.1: Emit events`, `B2 – the tests`. */
const AFTER_ID = /^(.{1,40}?)(?:\s*[:：,;]|\s+[-–—]\s).*$/;

/**
 * What the target of a dependency means where it stands in a note: the items of that id, in the same note first; else an
 * item of the note with that title; else the note, heading or block that it is a link to. Several for a heading that is
 * no phase: all that stands right below it. None where nothing, or more than one thing, is meant.
 *
 * @example nodesMeant(index, "v3.2.0 complete", "Plan.md")      // the phase with the id v3.2.0
 * @example nodesMeant(index, "Router#Stage 2: Cache", "Plan.md") // that phase of the note Router
 */
export function nodesMeant(index: VaultIndex, target: string, source: string): readonly PlanNode[] {
  for (const words of wordings(target)) {
    const refs = index.itemsMeantBy(words, source);
    if (refs.length > 0) return theOneMeant(index, refs);
  }
  const note = index.note(source);
  for (const words of note === undefined ? [] : wordings(target)) {
    const places = note === undefined ? undefined : titlesOf(note).get(idKey(words));
    if (places !== undefined) return places === null ? [] : [{ path: source, item: places }];
  }
  return linked(index, target, source);
}

/** What is written, then with less and less around it. */
function wordings(target: string): readonly string[] {
  const bare = target.replace(BRACKETS, "").replace(STATE_AFTER, "").trim();
  const id = AFTER_ID.exec(bare)?.[1]?.trim() ?? bare;
  return [...new Set([target.trim(), bare, id])].filter((words) => words !== "");
}

/** Of the items of one id in a note the only one, or the only heading: tables list phases that have a heading too. */
function theOneMeant(index: VaultIndex, refs: readonly ItemRef[]): readonly PlanNode[] {
  if (refs.length === 1) return refs;
  const headings = refs.filter(({ path, item }) => {
    const carrier = index.note(path)?.items[item];
    return carrier?.kind === "phase" && carrier.form === "heading";
  });
  return headings.length === 1 ? headings : [];
}

const titles = new WeakMap<ParsedNote, ReadonlyMap<string, number | null>>();

/** The items of a note by title, with and without the id that it opens with; null for a title that several have. */
function titlesOf(note: ParsedNote): ReadonlyMap<string, number | null> {
  let known = titles.get(note);
  if (known === undefined) titles.set(note, (known = collectTitles(note)));
  return known;
}

function collectTitles(note: ParsedNote): ReadonlyMap<string, number | null> {
  const places = new Map<string, number | null>();
  note.items.forEach(({ id, title }, place) => {
    const opens = id !== null && idKey(title).startsWith(idKey(id));
    const bare = opens ? title.slice(id.length).replace(/^[\s:：.)–—-]+/, "") : title;
    for (const key of new Set([idKey(title), idKey(bare)])) {
      if (key !== "") places.set(key, places.has(key) ? null : place);
    }
  });
  return places;
}

function linked(index: VaultIndex, target: string, source: string): readonly PlanNode[] {
  const hash = target.indexOf("#");
  const linkpath = hash === -1 ? target : target.slice(0, hash);
  const subpath = hash === -1 ? "" : target.slice(hash);
  const { path, isResolved } = index.resolve({ linkpath, subpath }, source);
  const note = isResolved ? index.note(path) : undefined;
  if (note === undefined) return [];
  if (subpath === "") return [{ path, item: null }];
  return inNote(note, subpath).map((item) => ({ path, item }));
}

function inNote(note: ParsedNote, subpath: string): readonly number[] {
  if (subpath.startsWith("#^")) {
    const key = idKey(subpath.slice(1));
    const place = note.items.findIndex(({ id }) => id !== null && idKey(id) === key);
    return place === -1 ? [] : [place];
  }
  const section = note.sections[findSection(note, subpath) ?? -1];
  if (section === undefined) return [];
  return section.phase === null ? topItems(note, section.items) : [section.phase];
}

/** The items of a run that stand under none of the others. */
export function topItems(note: ParsedNote, { start, end }: Run): readonly number[] {
  const places: number[] = [];
  for (let place = start; place < end; place = note.items[place]?.end ?? end) places.push(place);
  return places;
}

import type { Dependency, Item, ParsedNote } from "../note/parsed-note";
import type { ItemRef } from "../index/vault-index";
import { idKey } from "../index/note-ids";
import { findSection } from "../links/subpath";
import type { RuleInput } from "./rule";
import type { VaultView } from "./vault-view";

/** Something that can depend on something: an item of a note, or, with null for the place, the note itself. */
export interface PlanNode {
  readonly path: string;
  readonly note: ParsedNote;
  readonly place: number | null;
}

/** An item with the note that it stands in. */
export interface NeededItem {
  readonly path: string;
  readonly item: Item;
}

/** The items that an item depends on, where it is certain which are meant. */
export function itemsNeeded({ path, note, vault }: RuleInput, place: number): readonly NeededItem[] {
  return nodesNeeded({ path, note, place }, vault)
    .filter((nodes) => nodes.length === 1)
    .flatMap(([node]) => {
      const item = node === undefined || node.place === null ? undefined : node.note.items[node.place];
      return node === undefined || item === undefined ? [] : [{ path: node.path, item }];
    });
}

/**
 * What a node depends on, one entry for each dependency that leads anywhere: by what it says itself, then by what says
 * in the same note that it blocks it. Where an id means several items of a note, all of them.
 */
export function nodesNeeded(node: PlanNode, vault: VaultView): readonly (readonly PlanNode[])[] {
  const { note, path, place } = node;
  const said = dependenciesOf(note, place);
  const needed = said
    .filter(({ kind }) => kind === "needs")
    .map(({ target }) => nodesMeant(target, note, path, vault))
    .filter((nodes) => nodes.length > 0);
  const blockers = place === null ? [] : (blockersOf(note).get(place) ?? []);
  return [...needed, ...blockers.map((blocker) => [{ path, note, place: blocker }])].filter((nodes) =>
    nodes.every((other) => !isSameNode(other, node)),
  );
}

/** What an item, or for null the note, says of dependencies; a note that is a task says them in its frontmatter too. */
function dependenciesOf({ items, noteTask, figures }: ParsedNote, place: number | null): readonly Dependency[] {
  if (place !== null) return items[place]?.dependencies ?? [];
  const ofTask = noteTask === null ? [] : (items[noteTask]?.dependencies ?? []);
  return [...(figures?.dependencies ?? []), ...ofTask];
}

/** Whether a node says that it depends on anything. */
export function hasNeeds({ note, place }: PlanNode): boolean {
  return (
    dependenciesOf(note, place).some(({ kind }) => kind === "needs") || (place !== null && blockersOf(note).has(place))
  );
}

export function isSameNode(a: PlanNode, b: PlanNode): boolean {
  return a.path === b.path && a.place === b.place;
}

/** An id that more items have means none of them. */
const MAX_MEANT = 8;
/** `v3.2.0 complete (external)`: that it must be finished goes without saying. */
const STATE_AFTER =
  /\s+(?:is |are |must be )?(?:complete[d]?|done|finished|shipped|merged|released|fertig|terminée?s?|completad[oa]s?|concluíd[oa]s?)(?![\p{L}]).*$/iu;
const BRACKETS = /\s*[([（][^()[\]（）]*[)\]）]/g;
/** What an id stands before: `Task 0.1: Emit events`, `B2 – the tests`. */
const AFTER_ID = /^(.{1,40}?)(?:\s*[:：,;]|\s+[-–—]\s).*$/;

/**
 * What the words of a dependency mean where they stand in a note: items by their id, else an item of the note by its
 * title, else a note or a phase of it by a link. Several where an id does not tell them apart.
 */
export function nodesMeant(target: string, note: ParsedNote, path: string, vault: VaultView): readonly PlanNode[] {
  const words = wordings(target);
  for (const id of words) {
    const refs = vault.itemsMeantBy(id, path);
    if (refs.length > 0) return headingsFirst(refs.slice(0, MAX_MEANT).flatMap((ref) => toNode(ref, vault)));
  }
  for (const title of words) {
    const place = titlesOf(note).get(idKey(title));
    if (place !== undefined) return place === null ? [] : [{ path, note, place }];
  }
  return noteMeant(target, path, vault);
}

/** What is written, then with less and less around it. */
function wordings(target: string): readonly string[] {
  const bare = target.replace(BRACKETS, "").replace(STATE_AFTER, "").trim();
  const id = AFTER_ID.exec(bare)?.[1]?.trim() ?? bare;
  return [...new Set([target.trim(), bare, id])].filter((words) => words !== "");
}

/** The only heading among the items of an id: tables list phases that have a heading too. */
function headingsFirst(nodes: readonly PlanNode[]): readonly PlanNode[] {
  const headings = nodes.filter(({ note, place }) => {
    const item = place === null ? undefined : note.items[place];
    return item?.kind === "phase" && item.form === "heading";
  });
  return headings.length === 1 ? headings : nodes;
}

const knownTitles = new WeakMap<ParsedNote, ReadonlyMap<string, number | null>>();

/** The items of a note by title, with and without the id that it opens with; null for a title that several have. */
function titlesOf(note: ParsedNote): ReadonlyMap<string, number | null> {
  let titles = knownTitles.get(note);
  if (titles === undefined) knownTitles.set(note, (titles = collectTitles(note)));
  return titles;
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

/** The note or phase that the words of a dependency mean as a link. */
function noteMeant(target: string, path: string, vault: VaultView): readonly PlanNode[] {
  const hash = target.indexOf("#");
  const linkpath = hash === -1 ? target : target.slice(0, hash).trim();
  const subpath = hash === -1 ? "" : target.slice(hash);
  const resolved = vault.find(linkpath, path);
  const note = resolved.isResolved ? vault.note(resolved.path) : undefined;
  if (note === undefined) return [];
  const section = subpath === "" ? null : findSection(note, subpath);
  const phase = section === null ? null : (note.sections[section]?.phase ?? null);
  // A heading that is no phase has no status to wait for.
  if (subpath !== "" && phase === null) return [];
  return [{ path: resolved.path, note, place: phase }];
}

function toNode({ path, item }: ItemRef, vault: VaultView): readonly PlanNode[] {
  const note = vault.note(path);
  return note === undefined ? [] : [{ path, note, place: item }];
}

const known = new WeakMap<ParsedNote, ReadonlyMap<number, readonly number[]>>();

/** The items of a note that other items of it say they block, with those. */
function blockersOf(note: ParsedNote): ReadonlyMap<number, readonly number[]> {
  let blockers = known.get(note);
  if (blockers === undefined) known.set(note, (blockers = collectBlockers(note)));
  return blockers;
}

function collectBlockers(note: ParsedNote): ReadonlyMap<number, readonly number[]> {
  const blockers = new Map<number, number[]>();
  const byId = new Map<string, number | null>();
  if (!note.items.some(({ dependencies }) => dependencies.some(({ kind }) => kind === "blocks"))) return blockers;
  note.items.forEach(({ id }, place) => {
    if (id !== null) byId.set(idKey(id), byId.has(idKey(id)) ? null : place);
  });
  note.items.forEach(({ dependencies }, place) => {
    for (const { kind, target } of dependencies) {
      const blocked = kind === "blocks" ? (byId.get(idKey(target)) ?? null) : null;
      if (blocked === null) continue;
      const places = blockers.get(blocked);
      if (places === undefined) blockers.set(blocked, [place]);
      else places.push(place);
    }
  });
  return blockers;
}

import type { VaultIndex } from "../core/index/vault-index";
import type { Dates, Item, ParsedNote } from "../core/note/parsed-note";
import type { QueryItem } from "../core/query/query-item";
import { queryItemsOf } from "../core/query/query-items";
import { isCounted } from "../core/rollup/count";
import { statusOfNote } from "../core/rollup/note-rollups";
import { categoryOf } from "../core/status/status";

/** The name of the shape; its number grows when something that programs rely on changes. */
export const ITEM_SCHEMA = "plan-of-record/item@1";

/** One item of a plan, for programs; lines count from 1, days are `YYYY-MM-DD`. */
export type ItemJson = Readonly<Record<string, unknown>>;

/** Where an item stands. */
export interface ItemPlace {
  readonly path: string;
  /** Its place in the note; null for the note itself. */
  readonly item: number | null;
}

/** All items of a vault, by path and line; a note that states a status comes before its items. */
export function* itemPlaces(index: VaultIndex): Generator<ItemPlace> {
  for (const path of index.notePaths()) {
    const note = index.note(path);
    const from = statusOfNote(index, path)?.from;
    if (note?.noteTask === null && (from === "frontmatter" || from === "statement")) yield { path, item: null };
    for (const item of note?.items.keys() ?? []) yield { path, item };
  }
}

/**
 * What is known of an item, all in one flat object whose keys are always the same. Its shape is
 * `docs/item.schema.json`, but for the vault and the day of its file.
 *
 * @param today `YYYY-MM-DD`
 * @throws {RangeError} when there is no such item.
 */
export function toItemJson(index: VaultIndex, { path, item: place }: ItemPlace, today: string): ItemJson {
  const note = index.note(path);
  const query = queryItemsOf(index).of(path, place);
  if (note === undefined || query === undefined) throw new RangeError(`No item ${String(place)} in ${path}`);
  const item = place === null ? undefined : note.items[place];
  return {
    path,
    note: nameOf(note, path),
    ...(item === undefined || place === null ? ofNote(index, note, path) : ofItem(note, item, place)),
    ...ofQuery(query, today),
  };
}

function nameOf({ title }: ParsedNote, path: string): string {
  return title ?? path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

function ofNote(index: VaultIndex, note: ParsedNote, path: string): ItemJson {
  const status = statusOfNote(index, path);
  return {
    line: (status?.line ?? 0) + 1,
    kind: "note",
    title: nameOf(note, path),
    description: "",
    written: status?.raw ?? null,
    phase: null,
    parent: null,
    counts: false,
    dependencies: [],
  };
}

function ofItem(note: ParsedNote, item: Item, place: number): ItemJson {
  return {
    line: item.line + 1,
    kind: item.kind === "row" && item.isPhase ? "phase" : item.kind,
    title: item.title,
    description: item.description,
    written: item.raw,
    phase: phaseAround(note, item, place),
    parent: item.parent === null ? null : (note.items[item.parent]?.line ?? 0) + 1,
    counts: isCounted(note, place),
    dependencies: item.dependencies,
  };
}

/** The title of the innermost phase that an item stands in. */
function phaseAround({ sections, items }: ParsedNote, item: Item, place: number): string | null {
  for (let at: number | null = item.section; at !== null; at = sections[at]?.parent ?? null) {
    const phase = sections[at]?.phase ?? null;
    if (phase !== null && phase !== place) return items[phase]?.title ?? null;
  }
  return null;
}

function ofQuery(item: QueryItem, today: string): ItemJson {
  const { id, status, priority, people, tags, effortHours, isWaiting, isCritical } = item;
  return {
    id,
    status,
    category: status === null ? null : categoryOf(status),
    ready: item.isReadyOn(today),
    waiting: isWaiting,
    critical: isCritical,
    priority,
    people,
    tags,
    effortHours,
    ...ofDates(item.dates),
  };
}

function ofDates(dates: Dates): ItemJson {
  const { created, start, scheduled, due, done, cancelled, weeks, quarter, duration } = dates;
  return {
    createdOn: created ?? null,
    start: start ?? null,
    scheduled: scheduled ?? null,
    due: due ?? null,
    doneOn: done ?? null,
    cancelledOn: cancelled ?? null,
    weeks: weeks ?? null,
    quarter: quarter ?? null,
    duration: duration ?? null,
  };
}

/**
 * The items of a vault, one a line: what `index --format ndjson` prints.
 *
 * @param vault what it is called
 * @param touched the day on which a note's file was last changed
 * @param today `YYYY-MM-DD`
 */
export function* itemLines(
  index: VaultIndex,
  vault: string,
  touched: { get(path: string): string | undefined },
  today: string,
): Generator<string> {
  for (const place of itemPlaces(index)) {
    const changedOn = touched.get(place.path) ?? null;
    yield `${JSON.stringify({ schema: ITEM_SCHEMA, vault, ...toItemJson(index, place, today), changedOn })}\n`;
  }
}

import type { VaultIndex } from "../index/vault-index";
import { heldFields, type HeldFields } from "../note/inherit";
import { isKnown, type Item, type ParsedNote } from "../note/parsed-note";
import { countRuns } from "../rollup/count";
import { statusOfNote, statusOfRollup } from "../rollup/note-rollups";
import { buildGraph } from "../schedule/plan-graph";
import { buildSchedule } from "../schedule/schedule";
import { statedTime } from "../schedule/stated-time";
import { categoryOf, type StatedStatus } from "../status/status";
import type { PhaseName, QueryItem } from "./query-item";
import type { QueryKind } from "./query-term";

/** The items of a vault as queries see them; made when they are asked for, and kept until their note changes. */
export class QueryItems {
  readonly #index: VaultIndex;
  readonly #notes = new Map<string, NoteItems>();
  readonly #waits: Waits;

  constructor(index: VaultIndex) {
    this.#index = index;
    this.#waits = new Waits(index);
  }

  /** An item by its place, or with null the note itself; undefined where there is none. Only valid until the note changes. */
  of(path: string, place: number | null): QueryItem | undefined {
    return this.#in(path)?.at(place ?? this.#index.note(path)?.noteTask ?? null);
  }

  /** The item whose own line that is; else the note itself; undefined where there is no such note. */
  onLine(path: string, line: number): QueryItem | undefined {
    const place = this.#index.note(path)?.items.findIndex((item) => item.line === line) ?? -1;
    return this.of(path, place === -1 ? null : place);
  }

  #in(path: string): NoteItems | undefined {
    const note = this.#index.note(path);
    let known = this.#notes.get(path);
    if (note === undefined) this.#notes.delete(path);
    else if (known?.note !== note) this.#notes.set(path, (known = new NoteItems(this.#index, this.#waits, path, note)));
    return note === undefined ? undefined : known;
  }
}

const byIndex = new WeakMap<VaultIndex, QueryItems>();

/** The items of a vault; the same object for all who ask. */
export function queryItemsOf(index: VaultIndex): QueryItems {
  let items = byIndex.get(index);
  if (items === undefined) byIndex.set(index, (items = new QueryItems(index)));
  return items;
}

/** The items of one note. */
class NoteItems {
  readonly #made: NoteItem[] = [];
  #whole: NoteItem | null = null;
  #parents: readonly (number | null)[] | null = null;
  #critical: ReadonlySet<number> | null = null;
  /** For which state of the vault that is; -1 where others change nothing in it. */
  #criticalAt = -1;
  #noteText: string | null = null;
  readonly #sectionTexts: string[] = [];

  constructor(
    readonly index: VaultIndex,
    readonly waits: Waits,
    readonly path: string,
    readonly note: ParsedNote,
  ) {}

  at(place: number | null): NoteItem | undefined {
    if (place === null) return (this.#whole ??= new NoteItem(this, null, null));
    const item = this.note.items[place];
    return item === undefined ? undefined : (this.#made[place] ??= new NoteItem(this, place, item));
  }

  /** What an item stands under directly, list item, row or phase. */
  parentOf(place: number): NoteItem | undefined {
    const parent = (this.#parents ??= parentsIn(this.note))[place];
    return parent === undefined || parent === null ? undefined : this.at(parent);
  }

  isCritical(place: number): boolean {
    const { revision } = this.index;
    if (this.#critical === null || (this.#criticalAt !== -1 && this.#criticalAt !== revision)) {
      this.#critical = criticalIn(this.index, this.path, this.note);
      this.#criticalAt = needsAny(this.note) ? revision : -1;
    }
    return this.#critical.has(place);
  }

  /** Whether the folders, the note or one of the headings around a section has a text in it. */
  hasTextAround(section: number, text: string): boolean {
    this.#noteText ??= `${this.path} ${this.note.title ?? ""}`.toLowerCase();
    if (this.#noteText.includes(text)) return true;
    for (let at: number | null = section; at !== null && at > 0; at = this.note.sections[at]?.parent ?? null) {
      if ((this.#sectionTexts[at] ??= (this.note.sections[at]?.heading ?? "").toLowerCase()).includes(text))
        return true;
    }
    return false;
  }
}

const NO_TAGS: readonly string[] = [];
const NO_PHASES: readonly PhaseName[] = [];

/** What a note says that holds no items, or of which only the note is asked for. */
const OF_NOTE = {
  id: null,
  effortHours: null,
  dependencies: [],
  tags: NO_TAGS,
  section: 0,
  title: "",
  raw: null,
} as const;

class NoteItem implements QueryItem {
  readonly kind: QueryKind;
  readonly id: string | null;
  readonly effortHours: number | null;
  readonly hasDependency: boolean;
  readonly #in: NoteItems;
  readonly #item: Item | null;
  #status: StatedStatus | null | undefined;
  #held: HeldFields | undefined;
  #tags: readonly string[] | undefined;
  #phases: readonly PhaseName[] | undefined;
  #text: string | undefined;

  constructor(
    around: NoteItems,
    readonly place: number | null,
    item: Item | null,
  ) {
    const { id, effortHours, dependencies } = item ?? OF_NOTE;
    this.#in = around;
    this.#item = item;
    this.id = id;
    this.effortHours = effortHours;
    this.kind = item === null ? "note" : item.kind === "row" && item.isPhase ? "phase" : item.kind;
    this.hasDependency =
      dependencies.some(({ kind }) => kind === "needs") ||
      (item === null && (around.note.figures?.dependencies.length ?? 0) > 0);
  }

  get path(): string {
    return this.#in.path;
  }

  get status(): StatedStatus | null {
    // That of a note may be said by others.
    if (this.#item === null) return statusOfNote(this.#in.index, this.path)?.status ?? null;
    if (this.#status === undefined) this.#status = statusIn(this.#in.note, this.place ?? 0, this.#item);
    return this.#status;
  }

  get priority(): QueryItem["priority"] {
    return this.#fields.priority;
  }

  get dates(): QueryItem["dates"] {
    return this.#fields.dates;
  }

  get people(): readonly string[] {
    return this.#fields.people;
  }

  get tags(): readonly string[] {
    if (this.#tags === undefined) {
      const own = (this.#item ?? OF_NOTE).tags;
      const around = this.#above?.tags ?? NO_TAGS;
      this.#tags = own.length === 0 ? around : [...own.map((tag) => tag.toLowerCase()), ...around];
    }
    return this.#tags;
  }

  get phases(): readonly PhaseName[] {
    if (this.#phases === undefined) {
      const around = this.#above?.phases ?? NO_PHASES;
      const title = this.#item?.title.toLowerCase() ?? "";
      this.#phases = this.kind === "phase" ? [...around, { id: this.id?.toLowerCase() ?? null, title }] : around;
    }
    return this.#phases;
  }

  get isWaiting(): boolean {
    const { waits, path } = this.#in;
    // What the note waits for, all of it does.
    return this.#someUp(({ place }) => waits.isWaiting(path, place)) || waits.isWaiting(path, null);
  }

  get isCritical(): boolean {
    return this.place !== null && this.#in.isCritical(this.place);
  }

  isReadyOn(today: string): boolean {
    const { status } = this;
    const isOpen = status !== null && categoryOf(status) === "open";
    return isOpen && !this.#isHindered && !this.isWaiting && (this.dates.start ?? "") <= today;
  }

  hasText(text: string): boolean {
    return (
      this.#someUp((item) => item.#hasOwnText(text)) || this.#in.hasTextAround((this.#item ?? OF_NOTE).section, text)
    );
  }

  #hasOwnText(text: string): boolean {
    const { id, title, raw } = this.#item ?? OF_NOTE;
    this.#text ??= `${id ?? ""} ${title} ${this.#item?.description ?? ""} ${raw ?? ""}`.toLowerCase();
    return this.#text.includes(text);
  }

  /** Whether it, or something around it, is blocked, put off, done, called off or of the past. */
  get #isHindered(): boolean {
    if (this.#someUp(({ status }) => status !== null && HINDERS.has(status))) return true;
    const note = statusOfNote(this.#in.index, this.path);
    // What follows from the counts of a note is nothing that it says; and that it is done is for what is open to deny.
    return note !== null && note.from !== "rollup" && note.status !== "done" && HINDERS.has(note.status);
  }

  /** Whether it, or something that it stands under, passes. */
  #someUp(test: (item: NoteItem) => boolean): boolean {
    if (test(this)) return true;
    for (let item = this.#above; item !== undefined; item = item.#above) if (test(item)) return true;
    return false;
  }

  get #above(): NoteItem | undefined {
    return this.place === null ? undefined : this.#in.parentOf(this.place);
  }

  get #fields(): HeldFields {
    return (this.#held ??= this.place === null ? NOTHING_HELD : heldFields(this.#in.note, this.place));
  }
}

const HINDERS: ReadonlySet<StatedStatus> = new Set(["blocked", "deferred", "done", "cancelled", "reference"]);

const NOTHING_HELD: HeldFields = { priority: null, dates: {}, people: [], inherited: [] };

/** Its own status where that is understood; else what the counts below it amount to. */
function statusIn(note: ParsedNote, place: number, item: Item): StatedStatus | null {
  if (isKnown(item.status) || item.end === place + 1) return item.status;
  const rollup = countRuns(note, [{ start: place, end: item.end }]);
  return rollup.total === 0 ? item.status : statusOfRollup(rollup);
}

function parentsIn({ items }: ParsedNote): readonly (number | null)[] {
  const open: { readonly place: number; readonly end: number }[] = [];
  return items.map(({ end }, place) => {
    while ((open[open.length - 1]?.end ?? Infinity) <= place) open.pop();
    const parent = open[open.length - 1]?.place ?? null;
    if (end > place + 1) open.push({ place, end });
    return parent;
  });
}

function needsAny({ items, figures }: ParsedNote): boolean {
  return (figures?.dependencies.length ?? 0) > 0 || items.some(({ dependencies }) => dependencies.length > 0);
}

function criticalIn(index: VaultIndex, path: string, note: ParsedNote): ReadonlySet<number> {
  if (!note.items.some((item) => statedTime(item).lengthHours > 0)) return new Set();
  const { criticalPath } = buildSchedule(index, [path]);
  return new Set(criticalPath.flatMap(({ node }) => (node.path === path ? (node.item ?? []) : [])));
}

/** What waits for something that is not done, in the state that the vault is in. */
class Waits {
  #revision = -1;
  /** By path; -1 is the note. */
  #waiting = new Map<string, Set<number>>();

  constructor(readonly index: VaultIndex) {}

  isWaiting(path: string, place: number | null): boolean {
    if (this.#revision !== this.index.revision) this.#update();
    return this.#waiting.get(path)?.has(place ?? -1) ?? false;
  }

  #update(): void {
    const { index } = this;
    this.#revision = index.revision;
    this.#waiting = new Map();
    const paths = index.notePaths().filter((path) => {
      const note = index.note(path);
      return note !== undefined && needsAny(note);
    });
    const { nodes, needs } = buildGraph(index, paths);
    for (const { from, needs: needed } of needs) {
      const waiting = nodes[from];
      const other = nodes[needed];
      if (waiting === undefined || other === undefined || this.#isClosed(other.path, other.item)) continue;
      const places = this.#waiting.get(waiting.path);
      if (places === undefined) this.#waiting.set(waiting.path, new Set([waiting.item ?? -1]));
      else places.add(waiting.item ?? -1);
    }
  }

  #isClosed(path: string, place: number | null): boolean {
    const note = this.index.note(path);
    const item = place === null ? undefined : note?.items[place];
    const status =
      note === undefined || place === null || item === undefined
        ? statusOfNote(this.index, path)?.status
        : statusIn(note, place, item);
    return status !== undefined && status !== null && categoryOf(status) === "closed";
  }
}

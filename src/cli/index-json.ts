import type { Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { heldFields } from "../core/note/inherit";
import type { Item, NoteLink, ParsedNote, PhaseItem, RowItem, TaskItem } from "../core/note/parsed-note";
import { countRuns } from "../core/rollup/count";
import {
  backlinkRollup,
  linkedSubpaths,
  ownRollup,
  ownRollupOfSubpath,
  statusOfNote,
} from "../core/rollup/note-rollups";
import { EMPTY_ROLLUP, type Rollup } from "../core/rollup/rollup";
import { toFindingJson } from "../core/report/findings-json";
import { toScheduleJson } from "./schedule-json";

/** The schema's name; its number grows when something that programs rely on changes. */
export const INDEX_SCHEMA = "plan-of-record/index@1";

/** What is told besides what was read. */
export interface IndexJsonOptions {
  /** Whether every status comes with the word, sign or rule that gave it. */
  readonly explain: boolean;
  /** Where the meaning of a checkbox character comes from, where it is not built in. */
  readonly origins: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/**
 * All that was read, for programs: the object that `index --json` prints. Lines count from 1 here. Its JSON Schema is
 * `docs/index.schema.json`.
 */
export function toIndexJson(index: VaultIndex, options: IndexJsonOptions): object {
  const paths = index.notePaths();
  return {
    schema: INDEX_SCHEMA,
    notes: paths.map((path) => toNoteJson(index, path, options)),
    rollups: Object.fromEntries(rollupEntries(index)),
    findings: options.findings.map(toFindingJson),
  };
}

function toNoteJson(index: VaultIndex, path: string, { explain, origins }: IndexJsonOptions): object {
  const note = index.note(path);
  if (note === undefined) throw new RangeError(`No note ${path}`);
  const status = statusOfNote(index, path);
  const linksOf = new Map<number, NoteLink[]>();
  for (const link of note.links) {
    if (link.item === null) continue;
    const links = linksOf.get(link.item);
    if (links === undefined) linksOf.set(link.item, [link]);
    else links.push(link);
  }
  const why = (reason: string | null): object => (explain ? { reason } : {});
  const carried = (item: Item, place: number): object => ({
    ...toCarriedJson(note, item, place, linksOf.get(place) ?? []),
    ...why(reasonOf(item, origins)),
  });
  const noteTask = note.noteTask === null ? undefined : note.items[note.noteTask];
  return {
    path,
    title: note.title ?? path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, ""),
    status:
      status === null
        ? null
        : {
            status: status.status,
            raw: status.raw,
            line: status.line + 1,
            from: status.from,
            ...(status.path === path ? {} : { path: status.path }),
            ...why(status.reason),
          },
    statements: note.statements.map((statement) => ({
      line: statement.line + 1,
      raw: statement.raw,
      status: statement.status,
      of: statement.of.kind === "list-item" ? "item" : statement.of.kind,
      ...(statement.day === undefined ? {} : { day: statement.day }),
      ...why(statement.reason),
    })),
    task: noteTask?.kind === "task" ? toListItemJson(noteTask, carried(noteTask, note.noteTask ?? 0)) : null,
    phases: note.items.flatMap((item, place) =>
      isPhase(item) ? [{ ...toPhaseJson(note, item, place), ...carried(item, place) }] : [],
    ),
    rows: note.items.flatMap((item, place) =>
      item.kind === "row" ? [{ ...toRowJson(item), ...carried(item, place) }] : [],
    ),
    tasks: note.items.flatMap((item, place) =>
      item.kind === "task" && item.symbol !== null
        ? [{ ...toTaskJson(note, item, item.symbol), ...carried(item, place) }]
        : [],
    ),
    listItems: note.items.flatMap((item, place) =>
      item.kind === "task" && item.symbol === null && place !== note.noteTask
        ? [toListItemJson(item, carried(item, place))]
        : [],
    ),
    schedule: toScheduleJson(index, path),
    rollup: ownRollup(note),
  };
}

/** Why a task has its status; where its box says so, also what gave the character in it that meaning. */
function reasonOf(item: Item, origins: ReadonlyMap<string, string>): string | null {
  const { reason } = item;
  const symbol = item.kind === "task" ? item.symbol : null;
  const origin = symbol === null || reason !== `box “${symbol}”` ? undefined : origins.get(symbol);
  return origin === undefined ? reason : `${reason ?? ""}, ${origin}`;
}

function isPhase(item: Item): item is PhaseItem | RowItem {
  return item.kind === "phase" || (item.kind === "row" && item.isPhase);
}

function toPhaseJson(note: ParsedNote, item: PhaseItem | RowItem, place: number): object {
  const run = item.kind === "row" ? { start: place, end: place + 1 } : { start: place, end: item.end };
  return {
    line: item.line + 1,
    title: item.title,
    status: item.status === "unknown" ? null : item.status,
    rollup: countRuns(note, [run]),
  };
}

function toRowJson(item: RowItem): object {
  return { line: item.line + 1, item: item.title, raw: item.raw, status: item.status };
}

function toTaskJson(note: ParsedNote, item: TaskItem, marker: string): object {
  const parent = parentTask(note, item);
  return {
    line: item.line + 1,
    text: item.text,
    title: item.title,
    marker,
    status: item.status,
    parent: parent === null ? null : parent.line + 1,
  };
}

function toListItemJson({ line, text, title, raw, status }: TaskItem, carried: object): object {
  return { line: line + 1, text, title, raw, status, ...carried };
}

/** What an item carries besides its name and status; what it inherits is named in `inherited`. */
function toCarriedJson(note: ParsedNote, item: Item, place: number, links: readonly NoteLink[]): object {
  const { priority, dates, people, inherited } = heldFields(note, place);
  return {
    description: item.description,
    id: item.id,
    priority,
    effortHours: item.effortHours,
    dates,
    people,
    tags: item.tags,
    inherited,
    dependencies: item.dependencies,
    mentions: item.mentions,
    counts: item.counts,
    links: links.map(toLinkText),
  };
}

/** The nearest task with a box around a task. */
function parentTask(note: ParsedNote, item: TaskItem): TaskItem | null {
  for (let at = item.parent; at !== null;) {
    const around: Item | undefined = note.items[at];
    if (around?.kind !== "task") return null;
    if (around.symbol !== null) return around;
    at = around.parent;
  }
  return null;
}

function toLinkText(link: NoteLink): string {
  return link.linkpath + link.subpath;
}

/** Rollups of every note, of every target that is linked to, and of every heading that is linked to. */
function* rollupEntries(index: VaultIndex): Generator<[string, object]> {
  // Pictures and other files are linked to as well, but nothing is planned in them.
  const targets = index.linkedTargets().filter((target) => !target.isResolved || index.note(target.path) !== undefined);
  const paths = new Set([...index.notePaths(), ...targets.map((target) => target.path)]);
  for (const path of [...paths].sort()) {
    const note = index.note(path);
    yield [path, toRollupJson(index, path, "", note === undefined ? EMPTY_ROLLUP : ownRollup(note))];
    for (const subpath of linkedSubpaths(index, path)) {
      const own = note === undefined ? EMPTY_ROLLUP : ownRollupOfSubpath(note, subpath);
      yield [path + subpath, toRollupJson(index, path, subpath, own)];
    }
  }
}

function toRollupJson(index: VaultIndex, path: string, subpath: string, own: Rollup): object {
  const { rollup, from } = backlinkRollup(index, path, subpath);
  return {
    own,
    backlinks: rollup,
    from: from.map((source) => ({ path: source.path, line: source.line + 1, inherited: source.inherited })),
  };
}

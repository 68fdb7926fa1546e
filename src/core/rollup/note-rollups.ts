import type { Backlink, VaultIndex } from "../index/vault-index";
import { findSection, toHeadingKey } from "../links/subpath";
import { isKnown, type ParsedNote, type Statement } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { addRollups, countRuns, isCounted, mergeRuns } from "./count";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** An item elsewhere that counts for a note. */
export interface RollupSource {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  /** Whether the link stands above the item and not in it. */
  readonly inherited: boolean;
}

/** What the items of other notes say of a note. */
export interface BacklinkRollup {
  readonly rollup: Rollup;
  /** The counted items, by path and line. */
  readonly from: readonly RollupSource[];
}

/** The status of a note and how it is known. */
export interface NoteStatus {
  readonly status: StatedStatus;
  /** The word, sign or rule that gave it. */
  readonly reason: string;
  /** As written; for one that follows from a rollup, its counts in words. */
  readonly raw: string;
  /** 0-based. */
  readonly line: number;
  readonly from: "frontmatter" | "statement" | "tracked" | "rollup";
  /** The note in which it is said. */
  readonly path: string;
}

/** The rollup of a note's own items, or of one of its sections. */
export function ownRollup(note: ParsedNote, section = 0): Rollup {
  const run = note.sections[section]?.items;
  return run === undefined ? EMPTY_ROLLUP : countRuns(note, [run]);
}

/**
 * The items of other notes that link to a note, directly or by inheritance, each counted once.
 *
 * @param subpath only links to this heading or block, with its `#`; empty for links to any place in the note
 */
export function backlinkRollup(index: VaultIndex, path: string, subpath = ""): BacklinkRollup {
  const target = index.note(path);
  const wanted = subpath === "" ? null : subpathKey(target, subpath);
  const bySource = new Map<string, Backlink[]>();
  for (const backlink of index.backlinksOf(path)) {
    if (wanted !== null && subpathKey(target, backlink.target.subpath) !== wanted) continue;
    const links = bySource.get(backlink.source);
    if (links === undefined) bySource.set(backlink.source, [backlink]);
    else links.push(backlink);
  }
  const rollups: Rollup[] = [];
  const from: RollupSource[] = [];
  for (const [source, links] of bySource) {
    const note = index.note(source);
    if (note === undefined) continue;
    rollups.push(
      countRuns(
        note,
        links.map((link) => link.covers),
      ),
    );
    from.push(...sourcesIn(note, source, links));
  }
  return { rollup: addRollups(rollups), from };
}

function sourcesIn(note: ParsedNote, path: string, links: readonly Backlink[]): readonly RollupSource[] {
  const direct = new Set(links.map((link) => link.item));
  const sources: RollupSource[] = [];
  for (const run of mergeRuns(links.map((link) => link.covers))) {
    for (let item = run.start; item < run.end; item++) {
      if (isCounted(note, item))
        sources.push({ path, line: note.items[item]?.line ?? 0, inherited: !direct.has(item) });
    }
  }
  return sources;
}

/**
 * The subpaths of a note that other notes link to, in the order of their code units: in the words of the heading, or
 * as written where there is none.
 */
export function linkedSubpaths(index: VaultIndex, path: string): readonly string[] {
  const note = index.note(path);
  const subpaths = new Map<string, string>();
  for (const { target } of index.backlinksOf(path)) {
    if (target.subpath === "") continue;
    const section = note === undefined ? null : findSection(note, target.subpath);
    const heading = section === null ? undefined : note?.sections[section]?.heading;
    const key = subpathKey(note, target.subpath);
    if (!subpaths.has(key)) subpaths.set(key, heading === undefined ? target.subpath : `#${heading}`);
  }
  return [...subpaths.values()].sort();
}

/** Equal for subpaths that lead to the same heading, however they are written. */
function subpathKey(note: ParsedNote | undefined, subpath: string): string {
  if (note === undefined || subpath === "") return toHeadingKey(subpath);
  let keys = subpathKeys.get(note);
  if (keys === undefined) subpathKeys.set(note, (keys = new Map<string, string>()));
  let key = keys.get(subpath);
  if (key === undefined) {
    const section = findSection(note, subpath);
    keys.set(subpath, (key = section === null ? toHeadingKey(subpath) : `section ${section}`));
  }
  return key;
}

/** Each is asked for once for every link that there is to the note. */
const subpathKeys = new WeakMap<ParsedNote, Map<string, string>>();

/** The rollup of a subpath's own section; empty when there is no such heading. */
export function ownRollupOfSubpath(note: ParsedNote, subpath: string): Rollup {
  const section = findSection(note, subpath);
  return section === null ? EMPTY_ROLLUP : ownRollup(note, section);
}

/**
 * The status of a note: what its frontmatter says, else its own statement, else the row of a tracker, else what its
 * rollup amounts to. Null when nothing says anything. Source: the reading contract, “Rollups”.
 */
export function statusOfNote(index: VaultIndex, path: string): NoteStatus | null {
  const note = index.note(path);
  if (note === undefined) return null;
  return (
    statusOfText(note, path) ??
    tracked(index, path) ??
    rolledUp(index, note, path) ??
    unknown(ownStatements(note), path)
  );
}

/** The status that a note says itself, whatever others say of it; null when it says none that is known. */
export function statusOfText(note: ParsedNote, path: string): NoteStatus | null {
  const own = ownStatements(note);
  return stated(own, "frontmatter", path) ?? stated(own, "text", path);
}

function ownStatements(note: ParsedNote): readonly Statement[] {
  return note.statements.filter((statement) => statement.of.kind === "note");
}

function stated(statements: readonly Statement[], where: Statement["in"], path: string): NoteStatus | null {
  const statement = statements.find((candidate) => candidate.in === where && isKnown(candidate.status));
  return statement === undefined ? null : toNoteStatus(statement, path);
}

function unknown(statements: readonly Statement[], path: string): NoteStatus | null {
  const statement = statements[0];
  return statement === undefined ? null : toNoteStatus(statement, path);
}

function toNoteStatus(statement: Statement, path: string): NoteStatus {
  const from = statement.in === "frontmatter" ? "frontmatter" : "statement";
  const { status, reason, raw, line } = statement;
  return { status, reason, raw, line, from, path };
}

function tracked(index: VaultIndex, path: string): NoteStatus | null {
  for (const backlink of index.backlinksOf(path)) {
    if (!backlink.isTracker || backlink.target.subpath !== "" || backlink.item === null) continue;
    const item = index.note(backlink.source)?.items[backlink.item];
    if (item?.kind !== "row" || !isKnown(item.status)) continue;
    const reason = `${item.reason ?? ""} in a row of ${backlink.source}`;
    return { status: item.status, reason, raw: item.raw, line: item.line, from: "tracked", path: backlink.source };
  }
  return null;
}

function rolledUp(index: VaultIndex, note: ParsedNote, path: string): NoteStatus | null {
  const own = ownRollup(note);
  const rollup = own.total > 0 ? own : backlinkRollup(index, path).rollup;
  const status = statusOfRollup(rollup);
  return status === null
    ? null
    : {
        status,
        reason: "the counts of what stands in it",
        raw: `${rollup.done} of ${rollup.total} done`,
        line: 0,
        from: "rollup",
        path,
      };
}

/** All done is done, some done or begun is active, else to do; null for nothing counted. */
export function statusOfRollup(rollup: Rollup): StatedStatus | null {
  const { total, done, byStatus } = rollup;
  if (total === 0) return null;
  const cancelled = byStatus.cancelled ?? 0;
  if (cancelled === total) return "cancelled";
  if (done + cancelled === total) return "done";
  return done > 0 || (byStatus.active ?? 0) > 0 || (byStatus.review ?? 0) > 0 ? "active" : "todo";
}

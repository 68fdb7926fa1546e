import type { VaultIndex } from "../index/vault-index";
import { isKnown, type ParsedNote, type Statement } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { ownRollup } from "./own-rollup";
import type { Rollup } from "./rollup";

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

/**
 * The status of a note: what its frontmatter says, else its own statement, else the row of a tracker, else what its
 * rollup amounts to. Null when nothing says anything. Source: the reading contract, “Rollups”.
 *
 * @param backlinks gives the rollup of what links to it; asked only when nothing of its own counts
 */
export function findStatus(index: VaultIndex, path: string, backlinks: () => Rollup): NoteStatus | null {
  const note = index.note(path);
  if (note === undefined) return null;
  return (
    statusOfText(note, path) ??
    tracked(index, path) ??
    rolledUp(note, path, backlinks) ??
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
  for (const { source, target, item: place } of index.trackersOf(path)) {
    if (target.subpath !== "" || place === null) continue;
    const item = index.note(source)?.items[place];
    if (item?.kind !== "row" || !isKnown(item.status)) continue;
    const reason = `${item.reason ?? ""} in a row of ${source}`;
    return { status: item.status, reason, raw: item.raw, line: item.line, from: "tracked", path: source };
  }
  return null;
}

function rolledUp(note: ParsedNote, path: string, backlinks: () => Rollup): NoteStatus | null {
  const own = ownRollup(note);
  const rollup = own.total > 0 ? own : backlinks();
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

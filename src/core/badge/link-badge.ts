import type { VaultIndex } from "../index/vault-index";
import { nameOf } from "../links/path";
import { findSection } from "../links/subpath";
import type { ParsedNote } from "../note/parsed-note";
import { backlinkRollup, ownRollup, statusOfNote, statusOfRollup } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import type { StatedStatus } from "../status/status";
import type { BadgeFace } from "./badge";
import { toBadgeCounts } from "./badge-counts";
import { labelOfBadge } from "./badge-label";

/** A link as it is written: its subpath with the `#`, or null or empty without one. */
export interface WrittenLink {
  readonly linkpath: string;
  readonly subpath: string | null;
}

/** What is known of a note, or of what stands under one of its headings. */
export interface PlaceState {
  readonly title: string;
  readonly status: StatedStatus | null;
  readonly rollup: Rollup;
}

/**
 * The mark behind a link that stands in the note `source`; null where it leads to that note itself, to none, or to what
 * says no status and has nothing that counts.
 */
export function badgeOfLink(index: VaultIndex, source: string, { linkpath, subpath }: WrittenLink): BadgeFace | null {
  const { path } = index.resolve({ linkpath, subpath: subpath ?? "" }, source);
  if (path === source && (subpath ?? "") === "") return null;
  // What is only named in plans is none itself: a person, a page to read.
  if ((subpath ?? "") === "" && !isOfPlan(index, path)) return null;
  return faceOfNote(index, "link", path, subpath ?? "");
}

/** Whether a note has items of its own, or a status that is said somewhere. */
function isOfPlan(index: VaultIndex, path: string): boolean {
  const note = index.note(path);
  if (note === undefined) return false;
  const status = statusOfNote(index, path);
  return ownRollup(note).total > 0 || (status !== null && status.from !== "rollup");
}

/** The badge of a note, or of one of its headings; null where it has neither a status nor anything that counts. */
export function faceOfNote(index: VaultIndex, kind: "link" | "note", path: string, subpath: string): BadgeFace | null {
  const state = stateOf(index, path, subpath);
  if (state === null) return null;
  const { status, title } = state;
  const counts = toBadgeCounts(state.rollup);
  if (status === null && counts === null) return null;
  const subject = { kind: "note", path, subpath: subpath === "" ? null : subpath } as const;
  return { kind, subject, status, counts, label: labelOfBadge(kind, status, counts, kind === "note" ? "" : title) };
}

/** How a note stands, or what is under one of its headings; null where there is no such note, or no such heading. */
export function stateOf(index: VaultIndex, path: string, subpath: string): PlaceState | null {
  const note = index.note(path);
  if (note === undefined) return null;
  if (subpath === "") {
    const own = ownRollup(note);
    const rollup = own.total > 0 ? own : backlinkRollup(index, path).rollup;
    return { title: titleOf(note, path), status: statusOfNote(index, path)?.status ?? null, rollup };
  }
  const section = findSection(note, subpath);
  return section === null ? null : stateOfSection(note, section);
}

/** How what stands under a heading stands: as its phase or a statement says, else as its counts have it. */
export function stateOfSection(note: ParsedNote, place: number): PlaceState {
  const section = note.sections[place];
  const phase = section?.phase === null || section === undefined ? undefined : note.items[section.phase];
  const stated =
    phase?.status ?? note.statements.find(({ of }) => of.kind === "section" && of.section === place)?.status ?? null;
  const rollup = ownRollup(note, place);
  return { title: section?.heading ?? "", status: stated ?? statusOfRollup(rollup), rollup };
}

/** What a note is called. */
export function titleOf(note: ParsedNote | undefined, path: string): string {
  return note?.title ?? nameOf(path).replace(/\.md$/i, "");
}

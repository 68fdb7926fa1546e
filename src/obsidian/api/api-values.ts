import type { PlanCounts, PlanItem, PlanNoteStatus, PlanRollup } from "../../api";
import type { VaultIndex } from "../../core/index/vault-index";
import { findSection } from "../../core/links/subpath";
import { heldFields } from "../../core/note/inherit";
import type { ParsedNote } from "../../core/note/parsed-note";
import { backlinkRollup, ownRollup, statusOfNote } from "../../core/rollup/note-rollups";
import type { Rollup } from "../../core/rollup/rollup";

// Values for other plugins: copies, so that nothing of the index can be reached through them.

/** An item of a note. */
export function toPlanItem(note: ParsedNote, path: string, place: number): PlanItem | null {
  const item = note.items[place];
  if (item === undefined) return null;
  const { kind, line, title, description, id, status, raw, effortHours, tags, section, parent } = item;
  const { priority, dates, people } = heldFields(note, place);
  return freeze({
    kind,
    path,
    line,
    title,
    description,
    id,
    status,
    written: raw,
    symbol: kind === "task" ? item.symbol : null,
    priority,
    effortHours,
    dates: { ...dates },
    people: [...people],
    tags: [...tags],
    parentLine: parent === null ? null : (note.items[parent]?.line ?? null),
    heading: note.sections[section]?.heading ?? "",
  });
}

/** What counts for a note, or with `#` behind its path for what stands under a heading; null where there is none. */
export function toPlanRollup(index: VaultIndex, target: string): PlanRollup | null {
  // A path may have a `#` in it: that of a note goes first.
  const at = index.note(target) === undefined ? target.indexOf("#") : -1;
  const [path, subpath] = at === -1 ? [target, ""] : [target.slice(0, at), target.slice(at)];
  const note = index.note(path);
  const section = note === undefined ? null : subpath === "" ? 0 : findSection(note, subpath);
  if (note === undefined || section === null) return null;
  return freeze({
    own: toCounts(ownRollup(note, section)),
    backlinks: toCounts(backlinkRollup(index, path, subpath).rollup),
  });
}

/** How a note stands. */
export function toPlanStatus(index: VaultIndex, note: string): PlanNoteStatus | null {
  const found = statusOfNote(index, note);
  if (found === null) return null;
  const { status, raw, from, path, line } = found;
  return freeze({ status, written: raw, from, path, line });
}

function toCounts({ total, done, byStatus, progress, effortHours }: Rollup): PlanCounts {
  return { total, done, byStatus: { ...byStatus }, progress, effortHours: { ...effortHours } };
}

/** A value with all that is in it, frozen. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const each of Object.values(value)) freeze(each);
  return Object.freeze(value);
}

import { isSameName, type PropertyValues } from "../edit/set-properties";
import type { VaultIndex } from "../index/vault-index";
import { isUnderstoodProperty } from "../parse/understood-property";
import { ownRollup, statusOfNote } from "../rollup/note-rollups";
import { percentOf } from "../rollup/percent";
import { categoryOf, type StatedStatus } from "../status/status";

/** What of a note's plan can be written to its properties. */
export const ROLLUP_FIGURES = ["progress", "open", "status"] as const;

export type RollupFigure = (typeof ROLLUP_FIGURES)[number];

/** The property that each is written to; empty where it is not written. */
export type RollupProperties = Readonly<Record<RollupFigure, string>>;

export const NO_PROPERTIES: RollupProperties = { progress: "", open: "", status: "" };

/** Why `name` can not be that of a property to write to, given the names of others; null when it can. */
export function findPropertyFault(name: string, others: readonly string[]): string | null {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N} _-]*$/u.test(name) || name.length > 60) {
    return "A name has letters, digits, blanks, - and _, and begins with a letter.";
  }
  if (/^(?:true|false|null|yes|no|on|off)$/i.test(name)) return "That is no name, but a value.";
  if (isUnderstoodProperty(name)) return `“${name}” is read as a part of the plan: choose another name.`;
  return others.some((other) => isSameName(other, name)) ? `“${name}” is used for something else already.` : null;
}

/** Whether any of it is to be written. */
export function writesProperties(properties: RollupProperties): boolean {
  return ROLLUP_FIGURES.some((figure) => properties[figure] !== "");
}

/**
 * What is to stand in the properties of a note: of its own items, as the roadmap counts them; the status is what the
 * roadmap shows for the note. Null where it has no items that count.
 */
export function rollupValues(index: VaultIndex, path: string, properties: RollupProperties): PropertyValues | null {
  const note = index.note(path);
  if (note === undefined) return null;
  const rollup = ownRollup(note);
  if (rollup.total === 0) return null;
  const counts = Object.entries(rollup.byStatus) as [StatedStatus, number][];
  const status = properties.status === "" ? null : (statusOfNote(index, path)?.status ?? null);
  const figures: Readonly<Record<RollupFigure, string | number | null>> = {
    progress: Number.parseInt(percentOf(rollup), 10),
    open: counts.reduce((sum, [each, count]) => sum + (categoryOf(each) === "open" ? count : 0), 0),
    status: status === "unknown" ? null : status,
  };
  return new Map(
    ROLLUP_FIGURES.flatMap((figure) => {
      const value = figures[figure];
      return properties[figure] === "" || value === null ? [] : [[properties[figure], value] as const];
    }),
  );
}

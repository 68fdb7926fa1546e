import type { PropertyValues } from "../edit/set-properties";
import type { VaultIndex } from "../index/vault-index";
import { ownRollup, statusOfNote } from "../rollup/note-rollups";
import { percentOf } from "../rollup/percent";
import { categoryOf, type StatedStatus } from "../status/status";
import { ROLLUP_FIGURES, type RollupFigure, type RollupProperties } from "./rollup-properties";

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

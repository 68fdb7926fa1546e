import type { VaultIndex } from "../index/vault-index";
import type { Scope } from "../query/scope";
import type { RollupScope } from "../rollup/explain-rollup";
import { backlinkRollup, folderRollup, ownRollup } from "../rollup/note-rollups";
import { EMPTY_ROLLUP, type Rollup } from "../rollup/rollup";

/** How far a part of a vault has come. */
export interface Figures {
  readonly rollup: Rollup;
  /** What the rollup is of, for whoever asks what it is made of. */
  readonly of: RollupScope;
}

/**
 * The figures of what a scope shows; null where that has none of its own: the items with a tag, and chosen notes.
 *
 * @param activePath the note that is active, which a scope may mean
 */
export function figuresOfScope(scope: Scope, index: VaultIndex, activePath: string | null): Figures | null {
  switch (scope.kind) {
    case "vault":
      return { rollup: folderRollup(index), of: { kind: "folder", path: "" } };
    case "folder":
      return { rollup: folderRollup(index, scope.path), of: { kind: "folder", path: scope.path } };
    case "note": {
      const note = activePath === null ? undefined : index.note(activePath);
      const rollup = note === undefined ? EMPTY_ROLLUP : ownRollup(note);
      return activePath === null ? null : { rollup, of: { kind: "note", path: activePath } };
    }
    case "links":
      if (activePath === null || index.note(activePath) === undefined) return null;
      return {
        rollup: backlinkRollup(index, activePath).rollup,
        of: { kind: "backlinks", path: activePath, subpath: "" },
      };
    case "tag":
    case "notes":
      return null;
  }
}

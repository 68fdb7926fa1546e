import type { App } from "obsidian";
import type { VaultIndex } from "../core/index/vault-index";
import { scopeOfRow } from "../core/roadmap/scope-of-row";
import { explainRollup, type Explanation } from "../core/rollup/explain-rollup";
import type { Target } from "../ui/pane-props";
import { readOpenText } from "./open-notes";

/** What the numbers of a target are made of, or with null those of the whole vault; null where it is gone. */
export async function explainTarget(app: App, index: VaultIndex, target: Target | null): Promise<Explanation | null> {
  const texts = new Map<string, string>();
  const file = target === null ? null : app.vault.getFileByPath(target.path);
  if (file !== null) texts.set(file.path, readOpenText(app, file.path) ?? (await app.vault.cachedRead(file)));
  const scope = target === null ? ({ kind: "folder", path: "" } as const) : scopeOfRow(target, index.note(target.path));
  return scope === null ? null : explainRollup(index, scope, texts);
}

/** What the count of what links to the note at `path` is made of; null where it is gone. */
export function explainLinks(index: VaultIndex, path: string): Promise<Explanation | null> {
  const isThere = index.note(path) !== undefined;
  return Promise.resolve(isThere ? explainRollup(index, { kind: "backlinks", path, subpath: "" }) : null);
}

import type { App } from "obsidian";
import type { VaultIndex } from "../core/index/vault-index";
import { scopeOfRow } from "../core/roadmap/scope-of-row";
import { explainRollup, type Explanation, type RollupScope } from "../core/rollup/explain-rollup";
import type { Target } from "../ui/pane-props";
import { readOpenText } from "./open-notes";

/** What the numbers of a target are made of; null where it is gone. */
export async function explainTarget(app: App, index: VaultIndex, target: Target): Promise<Explanation | null> {
  const scope = scopeOfRow(target, index.note(target.path));
  return scope === null ? null : await explainScope(app, index, scope);
}

/** What the numbers of a part of the vault are made of; null where it is gone. */
export async function explainScope(app: App, index: VaultIndex, scope: RollupScope): Promise<Explanation | null> {
  if (scope.kind !== "folder" && index.note(scope.path) === undefined) return null;
  const texts = new Map<string, string>();
  const file = scope.kind === "backlinks" ? null : app.vault.getFileByPath(scope.path);
  if (file !== null) texts.set(file.path, readOpenText(app, file.path) ?? (await app.vault.cachedRead(file)));
  return explainRollup(index, scope, texts);
}

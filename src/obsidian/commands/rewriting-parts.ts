import type { App } from "obsidian";
import type { VaultIndex } from "../../core/index/vault-index";
import type { RoadmapActions } from "../roadmap-actions";
import type { SettingsStore } from "../settings-store";

/** What the commands that rewrite notes work with. */
export interface RewritingParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly settings: Pick<SettingsStore, "vocabulary">;
  readonly actions: Pick<RoadmapActions, "edit" | "editAll" | "move">;
}

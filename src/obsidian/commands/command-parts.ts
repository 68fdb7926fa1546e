import type { App, Command } from "obsidian";
import type { VaultIndex } from "../../core/index/vault-index";
import type { RoadmapActions } from "../roadmap-actions";
import type { RoadmapView } from "../roadmap-view";
import type { SettingsStore } from "../settings-store";
import type { VaultFeed } from "../vault-feed";
import type { VaultFindings } from "../vault-findings";
import type { CommandId } from "./command-list";

/** What the commands work with. */
export interface CommandParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: VaultFeed;
  readonly findings: VaultFindings;
  readonly settings: SettingsStore;
  readonly actions: RoadmapActions;
  /** Shows the roadmap; null while the plugin is being reloaded. */
  readonly open: () => Promise<RoadmapView | null>;
}

/** What each of some commands does. */
export type CommandDeeds = Partial<Record<CommandId, Omit<Command, "id" | "name" | "icon">>>;

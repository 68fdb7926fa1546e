import type { Plugin } from "obsidian";
import type { VaultIndex } from "../../core/index/vault-index";
import { EmbedSuggest } from "./embed-suggest";
import { RoadmapEmbed } from "./roadmap-embed";
import type { PlanParts } from "./shown-plan";

/** The language of the code blocks that show a view. */
const LANGUAGE = "roadmap";

/** Shows views of the roadmap in `roadmap` code blocks, and completes what is typed in them. */
export function registerEmbeds(plugin: Plugin, index: VaultIndex, source: PlanParts["source"]): void {
  const parts = { app: plugin.app, source };
  plugin.registerMarkdownCodeBlockProcessor(LANGUAGE, (text, element, context) => {
    context.addChild(new RoadmapEmbed(element, text, context.sourcePath, parts));
  });
  plugin.registerEditorSuggest(new EmbedSuggest(plugin.app, index));
}

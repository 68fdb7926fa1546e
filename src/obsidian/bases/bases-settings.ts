import type { App, SettingDefinitionItem } from "obsidian";
import { findPropertyFault, ROLLUP_FIGURES, type RollupFigure } from "../../core/settings/rollup-properties";
import type { PlainKey } from "../../core/words/catalogue";
import { say } from "../../core/words/say";
import { NameModal } from "../name-modal";
import type { SettingsStore } from "../settings-store";

type Store = Pick<SettingsStore, "settings" | "change">;

const FIGURES = {
  progress: {
    name: "settings.property-progress",
    desc: "settings.property-progress-desc",
    ask: "dialog.property-progress",
  },
  open: { name: "settings.property-open", desc: "settings.property-open-desc", ask: "dialog.property-open" },
  status: { name: "settings.property-status", desc: "settings.property-status-desc", ask: "dialog.property-status" },
} as const satisfies Readonly<Record<RollupFigure, Readonly<Record<"name" | "desc" | "ask", PlainKey>>>>;

/**
 * What the settings say of the properties that are written. A name is asked for in a dialogue: in a field, what has
 * been typed of it so far would be one already.
 *
 * @param update shows the settings anew
 */
export function defineProperties(app: App, store: Store, update: () => void): SettingDefinitionItem {
  return {
    type: "group",
    heading: say("settings.properties"),
    items: ROLLUP_FIGURES.map((figure) => {
      const { name, desc } = FIGURES[figure];
      const property = store.settings.properties[figure];
      return {
        name: say(name),
        desc: say("join.sentences", {
          first: say(desc),
          second: property === "" ? say("settings.unwritten") : say("settings.written", { property }),
        }),
        aliases: ["bases", "properties", "frontmatter", "rollup"],
        action: () => ask(app, store, figure, update),
      };
    }),
  };
}

function ask(app: App, store: Store, figure: RollupFigure, update: () => void): void {
  const others = ROLLUP_FIGURES.filter((each) => each !== figure).map((each) => store.settings.properties[each]);
  new NameModal(app, {
    title: say(FIGURES[figure].ask),
    desc: say("dialog.property-desc"),
    initial: store.settings.properties[figure],
    check: (name) => (name.trim() === "" ? null : findPropertyFault(name.trim(), others)),
    save: (name) =>
      void store
        .change((settings) => ({ ...settings, properties: { ...settings.properties, [figure]: name } }))
        .then(update),
  }).open();
}

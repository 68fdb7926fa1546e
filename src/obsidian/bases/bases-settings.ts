import type { App, SettingDefinitionItem } from "obsidian";
import { findPropertyFault, ROLLUP_FIGURES, type RollupFigure } from "../../core/settings/rollup-properties";
import { NameModal } from "../name-modal";
import type { SettingsStore } from "../settings-store";

type Store = Pick<SettingsStore, "settings" | "change">;

const FIGURES: Readonly<Record<RollupFigure, { readonly name: string; readonly desc: string }>> = {
  progress: { name: "Progress", desc: "How much is done, in percent." },
  open: { name: "Open items", desc: "How many items are still to be worked on." },
  status: { name: "Status", desc: "What the roadmap shows for the note, such as active." },
};

/**
 * What the settings say of the properties that are written. A name is asked for in a dialogue: in a field, what has
 * been typed of it so far would be one already.
 *
 * @param update shows the settings anew
 */
export function defineProperties(app: App, store: Store, update: () => void): SettingDefinitionItem {
  return {
    type: "group",
    heading: "Properties for Bases",
    items: ROLLUP_FIGURES.map((figure) => {
      const { name, desc } = FIGURES[figure];
      const property = store.settings.properties[figure];
      return {
        name,
        desc: `${desc} ${property === "" ? "Not written." : `Written to “${property}”.`}`,
        aliases: ["bases", "properties", "frontmatter", "rollup"],
        action: () => ask(app, store, figure, update),
      };
    }),
  };
}

function ask(app: App, store: Store, figure: RollupFigure, update: () => void): void {
  const others = ROLLUP_FIGURES.filter((each) => each !== figure).map((each) => store.settings.properties[each]);
  new NameModal(app, {
    title: `Property for ${FIGURES[figure].name.toLowerCase()}`,
    desc: "Written to each note with a plan, and whatever else stands there is replaced. Without a name none is written.",
    initial: store.settings.properties[figure],
    check: (name) => (name.trim() === "" ? null : findPropertyFault(name.trim(), others)),
    save: (name) =>
      void store
        .change((settings) => ({ ...settings, properties: { ...settings.properties, [figure]: name } }))
        .then(update),
  }).open();
}

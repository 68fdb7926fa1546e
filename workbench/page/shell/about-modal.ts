import type { AppHost } from "../obsidian/app-host";
import { Modal } from "../obsidian/modal";
import { host } from "../obsidian/platform";

const ROWS: readonly (readonly [what: string, how: string])[] = [
  ["The plugin", "The very main.js that goes into Obsidian, loaded as Obsidian loads it."],
  [
    "Files",
    "Your real files, through a server on this machine only. Settings of the plugin are kept apart, outside the folder.",
  ],
  ["Editor", "CodeMirror in Obsidian's versions. Live Preview is imitated plainly; tables and embeds stay text."],
  ["Links, tags, tasks of a note", "Derived by rules that reproduce 88 of 89 recorded answers of the real app."],
  ["Link targets", "In the order that users observed in 1.13.7."],
  ["Order and timing of events", "From the documentation where it says so; the times are guesses."],
  [
    "Saving, merging with changes by others",
    "Two seconds after typing, as documented; how Obsidian merges is not known in detail.",
  ],
  ["Look", "Its variables and class names, drawn anew; details differ."],
  [
    "Missing",
    "Canvas, Bases tables, pop-out windows, graph, sync, themes, core plugins. What the plugin asks for and the workbench lacks throws an error that names it.",
  ],
];

/** Says what is imitated, and how surely. */
export class AboutModal extends Modal {
  constructor(app: AppHost) {
    super(app);
    this.setTitle("This is not Obsidian");
    this.contentEl.createEl("p", {
      text: `It is a stand-in that plays Obsidian ${host.version} in a browser, for trying Plan of Record and for testing it. What works here should work there, but only Obsidian proves it.`,
    });
    const table = this.contentEl.createEl("table", "workbench-about");
    for (const [what, how] of ROWS) {
      const row = table.createEl("tr");
      row.createEl("th", { text: what, attr: { scope: "row" } });
      row.createEl("td", { text: how });
    }
  }
}

import type { AppHost } from "../obsidian/app-host";
import { Modal } from "../obsidian/modal";
import { host } from "../obsidian/platform";

const ROWS: readonly (readonly [what: string, how: string])[] = [
  ["The plugin", "The very main.js that goes into Obsidian, loaded as Obsidian loads it."],
  [
    "Files",
    "Your real files, through a server on this machine only. Settings of the plugin are kept apart, outside the folder.",
  ],
  [
    "Editor",
    "CodeMirror in Obsidian's versions. In Live Preview a table is a widget and a clicked cell an editor of its own, as seen in the app; when callouts, embeds and code blocks show their source is inferred. HTML and math stay text.",
  ],
  [
    "Reading view",
    "Post processors are called section by section, as declared; that sections are rendered near the viewport only, and what embeds and previews give to processors, is inferred.",
  ],
  [
    "Windows",
    "Real windows with globals of their own, as documented. They are not opened again at the next start; what happens to leaves of a closed window is inferred.",
  ],
  ["Links, tags, tasks of a note", "Derived by rules that reproduce 88 of 89 recorded answers of the real app."],
  ["Link targets", "In the order that users observed in 1.13.7."],
  ["Order and timing of events", "From the documentation where it says so; the times are guesses."],
  [
    "Saving, merging with changes by others",
    "Two seconds after typing, as documented; how Obsidian merges is not known in detail.",
  ],
  [
    "Bases",
    "`.base` files and `base` blocks with the filters file.inFolder, file.hasTag, file.hasProperty, ==, !=, and, or and not; a plain table, and the views that plugins register, with their options. How a view is loaded, and what switching Bases off does to it, is inferred.",
  ],
  ["Look", "Its variables and class names, drawn anew; details differ."],
  [
    "Undeclared members",
    "app.plugins, app.commands and a few more, as published plugins use them. All else that Obsidian's declarations do not have throws an error.",
  ],
  [
    "Plugins by others",
    "The calendar that the Calendar plugin is made of, and packages for settings and editors, run in it as tests.",
  ],
  [
    "Missing",
    "Canvas, most of Bases, graph, sync, themes, other core plugins. What the plugin asks for and the workbench lacks throws an error that names it.",
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

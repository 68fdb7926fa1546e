import { Menu, Notice, type App } from "obsidian";
import { EXPORT_FORMATS, exportAs, type ExportFormat } from "../core/export/export-as";
import type { Exported, ExportContext } from "../core/export/exported";
import { toCodeNote } from "../core/export/markdown";
import { recordsOf } from "../core/export/records";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";
import { readPalette } from "../ui/export/read-palette";
import { messageOf } from "./message-of";
import { showBelow } from "./show-below";

/** What is shown at the moment. */
export interface ToExport {
  readonly exported: Exported;
  readonly context: ExportContext;
}

/** What each format is saved as; Markdown has items of its own. */
const FILES: readonly (readonly [ExportFormat, PlainKey, string])[] = [
  ["csv", "menu.save-csv", "table"],
  ["json", "menu.save-json", "braces"],
  ["mermaid", "menu.save-mermaid", "chart-gantt"],
  ["svg", "menu.save-svg", "image"],
];

/**
 * Shows a menu below `element`, a part of the pane, that saves and copies what is shown.
 *
 * @param take what is shown when it is called
 */
export function showExportMenu(app: App, element: HTMLElement, take: () => ToExport): void {
  const menu = new Menu();
  let exported: Exported;
  try {
    ({ exported } = take());
  } catch (error) {
    new Notice(messageOf(error));
    return;
  }
  const { view } = exported;
  const add = (section: string, title: PlainKey, icon: string, act: () => Promise<void>): void => {
    menu.addItem((item) =>
      item
        .setSection(section)
        .setTitle(say(title))
        .setIcon(icon)
        // What is made may fail before there is anything to wait for.
        .onClick(
          () =>
            void Promise.resolve()
              .then(act)
              .catch((error: unknown) => new Notice(messageOf(error))),
        ),
    );
  };
  const make = (format: ExportFormat): string => {
    const { exported: shown, context } = take();
    return exportAs(format, shown, context, readPalette(element));
  };
  const copy = async (format: ExportFormat, told: PlainKey): Promise<void> => {
    await element.win.navigator.clipboard.writeText(make(format));
    new Notice(say(told));
  };
  if (recordsOf(exported).length === 0) {
    menu.addItem((item) => item.setTitle(say("menu.nothing-shown")).setDisabled(true));
  } else {
    add("note", "menu.save-note", "file-plus", () =>
      saveNote(app, `Roadmap ${take().context.today}`, make("markdown")),
    );
    add("note", "menu.copy-markdown", "copy", () => copy("markdown", "notice.copied-markdown"));
    for (const [format, title, icon] of FILES.filter(([each]) => EXPORT_FORMATS[view].includes(each))) {
      add("file", title, icon, () => {
        const { context } = take();
        const name = `Roadmap ${view} ${context.today}`;
        const text = make(format);
        if (format === "mermaid") return saveNote(app, name, toCodeNote("mermaid", text, view, context));
        return saveFile(app, `${name}.${format}`, text);
      });
    }
    add("copy", "menu.copy-csv", "copy", () => copy("csv", "notice.copied-csv"));
  }
  showBelow(menu, element);
}

/** Makes a note where the app puts new ones, under a name that is free, and opens it. */
async function saveNote(app: App, name: string, text: string): Promise<void> {
  const { vault, workspace, fileManager } = app;
  const folder = fileManager.getNewFileParent(workspace.getActiveFile()?.path ?? "", `${name}.md`);
  const inFolder = folder.isRoot() ? "" : `${folder.path}/`;
  let path = `${inFolder}${name}.md`;
  for (let count = 1; await vault.adapter.exists(path); count++) path = `${inFolder}${name} ${count}.md`;
  const file = await vault.create(path, text);
  await workspace.getLeaf("tab").openFile(file);
}

/** Makes a file where the app puts attachments, and tells its path. */
async function saveFile({ vault, workspace, fileManager }: App, name: string, text: string): Promise<void> {
  const path = await fileManager.getAvailablePathForAttachment(name, workspace.getActiveFile()?.path ?? "");
  await vault.create(path, text);
  new Notice(say("notice.saved", { path }));
}

import type { Reference } from "../../metadata/cached-metadata";
import { TFile, TFolder, type TAbstractFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { ConfirmationModal } from "./confirmation-modal";
import type { DataWriteOptions } from "./data-adapter";
import { getLinkpath, parseLinktext } from "./link-text";
import { splitName, toFolder } from "./paths";
import { getFrontMatterInfo, parseYaml, stringifyYaml } from "./yaml";

/** The user's choices about links; tests set them. [names U] */
export const linkSettings = { useMarkdownLinks: false, alwaysUpdateLinks: true };

/** File operations that also look after links and properties. */
export class FileManager {
  constructor(private readonly app: AppHost) {}

  getNewFileParent(_sourcePath: string, _newFilePath?: string): TFolder {
    return this.app.vault.getRoot();
  }

  /** `rename` first, then the links to it are rewritten, each an ordinary `process`. [O2] */
  async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    const { vault, metadataCache } = this.app;
    const referrers = linkSettings.alwaysUpdateLinks ? this.findReferrers(filesIn(file)) : [];
    await vault.rename(file, newPath);
    for (const { note, links } of referrers) {
      await vault.process(note, (text) => {
        let out = text;
        for (const {
          file,
          reference: { link, original },
        } of links) {
          const { path, subpath } = parseLinktext(link);
          const target = metadataCache.fileToLinktext(file, note.path);
          const replacement =
            original.startsWith("[[") || original.startsWith("![[")
              ? original.replace(`[[${path}`, `[[${target}`)
              : original.replace(/\]\([^)]*\)$/, `](${encodeURI(file.path)}${subpath})`);
          out = out.replaceAll(original, replacement);
        }
        return out;
      });
    }
  }

  /** Asks, then moves to the trash; true when it is gone. */
  async promptForDeletion(file: TAbstractFile): Promise<boolean> {
    const isSure = await new Promise<boolean>((resolve) => {
      const modal = new ConfirmationModal(this.app).setTitle("Delete file");
      modal.setContent(`Are you sure you want to delete “${file.name}”? It goes to the folder .trash.`);
      modal.addButton((button) =>
        button
          .setButtonText("Delete")
          .setWarning()
          .onClick(() => resolve(true))
          .setInitialFocus(),
      );
      modal.addCancelButton().closeCallback = () => window.setTimeout(() => resolve(false), 0);
      modal.open();
    });
    if (isSure) await this.trashFile(file);
    return isSure;
  }

  async trashFile(file: TAbstractFile): Promise<void> {
    await this.app.vault.trash(file, true);
  }

  generateMarkdownLink(file: TFile, sourcePath: string, subpath = "", alias?: string): string {
    const target = this.app.metadataCache.fileToLinktext(file, sourcePath);
    const embed = file.extension === "md" ? "" : "!";
    if (linkSettings.useMarkdownLinks) return `${embed}[${alias ?? file.basename}](${encodeURI(file.path)}${subpath})`;
    return `${embed}[[${target}${subpath}${alias === undefined ? "" : `|${alias}`}]]`;
  }

  /** Reads the properties, lets `fn` change them, and writes them back in one step. [T] */
  async processFrontMatter(
    file: TFile,
    fn: (frontmatter: Record<string, unknown>) => void,
    options?: DataWriteOptions,
  ): Promise<void> {
    await this.app.vault.process(
      file,
      (text) => {
        const info = getFrontMatterInfo(text);
        const frontmatter = ((info.exists ? parseYaml(info.frontmatter) : null) ?? {}) as Record<string, unknown>;
        const before = JSON.stringify(frontmatter);
        fn(frontmatter);
        if (JSON.stringify(frontmatter) === before) return text;
        const yaml = Object.keys(frontmatter).length === 0 ? "" : stringifyYaml(frontmatter);
        return info.exists ? text.slice(0, info.from) + yaml + text.slice(info.to) : `---\n${yaml}---\n${text}`;
      },
      options,
    );
  }

  async getAvailablePathForAttachment(filename: string, sourcePath = ""): Promise<string> {
    const folder = toFolder(sourcePath);
    const { basename, extension } = splitName(filename);
    for (let count = 0; ; count++) {
      const name = `${basename}${count === 0 ? "" : ` ${count}`}${extension === "" ? "" : `.${extension}`}`;
      const path = folder === "" ? name : `${folder}/${name}`;
      if (!(await this.app.vault.adapter.exists(path))) return path;
    }
  }

  /** The notes with links to any of the files, and those links. */
  private findReferrers(files: ReadonlySet<TFile>): { note: TFile; links: { file: TFile; reference: Reference }[] }[] {
    const { vault, metadataCache } = this.app;
    return vault.getMarkdownFiles().flatMap((note) => {
      const cache = metadataCache.getFileCache(note);
      const all = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
      const links = all.flatMap((reference) => {
        const linkpath = getLinkpath(reference.link);
        const file = linkpath === "" ? null : metadataCache.getFirstLinkpathDest(linkpath, note.path);
        return file !== null && files.has(file) ? [{ file, reference }] : [];
      });
      return links.length === 0 ? [] : [{ note, links }];
    });
  }
}

/** The file itself, or all files below a folder. */
function filesIn(file: TAbstractFile): Set<TFile> {
  const files = new Set<TFile>();
  const add = (item: TAbstractFile): void => {
    if (item instanceof TFile) files.add(item);
    else if (item instanceof TFolder) item.children.forEach(add);
  };
  add(file);
  return files;
}

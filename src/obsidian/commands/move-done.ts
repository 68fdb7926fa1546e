import { FuzzySuggestModal, Notice, type App } from "obsidian";
import { planEdits, resolveEdits } from "../../core/edit/edit-plan";
import { folderOf } from "../../core/links/path";
import { putIntoArchive, stayed, takeDone } from "../../core/rewrite/archive-done";
import { say } from "../../core/words/say";
import { MissingNoteError } from "../note-writer";
import { readOpenText } from "../open-notes";
import type { RewritingParts } from "./rewriting-parts";

/** Moves the done items of a note to another one, which is asked for. Rejects, with words for the person, when it cannot. */
export async function moveDoneElsewhere(parts: RewritingParts, path: string): Promise<void> {
  const { app, settings, actions } = parts;
  // Told before anything is asked.
  await take(parts, path, path);
  const target = await chooseNote(app, path);
  if (target === null) return;
  const taken = await take(parts, path, target);
  const { text, edits, count, staying } = taken;
  const plan = planEdits(text, edits);
  await actions.move(
    say("action.move-done"),
    { path: target, toEdits: (now) => [putIntoArchive(now, taken, false, settings.vocabulary)] },
    { path, toEdits: (now) => resolveEdits(plan, now) },
  );
  const name = target.replace(/\.md$/i, "");
  const first = say("notice.moved", { count, name });
  new Notice(staying === 0 ? first : say("join.sentences", { first, second: stayed(staying, true) }));
}

async function take(
  { app, settings }: RewritingParts,
  path: string,
  target: string,
): Promise<ReturnType<typeof takeDone> & { readonly text: string }> {
  const file = app.vault.getFileByPath(path);
  if (file === null) throw new MissingNoteError(path);
  const text = readOpenText(app, path) ?? (await app.vault.read(file));
  const linked = blocksLinkedIn(app, path);
  const taken = takeDone(text, settings.vocabulary, {
    isLinked: (id) => linked.has(id.toLowerCase()),
    leadsAway: (linkpath) => leadsAway(app, linkpath, path, target),
  });
  return { ...taken, text };
}

/** Whether a link leads to something else from the note at `target` than from that at `path`. */
function leadsAway({ metadataCache }: App, linkpath: string, path: string, target: string): boolean {
  // What is not there yet would be made in another folder.
  if (/^\.\.?\//.test(linkpath) && folderOf(path) !== folderOf(target)) return true;
  const from = (source: string): string | undefined => metadataCache.getFirstLinkpathDest(linkpath, source)?.path;
  return from(path) !== from(target);
}

/** The ids of the blocks of a note that links, embeds and properties anywhere lead to, in small letters. */
function blocksLinkedIn({ metadataCache }: App, path: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [source, targets] of Object.entries(metadataCache.resolvedLinks)) {
    if (source !== path && targets[path] === undefined) continue;
    const { links = [], embeds = [], frontmatterLinks = [] } = metadataCache.getCache(source) ?? {};
    for (const { link } of [...links, ...embeds, ...frontmatterLinks]) {
      const id = /#\^([^#]+)$/.exec(link)?.[1];
      if (id !== undefined) ids.add(id.toLowerCase());
    }
  }
  return ids;
}

async function chooseNote(app: App, source: string): Promise<string | null> {
  return await new Promise((choose) => new NoteChooser(app, source, choose).open());
}

/** Lets the person choose a note: first of all the archive beside another one, there or not. */
class NoteChooser extends FuzzySuggestModal<string> {
  #chosen: string | null = null;

  constructor(
    app: App,
    readonly source: string,
    readonly choose: (path: string | null) => void,
  ) {
    super(app);
    this.setPlaceholder(say("dialog.move-done"));
  }

  getItems(): string[] {
    const beside = this.source.replace(/\.md$/i, " archive.md");
    const others = this.app.vault.getMarkdownFiles().map(({ path }) => path);
    return [beside, ...others.filter((path) => path !== beside && path !== this.source).sort()];
  }

  getItemText(path: string): string {
    const name = path.replace(/\.md$/i, "");
    return this.app.vault.getFileByPath(path) === null ? say("dialog.new-note", { name }) : name;
  }

  onChooseItem(path: string): void {
    this.#chosen = path;
    this.choose(path);
  }

  override onClose(): void {
    super.onClose();
    // The choice is told of after the closing.
    window.setTimeout(() => {
      if (this.#chosen === null) this.choose(null);
    });
  }
}

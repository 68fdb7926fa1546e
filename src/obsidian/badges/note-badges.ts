import type { EditorView } from "@codemirror/view";
import type { EditorState } from "@codemirror/state";
import {
  Component,
  editorInfoField,
  editorLivePreviewField,
  Keymap,
  Notice,
  type App,
  type Editor,
  type MarkdownPostProcessorContext,
} from "obsidian";
import type { Badge, BadgeFace } from "../../core/badge/badge";
import { badgesOf } from "../../core/badge/badges-of";
import { cardOf, type CardPlace } from "../../core/badge/card";
import { linkBadgesIn } from "../../core/badge/visible-links";
import type { VaultIndex } from "../../core/index/vault-index";
import { badgeKindsOf, type BadgeKind, type BadgeMode } from "../../core/settings/badge-settings";
import type { Status } from "../../core/status/status";
import { badgesAtCursor, createBadgeExtension, type EditorHost, type NoteBadges } from "../../editor/badge-extension";
import { toBadgeWord } from "../../ui/badge/badge-word";
import { drawBadge } from "../../ui/badge/draw-badge";
import type { NoteWriter } from "../note-writer";
import type { SettingsStore } from "../settings-store";
import type { Turns } from "../turns";
import { BadgeCards } from "./badge-cards";
import { BADGE_HOVER } from "./badge-hover";
import { RenderedBadges, type RenderedHost, type ShownBadge } from "./rendered-badges";
import { readSource, setStatus, type SourceTexts } from "./set-status";
import { showStatusMenu } from "./status-menu";

/** What the badges are made of, and what they may ask for. */
export interface BadgeParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: SourceTexts & { onChange(listener: () => void): () => void };
  readonly settings: SettingsStore;
  readonly writer: NoteWriter;
  readonly turns: Turns;
}

/** The badges in all notes that are open, in editors and rendered, and what can be done with them. */
export class Badges extends Component implements EditorHost, RenderedHost {
  readonly #parts: BadgeParts;
  readonly #listeners = new Set<() => void>();
  readonly #cards: BadgeCards;
  /** Lists without the kinds that are not to be shown; the same list as long as the whole one is. */
  readonly #filtered = new WeakMap<readonly Badge[], Map<string, readonly Badge[]>>();
  #lastText: {
    readonly path: string;
    readonly text: string;
    readonly revision: number;
    readonly isRead: boolean;
  } | null = null;

  constructor(parts: BadgeParts) {
    super();
    this.#parts = parts;
    this.#cards = this.addChild(
      new BadgeCards({
        open: (place, event) => void this.#openPlace(place, event),
        preview: (place, event, element) => this.#preview(place, event, element),
      }),
    );
  }

  /** What shows badges in Live Preview. */
  readonly extension = createBadgeExtension(this);

  override onload(): void {
    const { feed, settings, app } = this.#parts;
    this.register(feed.onChange(() => this.#tell()));
    this.register(settings.onChange(() => this.#tell()));
    // A note may have been given the property that switches them off.
    this.registerEvent(app.metadataCache.on("changed", () => this.#tell()));
  }

  override onunload(): void {
    this.#listeners.clear();
  }

  get index(): VaultIndex {
    return this.#parts.index;
  }

  get vocabulary(): SettingsStore["vocabulary"] {
    return this.#parts.settings.vocabulary;
  }

  /** Shows the badges of a part of a note that was rendered, as long as it is there. */
  process(element: HTMLElement, context: MarkdownPostProcessorContext): void {
    context.addChild(new RenderedBadges(element, context, this));
  }

  /** Opens the menu for the status on the cursor's line; false, or where only that is asked, whether there is one. */
  setAtCursor(editor: Editor, isAsked: boolean): boolean {
    const { cm } = editor as Editor & { readonly cm?: EditorView };
    const badge = cm === undefined ? undefined : badgesAtCursor(cm, this).find(canBeSet);
    if (cm === undefined || badge === undefined) return false;
    if (!isAsked) {
      const at = cm.coordsAtPos(cm.state.selection.main.head);
      void this.#openMenu(badge, { x: at?.left ?? 0, y: at?.bottom ?? 0 }, cm.dom.doc, () => cm.focus());
    }
    return true;
  }

  // What editors and rendered notes ask for.

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  pathOf(state: EditorState): string | null {
    return state.field(editorInfoField, false)?.file?.path ?? null;
  }

  isLive(state: EditorState): boolean {
    return state.field(editorLivePreviewField, false) ?? false;
  }

  badgesIn(path: string): NoteBadges | null {
    const note = this.index.note(path);
    const kinds = this.kindsIn(path, "editing");
    if (note === undefined || kinds.size === 0) return null;
    const all = badgesOf(this.index, path);
    const key = [...kinds].join();
    let lists = this.#filtered.get(all);
    if (lists === undefined) this.#filtered.set(all, (lists = new Map<string, readonly Badge[]>()));
    let badges = lists.get(key);
    // Links are looked for in what is in view: those of the plan are not all that there are.
    if (badges === undefined) lists.set(key, (badges = all.filter(({ kind }) => kind !== "link" && kinds.has(kind))));
    return { length: note.sections[0]?.range.to ?? 0, badges };
  }

  linksIn(path: string, text: string, offset: number): readonly Badge[] {
    return this.kindsIn(path, "editing").has("link") ? linkBadgesIn(this.index, path, text, offset) : [];
  }

  isAsRead(path: string, text: string): boolean {
    const last = this.#lastText;
    const { revision } = this.index;
    // The parts of a rendered note all come with the same text.
    if (last?.text === text && last.path === path && last.revision === revision) return last.isRead;
    const isRead = this.#parts.feed.isAsRead(path, text);
    this.#lastText = { path, text, revision, isRead };
    return isRead;
  }

  kindsIn(path: string, mode: BadgeMode): ReadonlySet<BadgeKind> {
    const { app, settings } = this.#parts;
    return badgeKindsOf(settings.settings, path, mode, app.metadataCache.getCache(path)?.frontmatter);
  }

  draw(badge: Badge, view: EditorView): HTMLElement {
    return this.drawIn(view.dom.doc, badge);
  }

  drawIn(doc: Document, badge: ShownBadge): HTMLElement {
    const isWritten = badge.kind === "status" && badge.status !== null;
    const word = isWritten ? (toBadgeWord(badge.written ?? "", badge.status) ?? "") : null;
    const canSet = canBeSet(badge);
    const element = drawBadge(doc, badge, word, canSet ? "menu" : "dialog");
    const toCard = (): ReturnType<typeof cardOf> => cardOf(this.index, badge.subject);
    this.#cards.watch(element, toCard);
    const press = (event: Event): void => {
      event.preventDefault();
      // Neither a row, a link nor a cell around it is meant.
      event.stopPropagation();
      if (!canSet) {
        this.#cards.open(element, toCard);
        return;
      }
      this.#cards.close();
      const { left, right, bottom } = element.getBoundingClientRect();
      const isRtl = element.win.getComputedStyle(element).direction === "rtl";
      const focus = doc.activeElement === element ? keepFocus(element) : () => undefined;
      void this.#openMenu(badge, { x: isRtl ? right : left, y: bottom + 4, left: isRtl }, doc, focus);
    };
    element.addEventListener("click", press);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") press(event);
    });
    // Else the editor would put its cursor there, and what stands there would show.
    element.addEventListener("mousedown", (event) => {
      event.preventDefault();
      event.stopPropagation();
    });
    return element;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    this.#cards.tidy();
  }

  async #openMenu(
    badge: BadgeFace & Partial<Pick<Badge, "written" | "line">>,
    at: { readonly x: number; readonly y: number; readonly left?: boolean },
    doc: Document,
    focus: () => void,
  ): Promise<void> {
    const { app, index, feed } = this.#parts;
    try {
      const source = await readSource(app, index, feed, badge);
      showStatusMenu(this.vocabulary, badge.status, at, doc, {
        choose: (status) => void this.#set(source, status).then(focus),
        hide: focus,
      });
    } catch (error) {
      tell(error);
    }
  }

  async #set(source: Awaited<ReturnType<typeof readSource>>, to: Status): Promise<void> {
    const { writer, turns } = this.#parts;
    try {
      await turns.take(() => setStatus(writer, source, to, this.vocabulary));
    } catch (error) {
      tell(error);
    }
  }

  async #openPlace({ path, line }: CardPlace, event: MouseEvent): Promise<void> {
    const { app } = this.#parts;
    const file = app.vault.getFileByPath(path);
    this.#cards.close();
    if (file === null) return;
    await app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file, { active: true, eState: { line } });
  }

  #preview({ path, line }: CardPlace, event: MouseEvent, targetEl: HTMLElement): void {
    this.#parts.app.workspace.trigger("hover-link", {
      event,
      source: BADGE_HOVER,
      hoverParent: { hoverPopover: null },
      targetEl,
      linktext: path,
      sourcePath: path,
      state: { scroll: line },
    });
  }
}

/** How long a part of a note that has changed may take to be rendered again, and how often it is looked at; milliseconds. */
const RENDERING = 5000;
const LOOKING = 40;

/** Gives a badge the keys again; one in its place, as often as it is drawn anew meanwhile. */
function keepFocus(badge: HTMLElement): () => void {
  const { doc, win } = badge;
  const around = badge.closest<HTMLElement>(".markdown-preview-view, .markdown-rendered, .cm-content") ?? doc.body;
  const before = around.findAll(".por-mark");
  const place = before.indexOf(badge);
  return () => {
    const end = win.performance.now() + RENDERING;
    let held: HTMLElement | undefined = badge;
    if (badge.isConnected) badge.focus();
    const look = (): void => {
      const isLate = win.performance.now() > end;
      const isGone = held?.isConnected !== true;
      // Whoever has taken the keys since may keep them.
      if (doc.activeElement !== (isGone ? doc.body : held)) return;
      const now = isGone ? around.findAll(".por-mark") : [];
      if (isGone && (isLate || now.length >= before.length)) {
        held = now[place];
        held?.focus();
      }
      if (!isLate) win.setTimeout(look, LOOKING);
    };
    look();
  };
}

/** Whether a click on a badge is to set a status: where it says one, and knows what of. */
function canBeSet({ kind, status, isLoose }: ShownBadge): boolean {
  return kind === "status" && status !== null && isLoose !== true;
}

function tell(error: unknown): void {
  new Notice(error instanceof Error ? error.message : String(error));
}

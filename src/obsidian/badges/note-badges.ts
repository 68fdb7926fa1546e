import type { EditorView } from "@codemirror/view";
import type { EditorState, Extension } from "@codemirror/state";
import {
  Component,
  editorInfoField,
  editorLivePreviewField,
  Keymap,
  Notice,
  Platform,
  type App,
  type MarkdownPostProcessorContext,
} from "obsidian";
import type { Badge, BadgeFace } from "../../core/badge/badge";
import { badgesOf } from "../../core/badge/badges-of";
import { cardOf, type CardPlace } from "../../core/badge/card";
import { faceOfLink, readInlineLink } from "../../core/badge/inline-link";
import { linkBadgesIn } from "../../core/badge/visible-links";
import type { VaultIndex } from "../../core/index/vault-index";
import type { ParsedNote } from "../../core/note/parsed-note";
import { BADGE_PROPERTY, badgeKindsOf, type BadgeKind, type BadgeMode } from "../../core/settings/badge-settings";
import type { Status } from "../../core/status/status";
import { createBadgeExtension, type EditorHost, type NoteBadges } from "../../editor/badge-extension";
import { createInlineExtension } from "../../editor/inline-extension";
import { toBadgeWord } from "../../ui/badge/badge-word";
import { drawBadge } from "../../ui/badge/draw-badge";
import { messageOf } from "../message-of";
import type { RoadmapActions } from "../roadmap-actions";
import { findAgain, readSource, type SourceTexts, type StatusSource } from "../set-status";
import { showStatusMenu } from "../status-menu";
import type { SettingsStore } from "../settings-store";
import { BadgeCards } from "./badge-cards";
import { BADGE_HOVER } from "./badge-hover";
import { FocusKeeper } from "./focus-keeper";
import { inlineCodesIn, RenderedInline } from "./rendered-inline";
import { RenderedBadges, type RenderedHost, type ShownBadge } from "./rendered-badges";

/** What the badges are made of, and what they may ask for. */
export interface BadgeParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: SourceTexts & { onChange(listener: () => void): () => void };
  readonly settings: SettingsStore;
  readonly actions: RoadmapActions;
}

/** The badges in all notes that are open, in editors and rendered, and what can be done with them. */
export class Badges extends Component implements EditorHost, RenderedHost {
  readonly #parts: BadgeParts;
  readonly #listeners = new Set<() => void>();
  readonly #cards: BadgeCards;
  readonly #focus = new FocusKeeper();
  /** The property that can switch badges off, of the notes that were asked for. */
  readonly #properties = new Map<string, unknown>();
  #isLive = true;
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
  readonly extension: Extension = [createBadgeExtension(this), createInlineExtension(this)];

  override onload(): void {
    const { feed, settings, app } = this.#parts;
    this.register(feed.onChange(() => this.#tell()));
    this.register(settings.onChange(() => this.#tell()));
    this.registerEvent(
      app.metadataCache.on("changed", ({ path }, _text, { frontmatter }) => {
        const isKnown = this.#properties.has(path);
        if (isKnown && this.#properties.get(path) !== (frontmatter?.[BADGE_PROPERTY] as unknown)) this.#tell();
      }),
    );
  }

  override onunload(): void {
    // What is rendered outlives the plugin, and must not keep its badges.
    this.#isLive = false;
    this.#tell();
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
    const codes = inlineCodesIn(element);
    if (codes.length > 0) context.addChild(new RenderedInline(element, codes, context, this));
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
    return { note, badges };
  }

  inlineFaceOf(path: string, text: string): BadgeFace | null {
    const link = this.#isLive && this.#parts.settings.settings.inlineProgress ? readInlineLink(text) : null;
    return link === null ? null : faceOfLink(this.index, path, link);
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
    if (!this.#isLive || (Platform.isMobile && settings.settings.phones.has("noBadges"))) return new Set();
    const properties = app.metadataCache.getCache(path)?.frontmatter;
    this.#properties.set(path, properties?.[BADGE_PROPERTY]);
    return badgeKindsOf(settings.settings, path, mode, properties);
  }

  draw(badge: BadgeFace, view: EditorView, drawnFrom: () => ParsedNote | null): HTMLElement {
    return this.drawIn(view.dom.doc, badge, drawnFrom);
  }

  drawIn(doc: Document, badge: ShownBadge, drawnFrom: () => ParsedNote | null): HTMLElement {
    const { subject } = badge;
    const isWritten = badge.kind === "status" && badge.status !== null;
    const word = isWritten ? (toBadgeWord(badge.written ?? "", badge.status) ?? "") : null;
    const canSet = isWritten && badge.isLoose !== true;
    const element = drawBadge(doc, badge, word, canSet ? "menu" : "dialog");
    this.#focus.watch(element, badge.kind + JSON.stringify(subject));
    const toCard = (): ReturnType<typeof cardOf> => cardOf(this.index, subject);
    this.#cards.watch(element, toCard);
    const press = (event: Event): void => {
      event.preventDefault();
      // Neither a row, a link nor a cell around it is meant.
      event.stopPropagation();
      const drawn = drawnFrom();
      if (!canSet || drawn === null) {
        this.#cards.open(element, toCard);
        return;
      }
      this.#cards.close();
      // Its tab may have been moved to another window.
      const { doc: shownIn } = element;
      const { left, right, bottom } = element.getBoundingClientRect();
      const isRtl = element.win.getComputedStyle(element).direction === "rtl";
      const where = { x: isRtl ? right : left, y: bottom + 4, left: isRtl };
      const focus = shownIn.activeElement === element ? this.#focus.keep(element) : () => undefined;
      const more = (): void => this.#cards.open(element, toCard);
      void this.#openMenu(subject.path, findAgain(drawn, subject), where, shownIn, { focus, more });
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
    path: string,
    findIn: Parameters<typeof readSource>[2],
    at: { readonly x: number; readonly y: number; readonly left?: boolean },
    doc: Document,
    { focus, more }: { readonly focus: () => void; readonly more?: () => void },
  ): Promise<void> {
    try {
      const source = await readSource({ ...this.#parts, vocabulary: this.vocabulary }, path, findIn);
      showStatusMenu(this.#parts.settings, source.status, at, doc, {
        choose: (status) => void this.#set(source, status).then(focus),
        hide: focus,
        ...(more === undefined ? {} : { more }),
      });
    } catch (error) {
      tell(error);
    }
  }

  async #set(source: StatusSource, to: Status): Promise<void> {
    try {
      await this.#parts.actions.setStatusOf(source, to);
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

function tell(error: unknown): void {
  new Notice(messageOf(error));
}

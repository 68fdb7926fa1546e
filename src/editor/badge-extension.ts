import {
  RangeSet,
  RangeValue,
  StateEffect,
  type EditorState,
  type Extension,
  type Line,
  type Range,
  type Text,
} from "@codemirror/state";
import { syntaxTree } from "@codemirror/language";
import type { SyntaxNode } from "@lezer/common";
import {
  Decoration,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";
import type { Badge } from "../core/badge/badge";
import type { ParsedNote } from "../core/note/parsed-note";
import type { TextRange } from "../core/text/range";
import { toBadgeWord } from "../ui/badge/badge-word";
import { toEditorRange } from "./to-editor-range";

/** What a note says that is to be seen in its editors. */
export interface NoteBadges {
  /** What the badges are of. */
  readonly note: ParsedNote;
  /** Ascending by their ranges; the same list as long as nothing of it changes. */
  readonly badges: readonly Badge[];
}

/** What the editor asks of whoever knows notes. */
export interface EditorHost {
  /** The note that an editor shows; null for none. */
  pathOf(state: EditorState): string | null;
  /** Whether the editor shows things as they look; false in Source mode. */
  isLive(state: EditorState): boolean;
  /** Null for a note that was not read, or is to have no badges. */
  badgesIn(path: string): NoteBadges | null;
  /** Whether `text`, in which lines may end otherwise, is the one that the badges of `path` are of. */
  isAsRead(path: string, text: string): boolean;
  /** The badges of the links in a part of a note, with ranges that count from `offset`. */
  linksIn(path: string, text: string, offset: number): readonly Badge[];
  /** @param drawnFrom the reading of the note in which the badge's subject is that, as it is now */
  draw(badge: Badge, view: EditorView, drawnFrom: () => ParsedNote | null): HTMLElement;
  /** Calls `listener` whenever badges may be others, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** How long after the last change a note is looked at again whose text was not the one that was read; milliseconds. */
const SETTLING = 700;

/** A line that is longer is not drawn anew by itself: of it not all may be in view. */
const MUCH = 5_000;

/** A longer word is not kept in one line with the mark of its link: there may be no line that is so long. */
const LONGEST_KEPT = 40;

/** What is not broken: the end of a link and its mark. */
const KEPT = Decoration.mark({ class: "por-kept", inclusive: true });

const renew = StateEffect.define();

/**
 * Shows the badges of a note in Live Preview: in the place of what they stand for, or behind it, where no selection
 * touches that.
 *
 * Places are carried along with what is typed; a keystroke costs what is in view, however long the note.
 */
export function createBadgeExtension(host: EditorHost): Extension {
  return ViewPlugin.define((view) => new EditorBadges(view, host), {
    decorations: (badges) => badges.decorations,
  });
}

/** A badge at its place in an editor's text. */
class Placed extends RangeValue {
  /** Whether it stands in the place of its text; else it stands beside it. */
  readonly isWord: boolean;

  constructor(
    readonly badge: Badge,
    /** Whether it stands behind the whole line, whatever is typed at the end of that. */
    readonly isAtLineEnd: boolean,
  ) {
    super();
    this.isWord = badge.status !== null && toBadgeWord(badge.written, badge.status) !== null;
    this.startSide = badge.range.from === badge.range.to ? -1 : 1;
    this.endSide = -1;
  }
}

class EditorBadges {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #host: EditorHost;
  readonly #stop: () => void;
  #path: string | null = null;
  #placed: RangeSet<Placed> = RangeSet.of<Placed>([]);
  /** The reading of the note that the placed badges are of: an older one than the newest, as long as that is of another text. */
  #note: ParsedNote | null = null;
  /** The badges that are placed. */
  #shown: readonly Badge[] | null = null;
  /** Whether the editor's text was not the one that the newest badges are of. */
  #isStale = false;
  #waiting: number | null = null;

  constructor(view: EditorView, host: EditorHost) {
    this.#view = view;
    this.#host = host;
    this.#place(view.state);
    this.decorations = this.#decorate(view);
    this.#stop = host.onChange(() => this.#ask());
  }

  update(update: ViewUpdate): void {
    const { state, startState, docChanged } = update;
    const isOther = this.#host.pathOf(state) !== this.#path;
    const isAsked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(renew)));
    if (docChanged) this.#placed = this.#placed.map(update.changes);
    if (isOther) this.#forget();
    if (isAsked) this.#place(state);
    else if (isOther || (docChanged && this.#isStale)) this.#askLater();
    const isSwitched = this.#host.isLive(state) !== this.#host.isLive(startState);
    // What is code is known only when the text was gone through so far.
    const isParsed = !docChanged && syntaxTree(startState) !== syntaxTree(state);
    const isWhole = isOther || isAsked || isSwitched || isParsed || update.viewportChanged;
    if (isWhole) this.decorations = this.#decorate(update.view);
    else if (docChanged || update.selectionSet) this.decorations = this.#redecorate(update);
  }

  destroy(): void {
    this.#stop();
    this.#stopWaiting();
  }

  readonly #drawnFrom = (): ParsedNote | null => this.#note;

  #ask(): void {
    const note = this.#path === null ? null : this.#host.badgesIn(this.#path);
    const isSame = (note?.badges ?? null) === this.#shown && !this.#isStale;
    if (isSame && RangeSet.eq([this.decorations], [this.#decorate(this.#view)])) return;
    this.#view.dispatch({ effects: renew.of(null) });
  }

  #askLater(): void {
    this.#stopWaiting();
    this.#waiting = this.#window.setTimeout(() => this.#view.dispatch({ effects: renew.of(null) }), SETTLING);
  }

  #stopWaiting(): void {
    if (this.#waiting !== null) this.#window.clearTimeout(this.#waiting);
    this.#waiting = null;
  }

  get #window(): Window {
    return this.#view.dom.ownerDocument.defaultView ?? window;
  }

  #forget(): void {
    this.#placed = RangeSet.of<Placed>([]);
    this.#shown = null;
    this.#note = null;
  }

  /** Places the badges anew, if they are of this very text; else those before stay until one of them changes. */
  #place(state: EditorState): void {
    this.#stopWaiting();
    this.#isStale = false;
    this.#path = this.#host.pathOf(state);
    const note = this.#path === null ? null : this.#host.badgesIn(this.#path);
    if (this.#path === null || note === null || note.badges.length === 0) {
      this.#forget();
      this.#shown = note?.badges ?? null;
    } else if (this.#host.isAsRead(this.#path, state.doc.toString())) {
      this.#placed = RangeSet.of(placeAll(note, state.doc), true);
      this.#shown = note.badges;
      this.#note = note.note;
    } else {
      this.#isStale = true;
    }
  }

  /** Draws anew only the lines that were changed, or that a selection came to or left. */
  #redecorate(update: ViewUpdate): DecorationSet {
    const { view, state, startState, changes } = update;
    const lines = new Map<number, TextRange>();
    const add = (from: number, to: number): void => {
      const first = state.doc.lineAt(from);
      const last = to <= first.to ? first : state.doc.lineAt(to);
      lines.set(first.from, { from: first.from, to: Math.max(last.to, lines.get(first.from)?.to ?? 0) });
    };
    changes.iterChangedRanges((_fromBefore, _toBefore, from, to) => add(from, to));
    for (const { from, to } of state.selection.ranges) add(from, to);
    for (const { from, to } of startState.selection.ranges) add(changes.mapPos(from), changes.mapPos(to));
    const ranges = [...lines.values()].sort((a, b) => a.from - b.from);
    const isMuch = ranges.some(({ from, to }, at) => to - from > MUCH || from <= (ranges[at - 1]?.to ?? -1));
    if (isMuch) return this.#decorate(view);
    const { viewport } = view;
    const seen = ranges.filter(({ from, to }) => to >= viewport.from && from <= viewport.to);
    const isKept = (from: number, to: number): boolean => !ranges.some((line) => line.from <= from && to <= line.to);
    return this.decorations.map(changes).update({ filter: isKept, add: this.#find(state, seen), sort: true });
  }

  #decorate({ state, visibleRanges }: EditorView): DecorationSet {
    return Decoration.set(this.#find(state, visibleRanges), true);
  }

  /** The badges in parts of the note. */
  #find(state: EditorState, ranges: readonly TextRange[]): Range<Decoration>[] {
    if (this.#path === null || !this.#host.isLive(state)) return [];
    const found: Range<Decoration>[] = [];
    const put = (badge: Badge, side: number, from: number, to = from): void => {
      const widget = new BadgeWidget(badge, this.#host, this.#drawnFrom);
      found.push((from < to ? Decoration.replace({ widget }) : Decoration.widget({ widget, side })).range(from, to));
    };
    let done = -1;
    for (const { from, to } of ranges) {
      this.#placed.between(from, to, (start, end, { badge, isAtLineEnd, isWord }) => {
        // What reaches into two visible ranges comes up in both.
        if (start < from && start <= done) return;
        done = start;
        const isEmpty = badge.range.from === badge.range.to;
        const at = isAtLineEnd ? state.doc.lineAt(start).to : start;
        if (isTouched(state, at, isEmpty ? at : end)) return;
        if (isEmpty) put(badge, 1, at);
        else if (state.sliceDoc(start, end) === badge.written) put(badge, -1, start, isWord ? end : start);
      });
      // Of the note only what counts for the plan was read for its links.
      for (const badge of this.#linksIn(state, from, to)) {
        const end = badge.range.to;
        const before = state.sliceDoc(Math.max(state.doc.lineAt(end).from, end - LONGEST_KEPT), end);
        const lastWord = /\S*$/.exec(before)?.[0].length ?? 0;
        if (lastWord > 0 && lastWord < LONGEST_KEPT) found.push(KEPT.range(end - lastWord, end));
        // Only on this side of where both end it stands within what is kept.
        put(badge, -1, end);
      }
    }
    return found;
  }

  #linksIn(state: EditorState, from: number, to: number): readonly Badge[] {
    const text = state.sliceDoc(from, to);
    if (this.#path === null || this.#isOfCell || !text.includes("[")) return [];
    return this.#host
      .linksIn(this.#path, text, from)
      .filter(({ range }) => !isTouched(state, range.to, range.to) && !isSaidByOthers(state, range.to - 1));
  }

  /** An editor of a cell alone has another text than its note. */
  get #isOfCell(): boolean {
    return this.#view.dom.closest(".cm-table-widget") !== null;
  }
}

function placeAll({ badges, note }: NoteBadges, doc: Text): Range<Placed>[] {
  const length = note.sections[0]?.range.to ?? 0;
  return badges.flatMap((badge) => {
    const range = toEditorRange(badge, length, doc);
    // What is drawn from what is in view must not take a line break away.
    if (range === null || badge.written.includes("\n") || isQuoted(doc, doc.lineAt(range.from))) return [];
    const isAtLineEnd = range.from === range.to && doc.lineAt(range.from).to === range.from;
    return [new Placed(badge, isAtLineEnd && badge.kind !== "link").range(range.from, range.to)];
  });
}

const QUOTE = /^\s{0,3}>/;
const CALLOUT = /^\s{0,3}>\s?\[!/;
/** How far back the first line of a quotation is looked for. */
const MAX_QUOTE = 200;

/** Whether a line is of a quotation; a callout is none. */
function isQuoted(doc: Text, { number, text }: Line): boolean {
  if (!QUOTE.test(text)) return false;
  for (let at = number; at > Math.max(0, number - MAX_QUOTE); at--) {
    const before = doc.line(at).text;
    if (CALLOUT.test(before)) return false;
    if (!QUOTE.test(before)) return true;
  }
  return true;
}

/** What is of code, a comment or a formula, by the name of its node in the editor's syntax tree. */
const NO_PLAN = /code|comment|math|frontmatter/i;

/** Whether a place is in a quotation, in code or in a comment: what is linked there is no part of the plan. */
function isSaidByOthers(state: EditorState, at: number): boolean {
  if (isQuoted(state.doc, state.doc.lineAt(at))) return true;
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node !== null; node = node.parent) {
    if (NO_PLAN.test(node.name)) return true;
  }
  return false;
}

function isTouched({ selection }: EditorState, from: number, to: number): boolean {
  return selection.ranges.some((range) => range.from <= to && range.to >= from);
}

class BadgeWidget extends WidgetType {
  constructor(
    readonly badge: Badge,
    readonly host: EditorHost,
    readonly drawnFrom: () => ParsedNote | null,
  ) {
    super();
  }

  override eq({ badge }: BadgeWidget): boolean {
    return badge === this.badge || JSON.stringify(badge) === JSON.stringify(this.badge);
  }

  override toDOM(view: EditorView): HTMLElement {
    return this.host.draw(this.badge, view, this.drawnFrom);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

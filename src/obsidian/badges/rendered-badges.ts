import { MarkdownRenderChild, type MarkdownPostProcessorContext } from "obsidian";
import type { Badge, BadgeFace } from "../../core/badge/badge";
import { badgesOf } from "../../core/badge/badges-of";
import { badgeOfLink } from "../../core/badge/link-badge";
import { labelOfBadge } from "../../core/badge/badge-label";
import type { VaultIndex } from "../../core/index/vault-index";
import { toHeadingKey } from "../../core/links/subpath";
import type { ParsedNote } from "../../core/note/parsed-note";
import type { BadgeKind, BadgeMode } from "../../core/settings/badge-settings";
import type { Vocabulary } from "../../core/status/vocabulary";
import { toBadgeWord, withoutMarks } from "../../ui/badge/badge-word";
import { findInLines, findInRow, isSaidByOthers, readTable, type SaidStatus } from "../../ui/badge/find-said";
import { putAtEnd, putBefore, putBehind, putInstead, type PutBadge } from "../../ui/badge/put-badges";
import { linesOf, rangeIn } from "../../ui/badge/rendered-lines";

/** What a rendered part of a note asks of whoever knows notes. */
export interface RenderedHost {
  readonly index: VaultIndex;
  readonly vocabulary: Vocabulary;
  kindsIn(path: string, mode: BadgeMode): ReadonlySet<BadgeKind>;
  /** Whether `text` is the one that the badges of `path` are of. */
  isAsRead(path: string, text: string): boolean;
  /** @param drawnFrom the reading of the note in which the badge's subject is that, as it is now */
  drawIn(doc: Document, badge: ShownBadge, drawnFrom: () => ParsedNote | null): HTMLElement;
  /** Calls `listener` whenever badges may be others, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** A badge that is shown. */
export interface ShownBadge extends BadgeFace, Partial<Pick<Badge, "written">> {
  /** Whether it only looks like a status, and is not known to be one of the note's: it cannot be set. */
  readonly isLoose?: boolean;
}

/** A badge that is to be put somewhere. */
interface Wanted {
  readonly badge: ShownBadge;
  readonly where:
    { readonly kind: "range"; readonly range: Range } | { readonly kind: "behind" | "end"; readonly element: Element };
}

/** The lines of the note that a part shows, if that is known. */
type Lines = { readonly from: number; readonly to: number } | null;

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** The badges of a rendered part of a note: a section, an embed, a popover, a cell. Drawn anew when they change. */
export class RenderedBadges extends MarkdownRenderChild {
  readonly #context: MarkdownPostProcessorContext;
  readonly #host: RenderedHost;
  /** What was rendered. The element around it may not be the one in which it is shown. */
  readonly #nodes: readonly ChildNode[];
  /** Where what was rendered has been moved to, if that is text. */
  #home: Element | null = null;
  #put: readonly PutBadge[] = [];
  /** What the badges were found by: as long as it is the same, only what is linked can be another. */
  #basis: readonly unknown[] = [];
  /** What the subjects of the badges are in. */
  #note: ParsedNote | null = null;
  /** What the index was when it was last looked at. */
  #seen: readonly unknown[] = [];
  /** What the badges show, to see whether they would be others. */
  #shown = "";

  constructor(element: HTMLElement, context: MarkdownPostProcessorContext, host: RenderedHost) {
    super(element);
    this.#context = context;
    this.#host = host;
    this.#nodes = [...element.childNodes];
  }

  override onload(): void {
    this.register(this.#host.onChange(() => this.#draw()));
    this.#draw();
    // By then it has been put where it belongs: a cell into its table.
    const { win } = this.containerEl;
    const frame = win.requestAnimationFrame(() => {
      this.#basis = [];
      this.#draw();
    });
    this.register(() => win.cancelAnimationFrame(frame));
  }

  override onunload(): void {
    this.#takeOut();
  }

  #takeOut(): void {
    for (const put of [...this.#put].reverse()) put.takeOut();
    this.#put = [];
    this.#shown = "";
  }

  #draw(): void {
    const { index, vocabulary } = this.#host;
    const { sourcePath } = this.#context;
    const kinds = this.#host.kindsIn(sourcePath, "reading");
    const seen = [index.revision, vocabulary, [...kinds].join()];
    if (this.#basis.length > 0 && seen.every((each, at) => each === this.#seen[at])) return;
    this.#seen = seen;
    const linked = JSON.stringify(this.#roots.flatMap((root) => this.#findLinks(root)).map(({ badge }) => badge));
    const basis = [badgesOf(index, sourcePath), index.note(sourcePath), vocabulary, [...kinds].join(), linked];
    if (basis.every((each, at) => each === this.#basis[at])) return;
    this.#basis = basis;
    const find = (): readonly Wanted[] => this.#find().filter(({ badge }) => kinds.has(badge.kind));
    const wanted = find();
    const shown = JSON.stringify(wanted.map(({ badge }) => badge));
    if (shown === this.#shown) return;
    const active = this.#put.findIndex(({ element }) => element === element.doc.activeElement);
    const isFirst = this.#put.length === 0;
    this.#takeOut();
    // Taking badges out joins the texts again in which the others are to be put. From the end, those before stay.
    const places = isFirst ? wanted : find();
    this.#put = [...places]
      .reverse()
      .map((each) => this.#putIn(each))
      .reverse();
    this.#shown = shown;
    if (active !== -1) this.#put[active]?.element.focus();
  }

  /** The elements that hold what was rendered, wherever it stands by now. */
  get #roots(): readonly Element[] {
    const [first] = this.#nodes;
    if (first === undefined || this.containerEl.hasChildNodes()) return [this.containerEl];
    // Asked of the nodes only once: text is in other nodes when a badge was in it.
    if (this.#home !== null) return [this.#home];
    const elements = this.#nodes.filter((node) => node.instanceOf(Element));
    const isText = this.#nodes.some((node) => node.nodeType === node.TEXT_NODE && node.textContent?.trim() !== "");
    if (!isText || first.parentElement === null) return elements;
    this.#home = first.parentElement;
    return [this.#home];
  }

  #putIn({ badge, where }: Wanted): PutBadge {
    const element = this.#host.drawIn(this.containerEl.doc, badge, () => this.#note);
    switch (where.kind) {
      case "range": {
        const isWord = badge.status !== null && toBadgeWord(badge.written ?? "", badge.status) !== null;
        return isWord ? putInstead(where.range, element) : putBefore(where.range, element);
      }
      case "behind":
        return putBehind(where.element, element);
      case "end":
        return putAtEnd(where.element, element);
    }
  }

  /** What is to be put where, in the order of the text. */
  #find(): readonly Wanted[] {
    const { index } = this.#host;
    const { sourcePath } = this.#context;
    const note = index.note(sourcePath);
    const info = this.#context.getSectionInfo(this.containerEl);
    const isRead = note !== undefined && (info === null || this.#host.isAsRead(sourcePath, info.text));
    this.#note = isRead ? note : null;
    const lines = info === null ? null : { from: info.lineStart, to: info.lineEnd };
    const badges = isRead
      ? badgesOf(index, sourcePath).filter(({ line }) => lines === null || (lines.from <= line && line <= lines.to))
      : [];
    const found = this.#roots.flatMap((root) => [
      ...this.#findStatuses(root, badges, isRead ? note : null, lines),
      ...(isRead ? this.#findCounts(root, badges, note, lines) : []),
      ...this.#findLinks(root),
    ]);
    return found.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #findStatuses(root: Element, badges: readonly Badge[], note: ParsedNote | null, lines: Lines): readonly Wanted[] {
    const { vocabulary } = this.#host;
    const stated = badges.filter(({ kind }) => kind === "status");
    const said = [...this.#findInTables(root), ...findInLines(root, vocabulary)];
    const taken = new Set<Badge>();
    const wanted = said.flatMap((each): readonly Wanted[] => {
      const alike = stated.filter((badge) => !taken.has(badge) && isSaidBy(badge, each, note));
      // In a part of which the lines are not known, what reads the same elsewhere may be meant.
      const badge = lines !== null || alike.length === 1 ? alike[0] : undefined;
      if (badge !== undefined) taken.add(badge);
      // What the whole note was read to say goes before what this part of it looks like.
      else if (lines !== null && note !== null) return [];
      const face = badge ?? this.#faceOf(each);
      const words = withoutMarks(badge?.written ?? "").trim();
      const opening = words !== "" && each.text.startsWith(words) ? each.opening(words.length) : null;
      return [
        {
          badge: { ...face, written: opening === null ? each.text : words, isLoose: badge === undefined },
          where: { kind: "range", range: opening ?? each.range },
        },
      ];
    });
    const others = note === null ? [] : stated.filter((badge) => !taken.has(badge));
    return [...wanted, ...others.flatMap((badge) => findStated(root, badge, note, lines))];
  }

  *#findInTables(root: Element): Iterable<SaidStatus> {
    const { vocabulary } = this.#host;
    const around = root.closest("table");
    const isPart = around !== null && around !== root;
    for (const table of isPart ? [around] : tablesIn(root)) {
      const column = readTable(table, vocabulary);
      if (column === null) continue;
      for (const row of table.querySelectorAll("tr")) {
        // A cell that is rendered alone has only its own.
        if (isPart && !row.contains(root)) continue;
        const said = findInRow(row, column, vocabulary);
        if (said !== null && (!isPart || root.contains(said.range.commonAncestorContainer))) yield said;
      }
    }
  }

  /** A badge for what reads like a status, without knowing of what. */
  #faceOf({ status }: SaidStatus): BadgeFace {
    const subject = { kind: "note", path: this.#context.sourcePath, subpath: null } as const;
    return { kind: "status", subject, status, counts: null, label: labelOfBadge("status", status, null, "") };
  }

  #findCounts(root: Element, badges: readonly Badge[], note: ParsedNote, lines: Lines): readonly Wanted[] {
    const counted = badges.filter(({ kind }) => kind === "progress" || kind === "note");
    return counted.flatMap((badge): readonly Wanted[] => {
      const element = elementAt(root, badge.line, note, lines);
      return element === null ? [] : [{ badge, where: { kind: "end", element } }];
    });
  }

  #findLinks(root: Element): readonly Wanted[] {
    const links = [...(root.matches("a.internal-link") ? [root] : []), ...root.querySelectorAll("a.internal-link")];
    return links.flatMap((element): readonly Wanted[] => {
      const href = element.getAttribute("data-href") ?? "";
      if (href === "" || element.classList.contains("internal-embed") || isSaidByOthers(element)) return [];
      const [linkpath = "", ...parts] = href.split("#");
      const subpath = parts.length === 0 ? null : `#${parts.join("#")}`;
      const badge = badgeOfLink(this.#host.index, this.#context.sourcePath, { linkpath, subpath });
      return badge === null ? [] : [{ badge, where: { kind: "behind", element } }];
    });
  }
}

function tablesIn(root: Element): readonly Element[] {
  return root.matches("table") ? [root] : [...root.querySelectorAll("table")];
}

/** Whether a badge of the note is the one of what is said in a rendered part of it. */
function isSaidBy({ written, subject }: Badge, said: SaidStatus, note: ParsedNote | null): boolean {
  // The badge may stand for no more than the words that state the status, before a remark.
  if (!bare(said.text).startsWith(bare(written))) return false;
  if (said.row === null) return subject.kind === "statement";
  if (subject.kind !== "item") return false;
  const title = note?.items[subject.item]?.title ?? "";
  return bare(said.row.textContent).includes(bare(title));
}

/** A text without marks and blanks: so much is the same in a note and as it is rendered. */
function bare(text: string): string {
  return text.replace(/[\s*_~`=[\]\\]/g, "");
}

/** A status that its heading or list item states in the midst of other words. */
function findStated(root: Element, badge: Badge, note: ParsedNote | null, lines: Lines): readonly Wanted[] {
  const element = note === null ? null : elementAt(root, badge.line, note, lines);
  if (element === null) return [];
  const words = withoutMarks(badge.written).trim();
  for (const line of linesOf(element)) {
    const from = words === "" ? -1 : line.text.lastIndexOf(words);
    const range = from === -1 ? null : rangeIn(line, from, from + words.length);
    if (range !== null) return [{ badge: { ...badge, written: words }, where: { kind: "range", range } }];
  }
  return [];
}

/** The heading or list item that a line of the note is rendered as; null where it is not in this part. */
function elementAt(root: Element, line: number, note: ParsedNote, lines: Lines): Element | null {
  const headings = [...(root.matches(HEADINGS) ? [root] : []), ...root.querySelectorAll(HEADINGS)];
  const section = note.sections.find((each) => each.level > 0 && each.line === line);
  if (section !== undefined) {
    const key = toHeadingKey(section.heading);
    const alike = headings.filter((heading) => !isSaidByOthers(heading) && toHeadingKey(textOf(heading)) === key);
    if (lines !== null || alike.length === 0) return alike[0] ?? null;
    const isOnlyOne = note.sections.filter(({ heading }) => toHeadingKey(heading) === key).length === 1;
    return isOnlyOne ? (alike[0] ?? null) : null;
  }
  const items = [...(root.matches("li") ? [root] : []), ...root.querySelectorAll("li")].filter(
    (item) => !isSaidByOthers(item),
  );
  if (lines !== null) return items.find((item) => toLine(item) === line - lines.from) ?? null;
  const item = items.length === 0 ? undefined : note.items.find((each) => each.line === line);
  if (item === undefined || note.items.filter(({ text }) => text === item.text).length > 1) return null;
  return items.find((each) => bare(textOf(each)) === bare(item.text)) ?? null;
}

/** The line of a list item within its part, as the app notes it; null where it does not. */
function toLine(item: Element): number | null {
  const own =
    item.getAttribute("data-line") ??
    item.querySelector(":scope > input, :scope > p > input")?.getAttribute("data-line");
  return own === null || own === undefined ? null : Number(own);
}

/** The own text of a block, badges in it aside. */
function textOf(element: Element): string {
  return linesOf(element)
    .map(({ text }) => text)
    .join(" ");
}

function isBefore(a: Wanted, b: Wanted): boolean {
  const [from, to] = [nodeOf(a), nodeOf(b)];
  if (from === to) return offsetOf(a) <= offsetOf(b);
  return (from.compareDocumentPosition(to) & from.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function nodeOf({ where }: Wanted): Node {
  return where.kind === "range" ? where.range.startContainer : where.element;
}

/** What stands at the end of a block comes after all in it that begins with the same node. */
function offsetOf({ where }: Wanted): number {
  return where.kind === "range" ? where.range.startOffset : Infinity;
}

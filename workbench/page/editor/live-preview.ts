import { syntaxTree } from "@codemirror/language";
import type { EditorState, Range } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { findFrontmatterEnd } from "./find-blocks";
import { editorInfoField, editorLivePreviewField } from "../obsidian/editor-fields";

/** Marks that Live Preview hides where the selection does not touch. */
const HIDDEN_MARKS = new Set(["EmphasisMark", "CodeMark", "StrikethroughMark"]);
const INLINE_CLASSES: Readonly<Record<string, string>> = {
  StrongEmphasis: "cm-strong",
  Emphasis: "cm-em",
  Strikethrough: "cm-strikethrough",
  InlineCode: "cm-inline-code",
};

/**
 * A plain imitation of Live Preview within lines: markup shows where the selection touches, its effect elsewhere. In Source
 * mode only the colours remain. Whole blocks are in `block-widgets.ts`. [F]
 */
export const livePreview = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = buildDecorations(view);
    }

    update(update: ViewUpdate): void {
      const switched = update.startState.field(editorLivePreviewField) !== update.state.field(editorLivePreviewField);
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.selectionSet || switched || parsed)
        this.decorations = buildDecorations(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

class CheckboxWidget extends WidgetType {
  constructor(private readonly mark: string) {
    super();
  }

  override eq(other: CheckboxWidget): boolean {
    return other.mark === this.mark;
  }

  override toDOM(view: EditorView): HTMLElement {
    const label = createEl("label", { cls: "task-list-label" });
    const box = label.createEl("input", {
      cls: "task-list-item-checkbox",
      type: "checkbox",
      attr: { "data-task": this.mark, tabindex: "-1" },
    });
    box.checked = this.mark !== " ";
    box.addEventListener("mousedown", (event) => event.preventDefault());
    box.addEventListener("click", (event) => {
      event.preventDefault();
      const at = view.posAtDOM(label);
      const found = /\[(.)\]/u.exec(view.state.sliceDoc(at, at + 5));
      if (found === null) return;
      const from = at + found.index + 1;
      view.dispatch({ changes: { from, to: from + 1, insert: found[1] === " " ? "x" : " " }, userEvent: "input" });
    });
    return label;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    return createSpan({ cls: "list-bullet", text: "•" });
  }
}

function buildDecorations(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  const isLive = state.field(editorLivePreviewField);
  const frontmatterEnd = findFrontmatterEnd(state.doc);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        // To Markdown alone the frontmatter looks like a heading.
        if (node.from >= frontmatterEnd) decorateNode(state, isLive, node.name, node.from, node.to, found);
      },
    });
    decorateLines(state, isLive, from, to, found);
  }
  return Decoration.set(found, true);
}

function decorateNode(
  state: EditorState,
  isLive: boolean,
  name: string,
  from: number,
  to: number,
  found: Range<Decoration>[],
): void {
  const line = state.doc.lineAt(from);
  const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
  if (heading !== undefined) {
    found.push(Decoration.line({ class: `HyperMD-header HyperMD-header-${heading}` }).range(line.from));
    found.push(Decoration.mark({ class: `cm-header cm-header-${heading}` }).range(from, to));
    return;
  }
  const inline = INLINE_CLASSES[name];
  if (inline !== undefined && to > from) found.push(Decoration.mark({ class: inline }).range(from, to));
  if (
    name === "HeaderMark" &&
    isLive &&
    !isTouched(state, line.from, line.to) &&
    state.sliceDoc(from, to).startsWith("#")
  ) {
    found.push(Decoration.replace({}).range(from, Math.min(to + 1, line.to)));
  } else if (name === "QuoteMark" && isLive && !isTouched(state, line.from, line.to)) {
    found.push(Decoration.replace({}).range(from, state.sliceDoc(to, to + 1) === " " ? to + 1 : to));
  } else if (name === "HeaderMark" || name === "QuoteMark") {
    found.push(Decoration.mark({ class: "cm-formatting" }).range(from, to));
  } else if (
    HIDDEN_MARKS.has(name) &&
    !state.sliceDoc(from, to).startsWith("```") &&
    !state.sliceDoc(from, to).startsWith("~~~")
  ) {
    const around = syntaxTree(state).resolveInner(from, 1).parent;
    const isShown = !isLive || isTouched(state, around?.from ?? from, around?.to ?? to);
    found.push((isShown ? Decoration.mark({ class: "cm-formatting" }) : Decoration.replace({})).range(from, to));
  } else if (name === "FencedCode" || name === "Blockquote") {
    const isCallout = /^>\s*\[![^\]]+\]/.test(state.sliceDoc(from, line.to));
    const cls = name === "FencedCode" ? "HyperMD-codeblock" : `HyperMD-quote${isCallout ? " HyperMD-callout" : ""}`;
    for (let at = line.number; at <= state.doc.lineAt(to).number; at++)
      found.push(Decoration.line({ class: cls }).range(state.doc.line(at).from));
  } else if (name === "Table") {
    for (let at = line.number; at <= state.doc.lineAt(to).number; at++)
      found.push(Decoration.line({ class: "HyperMD-table-row" }).range(state.doc.line(at).from));
  } else if (name === "Link" && isLive) {
    decorateMarkdownLink(state, from, to, found);
  }
}

function decorateMarkdownLink(state: EditorState, from: number, to: number, found: Range<Decoration>[]): void {
  const match = /^\[([^\]]*)\]\([^)]*\)$/.exec(state.sliceDoc(from, to));
  if (match?.[1] === undefined || match[1] === "" || isTouched(state, from, to)) return;
  const textEnd = from + 1 + match[1].length;
  found.push(Decoration.replace({}).range(from, from + 1));
  found.push(Decoration.mark({ class: "cm-link cm-underline" }).range(from + 1, textEnd));
  found.push(Decoration.replace({}).range(textEnd, to));
}

function decorateLines(
  state: EditorState,
  isLive: boolean,
  from: number,
  to: number,
  found: Range<Decoration>[],
): void {
  const frontmatterEnd = findFrontmatterEnd(state.doc);
  for (let number = state.doc.lineAt(from).number; number <= state.doc.lineAt(to).number; number++) {
    const line = state.doc.line(number);
    if (line.to <= frontmatterEnd) {
      found.push(Decoration.line({ class: "cm-frontmatter" }).range(line.from));
      continue;
    }
    const node = syntaxTree(state).resolveInner(line.from, 1).name;
    if (node === "FencedCode" || node === "CodeText" || node === "CodeMark") continue;
    if (isLive) decorateCalloutTitle(state, line.from, line.text, found);
    decorateList(state, isLive, line.from, line.text, found);
    decorateWikilinks(state, isLive, line.from, line.text, found);
    for (const match of line.text.matchAll(/(?<![\p{L}\p{N}_#&/])#(?=[^\s#\d]*[^\s#\d])[\p{L}\p{N}_/-]+/gu)) {
      found.push(
        Decoration.mark({ class: "cm-hashtag" }).range(
          line.from + match.index,
          line.from + match.index + match[0].length,
        ),
      );
    }
  }
}

function decorateList(
  state: EditorState,
  isLive: boolean,
  lineFrom: number,
  text: string,
  found: Range<Decoration>[],
): void {
  const match = /^(\s*(?:>\s?)*\s*)([-*+]|\d{1,9}[.)])(\s+)(\[(.)\](?=\s))?/u.exec(text);
  if (match === null) return;
  const [, indent = "", marker = "", , box, mark = ""] = match;
  const depth = Math.floor(indent.replace(/\t/g, "    ").length / 2) + 1;
  // Wrapped lines hang under the item's text, nested items stand a step further in.
  const hang = box === undefined ? 1.1 : 1.6;
  const style = `padding-inline-start: ${hang + (isLive ? (depth - 1) * 1.2 : 0)}em; text-indent: -${hang}em`;
  const attributes = {
    ...(indent.includes(">") ? {} : { style }),
    ...(box === undefined ? {} : { "data-task": mark }),
  };
  found.push(Decoration.line({ class: `HyperMD-list-line HyperMD-list-line-${depth}`, attributes }).range(lineFrom));
  if (isLive && indent !== "" && !indent.includes(">"))
    found.push(Decoration.mark({ class: "cm-hmd-list-indent" }).range(lineFrom, lineFrom + indent.length));
  const markerFrom = lineFrom + indent.length;
  const end = lineFrom + match[0].length;
  const isShown = !isLive || isTouched(state, markerFrom, end);
  if (box !== undefined && !isShown) {
    found.push(Decoration.replace({ widget: new CheckboxWidget(mark) }).range(markerFrom, end));
  } else if (box === undefined && !isShown && /[-*+]/.test(marker)) {
    found.push(Decoration.replace({ widget: new BulletWidget() }).range(markerFrom, markerFrom + marker.length));
  } else {
    found.push(Decoration.mark({ class: "cm-formatting-list" }).range(markerFrom, markerFrom + marker.length));
  }
}

/** The first line of a callout shows as its title. */
function decorateCalloutTitle(state: EditorState, lineFrom: number, text: string, found: Range<Decoration>[]): void {
  const match = /^(>\s*)(\[![^\]]+\][+-]?\s*)(?=\S)/.exec(text);
  if (match?.[1] === undefined || isTouched(state, lineFrom, lineFrom + text.length)) return;
  found.push(Decoration.line({ class: "HyperMD-callout-title" }).range(lineFrom));
  found.push(Decoration.replace({}).range(lineFrom + match[1].length, lineFrom + match[0].length));
}

function decorateWikilinks(
  state: EditorState,
  isLive: boolean,
  lineFrom: number,
  text: string,
  found: Range<Decoration>[],
): void {
  for (const match of text.matchAll(/\[\[([^[\]|]+)(\\?\|([^[\]]+))?\]\]/g)) {
    const from = lineFrom + match.index;
    const to = from + match[0].length;
    const target = match[1] ?? "";
    const { app, file } = state.field(editorInfoField);
    const isResolved = app.metadataCache.getFirstLinkpathDest(target.split("#")[0] ?? "", file?.path ?? "") !== null;
    const attributes = {
      class: `cm-hmd-internal-link${isResolved ? "" : " is-unresolved"}`,
      attributes: { "data-href": target },
    };
    if (!isLive || isTouched(state, from, to)) {
      found.push(Decoration.mark(attributes).range(from, to));
      continue;
    }
    const shownFrom = match[2] === undefined ? from + 2 : to - 2 - (match[3] ?? "").length;
    found.push(Decoration.replace({}).range(from, shownFrom));
    found.push(Decoration.mark(attributes).range(shownFrom, to - 2));
    found.push(Decoration.replace({}).range(to - 2, to));
  }
}

function isTouched(state: EditorState, from: number, to: number): boolean {
  return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

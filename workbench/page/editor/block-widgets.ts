import { type EditorState, type Extension, Prec, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, type WidgetType } from "@codemirror/view";
import { editorLivePreviewField } from "../obsidian/editor-fields";
import { countProcessorChanges, findCodeBlockProcessor } from "../obsidian/post-processors";
import { findBlocks, type Block } from "./find-blocks";
import { CalloutWidget, CodeBlockWidget, EmbedWidget, PropertiesWidget } from "./rendered-block";
import { editCellAt, TableWidget } from "./table-widget";

/** Draws the blocks anew; for when processors come or go. [R 1.13 for code blocks; rest F] */
export const refreshBlocks = StateEffect.define();

/** Such decorations must come from a state field. [D Decorations] */
const blockField = StateField.define<DecorationSet>({
  create: buildBlocks,
  update: (value, transaction) => {
    const switched =
      transaction.startState.field(editorLivePreviewField) !== transaction.state.field(editorLivePreviewField);
    const refreshed = transaction.effects.some((effect) => effect.is(refreshBlocks));
    const isStale = transaction.docChanged || transaction.selection !== undefined || switched || refreshed;
    return isStale ? buildBlocks(transaction.state) : value;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field, false) ?? Decoration.none),
  ],
});

/**
 * Blocks that Live Preview shows rendered: properties and tables always; callouts, embeds, and code blocks with a processor
 * where the selection does not touch them. In Source mode there are none.
 */
export const blockWidgets: Extension = [
  blockField,
  Prec.high(
    keymap.of([
      { key: "ArrowDown", run: (view) => enterTable(view, true) },
      { key: "ArrowUp", run: (view) => enterTable(view, false) },
    ]),
  ),
];

function buildBlocks(state: EditorState): DecorationSet {
  if (!state.field(editorLivePreviewField)) return Decoration.none;
  const found: Range<Decoration>[] = [];
  for (const block of findBlocks(state.doc)) {
    const widget = createWidget(state, block);
    if (widget !== undefined) found.push(Decoration.replace({ widget, block: true }).range(block.from, block.to));
  }
  return Decoration.set(found, true);
}

function createWidget(state: EditorState, block: Block): WidgetType | undefined {
  const { from, to } = block;
  const isTouched = state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  switch (block.kind) {
    case "properties":
      return new PropertiesWidget(state.sliceDoc(from, to), null);
    case "table":
      return new TableWidget(state.sliceDoc(from, to), countProcessorChanges());
    case "callout":
      return isTouched ? undefined : new CalloutWidget(state.sliceDoc(from, to), countProcessorChanges());
    case "embed":
      return isTouched ? undefined : new EmbedWidget(block.link, countProcessorChanges());
    case "code": {
      const processor = findCodeBlockProcessor(block.language);
      if (isTouched || processor === undefined) return undefined;
      return new CodeBlockWidget(block.source, processor, block.language);
    }
  }
}

/** Up and down go into a table's first or last row. [F] */
function enterTable(view: EditorView, isDown: boolean): boolean {
  const { main } = view.state.selection;
  if (!main.empty || !view.state.field(editorLivePreviewField)) return false;
  const line = view.state.doc.lineAt(main.head);
  const table = findBlocks(view.state.doc).find(
    ({ kind, from, to }) => kind === "table" && (isDown ? from === line.to + 1 : to === line.from - 1),
  );
  if (table === undefined) return false;
  const { head } = view.moveVertically(main, isDown);
  const isNewLine = head < line.from || head > line.to;
  return isNewLine && editCellAt(view, table.from, isDown ? "first" : "last");
}

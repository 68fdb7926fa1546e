import { EditorSelection } from "@codemirror/state";
import { type EditorView, WidgetType } from "@codemirror/view";
import { Component } from "../obsidian/component";
import { editorInfoField } from "../obsidian/editor-fields";
import { renderPiece } from "../reading/render-piece";
import { CellEditor, type Leaving } from "./cell-editor";
import { escapeCell, readTable, type MarkdownTable, type TableCell } from "./markdown-table";

/** The table behind each widget's element. */
const tables = new WeakMap<HTMLElement, TableEditor>();
const ROW_HEIGHT = 36;

/** A table in Live Preview: always rendered, also where the selection touches it. [O4] */
export class TableWidget extends WidgetType {
  constructor(
    private readonly source: string,
    /** Counts changes of the processors; another count draws the table anew. [F] */
    private readonly generation: number,
  ) {
    super();
  }

  override get estimatedHeight(): number {
    return ROW_HEIGHT * (this.source.split("\n").length - 1);
  }

  override eq(other: TableWidget): boolean {
    return other.source === this.source && other.generation === this.generation;
  }

  override toDOM(view: EditorView): HTMLElement {
    const table = new TableEditor(view, this.source, this.generation);
    tables.set(table.el, table);
    return table.el;
  }

  /** The element stays, and with it a cell that is being edited. */
  override updateDOM(el: HTMLElement): boolean {
    return tables.get(el)?.update(this.source, this.generation) ?? false;
  }

  override destroy(el: HTMLElement): void {
    tables.get(el)?.destroy();
    tables.delete(el);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Opens a cell of the table at that offset of the note; false if it is not drawn. */
export function editCellAt(view: EditorView, tableFrom: number, edge: "first" | "last"): boolean {
  for (const el of view.contentDOM.querySelectorAll<HTMLElement>(".cm-table-widget")) {
    const table = tables.get(el);
    if (table !== undefined && view.posAtDOM(el) === tableFrom) return table.openEdge(edge);
  }
  return false;
}

interface DrawnCell {
  readonly el: HTMLElement;
  readonly row: number;
  readonly column: number;
  /** Where it stands in the source; null where the row is too short. */
  cell: TableCell | null;
  life: Component;
}

/** The drawn table: idle cells are rendered like fragments of the reading view, one may be an editor. [O4, O5] */
class TableEditor {
  readonly el: HTMLElement = createDiv("cm-embed-block cm-table-widget markdown-rendered");
  private readonly owner = new Component();
  private table: MarkdownTable;
  private cells: DrawnCell[] = [];
  private active: { readonly drawn: DrawnCell; readonly editor: CellEditor } | undefined;

  constructor(
    private readonly outer: EditorView,
    private source: string,
    private generation: number,
  ) {
    this.table = readTable(source);
    this.owner.load();
    this.draw();
    this.el.addEventListener("mousedown", (event) => this.handleMouse(event));
    this.el.addEventListener("click", (event) => this.followLink(event));
  }

  update(source: string, generation: number): boolean {
    const table = readTable(source);
    const isSameShape =
      generation === this.generation &&
      table.rows.length === this.table.rows.length &&
      table.alignments.join() === this.table.alignments.join();
    Object.assign(this, { source, generation, table });
    if (!isSameShape) {
      this.closeCell();
      this.draw();
      return true;
    }
    for (const drawn of this.cells) {
      const before = drawn.cell?.text;
      drawn.cell = table.rows[drawn.row]?.[drawn.column] ?? null;
      if (this.active?.drawn === drawn) this.syncActive();
      else if (drawn.cell?.text !== before) this.drawCell(drawn);
    }
    return true;
  }

  openEdge(edge: "first" | "last"): boolean {
    const row = edge === "first" ? 0 : this.table.rows.length - 1;
    const drawn = this.find(row, 0);
    if (drawn === undefined) return false;
    this.openCell(drawn);
    return true;
  }

  destroy(): void {
    this.active?.editor.close();
    this.active = undefined;
    this.owner.unload();
  }

  private draw(): void {
    for (const { life } of this.cells) this.owner.removeChild(life);
    this.cells = [];
    const tableEl = createEl("table", { cls: "table-editor" });
    const parts = { head: tableEl.createEl("thead"), body: tableEl.createEl("tbody") };
    this.table.rows.forEach((cells, row) => {
      const rowEl = (row === 0 ? parts.head : parts.body).createEl("tr");
      cells.forEach((cell, column) => {
        const cellEl = rowEl.createEl(row === 0 ? "th" : "td");
        const align = this.table.alignments[column];
        if (align) cellEl.style.textAlign = align;
        const el = cellEl.createDiv("table-cell-wrapper");
        const drawn: DrawnCell = { el, row, column, cell, life: this.owner.addChild(new Component()) };
        this.cells.push(drawn);
        this.drawCell(drawn);
      });
    });
    const wrapper = createDiv("table-wrapper");
    wrapper.append(tableEl);
    this.el.replaceChildren(wrapper);
  }

  private drawCell(drawn: DrawnCell): void {
    this.owner.removeChild(drawn.life);
    drawn.life = this.owner.addChild(new Component());
    // A processor of the text before may still be at work; it must find its own element.
    drawn.el.replaceChildren();
    if (drawn.cell === null) return;
    const { app, file } = this.outer.state.field(editorInfoField);
    const context = { app, sourcePath: file?.path ?? "", owner: drawn.life, isInline: true };
    void renderPiece(drawn.cell.text, drawn.el, context);
  }

  private openCell(drawn: DrawnCell, point?: { x: number; y: number }): void {
    if (this.active?.drawn === drawn || drawn.cell === null) return;
    this.closeCell();
    const editor = new CellEditor({
      outer: this.outer,
      text: drawn.cell.text,
      onChange: (text, userEvent) => this.forward(drawn, text, userEvent),
      onLeave: (where) => this.leave(drawn, where),
    });
    this.active = { drawn, editor };
    this.owner.removeChild(drawn.life);
    drawn.el.replaceChildren(editor.view.dom);
    drawn.el.parentElement?.addClass("is-editing");
    const at = this.outer.posAtDOM(this.el) + drawn.cell.from;
    this.outer.dispatch({ selection: EditorSelection.cursor(at) });
    editor.placeCursor(point);
    this.outer.requestMeasure();
  }

  private closeCell(): void {
    const { active } = this;
    if (active === undefined) return;
    this.active = undefined;
    active.editor.close();
    active.drawn.el.parentElement?.removeClass("is-editing");
    this.drawCell(active.drawn);
    this.outer.requestMeasure();
  }

  /** What is typed in a cell stands in the note at once; only what differs is replaced. */
  private forward(drawn: DrawnCell, text: string, userEvent: string | undefined): void {
    if (drawn.cell === null) return;
    const { from: cellFrom, to: cellTo } = drawn.cell;
    const before = this.source.slice(cellFrom, cellTo);
    const after = escapeCell(text);
    if (before === after) return;
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start++;
    let end = 0;
    while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
      end++;
    const at = this.outer.posAtDOM(this.el) + cellFrom;
    const insert = after.slice(start, after.length - end);
    this.outer.dispatch({
      changes: { from: at + start, to: at + before.length - end, insert },
      selection: EditorSelection.cursor(at + start + insert.length),
      ...(userEvent === undefined ? {} : { userEvent }),
    });
  }

  /** What changed in the note while the cell is open, as undo or another pane does. */
  private syncActive(): void {
    if (this.active === undefined) return;
    const { drawn, editor } = this.active;
    if (drawn.cell === null) this.closeCell();
    else if (escapeCell(editor.getText()) !== this.source.slice(drawn.cell.from, drawn.cell.to))
      editor.setText(drawn.cell.text);
  }

  private leave(from: DrawnCell, where: Leaving): void {
    if (this.active?.drawn !== from) return;
    const hadFocus = this.active.editor.view.hasFocus;
    const next = this.neighbour(from, where);
    if (next !== undefined) {
      this.openCell(next);
      return;
    }
    this.closeCell();
    if (!hadFocus) return;
    const start = this.outer.posAtDOM(this.el);
    const isBefore = where === "previous" || where === "up";
    const at = isBefore
      ? Math.max(0, start - 1)
      : Math.min(this.outer.state.doc.length, start + this.source.length + 1);
    this.outer.dispatch({ selection: EditorSelection.cursor(at), scrollIntoView: true });
    this.outer.focus();
  }

  private neighbour({ row, column }: DrawnCell, where: Leaving): DrawnCell | undefined {
    const inOrder = this.cells.filter(({ cell }) => cell !== null);
    const at = inOrder.findIndex((other) => other.row === row && other.column === column);
    switch (where) {
      case "next":
        return inOrder[at + 1];
      case "previous":
        return inOrder[at - 1];
      case "up":
        return this.find(row - 1, column);
      case "down":
        return this.find(row + 1, column);
      case "stay":
        return undefined;
    }
  }

  private find(row: number, column: number): DrawnCell | undefined {
    return this.cells.find((other) => other.row === row && other.column === column && other.cell !== null);
  }

  /** A press in an idle cell opens it, unless what was pressed has taken it, or is a link. [F] */
  private handleMouse(event: MouseEvent): void {
    const target = event.target as Element;
    if (event.button !== 0 || event.defaultPrevented || target.closest("a") !== null) return;
    const drawn = this.cells.find(({ el }) => el.parentElement?.contains(target));
    if (drawn === undefined || this.active?.drawn === drawn) return;
    event.preventDefault();
    this.openCell(drawn, { x: event.clientX, y: event.clientY });
  }

  private followLink(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
    if (link === null || this.active?.drawn.el.contains(link) === true) return;
    event.preventDefault();
    const { app, file } = this.outer.state.field(editorInfoField);
    void app.workspace.openLinkText(link.dataset["href"] ?? "", file?.path ?? "");
  }
}

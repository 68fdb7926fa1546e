import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineDown,
  cursorLineUp,
  deleteLine,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
  moveLineDown,
  moveLineUp,
  redo,
  undo,
} from "@codemirror/commands";
import { foldAll, toggleFold, unfoldAll } from "@codemirror/language";
import { EditorSelection, type SelectionRange } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** A place in an editor; both count from 0. */
export interface EditorPosition {
  line: number;
  ch: number;
}
interface Caret {
  from: EditorPosition;
  to?: EditorPosition;
}
interface AnchorHead {
  anchor: EditorPosition;
  head?: EditorPosition;
}
export interface EditorTransaction {
  replaceSelection?: string;
  changes?: (Caret & { text: string })[];
  selections?: Caret[];
  selection?: Caret;
}

const COMMANDS = {
  goUp: cursorLineUp,
  goDown: cursorLineDown,
  goLeft: cursorCharLeft,
  goRight: cursorCharRight,
  goStart: cursorDocStart,
  goEnd: cursorDocEnd,
  goWordLeft: cursorGroupLeft,
  goWordRight: cursorGroupRight,
  indentMore,
  indentLess,
  newlineAndIndent: insertNewlineAndIndent,
  swapLineUp: moveLineUp,
  swapLineDown: moveLineDown,
  deleteLine,
  toggleFold,
  foldAll,
  unfoldAll,
};

/** Obsidian's editor over CodeMirror; `cm` is not declared, but documented. [D Communicating with editor extensions] */
export class Editor {
  constructor(readonly cm: EditorView) {}

  getDoc(): this {
    return this;
  }

  refresh(): void {
    this.cm.requestMeasure();
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  setValue(content: string): void {
    this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: content } });
  }

  getLine(line: number): string {
    return this.cm.state.doc.line(this.clampLine(line) + 1).text;
  }

  setLine(line: number, text: string): void {
    const { from, to } = this.cm.state.doc.line(this.clampLine(line) + 1);
    this.cm.dispatch({ changes: { from, to, insert: text } });
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.cm.state.doc.lines - 1;
  }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  somethingSelected(): boolean {
    return this.cm.state.selection.ranges.some((range) => !range.empty);
  }

  getRange(from: EditorPosition, to: EditorPosition): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string, origin?: string): void {
    this.cm.dispatch({ ...this.cm.state.replaceSelection(replacement), userEvent: origin });
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from, origin?: string): void {
    this.cm.dispatch({
      changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement },
      userEvent: origin,
    });
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): { anchor: EditorPosition; head: EditorPosition }[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({
      anchor: this.offsetToPos(anchor),
      head: this.offsetToPos(head),
    }));
  }

  setCursor(pos: EditorPosition | number, ch = 0): void {
    const at = this.posToOffset(typeof pos === "number" ? { line: pos, ch } : pos);
    this.cm.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    this.cm.dispatch({
      selection: { anchor: this.posToOffset(anchor), head: this.posToOffset(head) },
      scrollIntoView: true,
    });
  }

  setSelections(ranges: AnchorHead[], main = 0): void {
    const selections = ranges.map(({ anchor, head }) =>
      EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)),
    );
    this.cm.dispatch({ selection: EditorSelection.create(selections, main) });
  }

  focus(): void {
    this.cm.focus();
  }

  blur(): void {
    this.cm.contentDOM.blur();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  getScrollInfo(): {
    left: number;
    top: number;
    width: number;
    height: number;
    clientWidth: number;
    clientHeight: number;
  } {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = this.cm.scrollDOM;
    return { left: scrollLeft, top: scrollTop, width: scrollWidth, height: scrollHeight, clientWidth, clientHeight };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    this.cm.scrollDOM.scrollTo({ left: x ?? this.cm.scrollDOM.scrollLeft, top: y ?? this.cm.scrollDOM.scrollTop });
  }

  scrollIntoView({ from, to }: { from: EditorPosition; to: EditorPosition }, center = false): void {
    const range = EditorSelection.range(this.posToOffset(from), this.posToOffset(to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(range, { y: center ? "center" : "nearest" }) });
  }

  undo(): void {
    undo(this.cm);
  }

  redo(): void {
    redo(this.cm);
  }

  exec(command: keyof typeof COMMANDS): void {
    COMMANDS[command](this.cm);
  }

  /** All changes as one step of undo; places refer to the text before. [T] */
  transaction(tx: EditorTransaction, origin?: string): void {
    const { doc } = this.cm.state;
    const changes = (tx.changes ?? []).map(({ text, from, to }) => ({
      from: this.posToOffset(from),
      to: this.posToOffset(to ?? from),
      insert: text,
    }));
    if (tx.replaceSelection !== undefined) {
      const insert = tx.replaceSelection;
      changes.push(...this.cm.state.selection.ranges.map(({ from, to }) => ({ from, to, insert })));
    }
    const changeSet = this.cm.state.changes(changes);
    const after = changeSet.apply(doc);
    const toRange = ({ from, to = from }: Caret): SelectionRange =>
      EditorSelection.range(toOffset(after, from), toOffset(after, to));
    const wanted = tx.selections ?? (tx.selection === undefined ? [] : [tx.selection]);
    const selection = wanted.length === 0 ? undefined : EditorSelection.create(wanted.map(toRange));
    this.cm.dispatch({ changes: changeSet, ...(selection === undefined ? {} : { selection }), userEvent: origin });
  }

  wordAt(pos: EditorPosition): { from: EditorPosition; to: EditorPosition } | null {
    const word = this.cm.state.wordAt(this.posToOffset(pos));
    return word === null ? null : { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
  }

  /** Places outside the text are moved into it. [F] */
  posToOffset(pos: EditorPosition): number {
    return toOffset(this.cm.state.doc, pos);
  }

  offsetToPos(offset: number): EditorPosition {
    const line = this.cm.state.doc.lineAt(Math.max(0, Math.min(offset, this.cm.state.doc.length)));
    return { line: line.number - 1, ch: Math.max(0, Math.min(offset, line.to) - line.from) };
  }

  processLines<T>(
    read: (line: number, text: string) => T | null,
    write: (line: number, text: string, value: T | null) => (Caret & { text: string }) | undefined,
    ignoreEmpty = false,
  ): void {
    const { from, to } = this.cm.state.selection.main;
    const first = this.cm.state.doc.lineAt(from).number;
    const last = this.cm.state.doc.lineAt(to).number;
    const lines: { line: number; text: string; value: T | null }[] = [];
    for (let number = first; number <= last; number++) {
      const { text } = this.cm.state.doc.line(number);
      if (ignoreEmpty && first !== last && text.trim() === "") continue;
      lines.push({ line: number - 1, text, value: read(number - 1, text) });
    }
    this.transaction({
      changes: lines.map(({ line, text, value }) => write(line, text, value)).filter((change) => change !== undefined),
    });
  }

  private clampLine(line: number): number {
    return Math.max(0, Math.min(line, this.lastLine()));
  }
}

function toOffset(doc: EditorView["state"]["doc"], { line, ch }: EditorPosition): number {
  if (line < 0) return 0;
  if (line >= doc.lines) return doc.length;
  const found = doc.line(line + 1);
  return Math.max(found.from, Math.min(found.from + ch, found.to));
}

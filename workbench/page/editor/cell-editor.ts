import { defaultKeymap, redo, undo } from "@codemirror/commands";
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  Prec,
  Transaction,
  type Extension,
} from "@codemirror/state";
import { EditorView, keymap, type KeyBinding } from "@codemirror/view";
import { editorInfoField, hostFields, introduceView } from "../obsidian/editor-fields";
import type { EventRef } from "../obsidian/events";
import { noteExtensions } from "./note-extensions";
import { diffText } from "./text-diff";

/** Where to go from a cell. */
export type Leaving = "stay" | "next" | "previous" | "up" | "down";

interface CellEditorOptions {
  /** The editor of the note. */
  readonly outer: EditorView;
  readonly text: string;
  /** Called at each change of the text, so that the note has it at once. */
  readonly onChange: (text: string, userEvent: string | undefined) => void;
  readonly onLeave: (where: Leaving) => void;
}

const fromNote = Annotation.define<boolean>();

/**
 * The editor of one table cell: its document is the cell's text alone, its offsets count from the cell's start, its file
 * and info are those of the note. Plugins' extensions are instantiated in it while it still has no place in the page. [O4, U]
 */
export class CellEditor {
  readonly view: EditorView;
  private readonly pluginExtensions = new Compartment();
  private readonly optionsRef: EventRef;
  private isClosed = false;

  constructor(private readonly options: CellEditorOptions) {
    // Not a copy: the info is the note's view, so `info.editor` is the note's editor and not this one. [F]
    const info = options.outer.state.field(editorInfoField);
    const { workspace } = info.app;
    this.view = new EditorView({
      state: EditorState.create({
        doc: options.text,
        selection: { anchor: options.text.length },
        extensions: [
          hostFields(info, true),
          Prec.highest(keymap.of(this.cellKeys())),
          noteExtensions("Table cell"),
          this.pluginExtensions.of(workspace.getEditorExtensions()),
          keymap.of(defaultKeymap),
          EditorView.domEventHandlers({ blur: () => this.leaveSoon() }),
        ],
      }),
      root: options.outer.root as Document,
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        const typed = transactions.filter((found) => found.docChanged && found.annotation(fromNote) !== true);
        if (typed.length === 0) return;
        options.onChange(
          view.state.doc.toString(),
          typed.map((found) => found.annotation(Transaction.userEvent)).find((event) => event !== undefined),
        );
      },
    });
    introduceView(this.view);
    this.optionsRef = workspace.on("update-options", () => {
      const extensions: Extension = workspace.getEditorExtensions();
      this.view.dispatch({ effects: this.pluginExtensions.reconfigure(extensions) });
    });
  }

  getText(): string {
    return this.view.state.doc.toString();
  }

  /** Takes what changed in the note. */
  setText(text: string): void {
    const changes = diffText(this.getText(), text);
    if (changes.length > 0) this.view.dispatch({ changes, annotations: fromNote.of(true) });
  }

  /** Puts the cursor where the mouse is. */
  placeCursor(point: { x: number; y: number } | undefined): void {
    const at = point === undefined ? null : this.view.posAtCoords(point);
    if (at !== null) this.view.dispatch({ selection: EditorSelection.cursor(at) });
    this.view.focus();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.optionsRef.owner.offref(this.optionsRef);
    this.view.destroy();
  }

  /** The focus may come back within the same turn. */
  private leaveSoon(): void {
    window.setTimeout(() => {
      if (!this.isClosed && !this.view.hasFocus) this.options.onLeave("stay");
    }, 0);
  }

  private cellKeys(): KeyBinding[] {
    const leave = (where: Leaving) => (): boolean => {
      this.options.onLeave(where);
      return true;
    };
    const leaveAtEdge =
      (where: "up" | "down") =>
      (view: EditorView): boolean => {
        const { main } = view.state.selection;
        const moved = view.moveVertically(main, where === "down");
        const isAtEdge = main.empty && view.coordsAtPos(moved.head)?.top === view.coordsAtPos(main.head)?.top;
        return isAtEdge && leave(where)();
      };
    return [
      { key: "Escape", run: leave("stay") },
      { key: "Tab", run: leave("next"), shift: leave("previous") },
      { key: "Enter", run: leave("down"), shift: insertBreak },
      { key: "ArrowUp", run: leaveAtEdge("up") },
      { key: "ArrowDown", run: leaveAtEdge("down") },
      { key: "Mod-z", run: () => undo(this.options.outer) },
      { key: "Mod-y", mac: "Mod-Shift-z", run: () => redo(this.options.outer) },
    ];
  }
}

/** A line break in a cell is written as HTML. [help page "Advanced formatting"] */
function insertBreak(view: EditorView): boolean {
  view.dispatch({ ...view.state.replaceSelection("<br>"), userEvent: "input" });
  return true;
}

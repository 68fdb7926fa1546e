import { StateEffect, StateField, type Transaction } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { FileInfo } from "./app-host";

const setInfo = StateEffect.define<FileInfo>();
const setEditor = StateEffect.define<EditorView>();

/** Turns Live Preview on or off. */
export const setLivePreview = StateEffect.define<boolean>();

function fieldFor<T>(effect: ReturnType<typeof StateEffect.define<T>>, initial: T): StateField<T> {
  return StateField.define<T>({
    create: () => initial,
    update: (value: T, transaction: Transaction) =>
      transaction.effects.reduce((current, found) => (found.is(effect) ? found.value : current), value),
  });
}

/** What file and view an editor belongs to; in every editor. [T] */
export const editorInfoField = fieldFor<FileInfo>(setInfo, undefined as unknown as FileInfo);
/** The CodeMirror view itself. [T] */
export const editorEditorField = fieldFor<EditorView>(setEditor, undefined as unknown as EditorView);
/** Whether this is Live Preview; false in Source mode. [T] */
export const editorLivePreviewField = fieldFor<boolean>(setLivePreview, true);
/** Older name of `editorInfoField`. [T] */
export const editorViewField = editorInfoField;

/** The host's state fields with their first values. */
export function hostFields(info: FileInfo, livePreview: boolean) {
  return [editorInfoField.init(() => info), editorLivePreviewField.init(() => livePreview), editorEditorField];
}

/** Tells a view's state of the view; possible only once the view is there. */
export function introduceView(view: EditorView): void {
  view.dispatch({ effects: setEditor.of(view) });
}

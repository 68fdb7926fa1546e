import type { Editor } from "obsidian";
import { say } from "../../core/words/say";

/** Takes the text of an editor now; what is returned throws, with words for the person, when a note has another one. */
export function expectTextOf(editor: Pick<Editor, "getValue">): (text: string) => void {
  const typed = toPlain(editor.getValue());
  return (text) => {
    // A card of a Canvas shows a part of a note, and a second editor may have what is not saved yet.
    if (toPlain(text) !== typed) throw new Error(say("notice.editor-differs"));
  };
}

/** Lines end in an editor with `\n` only, and it leaves a byte order mark out. */
function toPlain(text: string): string {
  return text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
}

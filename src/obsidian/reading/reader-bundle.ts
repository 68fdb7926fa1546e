import { withFigures } from "../../core/findings/read-figures";
import { NoteReader } from "../../core/parse/note-reader";
import type { FromReader, NoteAnswer, NoteText, ToReader } from "./messages";
import { toNoteJson } from "./note-json";

/** One end of a line between two threads: a worker's own scope is one. */
export interface ReaderPort {
  onmessage: ((event: { readonly data: ToReader }) => void) | null;
  postMessage(message: FromReader): void;
}

/** How long answers are gathered before they are sent; milliseconds. */
const GATHERING = 8;

/** Reads, on whatever thread this runs, what is asked for at the other end of `port`. */
export function serveReader(port: ReaderPort): void {
  let reader: NoteReader | null = null;
  port.onmessage = ({ data }) => {
    if (data.kind === "setup") reader = new NoteReader(data.vocabulary);
    else if (reader === null) throw new Error("There are no words to read with yet");
    else if (data.kind === "forget") for (const path of data.paths) reader.forget(path);
    else answerAll(reader, data.notes, port);
  };
  port.postMessage({ kind: "ready" });
}

function answerAll(reader: NoteReader, notes: readonly (NoteText & { readonly number: number })[], port: ReaderPort) {
  let answers: NoteAnswer[] = [];
  let began = performance.now();
  for (const note of notes) {
    answers.push(answer(reader, note));
    if (performance.now() - began < GATHERING) continue;
    port.postMessage({ kind: "answers", answers });
    answers = [];
    began = performance.now();
  }
  if (answers.length > 0) port.postMessage({ kind: "answers", answers });
}

function answer(
  reader: NoteReader,
  { number, path, text, fileYear }: NoteText & { readonly number: number },
): NoteAnswer {
  try {
    return { kind: "note", number, json: toNoteJson(withFigures(reader.read(path, text, fileYear), text)) };
  } catch (error) {
    return { kind: "failure", number, message: error instanceof Error ? error.message : String(error) };
  }
}

import { figuresInSteps } from "../../core/findings/read-figures";
import { NoteReader } from "../../core/parse/note-reader";
import { finish, type Steps } from "../../core/parse/steps";
import type { FromReader, NoteAnswer, NoteText, ToReader } from "./messages";
import { noteJsonInSteps } from "./note-json";

/** One end of a line between two threads: a worker's own scope is one. */
export interface ReaderPort {
  onmessage: ((event: { readonly data: ToReader }) => void) | null;
  postMessage(message: FromReader): void;
}

/** How long answers are gathered before they are sent; milliseconds. */
const GATHERING = 8;

/**
 * Reads, on whatever thread this runs, what is asked for at the other end of `port`.
 *
 * @param act does the work of a message, at once or in its own time; the next message is to come when it is done
 */
export function serveReader(port: ReaderPort, act: (work: Steps<void>) => void = finish): void {
  let reader: NoteReader | null = null;
  port.onmessage = ({ data }) => {
    if (data.kind === "setup") reader = new NoteReader(data.vocabulary);
    else if (reader === null) throw new Error("There are no words to read with yet");
    else if (data.kind === "forget") for (const path of data.paths) reader.forget(path);
    else act(answerAll(reader, data.notes, port));
  };
  port.postMessage({ kind: "ready" });
}

type NumberedNote = NoteText & { readonly number: number };

function* answerAll(reader: NoteReader, notes: readonly NumberedNote[], port: ReaderPort): Steps<void> {
  let answers: NoteAnswer[] = [];
  let began = performance.now();
  for (const note of notes) {
    answers.push(yield* answer(reader, note));
    yield;
    if (performance.now() - began < GATHERING) continue;
    port.postMessage({ kind: "answers", answers });
    answers = [];
    began = performance.now();
  }
  if (answers.length > 0) port.postMessage({ kind: "answers", answers });
}

function* answer(reader: NoteReader, { number, path, text, fileYear }: NumberedNote): Steps<NoteAnswer> {
  try {
    const note = yield* figuresInSteps(yield* reader.readInSteps(path, text, fileYear), text);
    return { kind: "note", number, json: yield* noteJsonInSteps(note) };
  } catch (error) {
    return { kind: "failure", number, message: error instanceof Error ? error.message : String(error) };
  }
}

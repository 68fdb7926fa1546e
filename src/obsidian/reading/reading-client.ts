import type { Vocabulary } from "../../core/status/vocabulary";
import { say } from "../../core/words/say";
import type { FromReader, NoteAnswer, NoteText } from "./messages";
import type { NoteJson } from "./note-json";
import type { ReaderThread, StartThread } from "./reader-thread";

/** How many notes, and UTF-16 units of them, are with the thread at once; one note may be larger. */
const MOST_NOTES = 16;
const MOST_UNITS = 150_000;
/**
 * How long a thread may be silent; milliseconds, and so many more for each UTF-16 unit that it has to read.
 * A reading takes about a thousandth of a millisecond a unit: only what will never end takes so long.
 */
const PATIENCE = 10_000;
const PATIENCE_A_UNIT = 0.05;
/** What may have arrived while this thread itself was busy or asleep is waited for as long again; milliseconds. */
const SECOND_LOOK = 1_000;
/** How often the thread may end at a note before the note is given up. */
const MOST_STRIKES = 2;

/** A note that could not be read; the message says why, without its path. */
export class UnreadableNoteError extends Error {
  override name = "UnreadableNoteError";
}

interface Request extends NoteText {
  readonly number: number;
  readonly resolve: (json: NoteJson) => void;
  readonly reject: (error: Error) => void;
  /** How often the thread has ended while it had this note. */
  strikes: number;
}

/** How notes are read: `apart` on a thread of its own, else, where that cannot start, `here`. */
export interface ThreadStarters {
  readonly apart: StartThread;
  readonly here: StartThread;
}

/**
 * Has notes read by a thread beside the app, which is started when first needed.
 *
 * A thread that ends or falls silent is started again, and the notes that it had are tried one by one: the one at which
 * it ends again is given up, all others are read. Where no thread can start, notes are read on this one.
 */
export class ReadingClient {
  readonly #starters: ThreadStarters;
  #vocabulary: Vocabulary;
  readonly #urgent: Request[] = [];
  readonly #waiting: Request[] = [];
  /** Notes that the thread had when it ended: each is tried alone. */
  readonly #suspects: Request[] = [];
  readonly #sent = new Map<number, Request>();
  #thread: ReaderThread | null = null;
  #isReady = false;
  #canStartApart = true;
  #isEnded = false;
  #lastNumber = 0;
  #watch: number | null = null;

  constructor(starters: ThreadStarters, vocabulary: Vocabulary) {
    this.#starters = starters;
    this.#vocabulary = vocabulary;
  }

  /**
   * What a note says. Urgent notes go before all that is not with the thread already.
   *
   * Never settles once the client has ended.
   *
   * @throws {UnreadableNoteError}
   */
  async read(note: NoteText, urgency: "urgent" | "waiting" = "waiting"): Promise<NoteJson> {
    return await new Promise<NoteJson>((resolve, reject) => {
      this.#lastNumber += 1;
      const request: Request = { ...note, number: this.#lastNumber, resolve, reject, strikes: 0 };
      (urgency === "urgent" ? this.#urgent : this.#waiting).push(request);
      this.#send();
    });
  }

  /** Says that a note is gone. */
  forget(path: string): void {
    if (this.#isReady) this.#thread?.post({ kind: "forget", paths: [path] });
  }

  /** Reads with other words and signs from now on, also what is not answered yet. */
  setVocabulary(vocabulary: Vocabulary): void {
    if (vocabulary === this.#vocabulary) return;
    this.#vocabulary = vocabulary;
    this.#endThread();
    this.#urgent.unshift(...this.#takeSent());
    this.#send();
  }

  /** Ends the thread. No note is read any more. */
  end(): void {
    this.#isEnded = true;
    this.#endThread();
    this.#sent.clear();
    for (const requests of [this.#urgent, this.#waiting, this.#suspects]) requests.length = 0;
  }

  #send(): void {
    if (this.#isEnded) return;
    const batch = this.#takeBatch();
    if (batch.length === 0) return;
    this.#thread ??= this.#startThread();
    for (const request of batch) this.#sent.set(request.number, request);
    const notes = batch.map(({ number, path, text, fileYear }) => ({ number, path, text, fileYear }));
    this.#thread.post({ kind: "read", notes });
    this.#watchSilence();
  }

  /** As many notes as may be with the thread besides those that are. */
  #takeBatch(): readonly Request[] {
    const isSuspected = [...this.#sent.values()].some(({ strikes }) => strikes > 0);
    if (isSuspected) return [];
    const batch: Request[] = [];
    let count = this.#sent.size;
    let units = [...this.#sent.values()].reduce((sum, { text }) => sum + text.length, 0);
    for (;;) {
      // A suspect is alone with the thread, or it could not be told which note ended it.
      if (count === 0 && this.#suspects.length > 0) return this.#suspects.splice(0, 1);
      if (this.#suspects.length > 0) return batch;
      const queue = this.#urgent.length > 0 ? this.#urgent : this.#waiting;
      const next = queue[0];
      if (next === undefined || count >= MOST_NOTES) return batch;
      if (count > 0 && units + next.text.length > MOST_UNITS) return batch;
      queue.shift();
      batch.push(next);
      count += 1;
      units += next.text.length;
    }
  }

  #startThread(): ReaderThread {
    const start = (starter: StartThread): ReaderThread => {
      // What a thread tells after it was ended concerns nobody.
      const isCurrent = (): boolean => this.#thread === null || this.#thread === thread;
      const thread: ReaderThread = starter({
        onMessage: (message) => {
          if (isCurrent()) this.#take(message);
        },
        onFailure: (message) => {
          if (isCurrent()) this.#fail(message);
        },
      });
      thread.post({ kind: "setup", vocabulary: this.#vocabulary });
      return thread;
    };
    if (this.#canStartApart) {
      try {
        return start(this.#starters.apart);
      } catch {
        this.#canStartApart = false;
      }
    }
    return start(this.#starters.here);
  }

  #take(message: FromReader): void {
    if (message.kind === "ready") this.#isReady = true;
    else for (const each of message.answers) this.#settle(each);
    this.#watchSilence();
    this.#send();
  }

  #settle(answer: NoteAnswer): void {
    const request = this.#sent.get(answer.number);
    if (request === undefined) return;
    this.#sent.delete(answer.number);
    if (answer.kind === "note") request.resolve(answer.json);
    else request.reject(new UnreadableNoteError(answer.message));
  }

  #fail(message: string): void {
    const wasReady = this.#isReady;
    this.#endThread();
    const requests = this.#takeSent();
    if (!wasReady) {
      // It never ran, and so would not the next time; no note is to blame.
      this.#canStartApart = false;
      this.#urgent.unshift(...requests);
    } else {
      for (const request of requests) this.#strike(request, message);
    }
    this.#send();
  }

  #strike(request: Request, message: string): void {
    request.strikes += 1;
    if (request.strikes < MOST_STRIKES) this.#suspects.push(request);
    else request.reject(new UnreadableNoteError(say("notice.reading-ends", { reason: message })));
  }

  #takeSent(): readonly Request[] {
    const requests = [...this.#sent.values()];
    this.#sent.clear();
    return requests;
  }

  #endThread(): void {
    if (this.#watch !== null) window.clearTimeout(this.#watch);
    this.#watch = null;
    const thread = this.#thread;
    this.#thread = null;
    this.#isReady = false;
    thread?.end();
  }

  /** Takes a thread that is silent for too long for one that has ended. */
  #watchSilence(): void {
    if (this.#watch !== null) window.clearTimeout(this.#watch);
    this.#watch = null;
    if (this.#sent.size === 0 || this.#thread?.isApart !== true) return;
    const units = [...this.#sent.values()].reduce((sum, { text }) => sum + text.length, 0);
    this.#watch = window.setTimeout(
      () => {
        this.#watch = window.setTimeout(() => this.#fail(say("notice.no-answer")), SECOND_LOOK);
      },
      PATIENCE + units * PATIENCE_A_UNIT,
    );
  }
}

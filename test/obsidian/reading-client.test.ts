import type { FromReader, ToReader } from "../../src/obsidian/reading/messages";
import { ReadingClient, UnreadableNoteError } from "../../src/obsidian/reading/reading-client";
import type { ReaderThread, StartThread, ThreadOwner } from "../../src/obsidian/reading/reader-thread";
import { createVocabulary, defaultVocabulary } from "../../src/core/status/vocabulary";

/** A thread that does nothing but what a test makes it do. */
class StubThread implements ReaderThread {
  readonly isApart = true;
  readonly posted: ToReader[] = [];
  isEnded = false;

  constructor(readonly owner: ThreadOwner) {}

  post(message: ToReader): void {
    this.posted.push(message);
  }

  end(): void {
    this.isEnded = true;
  }

  tell(message: FromReader): void {
    this.owner.onMessage(message);
  }

  /** The paths and numbers of the notes that it was asked for and has not answered. */
  get open(): { path: string; number: number }[] {
    return this.posted.flatMap((message) => (message.kind === "read" ? message.notes : []));
  }

  /** The paths that the latest request has. */
  get latest(): string[] {
    const last = this.posted.filter((message) => message.kind === "read").at(-1);
    return last?.notes.map(({ path }) => path) ?? [];
  }

  /** Answers the note at `path` with its own path. */
  answer(path: string): void {
    const asked = this.open.reverse().find((each) => each.path === path);
    if (asked === undefined) throw new Error(`${path} was not asked for`);
    this.tell({ kind: "answers", answers: [{ kind: "note", number: asked.number, json: `json of ${path}` }] });
  }
}

function setUp({ canStart = true } = {}) {
  const threads: StubThread[] = [];
  const here: StubThread[] = [];
  const startIn =
    (list: StubThread[]): StartThread =>
    (owner) => {
      const thread = new StubThread(owner);
      list.push(thread);
      return thread;
    };
  const apart: StartThread = (owner) => {
    if (!canStart) throw new Error("Refused");
    return startIn(threads)(owner);
  };
  const client = new ReadingClient({ apart, here: startIn(here) }, defaultVocabulary());
  const read = (path: string, text = "", urgency?: "urgent"): Promise<string> =>
    client.read({ path, text, fileYear: 2026 }, urgency);
  const latest = (): StubThread => {
    const thread = threads.at(-1);
    if (thread === undefined) throw new Error("No thread was started");
    return thread;
  };
  return { client, threads, here, read, latest };
}

beforeAll(() => {
  Object.assign(globalThis, { window: globalThis });
});
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("no thread is started before there is a note to read, which comes after the words to read with", async () => {
  const { threads, read, latest } = setUp();
  expect(threads).toEqual([]);
  const reading = read("a.md");
  expect(latest().posted.map(({ kind }) => kind)).toEqual(["setup", "read"]);
  latest().answer("a.md");
  expect(await reading).toBe("json of a.md");
});

test("a thread has few notes at once, and gets more as it answers", () => {
  const { read, latest } = setUp();
  for (let at = 0; at < 40; at += 1) void read(`${at}.md`);
  expect(latest().open).toHaveLength(16);
  latest().answer("0.md");
  expect(latest().latest).toEqual(["16.md"]);
});

test("large notes are with the thread one after another, whatever their size", () => {
  const { read, latest } = setUp();
  for (const path of ["a.md", "b.md"]) void read(path, "x".repeat(1_000_000));
  expect(latest().open.map(({ path }) => path)).toEqual(["a.md"]);
  latest().answer("a.md");
  expect(latest().latest).toEqual(["b.md"]);
});

test("an urgent note goes before all that wait", () => {
  const { read, latest } = setUp();
  for (let at = 0; at < 30; at += 1) void read(`${at}.md`);
  void read("typed.md", "", "urgent");
  latest().answer("3.md");
  expect(latest().latest).toEqual(["typed.md"]);
});

test("what a note cannot be read for is told of that note", async () => {
  const { read, latest } = setUp();
  const reading = read("a.md");
  const number = latest().open[0]?.number ?? 0;
  latest().tell({ kind: "answers", answers: [{ kind: "failure", number, message: "too odd" }] });
  await expect(reading).rejects.toEqual(new UnreadableNoteError("too odd"));
});

test("a thread that ends is started again, and only the note at which it ends twice is given up", async () => {
  const { threads, read, latest } = setUp();
  const bad = read("bad.md");
  const good = read("good.md");
  const later = read("later.md");
  const given = expect(bad).rejects.toThrow("reading it does not end well (out of memory)");
  latest().tell({ kind: "ready" });
  latest().owner.onFailure("out of memory");
  expect(threads[0]?.isEnded).toBe(true);
  expect(latest().latest).toEqual(["bad.md"]);
  latest().tell({ kind: "ready" });
  latest().owner.onFailure("out of memory");
  await given;
  expect(latest().latest).toEqual(["good.md"]);
  latest().answer("good.md");
  latest().answer("later.md");
  expect(await Promise.all([good, later])).toEqual(["json of good.md", "json of later.md"]);
  expect(threads).toHaveLength(3);
});

test("a thread that is silent for too long is ended; a large note has more time", async () => {
  const { threads, read, latest } = setUp();
  const reading = read("large.md", "x".repeat(1_000_000));
  const given = expect(reading).rejects.toThrow("no answer");
  latest().tell({ kind: "ready" });
  jest.advanceTimersByTime(59_000);
  expect(threads).toHaveLength(1);
  jest.advanceTimersByTime(3_000);
  expect(threads).toHaveLength(2);
  latest().tell({ kind: "ready" });
  jest.advanceTimersByTime(62_000);
  await given;
  expect(latest().isEnded).toBe(true);
});

test("a thread that answers again and again is not silent", () => {
  const { threads, read, latest } = setUp();
  for (let at = 0; at < 9; at += 1) void read(`${at}.md`);
  latest().tell({ kind: "ready" });
  for (let at = 0; at < 9; at += 1) {
    jest.advanceTimersByTime(9_000);
    latest().answer(`${at}.md`);
  }
  jest.advanceTimersByTime(100_000);
  expect(threads).toHaveLength(1);
});

test.each([
  ["refused", { canStart: false }],
  ["started in vain", { canStart: true }],
])("where a thread is %s, notes are read here, and none is tried again", async (_, options) => {
  const { threads, here, read } = setUp(options);
  const reading = read("a.md");
  threads[0]?.owner.onFailure("not allowed");
  here[0]?.answer("a.md");
  expect(await reading).toBe("json of a.md");
  void read("b.md");
  expect(here).toHaveLength(1);
  expect(threads).toHaveLength(options.canStart ? 1 : 0);
});

test("with other words a new thread reads all that is not answered yet", async () => {
  const { client, threads, read, latest } = setUp();
  const reading = read("a.md");
  latest().tell({ kind: "ready" });
  const vocabulary = createVocabulary([], { phrases: { cooking: "active" } });
  client.setVocabulary(vocabulary);
  expect(threads[0]?.isEnded).toBe(true);
  expect(latest().posted[0]).toEqual({ kind: "setup", vocabulary });
  latest().answer("a.md");
  expect(await reading).toBe("json of a.md");
});

test("what a thread tells after it was ended is not heard", async () => {
  const { client, threads, read, latest } = setUp();
  const reading = read("a.md");
  latest().tell({ kind: "ready" });
  client.setVocabulary(createVocabulary([]));
  threads[0]?.answer("a.md");
  threads[0]?.owner.onFailure("late");
  expect(threads).toHaveLength(2);
  latest().answer("a.md");
  expect(await reading).toBe("json of a.md");
});

test("the end of the client is the end of its thread, and no other is started", () => {
  const { client, threads, read, latest } = setUp();
  void read("a.md");
  client.end();
  expect(latest().isEnded).toBe(true);
  void read("b.md");
  jest.advanceTimersByTime(100_000);
  expect(threads).toHaveLength(1);
});

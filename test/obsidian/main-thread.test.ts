import { figuresInSteps, withFigures } from "../../src/core/findings/read-figures";
import { NoteReader } from "../../src/core/parse/note-reader";
import { parseNote } from "../../src/core/parse/parse-note";
import type { Steps } from "../../src/core/parse/steps";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { startMainThread } from "../../src/obsidian/reading/main-thread";
import { fromNoteJson, noteJsonInSteps, parseNoteJson } from "../../src/obsidian/reading/note-json";
import type { ReaderThread } from "../../src/obsidian/reading/reader-thread";
import { doInSlices } from "../../src/obsidian/time-slice";

const SECTION =
  "## Phase 1: Hull\n\nWords that plan nothing at all, as in most notes.\n\n- [ ] one task [[Note]] 📅 2026-01-02\n" +
  "- [x] another\n\nStatus: in progress\n\n| Part | Status |\n| - | - |\n| Keel | ✅ done |\n\n";
const LARGE: readonly (readonly [string, string])[] = [
  ["with many headings", SECTION.repeat(500)],
  ["that is one list", "- [ ] one task of many [[Note]] 📅 2026-01-02\n".repeat(2500)],
  ["that is one table", `| Part | Status |\n| - | - |\n${"| A part of it [[Note]] | ✅ Done |\n".repeat(3000)}`],
];

/** Starts a thread and has it read notes; gives their JSON, in the order in which they come. */
function startReading(notes: readonly string[]): { readonly thread: ReaderThread; readonly read: Promise<string[]> } {
  const jsons: string[] = [];
  let tell: (jsons: string[]) => void = () => undefined;
  const read = new Promise<string[]>((resolve) => (tell = resolve));
  const thread = startMainThread({
    onMessage: (message) => {
      if (message.kind === "ready") return;
      for (const answer of message.answers) jsons.push(answer.kind === "note" ? answer.json : answer.message);
      if (jsons.length === notes.length) tell(jsons);
    },
    onFailure: (message) => tell([message]),
  });
  thread.post({ kind: "setup", vocabulary: defaultVocabulary() });
  const asked = notes.map((text, number) => ({ number, path: `${number}.md`, text, fileYear: 2026 }));
  thread.post({ kind: "read", notes: asked });
  return { thread, read };
}

/** How often others had their turn while something goes on. */
async function countTurns(work: Promise<unknown>): Promise<number> {
  const waiting = { isOver: false };
  void work.then(() => (waiting.isOver = true));
  let turns = 0;
  for (; !waiting.isOver; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return turns;
}

/** What each step of reading a note takes when nothing else runs: the least of some times; milliseconds. */
function timesOf(text: string): readonly number[] {
  const times: number[] = [];
  const run = <T>(steps: Steps<T>, before: number): { readonly result: T; readonly count: number } => {
    for (let place = before; ; place += 1) {
      const began = performance.now();
      const step = steps.next();
      times[place] = Math.min(times[place] ?? Infinity, performance.now() - began);
      if (step.done === true) return { result: step.value, count: place + 1 };
    }
  };
  for (let round = 0; round < 5; round += 1) {
    const note = run(new NoteReader(defaultVocabulary()).readInSteps("a.md", text, 2026), 0);
    const figures = run(figuresInSteps(note.result, text), note.count);
    const json = run(noteJsonInSteps(figures.result), figures.count);
    run(parseNoteJson(json.result), json.count);
  }
  return times;
}

describe("where no worker can start", () => {
  // Another program may take the processor in the middle of a measurement.
  jest.retryTimes(4);

  test.each(LARGE)("others have their turn again and again while a large note %s is read", async (_, text) => {
    const { read } = startReading([text]);
    expect(await countTurns(read.then(([json = ""]) => doInSlices(parseNoteJson(json))))).toBeGreaterThan(10);
  });

  test.each(LARGE)("no step of reading a large note %s takes a great part of it", (_, text) => {
    const times = timesOf(text);
    const sum = times.reduce((all, time) => all + time, 0);
    expect(Math.max(...times) / sum).toBeLessThan(0.2);
    // With the slice of time that has begun, that is below 8 ms.
    expect(times.filter((time) => time > 3).length / times.length).toBeLessThan(0.02);
  });
});

test("what is read in slices is what is read at once", async () => {
  const texts = [...LARGE.map(([, text]) => text), "", "# One\n\n- [ ] 😀 two\n"];
  const jsons = await startReading(texts).read;
  expect(jsons.map(fromNoteJson)).toEqual(texts.map((text) => withFigures(parseNote(text, { fileYear: 2026 }), text)));
});

test("a thread that is ended in the middle of a note tells nothing more", async () => {
  const { thread, read } = startReading(LARGE.map(([, text]) => text));
  let isTold = false;
  void read.then(() => (isTold = true));
  await new Promise((resolve) => setImmediate(resolve));
  thread.end();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(isTold).toBe(false);
});

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { withFigures } from "../../src/core/findings/read-figures";
import { parseNote } from "../../src/core/parse/parse-note";
import { createVocabulary, defaultVocabulary, type Vocabulary } from "../../src/core/status/vocabulary";
import type { FromReader, ToReader } from "../../src/obsidian/reading/messages";
import { fromNoteJson } from "../../src/obsidian/reading/note-json";
import { openReader } from "../../src/obsidian/reading/open-reader";
import { ReadingClient } from "../../src/obsidian/reading/reading-client";
import type { StartThread } from "../../src/obsidian/reading/reader-thread";

const PROJECT = path.resolve(__dirname, "../..");
/** Gives a worker of Node the scope of a worker of a browser. */
const SCOPE = `
  const { parentPort } = require("node:worker_threads");
  const scope = { onmessage: null, postMessage: (message) => parentPort.postMessage(message) };
  parentPort.on("message", (data) => scope.onmessage({ data }));
`;

/** The parts of the reader as the build puts them into main.js, minified. */
function buildReader(): string {
  const build = `
    import { bundleReader } from "./scripts/bundle-reader.mjs";
    const { source } = await bundleReader({ minify: true, target: ["es2022", "safari16"], conditions: ["worker"] });
    process.stdout.write(source);
  `;
  const source = execFileSync(process.execPath, ["--input-type=module", "-e", build], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  return source.slice(source.indexOf("["), source.lastIndexOf(";\nexport const"));
}

const workers: Worker[] = [];
let parts = "";

const startWorker: StartThread = (owner) => {
  const worker = new Worker(`"use strict";${SCOPE}(${openReader.toString()})(${parts}).serveReader(scope);`, {
    eval: true,
  });
  workers.push(worker);
  worker.on("message", (message: FromReader) => owner.onMessage(message));
  worker.on("error", (error: Error) => owner.onFailure(error.message));
  return {
    isApart: true,
    post: (message: ToReader) => worker.postMessage(message),
    end: () => {
      worker.removeAllListeners();
      void worker.terminate();
    },
  };
};

function createClient(vocabulary: Vocabulary = defaultVocabulary()): ReadingClient {
  const here: StartThread = () => {
    throw new Error("There are workers here");
  };
  return new ReadingClient({ apart: startWorker, here }, vocabulary);
}

beforeAll(() => {
  Object.assign(globalThis, { window: globalThis });
  parts = buildReader();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.terminate();
});

const TEXT = "---\nstatus: 🔄 en cours\n---\n# Plan ü 日本\n\n- [ ] one 📅 3 May [[Other#A]]\n- [x] \ud800 half\n";

test("a worker reads what the reader reads, in any language", async () => {
  const client = createClient();
  const json = await client.read({ path: "a.md", text: TEXT, fileYear: 2024 });
  expect(fromNoteJson(json)).toEqual(withFigures(parseNote(TEXT, { fileYear: 2024 }), TEXT));
  expect(json).toMatch(/^[\0-\u00ff]*$/);
  client.end();
});

test("a worker reads the notes of the sample vault as the reader does", async () => {
  const client = createClient();
  const folder = path.join(PROJECT, "sample-vault");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), "utf8");
    const json = await client.read({ path: name, text, fileYear: 2026 });
    // As JSON, in which what is undefined is absent.
    expect(JSON.parse(json)).toEqual(
      JSON.parse(JSON.stringify(withFigures(parseNote(text, { fileYear: 2026 }), text))),
    );
  }
  client.end();
});

test("a worker reads with the words that it is given", async () => {
  const client = createClient(createVocabulary([], { phrases: { cooking: "active" }, symbols: { "%": "done" } }));
  const json = await client.read({ path: "a.md", text: "---\nstatus: cooking\n---\n- [%] one\n", fileYear: undefined });
  const note = fromNoteJson(json);
  expect(note.statements[0]?.status).toBe("active");
  expect(note.items[0]?.status).toBe("done");
  client.end();
});

test("many notes are answered each with its own", async () => {
  const client = createClient();
  const paths = Array.from({ length: 200 }, (_, at) => `${at}.md`);
  const read = paths.map((each) => client.read({ path: each, text: `- [ ] of ${each}\n`, fileYear: undefined }));
  const notes = (await Promise.all(read)).map(fromNoteJson);
  expect(notes.map(({ items }) => items[0]?.title)).toEqual(paths.map((each) => `of ${each}`));
  client.end();
});

test("a worker that dies is replaced, and the notes that it had are read", async () => {
  const client = createClient();
  await client.read({ path: "first.md", text: "", fileYear: undefined });
  const reading = client.read({ path: "a.md", text: "- [ ] one\n", fileYear: undefined });
  workers[0]?.emit("error", new Error("out of memory"));
  expect(fromNoteJson(await reading).items).toHaveLength(1);
  expect(workers).toHaveLength(2);
  client.end();
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { interfaceWordsIn } from "../support/interface-words";

const PROJECT = path.join(__dirname, "../..");

/** What nobody reads who uses the plugin: data of languages, notes, programs, and the command line. */
const NO_INTERFACE = [
  "src/api.ts",
  "src/cli/",
  "src/editor/",
  "src/obsidian/commands-of-line/",
  ...["index", "links", "note", "parse", "report", "rollup", "schedule", "status", "text", "words"].map(
    (room) => `src/core/${room}/`,
  ),
];

/** Where sentences still stand in the code, to be moved into the catalogue: this list only ever gets shorter. */
const NOT_YET = [
  "src/core/edit/",
  "src/core/embed/",
  "src/core/export/",
  "src/core/findings/",
  "src/core/rewrite/",
  "src/core/settings/",
  "src/core/query/parse-query.ts",
  "src/core/query/read-term.ts",
];

/** Texts that look like words and are none: in code that is compared, read from notes or made for them. */
const NO_WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  "src/core/roadmap/findings-rows.ts": [/^\{\} (?:at \{\}|fix)$/],
  "src/core/roadmap/why-rows.ts": [/^\{\}:heading$/],
  "src/obsidian/bases/view-kinds.ts": [/^is:open /],
  "src/obsidian/cache/note-cache.ts": [/^The database does not answer$/],
  "src/obsidian/create-example.ts": [/Example plan/],
  "src/obsidian/export-menu.ts": [/^Roadmap \{\}/],
  "src/obsidian/reading/reader-code.ts": [/^not built$/],
  "src/obsidian/reading/worker-thread.ts": [/^"use strict"/],
  // By what Tasks calls things in English a setting is found as well.
  "src/obsidian/settings-tab.ts": [/^(?:custom statuses|done date)$/],
  "src/ui/board/board-view.tsx": [/^\{\}-active$/],
  "src/ui/example.ts": [/./],
  "src/ui/timeline/time-row.tsx": [/^row id active /],
  "src/ui/timeline/timeline-tools.tsx": [/^week-1: [\d-]+$/],
};

const files = ["main.ts", ...readdirSync(path.join(PROJECT, "src"), { recursive: true, encoding: "utf8" })]
  .map((name) => (name === "main.ts" ? name : `src/${name.replaceAll("\\", "/")}`))
  .filter((name) => /\.tsx?$/.test(name))
  .sort();
const begins = (name: string, list: readonly string[]): boolean => list.some((start) => name.startsWith(start));
const wordsIn = (name: string): readonly string[] =>
  interfaceWordsIn(name, readFileSync(path.join(PROJECT, name), "utf8"))
    .filter(({ text }) => !(NO_WORDS[name] ?? []).some((known) => known.test(text)))
    .map(({ line, text }) => `${name}:${line}: ${text}`);

test("every sentence of the interface stands in the catalogue", () => {
  const checked = files.filter((name) => !begins(name, NO_INTERFACE) && !begins(name, NOT_YET));
  expect(checked.length).toBeGreaterThan(50);
  expect(checked.flatMap(wordsIn)).toEqual([]);
});

test.each(NOT_YET)("%s still has sentences to be moved, or is on the list for nothing", (start) => {
  expect(files.filter((name) => name.startsWith(start)).flatMap(wordsIn)).not.toEqual([]);
});

test("sentences are told from what only programs read", () => {
  const code = `
    import { x } from "Some words";
    const a = <div class="Not these words" aria-label="Found one" title={"Found two"}>Found three {"por-not is-this"}</div>;
    new Notice(\`Found four \${x} here\`);
    button.setName("Found");
    const five = "found five: here";
    if (event.key === "Enter" || element.matches("div p, li")) throw new Error("Not this one");
    style = \`top: \${x}px\`;
  `;
  expect(interfaceWordsIn("a.tsx", code).map(({ text }) => text)).toEqual([
    "Found one",
    "Found two",
    "Found three",
    "Found four {} here",
    "Found",
    "found five: here",
  ]);
});

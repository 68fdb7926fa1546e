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

/** Texts that look like words and are none: in code that is compared, read from notes or made for them. */
const NO_WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  "src/core/edit/mute-rule.ts": [/plan-of-record: off/],
  "src/core/edit/priority-wording.ts": [/./],
  "src/core/edit/set-note-status.ts": [/^status: /],
  "src/core/edit/set-on-lines.ts": [/^as it is$/],
  "src/core/edit/set-priority.ts": [/^\{\}: high$/],
  "src/core/edit/status-wording.ts": [/^(?:Todo|Open)$/],
  "src/core/export/mermaid.ts": [/^ {4}(?:title|section) \{\}$|^ {4}dateFormat|^after \{\}$/],
  "src/core/export/svg-text.ts": [/sans-serif$/],
  "src/core/export/trend-svg.ts": [/^<g /],
  "src/core/findings/findings-index.ts": [/^(?:note|id|trackers|link|folder) \{\}$/],
  "src/core/findings/rules/unknown-id.ts": [/^whole of \{\}$/],
  "src/core/findings/rules/broken-link.ts": [/^\{\}\.md$/],
  "src/core/rewrite/archive-done.ts": [/^(?:Arch|Arqu|Архив)/],
  "src/core/rewrite/insert-phase-table.ts": [/^(?:Due|Fällig|Échéance|Fecha límite|Prazo|Scadenza|Срок)$/],
  "src/core/rewrite/insert-roadmap-block.ts": [/^```roadmap/],
  "src/core/rewrite/insert-rollup.ts": [/^\{\} of \{\} \(\{\}\)$|^(?:Progress|Done so far): /],
  "src/core/rewrite/table-to-checklist.ts": [/^Status$/],
  "src/core/roadmap/findings-rows.ts": [/^\{\} (?:at \{\}|fix)$/],
  "src/core/roadmap/why-rows.ts": [/^\{\}:heading$/],
  "src/obsidian/bases/view-kinds.ts": [/^is:open /],
  "src/obsidian/cache/answer-within.ts": [/^The database does not answer$/],
  "src/obsidian/create-example.ts": [/Example plan/],
  "src/obsidian/export-menu.ts": [/^Roadmap \{\}/],
  "src/obsidian/reading/reader-code.ts": [/^not built$/],
  "src/obsidian/reading/worker-thread.ts": [/^"use strict"/],
  // By what Tasks calls things in English a setting is found as well.
  "src/obsidian/settings-tab.ts": [/^(?:custom statuses|done date)$/],
  "src/core/settings/left-out.ts": [/^\{\}\.md$/],
  // What the command line says of a status.
  "src/core/settings/users-vocabulary.ts": [/^custom status |^checkbox character /],
  "src/ui/board/board-view.tsx": [/^\{\}-active$/],
  "src/ui/example.ts": [/./],
  "src/ui/timeline/lack.tsx": [/^\((?:Week 1-2|3 days)\)$/],
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
  const checked = files.filter((name) => !begins(name, NO_INTERFACE));
  expect(checked.length).toBeGreaterThan(50);
  expect(checked.flatMap(wordsIn)).toEqual([]);
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

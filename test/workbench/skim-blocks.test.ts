import type { CachedMetadata } from "../../workbench/metadata/cached-metadata";
import { parseMetadata } from "../../workbench/metadata/parse-metadata";
import { isTooMuch } from "../../workbench/metadata/skim-blocks";

const NOTE = `---
status: active
---
# Plan

Words with a [[Link]] and #tag
on two lines.

- [ ] Hull [[Boat#Keel|the keel]]
  - [x] Sand
    goes on
  - [ ] Paint ^paint
- [/] Sail

  with a paragraph

1. first
2. second

| A | B |
| - | - |
| [[Cell]] | b |

\`\`\`js
# no heading
- [ ] no task [[nowhere]]
\`\`\`

> [!note] Told
> in a quote

---

## Phase 2 #later
Right below it.
`;

/** Words that make a note too large for the Markdown parser, and are no part of what is compared. */
const WORDS = `\n${"plain words ".repeat(6_000)}\n`;

function read(text: string): CachedMetadata {
  const { sections = [], ...cache } = parseMetadata(text);
  const inNote = sections.filter(({ position }) => position.end.offset <= NOTE.length);
  return { ...cache, sections: inNote };
}

test("a note that is too large for the Markdown parser is read alike", () => {
  expect([isTooMuch(NOTE), isTooMuch(NOTE + WORDS)]).toEqual([false, true]);
  expect(read(NOTE + WORDS)).toEqual(read(NOTE));
});

test("with CRLF and a byte order mark, too", () => {
  const odd = `\ufeff${NOTE.replaceAll("\n", "\r\n")}`;
  expect(parseMetadata(odd + WORDS).headings).toEqual(parseMetadata(odd).headings);
  expect(parseMetadata(odd + WORDS).listItems).toEqual(parseMetadata(odd).listItems);
  expect(parseMetadata(odd + WORDS).frontmatter).toEqual({ status: "active" });
});

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");

test.each<readonly [string, string, number]>([
  ["10,000 tasks nested in each other", lines(10_000, (at) => `${"  ".repeat(at)}- [ ] ${at}`), 10_000],
  ["10,000 lists opened by one line", `${"- ".repeat(10_000)}[ ] deep\n\n- [ ] next\n`, 2],
  ["10,000 quotes opened by one line", `${"> ".repeat(10_000)}- [ ] deep\n\n- [ ] next\n`, 1],
  ["200 lists of numbers, which is too deep as well", `${"1. ".repeat(200)}deep\n\n- [ ] next\n`, 2],
  ["50,000 tasks", lines(50_000, (at) => `- [ ] a task ${at} [[Note ${at}]]`), 50_000],
  ["5,000 headings", lines(5_000, (at) => `## Phase ${at}\n\n- [ ] b`), 5_000],
  ["a table of 100,000 rows", `| A | Status |\n| - | - |\n${lines(100_000, () => "| thing | done |")}`, 0],
  ["a line of 10 MB", `- [ ] ${"word ".repeat(2_000_000)}\n`, 1],
  ["a word of 10 MB", `- [ ] ${"w".repeat(10_000_000)}\n`, 1],
])("%s take no long time", (_name, text, items) => {
  const began = performance.now();
  const { listItems = [] } = parseMetadata(text);
  expect(listItems.length).toBe(items);
  // A tenth of it on a machine that nobody shares; the Markdown parser takes twenty seconds, or overflows the stack.
  expect(performance.now() - began).toBeLessThan(6_000);
});

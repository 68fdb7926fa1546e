import { parseNote } from "../../../src/core/parse/parse-note";

/**
 * Lines that once took time in the square of their length, each so long that this would show as minutes; what remains
 * is some milliseconds each.
 */
const LENGTH = 100_000;
const of = (unit: string): string => unit.repeat(LENGTH / unit.length);

it.each([
  ["signs in a heading", `## Phase 1 ${of("✅")} end`],
  ["punctuation in a heading", `## Phase 1 ${of("—")} end`],
  ["brackets in a heading", `## Phase 1 ${of("(")} end`],
  ["punctuation in a status", `# N\nStatus: ${of(":")} end`],
  ["dashes in a status", `# N\nStatus: ${of(" – ")} end`],
  ["blanks behind a status", `# N\nStatus: done${of(" \u00a0")}`],
  ["blanks in a list item", `- a${of("\u2003")} end`],
  ["comments in a list item", `- a${of("%")} end`],
  ["blanks in a struck item", `- ~~a~~ ${of(" \u00a0")} (end)`],
  ["colons behind a dependency", `## Phase 1\nDepends on: a${of(":")} end`],
  ["open inline fields", `- [ ] a ${of("(status:: ")}`],
  ["backticks beside a comment", `%% a %% ${of("`")}`],
])("%s", (_, text) => expect(parseNote(text).sections.length).toBeGreaterThan(0));

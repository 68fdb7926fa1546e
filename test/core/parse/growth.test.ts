import { parseNote } from "../../../src/core/parse/parse-note";

/**
 * Lines that once took time in the square of their length, each so long that this would show as minutes; what remains
 * is some milliseconds each.
 */
const LENGTH = 100_000;
const of = (unit: string): string => unit.repeat(LENGTH / unit.length);
const manySections = (section: (i: number) => string): string =>
  Array.from({ length: 1000 }, (_, i) => section(i)).join("");

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
  ["blanks behind a rule switched off", `# N\n%% plan-of-record: off${of(" ")} end`],
  ["formulas on one line", of("$$ ")],
  ["closing brackets", `- [ ] a${of("] ")}`],
  ["closing brackets beside a definition", `[ref]: u\n\n# N\n- [ ] a ${of("]")}`],
  ["letters beside a definition and an entity", `[ref]: u\n\n# N\n- [ ] &amp; ${of("a")}`],
  ["brackets that might begin definitions", of("[x\n")],
  ["quote marks before a pipe", `${of(">")}${of("x|")}`],
  ["markers before a word", `${of("- ")}x`],
  ["blanks behind a marker", `- ${of(" ")}${of("a ")}`],
  ["markers before blanks", `${of("- ")}x${of(" ")}`],
  ["lines in bold", `Status: done\n${of("**a** b\n")}`],
  ["broken lines", `Status: done\n${of("a  \n")}`],
  ["blank lines in lists in lists", `${"- ".repeat(10_000)}a\n${of("\n")}`],
  ["days without a year in sections with one", of("# A\n2026-01-02\n- [ ] a Nov 18\n")],
  ["footnotes in as many sections", manySections((i) => `# A\n- [ ] a[^${i}]\n\n[^${i}]: b\n`)],
  ["references to definitions in as many sections", manySections((i) => `# A\n- [ ] [r${i}]\n\n[r${i}]: b\n`)],
])("%s", (_, text) => expect(parseNote(text).sections.length).toBeGreaterThan(0));

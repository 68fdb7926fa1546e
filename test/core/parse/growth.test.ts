import { withFigures } from "../../../src/core/findings/read-figures";
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
  ["marks before a bracket", `- **a** ${of("*](")}x`],
  ["marked links in a list item", `- ${of("[_a_](u), ")}x`],
  ["marks behind marks in a list item", `- **Mast**: ${of("_a - ")}x`],
  ["small tables", of("| a | b |\n|-|-|\n| done | x |\n\n")],
  ["list items that close with marked words", of("- Mast of the boat: _b c_\n")],
  ["struck list items", of("- ~~Mast~~\n- b ~ c\n")],
  ["lines in bold", `Status: done\n${of("**a** b\n")}`],
  ["broken lines", `Status: done\n${of("a  \n")}`],
  ["blank lines in lists in lists", `${"- ".repeat(10_000)}a\n${of("\n")}`],
  ["days without a year in sections with one", of("# A\n2026-01-02\n- [ ] a Nov 18\n")],
  ["footnotes in as many sections", manySections((i) => `# A\n- [ ] a[^${i}]\n\n[^${i}]: b\n`)],
  ["references to definitions in as many sections", manySections((i) => `# A\n- [ ] [r${i}]\n\n[r${i}]: b\n`)],
])("%s", (_, text) => expect(parseNote(text).sections.length).toBeGreaterThan(0));

/** Places of a plan in which something may be repeated. */
const PLACES: Readonly<Record<string, (repeated: string) => string>> = {
  "a status": (x) => `# N\nStatus: ${x} end`,
  "a done status": (x) => `# N\nStatus: done ${x}e`,
  "a key": (x) => `# N\n**${x}**: done\n${x}: done`,
  "a task": (x) => `- [ ] a ${x} end`,
  "a box": (x) => `- [ ] ${x}`,
  "a stated item": (x) => `- ${x} – done\n- **a ${x}** – done ${x}.`,
  "a heading": (x) => `# N\n## Phase 1 ${x} end\n- [ ] a`,
  "a stage": (x) => `# N\n## ${x} Phase 1\n- [ ] a`,
  "a cell": (x) => `| Task ${x} | Status |\n|---|---|\n| a ${x} | b ${x} c |`,
  "a quote": (x) => `> Status: a ${x}b`,
  properties: (x) => `---\nstatus: ${x}\n${x}\n---\n- [ ] a`,
  "a struck item": (x) => `- ~~a ${x}~~ ${x}`,
  prose: (x) => `Status: done\n\n${x}`,
  "a legend": (x) => `Legend: ✅ a ${x}, 🔄 b ${x}`,
  "what a phase needs": (x) => `## Phase 1\nEffort: 45 hours (${x})\nDepends on: ${x}\n- [ ] a`,
};
const UNITS = [
  ...[": ", " – ", "(", ")", "[", "]", "<", ">", "*", "_", "~", "`", "#", "|", "\\", "/", ".", ",", "“", "@", "$", "%"],
  ...[
    "a",
    "a ",
    "中",
    "✅",
    "\ud800",
    "\u00a0",
    "\t",
    "1.",
    "- ",
    "[ ] ",
    "[[",
    "](",
    "**a",
    "a**b",
    "(a:: b",
    "%%",
    "<!--",
  ],
  ...["2026-01-02 ", "Nov 1 ", "1h ", "done ", "not ", "a: ", "a, ", "#a ", "\n\n", "a\n", "- a\n"],
];

/** What reading takes of the processor, in milliseconds; the less of two times. */
function timeOf(text: string): number {
  const times = [0, 1].map(() => {
    const began = process.cpuUsage();
    withFigures(parseNote(text), text);
    return process.cpuUsage(began).user / 1000;
  });
  return Math.min(...times);
}

it.each(Object.entries(PLACES))("whatever is repeated in %s costs by its length", (_, place) => {
  const worst = UNITS.find((unit) => {
    const at = (length: number): number => timeOf(place(unit.repeat(length / unit.length)));
    // In the square of its length it would be sixteen times as much, time and again.
    const grows = (length: number): boolean => at(4 * length) > 9 * at(length);
    return at(8000) > 200 && grows(2000) && grows(8000);
  });
  expect(worst).toBeUndefined();
});

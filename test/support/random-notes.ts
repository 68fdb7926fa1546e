import fc from "fast-check";

/** How many random inputs a law is tried on; `POR_RUNS` asks for more than a quick run affords, and for other ones. */
export const RUNS = Number(process.env.POR_RUNS ?? 300);

const SYMBOLS = [" ", "x", "X", "/", "-", ">", "?", "!", "é", "😀", "]", "["];
const MARKERS = ["-", "*", "+", "1.", "2)", "- -"];
const WORDS = [
  "Ship it",
  "**B1: 132 warnings** — fix",
  "~~gone~~ (2026-02-17)",
  "[[Note]]",
  "[[Note#Part\\|alias]]",
  "![[Other|shown]]",
  "[link](My%20Note.md#x)",
  "![alt](img.png)",
  "`docs/plan.md`",
  "`code [[x]]`",
  "Status: POR",
  "**Status:** ✅ Complete (2/6)",
  "[status:: in review]",
  "_Status: In Progress (score: 7/10)_",
  "⏫ 📅 2026-11-27",
  "‚úÖ done",
  "ðŸ”´ Blocking â€” now",
  "&amp; \\* \\[ ] <b>b</b>",
  "<!-- hidden -->",
  "%% hidden %%",
  "%%",
  "$$",
  "^block-id",
  "Effort: 10 hours",
  "@ada (P1)",
  "(owner: Ada, due: 2026-05-04)",
  "blocked by B2 and [[Note]]",
  "— 3d",
  "**Owner:** Ada | **Effort:** 2-3 days",
  "Nov 18",
  "🔄",
  "😀\u200d🚀",
  "a\u0000b",
  "[^1]",
  "__proto__",
  "| x",
  "  ",
];
const LINES = [
  "",
  "",
  "---",
  "***",
  "===",
  "```",
  "~~~md",
  "    - [ ] indented",
  "| Part | Status |",
  "| --- | :-: |",
  "| [[Note]] | ✅ |",
  "| Phase | Goal | State |",
  "| -: | --- | --- |",
  "| 1 | `a \\| b` | 60% |",
  "## Phase 1: Router (current) ✅",
  "### Task 0.1: Emit (from [[Note]])",
  "# Plan",
  "## Cancelled",
  "## Notes",
  "## Projektstatus",
  "## Étape suivante",
  "## Статус проекта",
  "### Final wave",
  "### In review",
  "# Überblick\nfertig",
  "- **Hull**: done",
  "- **Hull**: a boat needs one",
  "- Sails – *in Arbeit*",
  "> [!todo] Try",
  "> **Status:** draft",
  "> > - [x] deep",
  "> | a | Status |",
  "> | - | - |",
  "> | b | done |",
  "status: draft",
  "Depends on: [[Note]], B2",
  "| Owner | Due | Status |",
  "- Hull @ada, due 2026-05-04",
  "## Harbour (Week 3) @bo",
  "## Legend",
  "- 🐌 blocked",
  "[ref]: Note.md",
  "[^1]: Status: done",
  "<div>",
  "</div>",
  "- ",
  "1)",
  "\t- [ ] tab",
];

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
const indent = fc.constantFrom("", "", "", "  ", "    ", "\t", "\t\t", "      ", "> ", "> > ", "   ");
const task = fc
  .tuple(indent, fc.constantFrom(...MARKERS), fc.constantFrom(...SYMBOLS), words)
  .map(([space, marker, symbol, text]) => `${space}${marker} [${symbol}] ${text}`);
const item = fc
  .tuple(indent, fc.constantFrom(...MARKERS), words)
  .map(([space, marker, text]) => `${space}${marker} ${text}`);
const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([level, text]) => `${"#".repeat(level)} ${text}`);
const row = fc.array(word, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(" | ")} |`);
const line = fc.oneof(
  { weight: 6, arbitrary: task },
  { weight: 2, arbitrary: item },
  { weight: 2, arbitrary: heading },
  { weight: 2, arbitrary: row },
  { weight: 2, arbitrary: words },
  { weight: 6, arbitrary: fc.constantFrom(...LINES) },
);

/** A note put together from pieces of plans, lines ending in `\n`. */
export const planLikeNote: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "---\nstatus: done\ntitle: T\n---\n", "---\nstatus: open\n"),
    fc.array(line, { maxLength: 30 }),
  )
  .map(([opening, lines]) => opening + lines.join("\n"));

/** Any text at all: what a plan is made of in no order, and what no plan is made of. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...Array.from("-*+[] x/|>#`~%$_:^()<!&;\\\n\r\t019.")), maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS, ...LINES, "\n", "\r\n", "\r", "\ufeff", "\ud800"), fc.string()), {
      maxLength: 40,
    })
    .map((parts) => parts.join("")),
);

/** Notes as people write them, and texts as nobody does. */
export const anyNote: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: planLikeNote }, anyText);

const OPENERS = [
  ..."# A|## B ##|#|####### C|```|````|~~~|```js|``` a`b|<!--|-->|<!-- x -->|<div>|</div>|<script>|</script>".split(
    "|",
  ),
  ..."<?php|?>|<!X|<![CDATA[|]]>|<b>|> q|> ```|- ```|- <!--|===|---|***|    code|<pre>x</pre>|<a|* ~~~|$$|%%".split(
    "|",
  ),
  ..."- [ ] task|- [x] done|  - sub|10. ten|2. two|1) one|+ plus|- - a|-|1.|-     far|text|more  |back\\|`open|**bold".split(
    "|",
  ),
  "| a | b |",
  "|---|:-:|",
  "| 1 | `x\\|y` |",
  "x | y",
  "a | b |",
  "||",
  "[ref]: u",
  "[^1]: foot",
  "see [ref] and [^1]",
  "[x](y) [[w]] ~~gone~~",
  "",
  "",
  "",
];
const before = fc.constantFrom("", "", "", "", " ", "  ", "   ", "    ", "> ", "- ", "\t");

/** Blocks of every kind broken off anywhere: fences, HTML, quotes, lists and tables that never end, or end too late. */
export const brokenNote: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(before, fc.constantFrom(...OPENERS)).map(([space, text]) => space + text),
      { maxLength: 12 },
    ),
    fc.constantFrom("\n", "\n", "\n", "\r\n"),
    fc.boolean(),
  )
  .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ""));

/** Parts of a note in which a cut might go wrong, a kind a line; `¦` stands between them. */
const TRAPS = [
  // HTML of all seven kinds: raw text, comments, instructions, declarations, CDATA, blocks, and any other tag alone.
  "<script>¦<script type='a'>¦</script>¦<style>¦</style>¦<textarea¦</textarea>¦<pre>¦</pre>¦<PRE class=x>",
  "<!--¦-->¦<!-- # A -->¦<!-->¦<!--->¦<?php¦?>¦<? x ?>¦<!DOCTYPE html>¦<!x y¦>¦<![CDATA[¦]]>",
  "<div>¦</div>¦<div¦<table><tr><td>done</td></tr></table>¦<details><summary>S</summary>¦<hr/>¦<h1>T</h1>",
  "<b>¦</b>¦<a href='x'>¦<x-y a='b' c>¦<x-y a='b¦</x-y >¦<i>text</i>¦<u:v>¦<b>text¦<br>¦a <b>",
  "```¦````¦``````¦~~~¦~~~~~~¦```js¦~~~ js x¦``` a`b¦~~~ a`b¦```  ¦~~~\t¦``¦`open¦- ```¦> ~~~",
  "> q¦> > q¦> <!--¦> - [ ] in quote¦> # H¦> | a | Status |¦> |---|---|¦> | x | done |¦>¦- > q¦- - a¦- <div>",
  "lazy line¦text  ¦text\\¦===¦---¦--¦=¦   ===¦* * *¦___¦    code¦\tcode¦   # H¦    # H¦#¦##¦#x¦-¦1.¦10. ten¦2) two",
  "$$¦$$ x $$¦$x$¦a $$ b¦- $$¦> $$¦$$$¦%%¦%% x %%¦- %%¦`%%`¦$$ # A",
  "[ref]: u¦[ref]:¦[ref]: <u v> 'x'¦[ref]: u 't¦'t'¦u¦[r\\]f]: u¦> [ref]: u¦- [ref]: u¦[x]: u¦[ ]: u",
  "see [ref] and [^1]¦[text][ref]¦[ref][]¦![ref]¦- [ ] a [ref]¦- [ref] done¦- [x] a [x]",
  "[^1]: foot¦[^1]: - [ ] in foot¦[^2]:¦    - [ ] in it¦- [ ] a[^1]¦[^2]",
  "# A¦## B¦# Plan¦## Phase 1: A ✅¦## Phase 2: B (current)¦### Task 0.1: Emit ⏳¦## Done¦## Status: done¦# Status",
  "Status: done¦**Status:** ✅ Complete (2/6)¦status:: draft¦- Status: done¦State: active¦Legend: ✅ blocked",
  "- [ ] a¦- [x] b 2026-01-02¦- [/] c [[N]]¦  - [ ] sub¦    - [x] sub¦- [ ] due Nov 18¦- [ ]¦- []¦- ~~gone~~ (2026-02-17)",
  "- **Hull** – _Done_¦- **A-series (4 fixes):** Done¦**COMPLETED** - all¦- 🔄 thing¦- done **x**¦&#x2705; done¦- &amp; x",
  "| Part | Status |¦| --- | :-: |¦|---|¦| a | done |¦a | Status¦--|--¦x | done¦| 1 | ✅ | x¦a\\|b¦- **B2: x** y",
].map((kind) => kind.split("¦"));
const trap = fc.oneof(...TRAPS.map((kind) => fc.constantFrom(...kind)), fc.constant(""), fc.constant(""));
const beforeTrap = fc.constantFrom(...",,,,,, ,  ,   ,    ,> ,- ,\t,  - ,1. ,> - ,- > ".split(","));
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r");

/** Plans amid all that hides, quotes, breaks off or goes on across a heading, in lines that end in every way. */
export const trickyNote: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "", "---\nstatus: done\n---\n", "---\n", "---\nx: [\n---\n", "\ufeff"),
    fc.array(
      fc.tuple(beforeTrap, trap, lineEnd).map((parts) => parts.join("")),
      { maxLength: 16 },
    ),
  )
  .map(([opening, lines]) => opening + lines.join(""));

/** What may stand in a line, marks that match and marks that do not. */
export const inlineText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...'*|**|_|__|~~|~|`|``|a|b c| | |[|]|(u)|](u)|![|\\|[[|]]|!|é|。|-|\n|<|&|(|)|"|  \n|😀|<u:v>|&amp;|[x]'.split(
        "|",
      ),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(""));

const CELLS = [
  ...[
    "Done",
    "✅",
    "🔄 In progress",
    "Not started",
    "draft",
    "review",
    "blocked",
    "完了",
    "已完成",
    "已发布",
    "a",
    "the hull",
    "`done`",
  ],
  ...["60%", "12 %", "80 ms", "yes", "No", "–", "", "v1.2", "P1", "Q1", "high", "", "", "Open", "pending"],
  ...["`Status`", "**Status**", "Status", "State", "状态", "Phase", "阶段", "Week", "Week 2", "Progress", "Complete"],
  ...["Rollout state", "URL", "Meaning", "Notes", "Option", "Port", "Priority", "Supported"],
  ...["_x_", "a_b", "https://x.y", "[[A|b]]", "`a|b`", "~~x~~", "a \\| b", "&amp;", "<b>x</b>", "![i](u)", "[^1]"],
];
const cell = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...CELLS) }, fc.string({ maxLength: 6 }));
const toRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const someTable = fc
  .record({
    header: fc.array(cell, { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map(toRow), { maxLength: 6 }),
    delimiter: fc.constantFrom("| --- ", "|---", "| :-: ", "|:--"),
    end: fc.constantFrom(" |", "|", ""),
    above: fc.constantFrom("", "", "", "text\n", "## Phase 1\n", "- a\n", "> ", "x\n\n"),
    below: fc.constantFrom("", "", "\nlazy", "\n- [ ] a", "\n\nStatus: done", "\n> q", "\n## B\n"),
  })
  .map(
    ({ header, rows, delimiter, end, above, below }) =>
      `${above}${[toRow(header), delimiter.repeat(header.length) + end, ...rows].join("\n")}${below}`,
  );
const TITLE_WORDS = [
  ...[
    "状态",
    "概要",
    "阶段",
    "一",
    "工程",
    "完了",
    "項目",
    "Abschluss",
    "Etappe",
    "Fase",
    "Épica",
    "está",
    "pronto",
    "de",
  ],
  ...[
    "phase",
    "Phase",
    "one",
    "First",
    "sprint",
    "Wave",
    "Final",
    "priority",
    "done",
    "Plan",
    "Status",
    "overview",
    "A",
  ],
];
const titleOfWords = fc
  .tuple(
    fc.constantFrom("# ", "## ", "### "),
    fc.array(fc.constantFrom(...TITLE_WORDS), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(" ", ""),
  )
  .map(([marks, parts, gap]) => marks + parts.join(gap));
const LOOKALIKES = [
  ...["text", "- **内容**: x", "- **DONE** - x", "- **مجلد** - x", "- a: **done**", "Status: done", "- [ ] a", "~ a"],
  ...["~~b~~", "**Status** done", "status - x", "The status of it", "https://x.y/status: a", "Status\n- Done"],
];

/** Tables, headings of words and lines that are part of a plan, or look as if they were. */
export const lookalikeNote: fc.Arbitrary<string> = fc
  .array(fc.oneof(someTable, titleOfWords, fc.constantFrom(...LOOKALIKES)), { minLength: 1, maxLength: 6 })
  .map((blocks) => blocks.join("\n\n"));

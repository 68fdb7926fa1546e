import fc from "fast-check";
import { toMermaid } from "../../../src/core/export/mermaid";
import type { VaultIndex } from "../../../src/core/index/vault-index";
import { formatNumber } from "../../../src/core/words/say";
import { shownOf, TODAY } from "../../support/export-vault";
import { indexOf } from "../../support/read-vault";

function mermaidOf(notes: Readonly<Record<string, string>> | VaultIndex): string {
  const index =
    "note" in notes && typeof notes.note === "function"
      ? (notes as VaultIndex)
      : indexOf(new Map(Object.entries(notes)));
  const { exported, context } = shownOf("timeline", index);
  if (exported.view !== "timeline") throw new Error("no timeline");
  return toMermaid(exported.timeline, context);
}

/**
 * The kinds of lines as Mermaid's lexer tells them, in the order of its rules; a line is of the first that matches.
 * Source: `gantt.jison` of Mermaid 11; names as strict as in Mermaid 9, which ends them at `#` and `;`.
 */
const RULES: readonly (readonly [string, RegExp])[] = [
  ["directive", /^%%\{/i],
  ["accTitle", /^accTitle\s*:/i],
  ["accDescr", /^accDescr\s*[:{]/i],
  ["comment", /^%%(?!\{)[^\n]*$/],
  ["swallowed", /^[^}]%%*/],
  ["swallowed", /^%/],
  ["click", /^(?:href\s+"|call\s+|click\s+)/i],
  ["gantt", /^gantt\b/i],
  ["dateFormat", /^dateFormat\s[^#\n;]+/i],
  ["setting", /^(?:inclusiveEndDates|topAxis)\b/i],
  ["setting", /^(?:axisFormat|tickInterval|includes|excludes|todayMarker)\s/i],
  ["setting", /^week(?:day|end)\s+\w+day\b/i],
  ["date", /^\d{4}-\d\d-\d\d\b/],
  ["title", /^title\s[^\n]+/i],
  ["setting", /^accDescription\s/i],
  ["section", /^section\s[^#:\n;]+$/i],
  ["task", /^[^#:\n;]+:[^#:\n;]+$/],
];

function kindOf(line: string): string {
  // Signs written as numbers are put away before the lexer sees them.
  const encoded = line.replace(/#(\w+);/g, "ﬂ°°$1¶ß");
  return RULES.find(([, rule]) => rule.test(encoded))?.[0] ?? "invalid";
}

/** The text as Mermaid shows it. */
function decode(text: string): string {
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const TASK = /^([^:]+) :((?:(?:crit|done|active|milestone), )*)(t\d+), (\d{4}-\d\d-\d\d|after t\d+(?: t\d+)*), (\d+)d$/;

test("a chart has sections by note and phase, and tags by status", () => {
  const text = mermaidOf({
    "A.md":
      "## Phase 1: Hull\n- [x] Sand ✅ 2026-11-02\n- [/] Paint 🛫 2026-11-16 📅 2026-11-20\n- [ ] Oil 📅 2026-11-10\n",
  });
  expect(text.split("\n")).toEqual([
    "gantt",
    `    title Roadmap, ${TODAY}`,
    "    dateFormat YYYY-MM-DD",
    "    section A – Phase 1#58; Hull",
    "    Sand :done, milestone, t1, 2026-11-02, 0d",
    "    Paint :active, t2, 2026-11-16, 5d",
    "    Oil :crit, milestone, t3, 2026-11-10, 0d",
    "",
  ]);
});

test("weeks begin with week 1 where it is known, else on the day of the export, which is said", () => {
  const plan =
    "## Phase 1: Hull (Week 1-2)\n- [ ] Sand\n## Phase 2: Mast (Week 3)\n**Depends on:** Phase 1\n- [ ] Step\n";
  const text = mermaidOf({ "A.md": plan });
  expect(text).toContain(`%% No note says when week 1 begins, so it begins on ${TODAY}\n`);
  expect(text).toContain(`(Week 1-2) :crit, t1, ${TODAY}, 14d\n`);
  expect(text).toContain("(Week 3) :crit, t2, after t1, 7d\n");
  const dated = mermaidOf({ "A.md": `---\nweek-1: 2026-01-05\n---\n${plan}` });
  expect(dated).not.toContain("%%");
  expect(dated).toContain("t1, 2026-01-05, 14d\n");
});

test("without any time it says so, and is a chart still", () => {
  expect(mermaidOf({ "A.md": "- [ ] Sand\n" })).toContain("%% No dates");
});

test("a chart that Mermaid would not draw for its size is cut, and says so", () => {
  const tasks = Array.from({ length: 2000 }, (_, at) => `- [ ] Task ${at} of a plan with long names 📅 2026-12-01\n`);
  const text = mermaidOf({ "A.md": tasks.join("") });
  expect(text.length).toBeLessThan(50_000);
  const shown = [...text.matchAll(/^ {4}Task/gm)].length;
  expect(text).toMatch(new RegExp(`\\n {4}%% ${formatNumber(2000 - shown)} more are left out\\n$`));
});

test.each([
  "title x",
  "section x",
  "click me",
  "2026-01-01 x",
  "Gantt",
  "50% off",
  "%% x",
  'href "x',
  "accTitle: x",
  "a: b; c #d",
])("the name %s is that of a task", (name) => {
  const line =
    mermaidOf({ "A.md": `- [ ] ${name} 📅 2026-12-01\n` })
      .trimEnd()
      .split("\n")
      .at(-1)
      ?.trim() ?? "";
  expect(kindOf(line)).toBe("task");
  expect(decode(TASK.exec(line)?.[1] ?? "")).toContain(name.replace("%% x", ""));
});

test("every line is one that Mermaid's rules know, whatever things are called", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        "a",
        "b",
        ":",
        ";",
        "#",
        ",",
        "%",
        '"',
        "'",
        "`",
        "{",
        "}",
        "<",
        "&",
        "\\",
        " ",
        "\n",
        "\r",
        "\t",
      ),
      maxLength: 20,
    }),
    fc.constantFrom("title", "section", "gantt", "click", "call", "dateFormat", "excludes", "done", "crit", "after t1"),
  );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), name, (titles, heading) => {
      const text = `## Phase 1: ${heading.replace(/[\r\n]/g, " ")}\n${titles.map((title) => `- [ ] x ${title.replace(/[\r\n]/g, " ")} 📅 2026-12-01\n`).join("")}`;
      const index = indexOf(new Map([["A.md", text]]));
      const real = index.note("A.md");
      // As if the reader had taken the names as they are, breaks and all.
      if (real === undefined) throw new Error("no note");
      index.setNote("A.md", {
        ...real,
        items: real.items.map((item, at) => ({ ...item, title: titles[at] ?? heading })),
      });
      const [first, ...lines] = mermaidOf(index).trimEnd().split("\n");
      expect(first).toBe("gantt");
      for (const line of lines) {
        expect(line).toMatch(/^ {4}\S/);
        const kind = kindOf(line.trim());
        expect(["title", "dateFormat", "section", "comment", "task"]).toContain(kind);
        if (kind === "task") expect(line.trim()).toMatch(TASK);
      }
    }),
    { numRuns: 300 },
  );
});

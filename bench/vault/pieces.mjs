// The pieces that generated notes are made of. Each piece is a block of Markdown without blank lines around it.

const CODE = [
  [
    "ts",
    [
      "const index = new Map<string, Entry>();",
      "for (const [path, note] of notes) {",
      "  index.set(path, note);",
      "}",
      "// later: find by name",
      "export function find(query: string) {",
      "  return [...index].filter(([path]) => path.includes(query));",
    ],
  ],
  [
    "sh",
    ["npm ci && npm test", "git push origin main", "curl -s localhost:8080/health", "docker compose up -d --build"],
  ],
  ["sql", ["SELECT id, name, created_at FROM jobs", "WHERE created_at > now() - interval '7 days'", "LIMIT 50;"]],
  ["yaml", ["service:", "  name: router", "  replicas: 3", "  status: active", "  env:", "    - LEVEL=info"]],
  ["json", ['{ "name": "router", "version": 3,', '  "paths": ["a", "b"],', '  "enabled": true }']],
];
/** What looks like a plan, and is none. */
const EXAMPLE = [
  "md",
  ["- [ ] an example of a task", "- [x] and of one that is done", "## Phase 1", "| a | b |", "|---|---|"],
];
/** Tables that are about machines, keys and numbers, and plan nothing. */
const OTHER_TABLES = [
  { header: ["Shortcut", "Action"], cells: [["`Ctrl+P`", "`Ctrl+Shift+F`", "`Alt+Enter`", "`Cmd+O`"], null] },
  {
    header: ["Parameter", "Type", "Default", "Description"],
    cells: [
      ["`limit`", "`path`", "`depth`", "`verbose`"],
      ["number", "string", "boolean"],
      ["`10`", "–", "`true`"],
      null,
    ],
  },
  { header: ["Metric", "Before", "After"], cells: [null, ["120 ms", "4.1 MB", "37 %"], ["80 ms", "2.9 MB", "12 %"]] },
  {
    header: ["Column", "Format", "Example"],
    cells: [null, ["ISO date", "integer", "text"], ["`2026-01-02`", "`42`", "`abc`"]],
  },
  { header: ["Option", "Pros", "Cons"], cells: [null, null, null] },
];
const STATES = [
  "✅ Done",
  "✅",
  "🔄 In progress",
  "⏳ Pending",
  "❌ Blocked",
  "Not started",
  "Complete (2/6 shipped)",
  "Draft",
  "🚧 WIP",
  "In review",
];
const BOXES = [" ", " ", " ", "x", "x", "/", "-"];
const TASK_FIELDS = ["", "", "", "", " #backend", " 📅 2026-12-01", " (2h)", " @sam", " ⏫", " [due:: 2027-01-15]"];

/**
 * Writes in one language, with dice and a way to make links.
 *
 * @param {ReturnType<typeof import("./random.mjs").createDice>} dice
 * @param {{ words: string[], gap: string, stop: string }} language
 * @param {() => string} link gives a wikilink
 */
export function createPieces(dice, language, link) {
  const { below, between, chance, pick, times } = dice;
  const word = () => pick(language.words);
  const words = (count) => times(count, word).join(language.gap);
  const begin = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const title = () => begin(words(between(1, 4)));
  /** A title as handbooks have them: some are names of functions, some are questions. */
  const handbookTitle = () => {
    if (chance(0.17)) return `\`${words(1)}()\``;
    return chance(0.11) ? `${title()}${pick(["?", ": " + words(2), " (" + words(1) + ")"])}` : title();
  };
  /** A title as projects have them: numbered, with a sign, with more behind a colon or in brackets. */
  const projectTitle = () => {
    const before = chance(0.28) ? `${between(1, 12)}${pick([".", ".", `.${between(1, 9)}`])} ` : "";
    const sign = chance(0.09) ? `${pick(["🎯", "📊", "🚀", "🔧"])} ` : "";
    const more = chance(0.35) ? pick([`: ${begin(words(2))}`, ` (${words(2)})`, ` (${begin(words(1))})`]) : "";
    return `${sign}${before}${title()}${more}${chance(0.05) ? " ✅" : ""}`;
  };

  const inline = () => {
    switch (below(6)) {
      case 0:
        return `**${words(2)}**`;
      case 1:
        return `*${words(2)}*`;
      case 2:
        return `\`${pick(["npm test", "src/index.ts", "status", "plan.md", "a | b"])}\``;
      case 3:
        return `[${words(2)}](https://example.org/${below(1000)}?q=a_b#top)`;
      default:
        return link();
    }
  };
  const sentence = () => {
    const parts = times(between(1, 3), () => words(between(3, 7)));
    const joined = parts.reduce(
      (text, part) => text + (chance(0.12) ? ` ${inline()} ` : pick([language.gap, ", "])) + part,
    );
    return begin(joined) + language.stop;
  };
  const paragraph = () => times(between(2, 5), sentence).join(language.gap === "" ? "" : " ");
  const listItem = (isNamed, marked) => {
    if (isNamed && chance(0.8)) return `**${begin(words(2))}**: ${words(between(4, 9))}`;
    if (marked > 0 && chance(marked))
      return `${begin(words(between(2, 5)))} ${chance(0.5) ? link() : `\`${words(1)}\``} **${begin(words(2))}**${pick(["", "."])}`;
    return `${begin(words(between(3, 9)))}${chance(0.15) ? ` ${inline()}` : ""}`;
  };
  /** A share of the lists have items that begin with a name in bold; a share of the items close with one. */
  const list = (count, named = 0.15, marked = 0) => {
    const isOrdered = chance(0.2);
    const isNamed = chance(named);
    return times(count, (at) => {
      const indent = !isOrdered && at > 0 && chance(0.25) ? "  " : "";
      return `${indent}${isOrdered ? `${at + 1}.` : "-"} ${listItem(isNamed, marked)}`;
    }).join("\n");
  };
  const code = () => {
    const [kind, lines] = chance(0.03) ? EXAMPLE : pick(CODE);
    return ["```" + kind, ...times(between(2, 12), () => pick(lines)), "```"].join("\n");
  };
  const quote = () =>
    chance(0.5)
      ? `> [!${pick(["note", "tip", "warning"])}] ${title()}\n> ${sentence()}`
      : `> ${sentence()}\n> ${sentence()}`;
  const image = () => `![[${words(1)}-${below(500)}.png]]`;
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const table = (header, rows) => [row(header), row(header.map(() => "---")), ...rows.map(row)].join("\n");
  /** In a share of the cells of words is a link or something in bold. */
  const otherTable = (count, marked = 0) => {
    const { header, cells } = pick(OTHER_TABLES);
    const mark = () => (marked > 0 && chance(marked) ? ` ${chance(0.6) ? link() : `**${words(1)}**`}` : "");
    return table(
      header,
      times(count, () => cells.map((values) => (values === null ? words(between(2, 5)) + mark() : pick(values)))),
    );
  };

  const task = (indent = "") => {
    const text = chance(0.25) ? `**${begin(words(2))}**: ${words(between(3, 6))}` : begin(words(between(3, 9)));
    return `${indent}- [${pick(BOXES)}] ${text}${chance(0.15) ? ` ${link()}` : ""}${pick(TASK_FIELDS)}`;
  };
  /** So many tasks, some of them below another. */
  const tasks = (count) => times(count, (at) => task(at > 0 && chance(0.3) ? "  " : "")).join("\n");
  const statusTable = (count) =>
    table(
      ["Item", "Status", "Effort"],
      times(count, () => [chance(0.4) ? link() : begin(words(3)), pick(STATES), `${between(1, 9)}h`]),
    );
  const status = () => `**Status:** ${pick(STATES)}`;

  return {
    title,
    handbookTitle,
    projectTitle,
    words,
    sentence,
    paragraph,
    list,
    code,
    quote,
    image,
    otherTable,
    tasks,
    statusTable,
    status,
  };
}

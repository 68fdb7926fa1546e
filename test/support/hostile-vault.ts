/** What would run, if anything took it for more than text; all of it sets `window.pwned`. */
export const SCRIPTS: readonly string[] = [
  "<script>window.pwned=1</script>",
  "<img src=x onerror=window.pwned=2>",
  "<svg onload=window.pwned=3>",
  '"><iframe srcdoc="<script>parent.pwned=4</script>">',
  "' onmouseover=window.pwned=5 autofocus onfocus=window.pwned=6 '",
  "</title></textarea></style><b style=animation-name:x onanimationstart=window.pwned=7>",
  "&lt;img src=x onerror=window.pwned=8&gt;",
  "{{constructor.constructor('window.pwned=9')()}} ${window.pwned=10}",
];

/** Addresses that are programs. */
const ADDRESSES: readonly string[] = ["javascript:window.pwned=11", "data:text/html,<script>opener.pwned=12</script>"];

/** What spreadsheets would take for a formula. */
export const FORMULAS: readonly string[] = [
  "=cmd|'/c calc'!A1",
  "+1+cmd|'/c calc'!A1",
  "-2+3",
  "@SUM(A1)",
  '=HYPERLINK("http://x.example","x")',
  "＝1+1",
];

/** Text that would have a line lie: it turns the order of what follows, and never turns it back. */
export const TURNED = "\u202eenod si gnihtyreve \u2067\u202b";
/** Marks that pile up over and under their letters. */
export const PILED = `Z${"\u0338\u0330\u0300".repeat(60)}algo`;
/** Names that every object has a member of. */
export const MEMBERS: readonly string[] = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];

/** A vault in which everything that somebody can write is written to do harm. */
export const HOSTILE: Readonly<Record<string, string>> = {
  "Scripts.md": SCRIPTS.map((script, at) =>
    [
      `## Phase ${at}: ${script}`,
      `**Status:** in progress ${script}`,
      `- [ ] ${script} 🆔 x${at} 📅 2026-11-${10 + at} ⏫ #tag${at} @p${at}`,
      `  - [/] [${script}](<${ADDRESSES[at % 2] ?? ""}>) [[Scripts|${script}]] ⛔ x${(at + 1) % SCRIPTS.length}`,
      `- [x] done ${script} ✅ 2026-11-0${at + 1}`,
      `- [${script.slice(0, 1)}] a sign of its own ${script}`,
      "",
      `| Task | Owner | Status | Due |`,
      `| --- | --- | --- | --- |`,
      `| ${script.replaceAll("|", "\\|")} | ${script} | ${script} | 2026-12-01 |`,
      `| ${script} | @ada | Done ${script} | never |`,
      "",
    ].join("\n"),
  ).join("\n"),
  "Properties.md": `---\nstatus: ${JSON.stringify(SCRIPTS[0])}\naliases: [${SCRIPTS.map((each) => JSON.stringify(each)).join(", ")}]\nowner: ${JSON.stringify(SCRIPTS[1])}\npriority: ${JSON.stringify(SCRIPTS[2])}\ntags: [${JSON.stringify(SCRIPTS[3])}]\n__proto__: { polluted: true }\n---\n# ${SCRIPTS[1]}\n\n- [ ] with properties\n`,
  "Formulas.md": `# Formulas\n\n${FORMULAS.map((each) => `- [ ] ${each} 📅 2026-11-12\n`).join("")}\n| Task | Status |\n| --- | --- |\n${FORMULAS.map((each) => `| ${each.replaceAll("|", "\\|")} | ${each.replaceAll("|", "\\|")} |\n`).join("")}`,
  "Turned.md": `# ${TURNED}\n\n## Phase 1: ${TURNED} (done)\n\n- [ ] ${TURNED}\n- [ ] plain words\n- [x] ${PILED}\n- [ ] ${"\u200b".repeat(50)}\n- [ ] \ufeff\u2060\u2060\n`,
  "Odd.md": `# Odd \0 signs\n\n- [ ] NUL \0 within\n- [ ] bell \u0007 and escape \u001b[31m red\n- [ ] line\u2028and paragraph\u2029ends\n- [ ] \ufffe\uffff\n`,
  [`Blocks.md`]: ["outline", "board", "timeline", "findings", "trend", SCRIPTS[1] ?? ""]
    .map(
      (view) =>
        `\`\`\`roadmap\nview: ${view}\nquery: ${JSON.stringify(`"${SCRIPTS[1]}" OR is:open`)}\ntitle: ${JSON.stringify(SCRIPTS[2])}\n__proto__: x\n${SCRIPTS[0]}: y\n\`\`\`\n\n\`\`\`roadmap\nview: ${view}\ntitle: ${JSON.stringify(SCRIPTS[2])}\n\`\`\`\n`,
    )
    .join("\n"),
  "Fences.md": `\`\`\`mermaid\n${SCRIPTS[0]}\n\`\`\`\n\n\`\`\`dataviewjs\nwindow.pwned=13\n\`\`\`\n\n\`roadmap: [[${SCRIPTS[1]}]]\`\n\n%% plan-of-record: off ${SCRIPTS[0]} %%\n\n- [ ] after them\n`,
  "<img src=x onerror=window.pwned=14>.md": "# A note by a name\n\n- [ ] of a script\n",
  [`${TURNED}.md`]: "- [ ] in a note whose name turns\n",
  ...Object.fromEntries(
    MEMBERS.map((name) => [
      `${name}/${name}.md`,
      `---\nstatus: ${name}\n${name}: done\ntags: [${name}]\nowner: ${name}\n---\n# ${name}\n\n## Phase ${name}: ${name}\n\n- [ ] ${name} 🆔 ${name} ⛔ ${name} @${name} #${name} [[${name}#${name}]] [${name}:: ${name}]\n- [x] ${name} ✅ 2026-11-02\n\n| ${name} | Status | Owner |\n| --- | --- | --- |\n| ${name} | ${name} | ${name} |\n`,
    ]),
  ),
};

/** Settings of the plugin as somebody else's vault may bring them along. */
export const HOSTILE_SETTINGS = {
  words: { [SCRIPTS[0] ?? ""]: "done", __proto__x: "active", constructor: "blocked" },
  checkboxes: { "<": "active", '"': "done" },
  views: [
    ...SCRIPTS.map((script, at) => ({ id: `v${at}`, name: script.slice(0, 60), view: "outline", query: script })),
    { id: "constructor", name: "__proto__", view: "board", query: "", options: { group: "__proto__" } },
    { id: "x", name: SCRIPTS[1], view: SCRIPTS[1], query: `status:${SCRIPTS[1]}`, scope: { kind: SCRIPTS[1] } },
  ],
};

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RULES } from "../../src/core/findings/all-rules";
import { RULE_NAMES, titleOfRule, type RuleName, type Severity } from "../../src/core/findings/finding";
import { readFindingsPage } from "../support/read-findings-cases";

const INDEX = "docs/findings.md";
const FOLDER = "docs/findings";
const LIST = /(?<=<!-- rules -->\n)[^]*(?=<!-- \/rules -->)/;
const isUpdate = process.env["UPDATE_DOCS"] === "1";

const A_SEVERITY: Readonly<Record<Severity, string>> = {
  error: "an error",
  warning: "a warning",
  info: "an information",
};

/** The page of a rule: what its examples, which the tests run, say of it. */
function pageOf(rule: RuleName): string {
  const { severity } = RULES[rule];
  const title = titleOfRule(rule);
  const opening = `# ${title}\n\n\`${rule}\`: ${A_SEVERITY[severity]}, unless you set it otherwise. [All rules](../findings.md)\n`;
  return `${opening}\n${readFindingsPage(rule).text}`;
}

/** The list of all rules with the first sentence of each. */
function listOfRules(): string {
  const lines = RULE_NAMES.map((rule) => {
    const sentence = /^[^]*?[.:;](?=\s)/.exec(readFindingsPage(rule).text)?.[0] ?? "";
    return `- [${titleOfRule(rule)}](findings/${rule}.md), ${A_SEVERITY[RULES[rule].severity]}. ${sentence.replace(/[:;]$/, ".")}`;
  });
  return `\n${lines.join("\n")}\n\n`;
}

beforeAll(() => {
  if (!isUpdate) return;
  mkdirSync(FOLDER, { recursive: true });
  for (const rule of RULE_NAMES) writeFileSync(path.join(FOLDER, `${rule}.md`), pageOf(rule));
  writeFileSync(INDEX, readFileSync(INDEX, "utf8").replace(LIST, listOfRules()));
});

describe("the pages of findings", () => {
  it.each(RULE_NAMES)("has what the examples of %s say; UPDATE_DOCS=1 writes it anew", (rule) => {
    const file = path.join(FOLDER, `${rule}.md`);
    expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(pageOf(rule));
  });

  it("lists every rule, and nothing else", () => {
    expect(LIST.exec(readFileSync(INDEX, "utf8"))?.[0]).toBe(listOfRules());
    expect(readdirSync(FOLDER).sort()).toEqual(RULE_NAMES.map((rule) => `${rule}.md`).sort());
  });
});

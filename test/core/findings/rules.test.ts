import { RULE_NAMES, type FindingsOptions, type RuleName } from "../../../src/core/findings/finding";
import { findFindings } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { digestFinding } from "../../support/digest-finding";
import { readFindingsPage, type FindingsCase } from "../../support/read-findings-cases";

const TODAY = "2026-11-20";

/** What one rule finds in an example. */
function findingsOf(rule: RuleName, { notes, touched }: FindingsCase): string {
  const index = new VaultIndex();
  for (const [path, text] of notes) index.setNote(path, withFigures(parseNote(text), text));
  const rules: FindingsOptions["rules"] = Object.fromEntries(
    RULE_NAMES.filter((name) => name !== rule).map((name) => [name, "off"]),
  );
  const options = { today: TODAY, staleDays: 30, touched: (path: string) => touched.get(path), rules };
  const lines = findFindings(index, options).flatMap(digestFinding);
  return lines.length === 0 ? "nothing\n" : lines.map((line) => `${line}\n`).join("");
}

describe.each(RULE_NAMES)("%s", (rule) => {
  const { cases } = readFindingsPage(rule);

  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    expect(findingsOf(rule, one)).toBe(one.expected);
  });
});

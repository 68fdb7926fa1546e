import { RULE_NAMES, type Finding } from "../../../src/core/findings/finding";
import { findFindings } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { keyOfFinding } from "../../../src/core/roadmap/findings-rows";
import { useLanguage } from "../../../src/core/words/use-language";
import { readFindingsPage, type FindingsCase } from "../../support/read-findings-cases";

afterEach(() => useLanguage("en"));

const CASES = RULE_NAMES.flatMap((rule) => readFindingsPage(rule).cases);

/** All that is found in the examples of all rules, in a language. */
function findingsIn(language: string): readonly Finding[] {
  useLanguage(language);
  return CASES.flatMap(({ notes, touched }: FindingsCase) => {
    const index = new VaultIndex();
    for (const [path, text] of notes) index.setNote(path, withFigures(parseNote(text), text));
    return findFindings(index, {
      today: "2026-11-20",
      staleDays: 30,
      touched: (path) => touched.get(path),
      rules: {},
    });
  });
}

const plain = ({ rule, path, line, range, quote, related, fix }: Finding): object => ({
  ...{ rule, path, line, range, quote, related },
  edits: fix?.edits,
});

it("the language changes what is said of a finding, and neither what is found nor what it is known by", () => {
  const [english, german] = [findingsIn("en"), findingsIn("de")];
  expect(english.length).toBeGreaterThan(30);
  expect(german.map(plain)).toEqual(english.map(plain));
  expect(german.map(keyOfFinding)).toEqual(english.map(keyOfFinding));
  expect(german.filter(({ message }, at) => message === english[at]?.message)).toEqual([]);
  const fixes = german.flatMap(({ fix }) => fix?.title ?? []);
  expect(fixes.length).toBeGreaterThan(5);
  expect(fixes.filter((title) => english.some(({ fix }) => fix?.title === title))).toEqual([]);
});

it("two findings of an example are known by different keys", () => {
  for (const { name, notes } of CASES) {
    const index = new VaultIndex();
    for (const [path, text] of notes) index.setNote(path, withFigures(parseNote(text), text));
    const all = findFindings(index, { today: "2026-11-20", staleDays: 30, touched: () => undefined, rules: {} });
    expect([name, new Set(all.map(keyOfFinding)).size]).toEqual([name, all.length]);
  }
});

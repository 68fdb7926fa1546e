import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { findFindings } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { digestFinding } from "../../support/digest-finding";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

/** What is found in the sample vault on a day in its story. `UPDATE_GOLDEN=1` writes it anew: review the diff. */
const GOLDEN = "test/fixtures/sample-findings.txt";
const TODAY = "2026-11-20";
/** The one note that nobody has touched for long. */
const TOUCHED = new Map([["Plans/Tide Curve Design.md", "2026-08-28"]]);

it("the sample vault contradicts itself where it was reviewed to", () => {
  const index = new VaultIndex();
  for (const [path, text] of readNotes(SAMPLE_VAULT)) index.setNote(path, withFigures(parseNote(text), text));
  const options = { today: TODAY, staleDays: 30, touched: (path: string) => TOUCHED.get(path), rules: {} };
  const found = findFindings(index, options)
    .flatMap((finding) => [`${finding.rule} ${finding.severity}`, ...digestFinding(finding), ""])
    .join("\n");
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(GOLDEN, found);
  expect(found).toBe(existsSync(GOLDEN) ? readFileSync(GOLDEN, "utf8") : "");
});

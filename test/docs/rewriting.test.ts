import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repairGarbledIn } from "../../src/core/edit/repair-garbled";
import { parseNote } from "../../src/core/parse/parse-note";
import { archiveDone, putIntoArchive, takeDone } from "../../src/core/rewrite/archive-done";
import { checklistToTable } from "../../src/core/rewrite/checklist-to-table";
import { giveIds } from "../../src/core/rewrite/give-ids";
import { insertPhaseTable } from "../../src/core/rewrite/insert-phase-table";
import { insertRoadmapBlock } from "../../src/core/rewrite/insert-roadmap-block";
import { insertRollup } from "../../src/core/rewrite/insert-rollup";
import { insertStatusLine } from "../../src/core/rewrite/insert-status-line";
import type { Rewriting } from "../../src/core/rewrite/refusal";
import { tableToChecklist } from "../../src/core/rewrite/table-to-checklist";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { applyEdits, type TextEdit } from "../../src/core/text/text-edit";

const page = readFileSync(join(__dirname, "../../docs/rewriting.md"), "utf8");
const sections = page.split(/^## (?=(?:Insert|Turn|Give|Move|Repair) )/m).slice(1);
const vocabulary = defaultVocabulary();

/** What an example becomes, text by text. */
type Run = (text: string, cursor: number) => readonly string[];

const edited =
  (toEdits: (text: string, cursor: number) => readonly TextEdit[]): Run =>
  (text, cursor) => [applyEdits(text, toEdits(text, cursor))];
const at =
  (rewrite: (text: string, cursor: number) => Rewriting): Run =>
  (text, from) => {
    const { edits, cursor } = rewrite(text, from);
    const after = applyEdits(text, edits);
    return [`${after.slice(0, cursor)}¦${after.slice(cursor)}`];
  };
const newId = (): string => "a1b2c3";

const RUNS: Readonly<Record<string, Run>> = {
  "Insert status line": at((text, cursor) => insertStatusLine(text, cursor, vocabulary)),
  "Insert phase table": at((text, cursor) => insertPhaseTable(text, cursor, vocabulary)),
  "Insert roadmap block": at((text, cursor) => insertRoadmapBlock(text, cursor, vocabulary)),
  "Insert rollup of this note": at((text, cursor) => insertRollup(text, cursor, vocabulary)),
  "Turn checklist into phase table": at((text, from) => checklistToTable(text, { from, to: from }, vocabulary)),
  "Turn phase table into checklist": at((text, cursor) => tableToChecklist(text, cursor, vocabulary)),
  "Give ids to selected open tasks": edited((text, from) => giveIds(text, { from, to: from }, vocabulary, newId)),
  "Give ids to all open tasks of this note": edited((text) => giveIds(text, null, vocabulary, newId)),
  "Move done items to the archive of this note": edited((text) => archiveDone(text, vocabulary).edits),
  "Move done items to another note": (text) => {
    const taken = takeDone(text, vocabulary, { isLinked: () => false, leadsAway: () => false });
    return [applyEdits(text, taken.edits), applyEdits("", [putIntoArchive("", taken, false, vocabulary)])];
  },
  "Repair wrongly decoded text in this note": edited((text) => repairGarbledIn(parseNote(text))),
};

test("every command has its section", () => {
  const titles = sections.map((section) => section.split("\n")[0] ?? "");
  expect(titles).toEqual([...Object.keys(RUNS), "Repair wrongly decoded text in the vault"]);
});

test.each(Object.entries(RUNS))("%s does what its example says", (title, run) => {
  const section = sections.find((each) => each.startsWith(`${title}\n`)) ?? "";
  const [before = "", ...after] = [...section.matchAll(/^(`{3,})text\n([^]*?)^\1\n/gm)].map((match) => match[2] ?? "");
  const cursor = before.indexOf("¦");
  expect(after).toEqual(run(before.replace("¦", ""), Math.max(0, cursor)));
});

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { VaultIndex } from "../../src/core/index/vault-index";
import type { ParsedNote } from "../../src/core/note/parsed-note";
import { backlinkRollup, linkedSubpaths, ownRollup, statusOfNote } from "../../src/core/rollup/note-rollups";
import type { Rollup } from "../../src/core/rollup/rollup";
import { digestItem, digestLink, digestRef, digestStatement } from "../support/digest";
import { indexOf, readNotes, SAMPLE_VAULT } from "../support/read-vault";

/** What is read in each note of the sample vault, one file a note. `UPDATE_GOLDEN=1` writes them anew: review the diff. */
const GOLDEN = "test/fixtures/golden";
const isUpdate = process.env.UPDATE_GOLDEN === "1";

const index = indexOf(readNotes(SAMPLE_VAULT));

beforeAll(() => {
  if (!isUpdate) return;
  rmSync(GOLDEN, { recursive: true, force: true });
  mkdirSync(GOLDEN, { recursive: true });
});

it.each(index.notePaths())("%s reads as it was reviewed", (notePath) => {
  const note = index.note(notePath);
  if (note === undefined) throw new Error(`No note ${notePath}`);
  const digest = digestOf(index, notePath, note);
  const file = path.join(GOLDEN, `${notePath.replaceAll("/", "__")}.json`);
  if (isUpdate) writeFileSync(file, `${JSON.stringify(digest, null, 2)}\n`);
  if (!existsSync(file)) throw new Error(`${file} is missing; UPDATE_GOLDEN=1 writes it`);
  expect(digest).toEqual(JSON.parse(readFileSync(file, "utf8")));
});

function digestOf(vault: VaultIndex, notePath: string, note: ParsedNote): unknown {
  const status = statusOfNote(vault, notePath);
  const { rollup, from } = backlinkRollup(vault, notePath);
  return {
    title: note.title,
    aliases: note.aliases,
    status:
      status === null ? null : `${status.status} “${status.raw}” from ${status.from} ${status.path}:${status.line + 1}`,
    own: show(ownRollup(note)),
    sections: note.sections.slice(1).map((section, i) => {
      const counts = show(ownRollup(note, i + 1));
      return `${section.line + 1} ${"#".repeat(section.level)} ${section.heading}${counts === "0" ? "" : `: ${counts}`}`;
    }),
    items: note.items.map((item) => digestItem(note, item)),
    statements: note.statements.map((statement) => digestStatement(note, statement)),
    links: note.links.map((link) => {
      const target = vault.resolve(link, notePath);
      return `${digestLink(note, link)} → ${target.isResolved ? target.path : "nothing"}${target.isSoft ? " (soft)" : ""}`;
    }),
    refs: note.refs.map((ref) => digestRef(note, ref)),
    backlinks: `${show(rollup)} from ${new Set(from.map((source) => source.path)).size} notes`,
    subpaths: linkedSubpaths(vault, notePath).map(
      (subpath) => `${subpath}: ${show(backlinkRollup(vault, notePath, subpath).rollup)}`,
    ),
  };
}

/** `8 of 12 (8 done, 4 todo), 10 of 45 h`. */
function show({ total, done, byStatus, effortHours }: Rollup): string {
  const counts = Object.entries(byStatus)
    .map(([status, count]) => `${count} ${status}`)
    .sort();
  const hours = effortHours.total === 0 ? "" : `, ${effortHours.done} of ${effortHours.total} h`;
  return (total === 0 ? "0" : `${done} of ${total} (${counts.join(", ")})`) + hours;
}

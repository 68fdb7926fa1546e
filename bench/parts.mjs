// What is timed, and over which vaults.
import { createMix, createNote, createVault, MIXES } from "./vault.mjs";

/** The reference figures and budgets are of notes of these sizes, in characters. */
export const NOTE_SIZES = [10_000, 100_000, 1_000_000];
export const SECTION_SIZE = 100_000;

const WHOLE = [
  "read the files",
  "cut into lines",
  "remark, GFM and frontmatter",
  "markdown-it",
  "read and index",
  "the same as in the app",
  "warm start",
];
/** How many characters remark gets to see: it needs about a second for a million. */
const REMARK_CHARACTERS = { generated: 3_000_000, mix: 7_000_000 };

function* generate(noteCount) {
  for (let at = 0; at < noteCount; at++) yield createNote(at);
}

/** A vault and where it comes from: `notes` to be written to a folder, or a folder that is there. */
const generated = (count) => ({
  name: `${count} notes`,
  notes: () => (count > 10_000 ? generate(count) : createVault(count)),
  remarkCharacters: REMARK_CHARACTERS.generated,
});
const mix = (name, count) => ({
  name,
  notes: () => createMix(name, count),
  remarkCharacters: REMARK_CHARACTERS.mix,
});

const whole = (vault, part) => WHOLE.map((subject) => ({ part, vault, name: subject, subject }));

export const nameOfEdit = ({ kind, characters }) =>
  kind === "document" ? `edit ${characters / 1000} KB` : `edit ${characters / 1000} KB, one ${kind}`;

function edits(vault, notes, editCount) {
  return notes.map((note) => ({
    part: "edits",
    vault,
    name: nameOfEdit(note),
    subject: "edit",
    note,
    // Each takes longer, and so fewer of them tell as much.
    editCount: note.characters > 500_000 ? Math.min(editCount, 150) : editCount,
  }));
}

export const PARTS = ["sizes", "mixes", "edits", "renames", "search", "queries", "findings", "command-line", "load"];
/** Those that are timed of a folder, which nothing is known of. */
export const FOLDER_PARTS = ["sizes", "command-line"];

/**
 * All there is to time: each entry names its part, its vault, itself, and the subject that a process of its own runs.
 *
 * @param {{ sizes: number[], folder: string | null, isSmoke: boolean }} options
 */
export function planRun({ sizes, folder, isSmoke }) {
  if (folder !== null) {
    const vault = { name: folder, folder, remarkCharacters: REMARK_CHARACTERS.generated };
    return [...whole(vault, "sizes"), ...commandLine(vault)];
  }
  const vaults = new Map(sizes.map((count) => [count, generated(count)]));
  const of = (count) => vaults.get(count) ?? vaults.set(count, generated(count)).get(count);
  const mixes = Object.entries(MIXES).map(([name, { noteCount }]) => mix(name, isSmoke ? 20 : noteCount));
  const editCount = isSmoke ? 5 : 250;
  const ofChanges = isSmoke ? [100] : [1000, 10_000];
  const documents = isSmoke ? [10_000] : NOTE_SIZES;
  const section = isSmoke ? 10_000 : SECTION_SIZE;
  const noteKinds = [
    ...documents.map((characters) => ({ kind: "document", characters })),
    ...["list", "table"].map((kind) => ({ kind, characters: section })),
  ];
  return [
    ...[...vaults.values()].flatMap((vault) => whole(vault, "sizes")),
    ...mixes.flatMap((vault) => whole(vault, "mixes")),
    ...ofChanges.flatMap((count) => edits(of(count), noteKinds, editCount)),
    ...ofChanges.map((count) => ({ part: "renames", vault: of(count), name: "rename", subject: "rename", editCount })),
    { part: "search", vault: of(ofChanges.at(-1)), name: "search", subject: "search" },
    ...ofChanges.map((count) => ({ part: "queries", vault: of(count), name: "query", subject: "query" })),
    ...ofChanges.map((count) => ({
      part: "findings",
      vault: of(count),
      name: "findings",
      subject: "findings",
      editCount,
    })),
    ...mixes.filter(({ name }) => name === "ordinary").flatMap(commandLine),
    // Without a vault: some processes, as each takes a moment only.
    ...Array.from({ length: isSmoke ? 1 : 5 }, () => ({
      part: "load",
      vault: null,
      name: "load main.js",
      subject: "load",
    })),
  ];
}

function commandLine(vault) {
  return [["index", "--json"], ["report"]].map((args) => ({
    part: "command-line",
    vault,
    name: `plan-of-record ${args.join(" ")}`,
    command: args,
  }));
}

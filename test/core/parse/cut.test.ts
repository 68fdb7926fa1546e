import fc from "fast-check";
import { existsSync } from "node:fs";
import { cutText } from "../../../src/core/parse/cut";
import { parseNote } from "../../../src/core/parse/parse-note";
import { anyNote, planLikeNote, RUNS } from "../../support/random-notes";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

const WHOLE = { pieceSize: Number.MAX_SAFE_INTEGER };
const PIECES = { pieceSize: 1 };

/** Folders of notes by other hands, where they lie beside the project. */
const BESIDE = ["../shared/seed-vault", "../shared/corpus/notes"].filter((folder) => existsSync(folder));

test.each([SAMPLE_VAULT, ...BESIDE])("the notes of %s read the same, cut wherever they can be", (folder) => {
  for (const [path, text] of readNotes(folder)) {
    expect({ path, note: parseNote(text, PIECES) }).toEqual({ path, note: parseNote(text, WHOLE) });
  }
});

test("random notes read the same, cut wherever they can be", () => {
  fc.assert(
    fc.property(fc.oneof(planLikeNote, anyNote), (text) => {
      expect(parseNote(text, PIECES)).toEqual(parseNote(text, WHOLE));
    }),
    { numRuns: RUNS },
  );
});

test("a note is cut before headings, items and rows, and near nothing that reaches across", () => {
  const cuts = (text: string): readonly string[] => cutText(text, 0, 1).map(({ from, to }) => text.slice(from, to));
  expect(cuts("a\n# b\n- c\n- d\n")).toEqual(["a\n", "# b\n- c\n", "- d\n"]);
  expect(cuts("| a |\n| - |\n| b |\n| c |\n")).toEqual(["| a |\n| - |\n", "| b |\n", "| c |\n"]);
  for (const whole of ["```\n# a\n# b\n", "<!-- a\n# b\n# c\n", "[a]: b\n# c\n# d\n", "text\n2. a\n3. b\n"]) {
    expect(cuts(whole)).toEqual([whole]);
  }
});

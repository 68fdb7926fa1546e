import { parseNote } from "../../../src/core/parse/parse-note";
import { digestNote } from "../../support/digest";
import { caseFiles, readCases } from "../../support/read-cases";

/** What a case says where nothing at all is read. */
const NOTHING = "nothing";

describe.each(caseFiles("notations"))("%s", (file) => {
  it.each(readCases(file).map((one) => [one.name, one] as const))("%s", (_, { input, expected }) => {
    const digest = digestNote(parseNote(input));
    expect(digest.length === 0 ? [NOTHING] : digest).toEqual(expected);
  });
});

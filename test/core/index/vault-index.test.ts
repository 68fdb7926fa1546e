import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

/** Who links to a note, as `source:line` (from 1), with what is covered. */
const backlinks = (index: VaultIndex, path: string): readonly string[] =>
  index.backlinksOf(path).map(({ source, line, covers }) => `${source}:${line + 1} ${covers.start}-${covers.end}`);

describe("backlinks", () => {
  it("are the links of other notes, by source and line, to the note or a part of it", () => {
    const index = vault({
      "A.md": "## On [[B]]\n- [ ] [[B#Part|b]]\n- [ ] [b](B.md)\n",
      "0.md": "- [x] [[b]]\n\nWhat counts for nothing is left out: [[A]].",
      "B.md": "# Part\n- [ ] [[B]] [[#Part]]",
    });
    expect(backlinks(index, "B.md")).toEqual(["0.md:1 0-1", "A.md:1 0-2", "A.md:2 0-1", "A.md:3 1-2"]);
    expect(backlinks(index, "A.md")).toEqual([]);
  });

  it("count refs in code spans that name a file, and no others", () => {
    const index = vault({ "A.md": "- [ ] see `docs/B.md` and `C.md`", "docs/B.md": "" });
    expect(backlinks(index, "docs/B.md")).toEqual(["A.md:1 0-1"]);
    expect(index.linkedTargets().map(({ path }) => path)).toEqual(["docs/B.md"]);
  });

  it("to what is not there are kept under what is written, in any case", () => {
    const index = vault({ "A.md": "- [ ] [[Missing]]", "B.md": "- [ ] [[missing]]" });
    expect(backlinks(index, "MISSING")).toEqual(["A.md:1 0-1", "B.md:1 0-1"]);
    expect(index.linkedTargets()).toEqual([{ path: "Missing", isResolved: false, subpath: "" }]);
  });

  it("keep files apart whose paths differ in case alone", () => {
    const index = vault({ "x/A.md": "", "x/a.md": "", "B.md": "- [ ] [[x/A]]" });
    const both = [...backlinks(index, "x/A.md"), ...backlinks(index, "x/a.md")];
    expect(both).toEqual(["B.md:1 0-1"]);
  });

  it("mark the first cell of a table row that is nothing but a link", () => {
    const index = vault({
      "T.md": "| PRD | Status |\n| - | - |\n| [[A]] | done, see [[B]] |\n",
      "A.md": "",
      "B.md": "",
    });
    expect(index.backlinksOf("A.md").map(({ isTracker }) => isTracker)).toEqual([true]);
    expect(index.backlinksOf("B.md").map(({ isTracker }) => isTracker)).toEqual([false]);
  });
});

describe("a change", () => {
  it("of a file leads links elsewhere", () => {
    const index = vault({ "A.md": "- [ ] [[B]]", "deep/B.md": "" });
    expect(backlinks(index, "deep/B.md")).toHaveLength(1);
    index.setNote("B.md", parseNote(""));
    expect(backlinks(index, "deep/B.md")).toHaveLength(0);
    expect(backlinks(index, "B.md")).toHaveLength(1);
    index.removeFile("B.md");
    expect(backlinks(index, "deep/B.md")).toHaveLength(1);
  });

  it("of a note's text drops what it said", () => {
    const index = vault({ "A.md": "- [ ] [[B]]", "B.md": "" });
    index.setNote("A.md", parseNote("- [ ] nothing"));
    expect(backlinks(index, "B.md")).toEqual([]);
  });

  it("of a name keeps what the note says", () => {
    const index = vault({ "A.md": "- [ ] [[B]]", "B.md": "" });
    index.renameNote("A.md", "x/C.md");
    expect(index.notePaths()).toEqual(["B.md", "x/C.md"]);
    expect(backlinks(index, "B.md")).toEqual(["x/C.md:1 0-1"]);
    index.renameNote("x/C.md", "x/C.md");
    expect(backlinks(index, "B.md")).toEqual(["x/C.md:1 0-1"]);
  });

  it("makes the revision grow", () => {
    const index = new VaultIndex();
    const revisions = [
      () => index.setNote("A.md", parseNote("")),
      () => index.addFile("b.png"),
      () => index.renameNote("A.md", "C.md"),
      () => index.removeFile("C.md"),
      () => index.removeFile("b.png"),
    ].map((change) => {
      change();
      return index.revision;
    });
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  it("of the list of files forgets the notes that are no longer there", () => {
    const index = vault({ "A.md": "- [ ] x", "B.md": "- [ ] [[A]]" });
    index.setFiles(["B.md", "c.png"]);
    expect(index.notePaths()).toEqual(["B.md"]);
    expect(index.linkedTargets()).toEqual([{ path: "A", isResolved: false, subpath: "" }]);
  });
});

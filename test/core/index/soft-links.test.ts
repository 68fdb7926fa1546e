import type { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { backlinkRollup, statusOfNote } from "../../../src/core/rollup/note-rollups";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

/** Who links to a note, softly or not: `source:line` (from 1). */
const backlinks = (index: VaultIndex, path: string): readonly string[] =>
  index.backlinksOf(path).map(({ source, line, isSoft }) => `${isSoft ? "soft " : ""}${source}:${line + 1}`);

const leadsTo = (index: VaultIndex, linkpath: string, source = "A.md"): string => {
  const { path, isResolved, isSoft } = index.resolve({ linkpath, subpath: "" }, source);
  return isResolved ? `${isSoft ? "soft " : ""}${path}` : "nothing";
};

describe("a link that leads to no file counts softly for the one note", () => {
  it("whose title it is, from the frontmatter or the first heading", () => {
    const index = vault({
      "A.md": "- [ ] [[Harbour migration]] and [[Lock gates]]",
      "plans/2026-a.md": "---\ntitle: Harbour migration\n---\n# Another\n",
      "plans/2026-b.md": "# Lock gates\n",
    });
    expect(backlinks(index, "plans/2026-a.md")).toEqual(["soft A.md:1"]);
    expect(backlinks(index, "plans/2026-b.md")).toEqual(["soft A.md:1"]);
  });

  it("whose first heading it is, of any level", () => {
    const index = vault({ "A.md": "[[Dredging]]", "b.md": "Words.\n\n## Dredging\n# Title\n" });
    expect(leadsTo(index, "Dredging")).toBe("soft b.md");
    expect(leadsTo(index, "Title")).toBe("soft b.md");
  });

  it("whose alias it is", () => {
    const index = vault({ "A.md": "- [ ] [plan](The%20tide%20plan)", "b.md": "---\naliases: [The tide plan]\n---\n" });
    expect(backlinks(index, "b.md")).toEqual(["soft A.md:1"]);
    expect(index.linkedTargets()).toEqual([{ path: "b.md", isResolved: true, subpath: "" }]);
  });

  it("and to its headings, with all that it covers", () => {
    const index = vault({ "A.md": "- [ ] [[Lock gates#Tests]]\n  - [x] inner\n", "b.md": "# Lock gates\n## Tests\n" });
    expect(backlinkRollup(index, "b.md", "#tests").rollup.total).toBe(1);
    expect(index.backlinksOf("b.md").map(({ target }) => target)).toEqual([
      { path: "b.md", isResolved: true, subpath: "#Tests" },
    ]);
  });

  it("so that a row of a tracker states its status", () => {
    const index = vault({
      "T.md": "| PRD | Status |\n| - | - |\n| [[Lock gates]] | 🔄 In progress |\n",
      "b.md": "# Lock gates\n",
    });
    expect(statusOfNote(index, "b.md")).toMatchObject({ status: "active", from: "tracked", path: "T.md" });
    expect(index.trackersOf("b.md").map(({ source, line }) => `${source}:${line}`)).toEqual(["T.md:2"]);
  });
});

describe("a link counts softly for no note", () => {
  it("where several are called so, or it differs in case", () => {
    const index = vault({ "A.md": "", "b.md": "# Plan\n", "c.md": "---\naliases: Plan\n---\n", "d.md": "# Tides\n" });
    expect(leadsTo(index, "Plan")).toBe("nothing");
    expect(leadsTo(index, "tides")).toBe("nothing");
    expect(leadsTo(index, "Tides")).toBe("soft d.md");
  });

  it("where a file is found, or a place is named", () => {
    const index = vault({ "A.md": "", "Plan.md": "", "b.md": "# Plan\n", "c.md": "---\naliases: [./x, /y]\n---\n" });
    expect(leadsTo(index, "Plan")).toBe("Plan.md");
    expect(leadsTo(index, "./x")).toBe("nothing");
    expect(leadsTo(index, "/y")).toBe("nothing");
  });

  it("nor does a path in a code span", () => {
    const index = vault({ "A.md": "- [ ] see `tides.md`", "b.md": "# tides.md\n" });
    expect(backlinks(index, "b.md")).toEqual([]);
  });
});

it("soft links appear and disappear as notes come, go and change their names", () => {
  const index = vault({ "A.md": "- [ ] [[Lock gates]]", "b.md": "# Lock gates\n" });
  expect(backlinks(index, "b.md")).toEqual(["soft A.md:1"]);
  index.setNote("c.md", parseNote("# Lock gates\n"));
  expect([...backlinks(index, "b.md"), ...backlinks(index, "c.md")]).toEqual([]);
  index.setNote("b.md", parseNote("# Sluices\n"));
  expect(backlinks(index, "c.md")).toEqual(["soft A.md:1"]);
  index.addFile("x/Lock gates.md");
  expect(backlinks(index, "c.md")).toEqual([]);
  expect(backlinks(index, "x/Lock gates.md")).toEqual(["A.md:1"]);
  index.removeFile("x/Lock gates.md");
  index.renameNote("c.md", "d.md");
  expect(backlinks(index, "d.md")).toEqual(["soft A.md:1"]);
  index.removeFile("d.md");
  expect(index.linkedTargets()).toEqual([{ path: "Lock gates", isResolved: false, subpath: "" }]);
});

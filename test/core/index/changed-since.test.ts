import type { VaultIndex } from "../../../src/core/index/vault-index";
import { ChangeLog } from "../../../src/core/index/change-log";
import { parseNote } from "../../../src/core/parse/parse-note";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

/** The paths that a change is said to concern. */
function changedBy(index: VaultIndex, change: () => void): readonly string[] | null {
  const before = index.revision;
  change();
  const changes = index.changedSince(before);
  if (changes === null) return null;
  expect(changes.revision).toBe(index.revision);
  return [...changes.paths].sort();
}

const NOTES = { "a.md": "- [ ] [[b]] and [[c]]\n", "b.md": "# B\n", "c.md": "", "d.md": "- [ ] [[Soft]]\n" };

describe("a change concerns", () => {
  it("the note, and what it links to before and after", () => {
    const index = vault(NOTES);
    expect(changedBy(index, () => index.setNote("a.md", parseNote("- [x] [[b]] and [[d]]\n")))).toEqual([
      "a.md",
      "b.md",
      "c.md",
      "d.md",
    ]);
    expect(changedBy(index, () => index.setNote("b.md", parseNote("# B\nnew\n")))).toEqual(["b.md"]);
  });

  it("what a link leads to elsewhere, or no longer, when a file comes or goes", () => {
    const index = vault(NOTES);
    expect(changedBy(index, () => index.removeFile("b.md"))).toEqual(["a.md", "b", "b.md"]);
    expect(changedBy(index, () => index.addFile("x/b.md"))).toEqual(["a.md", "b", "x/b.md"]);
  });

  it("the links that mean a note by its title", () => {
    const index = vault(NOTES);
    expect(changedBy(index, () => index.setNote("c.md", parseNote("# Soft\n")))).toEqual(["c.md", "d.md", "soft"]);
  });

  it("the notes that name its ids", () => {
    const index = vault({ "a.md": "- [ ] **B1: x** y\n", "b.md": "- [ ] after B1\n", "c.md": "- [ ] after B2\n" });
    expect(changedBy(index, () => index.setNote("a.md", parseNote("- [x] **B1: x** y\n")))).toEqual(["a.md", "b.md"]);
    expect(changedBy(index, () => index.setNote("d.md", parseNote("- [x] **B2: x** y\n")))).toEqual(["c.md", "d.md"]);
  });

  it("nothing where nothing is done", () => {
    const index = vault(NOTES);
    expect(changedBy(index, () => index.addFile("a.md"))).toEqual([]);
    expect(changedBy(index, () => index.removeFile("z.md"))).toEqual([]);
  });
});

describe("the log", () => {
  it("tells of several changes together", () => {
    const index = vault(NOTES);
    expect(
      changedBy(index, () => {
        index.setNote("b.md", parseNote("x"));
        index.setNote("c.md", parseNote("y"));
      }),
    ).toEqual(["b.md", "c.md"]);
  });

  it("reaches back only so far, and then says so", () => {
    const log = new ChangeLog();
    for (let at = 0; at < 200_000; at++) {
      log.begin();
      log.touch(`${at}.md`);
    }
    expect(log.since(0)).toBeNull();
    expect(log.since(199_999)).toEqual({ paths: new Set(["199999.md"]), revision: 200_000 });
  });

  it("says so too when one change is larger than it can hold", () => {
    const log = new ChangeLog();
    log.begin();
    for (let at = 0; at < 100_000; at++) log.touch(`${at}.md`);
    expect(log.since(0)).toBeNull();
    expect(log.since(1)).toEqual({ paths: new Set(), revision: 1 });
    log.begin();
    log.touch("a.md");
    expect(log.since(1)?.paths).toEqual(new Set(["a.md"]));
  });
});

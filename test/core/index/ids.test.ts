import type { ItemRef, VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

const show = (refs: readonly ItemRef[]): readonly string[] => refs.map(({ path, item }) => `${path} ${item}`);

const HULL = "## Phase 0: Hull\n- [ ] **B1: Weld the ribs** — 40 of them\n- [ ] **B2: Paint**, blocked by B1\n";

describe("an id", () => {
  it("is carried by items of any kind, and asked for in any case", () => {
    const index = vault({ "a.md": HULL, "b.md": "## Phase 0: Rigging\n- [ ] Mast 🆔 mast1\n" });
    expect(show(index.itemsWithId("phase 0"))).toEqual(["a.md 0", "b.md 0"]);
    expect(show(index.itemsWithId("B1"))).toEqual(["a.md 1"]);
    expect(show(index.itemsWithId("MAST1"))).toEqual(["b.md 1"]);
    expect(index.itemsWithId("B9")).toEqual([]);
  });

  it("means an item of the same note first", () => {
    const index = vault({ "a.md": HULL, "b.md": HULL });
    expect(show(index.itemsMeantBy("B1", "b.md"))).toEqual(["b.md 1"]);
  });

  it("else that of the one note that has it", () => {
    const index = vault({ "a.md": HULL, "c.md": "- [ ] Launch, after B2\n" });
    expect(show(index.itemsMeantBy("B2", "c.md"))).toEqual(["a.md 2"]);
    index.setNote("b.md", parseNote(HULL));
    expect(index.itemsMeantBy("B2", "c.md")).toEqual([]);
    index.removeFile("a.md");
    expect(show(index.itemsMeantBy("B2", "c.md"))).toEqual(["b.md 2"]);
  });

  it("means all that share it in that note", () => {
    const index = vault({ "a.md": "- [ ] **B1: x** y\n- [ ] **B1: z** y\n- [ ] Look at B1\n" });
    expect(show(index.itemsMeantBy("B1", "a.md"))).toEqual(["a.md 0", "a.md 1"]);
  });
});

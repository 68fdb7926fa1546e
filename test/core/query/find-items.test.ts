import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { findableIn, findItems } from "../../../src/core/query/find-items";
import { nextOpen } from "../../../src/core/roadmap/next-open";
import { needsOf } from "../../../src/core/schedule/needs-of";

function vaultOf(notes: Readonly<Record<string, string>>): VaultIndex {
  const index = new VaultIndex();
  for (const [path, text] of Object.entries(notes)) {
    index.addFile(path);
    index.setNote(path, withFigures(parseNote(text), text));
  }
  return index;
}

const VAULT = vaultOf({
  "Ship.md": "# Ship\n\n- [x] Order ropes\n- [ ] B2: Order paint\n- [ ] Reorder sails\n",
  "Quay.md": "# Quay\n\n- [ ] Order lamps\n- [ ] Sweep, blocked by B2\n",
});

function found(query: string, here: string | null = null): readonly string[] {
  return findItems(findableIn(VAULT), query, here, 10).map(({ title }) => title);
}

it("items are found by title, id and note, open ones and whole words first", () => {
  expect(found("order")).toEqual(["Order lamps", "B2: Order paint", "Order ropes", "Reorder sails"]);
  expect(found("order", "Ship.md")[0]).toBe("B2: Order paint");
  expect(found("b2")[0]).toBe("B2: Order paint");
  expect(found("quay sweep")).toEqual(["Sweep, blocked by B2"]);
  expect(found("nothing at all")).toEqual([]);
});

it("items are found by what stands behind a title in bold", () => {
  const index = vaultOf({ "Quay.md": "- [ ] **Step 2:** Delete the pictures\n" });
  expect(findItems(findableIn(index), "delete pictures", null, 10)).toMatchObject([
    { title: "Step 2", description: "Delete the pictures" },
  ]);
});

it("where no word fits, letters in their order do", () => {
  expect(found("tnpdro")).toEqual([]);
  expect(found("ordpnt")).toEqual(["B2: Order paint"]);
});

it("without a word come the open items of the note that is open", () => {
  expect(found("", "Quay.md").slice(0, 2)).toEqual(["Order lamps", "Sweep, blocked by B2"]);
});

it("the next open item is found from any line, around the end too", () => {
  const note = parseNote("- [ ] A\n- [x] B\n- [ ] C\n");
  expect(nextOpen(note, 0, 1)?.title).toBe("C");
  expect(nextOpen(note, 2, 1)?.title).toBe("A");
  expect(nextOpen(note, 0, -1)?.title).toBe("C");
  expect(nextOpen(parseNote("- [x] A\n"), 0, 1)).toBeNull();
});

it("what an item needs is found in other notes, and by what it stands under", () => {
  const index = vaultOf({
    "Hull.md": "## Phase 2: Hull\n\nDepends on: B1\n\n- [ ] Sand, blocked by B2\n\n- [ ] B1: Wood\n- [ ] B2: Paper\n",
    "Dock.md": "- [ ] Water the dock, blocks B2\n",
  });
  const titles = (title: string): readonly string[] => {
    const item = index.note("Hull.md")?.items.findIndex((each) => each.title.startsWith(title)) ?? -1;
    return needsOf(index, { path: "Hull.md", item }).map((node) => {
      return index.note(node.path)?.items[node.item ?? -1]?.title ?? node.path;
    });
  };
  expect(titles("Sand")[0]).toBe("B2: Paper");
  expect(titles("B2")).toContain("Water the dock, blocks B2");
});

it("what one item of a note needs, the others do not", () => {
  const index = vaultOf({ "A.md": "# A\n\n- [ ] One\n- [ ] Two, blocked by B1\n", "B.md": "- [ ] B1: Base\n" });
  expect(needsOf(index, { path: "A.md", item: 0 })).toEqual([]);
  expect(needsOf(index, { path: "A.md", item: 1 })).toEqual([{ path: "B.md", item: 0 }]);
});

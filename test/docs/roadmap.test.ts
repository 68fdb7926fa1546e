import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BoardBuilder } from "../../src/core/roadmap/board/build-board";
import { buildOutline } from "../../src/core/roadmap/build-outline";
import { INITIAL_OUTLINE_STATE } from "../../src/core/roadmap/outline-row";
import { toBoardAction } from "../../src/ui/board/board-keys";
import { toTreeAction } from "../../src/ui/tree/tree-keys";
import { indexOf } from "../support/read-vault";

const page = readFileSync(join(__dirname, "../../docs/roadmap.md"), "utf8");
const index = indexOf(new Map([["Boat.md", "# Boat\n\n- [ ] Keel\n  - [ ] Wood\n- [ ] Mast\n- [x] Hull\n"]]));

/** The keys in the first column of a table, each with what is held with it. */
function keysIn(name: string): readonly (readonly [held: string, key: string])[] {
  const table = new RegExp(`<!-- keys of ${name} -->\n([^]*?)<!-- /keys`).exec(page)?.[1] ?? "";
  const cells = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)]);
  return cells.map(([, written = ""]) => {
    const [held, key] = written.includes("+") ? written.split("+") : ["", written];
    return [held ?? "", key === "Space" ? " " : (key ?? "")] as const;
  });
}

/** All keys that a keyboard may send, of which those are named here that do something. */
const ALL = [
  ...Array.from("abcdefghijklmnopqrstuvwxyz0123456789 "),
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape"],
  ...["Home", "End", "PageUp", "PageDown", "Tab", "Delete", "Backspace"],
];

describe("the keys that the page of the roadmap names", () => {
  const { rows } = buildOutline(index, { ...INITIAL_OUTLINE_STATE, fold: "all-open" });
  const inTree = (held: string, key: string): readonly (string | undefined)[] =>
    rows.map((_, active) => {
      const selects = { shift: held === "Shift", any: true };
      return toTreeAction(key, { rows, active, page: 2, rightToLeft: false, selects })?.kind;
    });

  test("all do something in trees, and no other does", () => {
    const named = keysIn("trees");
    expect(named.filter(([held, key]) => inTree(held, key).every((kind) => kind === undefined))).toEqual([]);
    expect(named.filter(([held]) => held === "Shift").flatMap(([held, key]) => inTree(held, key))).toContain("extend");
    const taken = ALL.filter((key) => inTree("", key).some((kind) => kind !== undefined));
    expect(taken.filter((key) => !named.some(([, name]) => name === key))).toEqual([]);
  });

  test("all do something in findings, and no other does", () => {
    const named = keysIn("findings").map(([, key]) => key);
    const own = ["f", "m", "Escape"];
    // A group that is folded, one that is not, and a finding in it: nothing of them has a box, an item or a count.
    const groups = [
      { kind: "group", level: 1, expanded: false },
      { kind: "group", level: 1, expanded: true },
      { kind: "finding", level: 2, expanded: null },
    ];
    const does = (key: string): boolean =>
      groups.some((_, active) => {
        const action = toTreeAction(key, { rows: groups, active, page: 2, rightToLeft: false })?.kind;
        // The view leaves out what its rows cannot be asked.
        return action === "move" || action === "fold" || action === "open";
      });
    expect(named.filter((key) => !own.includes(key) && !does(key))).toEqual([]);
    expect([...ALL.filter(does), ...own].filter((key) => !named.includes(key))).toEqual([]);
    expect(own.filter((key) => !named.includes(key))).toEqual([]);
  });

  const board = new BoardBuilder(index).build({ group: "status", lanes: "none" }, { openOnly: false });
  const onBoard = (held: string, key: string): string | undefined =>
    toBoardAction(
      { key, altKey: held === "Alt" },
      { board, at: { lane: 0, column: 0, index: 0 }, page: 2, rightToLeft: false, hasSelection: true },
    )?.kind;

  test("all do something on the board, and no other does", () => {
    const named = keysIn("boards");
    expect(named.filter(([held, key]) => onBoard(held, key) === undefined)).toEqual([]);
    expect(named.filter(([held]) => held === "Alt").map(([held, key]) => onBoard(held, key))).toEqual(["move", "move"]);
    const taken = ALL.filter((key) => onBoard("", key) !== undefined);
    expect(taken.filter((key) => !named.some(([, name]) => name === key))).toEqual([]);
  });
});

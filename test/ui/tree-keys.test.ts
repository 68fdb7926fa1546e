import { toTreeAction, type KeyPlace } from "../../src/ui/tree/tree-keys";
import { aRow } from "./support";

const ROWS = [
  aRow({ title: "Plan", level: 1, expanded: true }),
  aRow({ title: "Phase 1", level: 2, expanded: false }),
  aRow({ title: "Phase 2", level: 2, expanded: true }),
  aRow({ title: "Ship it", level: 3, box: { checked: false, symbol: " " } }),
  aRow({ title: "Tell people", level: 3 }),
];

function press(key: string, active: number, place: Partial<KeyPlace> = {}): unknown {
  return toTreeAction(key, { rows: ROWS, active, page: 3, rightToLeft: false, ...place });
}

test("the arrows up and down go from row to row and stop at the ends", () => {
  expect(press("ArrowDown", 0)).toEqual({ kind: "move", to: 1 });
  expect(press("ArrowDown", 4)).toEqual({ kind: "move", to: 4 });
  expect(press("ArrowUp", 2)).toEqual({ kind: "move", to: 1 });
  expect(press("ArrowUp", 0)).toEqual({ kind: "move", to: 0 });
});

test("Home, End and the page keys jump", () => {
  expect(press("Home", 3)).toEqual({ kind: "move", to: 0 });
  expect(press("End", 0)).toEqual({ kind: "move", to: 4 });
  expect(press("PageDown", 0)).toEqual({ kind: "move", to: 3 });
  expect(press("PageUp", 4)).toEqual({ kind: "move", to: 1 });
});

test("the arrow towards the children opens a closed row, then goes in", () => {
  expect(press("ArrowRight", 1)).toEqual({ kind: "fold", at: 1 });
  expect(press("ArrowRight", 2)).toEqual({ kind: "move", to: 3 });
  expect(press("ArrowRight", 3)).toBeNull();
});

test("the arrow back closes an open row, else goes to the row that it stands under", () => {
  expect(press("ArrowLeft", 2)).toEqual({ kind: "fold", at: 2 });
  expect(press("ArrowLeft", 4)).toEqual({ kind: "move", to: 2 });
  expect(press("ArrowLeft", 1)).toEqual({ kind: "move", to: 0 });
});

test("where text runs from right to left, the arrows change places", () => {
  expect(press("ArrowLeft", 1, { rightToLeft: true })).toEqual({ kind: "fold", at: 1 });
  expect(press("ArrowRight", 4, { rightToLeft: true })).toEqual({ kind: "move", to: 2 });
});

test("Enter opens the note; Space ticks a box, and folds what has none", () => {
  expect(press("Enter", 3)).toEqual({ kind: "open", at: 3 });
  expect(press(" ", 3)).toEqual({ kind: "tick", at: 3 });
  expect(press(" ", 2)).toEqual({ kind: "fold", at: 2 });
  expect(press(" ", 4)).toBeNull();
});

test("an empty tree and other keys are left alone", () => {
  expect(press("ArrowDown", -1, { rows: [] })).toBeNull();
  expect(press("a", 2)).toBeNull();
});

test("the first arrow key enters a tree that has no active row", () => {
  expect(press("ArrowDown", -1)).toEqual({ kind: "move", to: 0 });
  expect(press("ArrowUp", -1)).toEqual({ kind: "move", to: 4 });
});

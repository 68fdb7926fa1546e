import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import type { Board } from "../../../src/core/roadmap/board/board";
import type { Lanes } from "../../../src/core/roadmap/board/board-state";
import { BoardBuilder } from "../../../src/core/roadmap/board/build-board";
import {
  cardAt,
  findCard,
  firstSpot,
  toBoardAction,
  type BoardPlace,
  type Spot,
} from "../../../src/ui/board/board-keys";

function boardOf(lanes: Lanes): Board {
  const index = new VaultIndex();
  index.setNote(
    "A.md",
    parseNote("- [ ] a1\n- [ ] a2\n- [ ] a3\n- [x] ad\n\n| P | Status |\n|---|---|\n| ar | in progress |"),
  );
  index.setNote("B.md", parseNote("- [ ] b1\n- [x] bd1\n- [x] bd2\n"));
  return new BoardBuilder(index).build({ group: "status", lanes }, { openOnly: false });
}

function spotOf(board: Board, title: string): Spot {
  for (const [lane, { cells }] of board.lanes.entries())
    for (const [column, cards] of cells.entries()) {
      const index = cards.findIndex((card) => card.title === title);
      if (index >= 0) return { lane, column, index };
    }
  throw new RangeError(`No card is called ${title}`);
}

/** What a key does from the card of that name: the card that it leads to, or what it asks for. */
function press(
  lanes: Lanes,
  from: string | null,
  key: string,
  more: Partial<BoardPlace> & { altKey?: boolean } = {},
): unknown {
  const board = boardOf(lanes);
  const at = from === null ? null : spotOf(board, from);
  const place = { board, at, page: 2, rightToLeft: false, hasSelection: false, ...more };
  const action = toBoardAction({ key, altKey: more.altKey ?? false }, place);
  if (action?.kind === "go") return cardAt(board, action.to)?.title;
  return action?.kind === "move" ? `move ${action.by}` : (action?.kind ?? null);
}

describe("without lanes", () => {
  it.each<readonly [string | null, string, unknown]>([
    ["a1", "ArrowDown", "a2"],
    ["a1", "ArrowUp", "a1"],
    ["b1", "ArrowDown", "b1"],
    ["a1", "End", "b1"],
    ["b1", "Home", "a1"],
    ["a1", "PageDown", "a3"],
    ["b1", "PageUp", "a2"],
    ["a3", "ArrowRight", "ar"],
    ["ar", "ArrowRight", "ad"],
    ["bd2", "ArrowRight", "bd2"],
    ["bd1", "ArrowLeft", "ar"],
    [null, "ArrowDown", "a1"],
    [null, "Enter", null],
    ["a1", "Enter", "open"],
    ["a1", " ", "tick"],
    ["ar", " ", "select"],
    ["a1", "x", "select"],
    ["a1", "s", "status"],
    ["a1", "q", null],
    ["a1", "Escape", null],
  ])("from %s, %s gives %s", (from, key, expected) => {
    expect(press("none", from, key)).toBe(expected);
  });

  it("arrows are swapped from right to left, Alt moves the card, and Escape lets go of what is selected", () => {
    expect(press("none", "ar", "ArrowLeft", { rightToLeft: true })).toBe("ad");
    expect(press("none", "a1", "ArrowRight", { altKey: true })).toBe("move 1");
    expect(press("none", "a1", "ArrowRight", { altKey: true, rightToLeft: true })).toBe("move -1");
    expect(press("none", "a1", "ArrowDown", { altKey: true })).toBeNull();
    expect(press("none", "a1", "Escape", { hasSelection: true })).toBe("clear");
  });
});

describe("with lanes", () => {
  it.each<readonly [string, string, string]>([
    ["a3", "ArrowDown", "b1"],
    ["b1", "ArrowUp", "a3"],
    ["b1", "ArrowRight", "bd1"],
    ["ad", "ArrowDown", "bd1"],
    ["ar", "ArrowRight", "ad"],
    ["bd2", "ArrowLeft", "b1"],
    ["b1", "Home", "a1"],
    ["ad", "End", "bd2"],
  ])("from %s, %s leads to %s", (from, key, expected) => {
    expect(press("note", from, key)).toBe(expected);
  });
});

it("a card is found again where it has gone to, in the column that it was last seen in if it is in several", () => {
  const board = boardOf("note");
  const at = spotOf(board, "b1");
  expect(findCard(board, "task:B.md:b1", at)).toEqual(at);
  expect(findCard(board, "task:B.md:b1", { lane: 0, column: 0, index: 0 })).toEqual(at);
  expect(findCard(board, "task:B.md:gone", at)).toBeNull();
  expect(firstSpot({ columns: [], lanes: [], count: 0 })).toBeNull();
});

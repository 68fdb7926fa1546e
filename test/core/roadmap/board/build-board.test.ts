import fc from "fast-check";
import { VaultIndex } from "../../../../src/core/index/vault-index";
import { parseNote } from "../../../../src/core/parse/parse-note";
import type { Board, BoardCard } from "../../../../src/core/roadmap/board/board";
import {
  GROUPINGS,
  INITIAL_BOARD_STATE,
  LANES,
  readBoardState,
  type BoardState,
} from "../../../../src/core/roadmap/board/board-state";
import { BoardBuilder } from "../../../../src/core/roadmap/board/build-board";
import { EVERYTHING, type OutlineSelection } from "../../../../src/core/roadmap/visible-rows";
import { folderRollup } from "../../../../src/core/rollup/note-rollups";
import { planLikeNote, RUNS } from "../../../support/random-notes";
import { indexOf } from "../../../support/read-vault";

interface Filter {
  readonly filter: string;
  readonly openOnly: boolean;
}

const ALL: Filter = { filter: "", openOnly: false };
/** The same text asks for the same object. */
const selections = new Map<string, OutlineSelection>();

function selectionOf(text: string): OutlineSelection {
  const known = selections.get(text) ?? { ...EVERYTHING, words: text === "" ? [] : text.split(" ") };
  selections.set(text, known);
  return known;
}

function build(builder: BoardBuilder, state: BoardState, { filter, openOnly }: Filter): Board {
  return builder.build(state, { openOnly }, selectionOf(filter.toLowerCase()));
}

function boardOf(notes: Readonly<Record<string, string>>, state: Partial<BoardState> = {}, filter = ALL): Board {
  const builder = new BoardBuilder(indexOf(new Map(Object.entries(notes))));
  return build(builder, { ...INITIAL_BOARD_STATE, ...state }, filter);
}

/** The titles in each column that has cards, over all lanes. */
function titlesIn(board: Board): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    board.columns.flatMap(({ label, count }, at) =>
      count === 0 ? [] : [[label, board.lanes.flatMap(({ cells }) => (cells[at] ?? []).map(({ title }) => title))]],
    ),
  );
}

function cardsOf(board: Board): readonly BoardCard[] {
  return board.lanes.flatMap(({ cells }) => cells.flat());
}

const PLAN = [
  "# Harbour plan",
  "",
  "## Phase 1: Dig (Must have)",
  "",
  "- [x] Mark the line @ada",
  "- [/] Dig @Ada @bo ⏫ 📅 2026-12-01",
  "  - [ ] Order spades (3h)",
  "",
  "## Notes",
  "",
  "1. **Survey** – _Done_",
  "",
  "| Part | Status |",
  "| --- | --- |",
  "| Quay | 🔄 In progress |",
  "| Crane | some day or other |",
].join("\n");

describe("a board", () => {
  it("shows what counts: tasks without tasks below them, rows, and list items that state a status", () => {
    const notes = { "Plans/Plan.md": PLAN };
    const board = boardOf(notes);
    expect(titlesIn(board)).toEqual({
      "To do": ["Order spades (3h)"],
      "In progress": ["Quay"],
      Unknown: ["Crane"],
      Done: ["Mark the line @ada", "Survey"],
    });
    expect(board.count).toBe(5);
    expect(board.count).toBe(folderRollup(indexOf(new Map(Object.entries(notes)))).total);
  });

  it("tells of a card where it stands and what it has, its own or of what is above it", () => {
    const card = cardsOf(boardOf({ "Plans/Plan.md": PLAN })).find(({ title }) => title.startsWith("Order"));
    expect(card).toMatchObject({
      kind: "task",
      path: "Plans/Plan.md",
      line: 6,
      status: "todo",
      box: { checked: false, symbol: " " },
      note: "Plan",
      phase: "Phase 1: Dig (Must have)",
      priority: "high",
      dates: { due: "2026-12-01" },
      people: ["Ada", "bo"],
      effortHours: 3,
    });
    const quay = cardsOf(boardOf({ "Plans/Plan.md": PLAN })).find(({ title }) => title === "Quay");
    expect(quay).toMatchObject({ kind: "row", phase: "Notes", box: null, statusRaw: "🔄 In progress" });
  });

  it("keeps the columns of statuses, categories and priorities that are empty", () => {
    const labels = (state: Partial<BoardState>): string =>
      boardOf({ "A.md": "- [ ] a" }, state)
        .columns.map(({ label, count }) => `${label} ${count}`)
        .join(", ");
    expect(labels({})).toBe(
      "To do 1, In progress 0, In review 0, Blocked 0, Deferred 0, Done 0, Cancelled 0, Plan of record 0, Draft 0, Reference 0",
    );
    expect(labels({ group: "category" })).toBe("Open 1, Closed 0, Standing 0");
    expect(labels({ group: "priority" })).toBe("Highest 0, High 0, Medium 0, Low 0, Lowest 0, No priority 1");
  });

  it("has a column for each person, whatever the case, and for no one at last", () => {
    const board = boardOf(
      { "A.md": "- [ ] one\n- [ ] two @Zoe @ada\n- [ ] three @zoe\n- [ ] four @ada @Ada\n" },
      { group: "person" },
    );
    expect(titlesIn(board)).toEqual({
      ada: ["two @Zoe @ada", "four @ada @Ada"],
      Zoe: ["two @Zoe @ada", "three @zoe"],
      "No one": ["one"],
    });
    expect(board.count).toBe(4);
    expect(board.columns.map(({ drop }) => drop)).toEqual([null, null, null]);
  });

  it("has a column for each folder, as a person sorts names", () => {
    const board = boardOf(
      { "x/week 10/A.md": "- [ ] a", "x/week 2/B.md": "- [ ] b", "C.md": "- [ ] c" },
      { group: "folder" },
    );
    expect(titlesIn(board)).toEqual({ "Top of the vault": ["c"], "x/week 2": ["b"], "x/week 10": ["a"] });
  });

  it("says what becomes of a card that is put into a column", () => {
    const drops = (group: BoardState["group"]): readonly unknown[] =>
      boardOf({ "A.md": "| A | Status |\n|---|---|\n| a | hm so |\n| b | done |" }, { group }).columns.map(
        ({ drop }) => drop && (drop.kind === "status" ? drop.status : drop.priority),
      );
    expect(drops("category")).toEqual(["todo", "done", "por"]);
    expect(drops("priority")).toEqual(["highest", "high", "medium", "low", "lowest", null]);
    expect(drops("status").slice(4, 7)).toEqual(["deferred", null, "done"]);
  });

  it("sorts the cards of a column by priority, then as they stand in the notes", () => {
    const board = boardOf({ "B.md": "- [ ] b1\n- [ ] b2 🔺\n", "A.md": "- [ ] a1 🔽\n- [ ] a2\n- [ ] a3 ⏫\n" });
    expect(titlesIn(board)).toEqual({ "To do": ["b2", "a3", "a1", "a2", "b1"] });
  });

  it("has lanes for notes or phases, in the order of the notes", () => {
    const notes = {
      "B.md": "- [ ] b",
      "A.md": "- [ ] a\n\n## Phase 2: Fill\n\n- [x] f\n\n### Sand\n\n- [ ] s\n\n## Aside\n\n- [ ] x\n",
    };
    const lanes = (state: Partial<BoardState>): readonly string[] =>
      boardOf(notes, state).lanes.map(
        ({ label, detail, place, cells }) =>
          `${label}|${detail}|${place?.line ?? ""}: ${cells
            .flat()
            .map(({ title }) => title)
            .join(" ")}`,
      );
    expect(lanes({ lanes: "note" })).toEqual(["A||: a s x f", "B||: b"]);
    expect(lanes({ lanes: "phase" })).toEqual(["A||: a", "Phase 2: Fill|A|2: s f", "Aside|A|10: x", "B||: b"]);
  });

  it("shows of a search what has all its words: in the card, its note, its path or its phase", () => {
    const notes = { "Plans/Plan.md": PLAN, "Other.md": "- [ ] Dig elsewhere" };
    const found = (filter: string): readonly string[] =>
      cardsOf(boardOf(notes, {}, { filter, openOnly: false })).map(({ title }) => title);
    expect(found("spades")).toEqual(["Order spades (3h)"]);
    expect(found("DIG")).toHaveLength(3);
    expect(found("plans/ quay")).toEqual(["Quay"]);
    expect(found("harbour notes")).toEqual(["Quay", "Crane", "Survey"]);
    expect(found("ada spades")).toEqual(["Order spades (3h)"]);
    expect(found("spades elsewhere")).toEqual([]);
  });

  it("leaves out what is done or cancelled when only what is open is asked for", () => {
    const board = boardOf({ "A.md": "- [ ] a\n- [x] b\n- [-] c\n" }, {}, { filter: "", openOnly: true });
    expect(titlesIn(board)).toEqual({ "To do": ["a"] });
    expect(board.columns.map(({ label }) => label)).toContain("Done");
  });

  it("gives two cards of one name keys of their own", () => {
    const keys = cardsOf(boardOf({ "A.md": "- [ ] a\n- [ ] a\n" })).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe("a board built again", () => {
  const path = fc.constantFrom("A.md", "x/B.md", "x/y/C.md", "x/D.md", "Note.md");
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("set" as const), path, text: planLikeNote }) },
    fc.record({ kind: fc.constant("remove" as const), path }),
    fc.record({ kind: fc.constant("rename" as const), path, to: path }),
  );
  const state = fc.record<BoardState>({ group: fc.constantFrom(...GROUPINGS), lanes: fc.constantFrom(...LANES) });
  const filter = fc.record({ filter: fc.constantFrom("", "", "ship", "note 132"), openOnly: fc.boolean() });

  it("is as one built afresh, after any changes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, state, filter), { maxLength: 8 }), (steps) => {
        const vault = new VaultIndex();
        const builder = new BoardBuilder(vault);
        for (const [step, chosen, shown] of steps) {
          if (step.kind === "set") vault.setNote(step.path, parseNote(step.text));
          else if (step.kind === "remove") vault.removeFile(step.path);
          else vault.renameNote(step.path, step.to);
          const board = build(builder, chosen, shown);
          expect(board).toEqual(build(new BoardBuilder(vault), chosen, shown));
          const counts = board.columns.map((_, at) =>
            board.lanes.reduce((sum, { cells }) => sum + (cells[at]?.length ?? 0), 0),
          );
          expect(board.columns.map(({ count }) => count)).toEqual(counts);
        }
      }),
      { numRuns: RUNS / 3 },
    );
  });

  it("has the same cards, cells and columns wherever nothing has changed", () => {
    const vault = indexOf(new Map([["A.md", "- [ ] a\n- [x] b\n- [-] c\n"], ["B.md", "- [x] d\n"]])); // prettier-ignore
    const builder = new BoardBuilder(vault);
    const again = (): Board => build(builder, { group: "status", lanes: "note" }, ALL);
    const before = again();
    expect(again()).toBe(before);
    vault.setNote("Other.md", parseNote("No plan at all."));
    expect(again()).toBe(before);
    vault.setNote("A.md", parseNote("- [/] a\n- [x] b\n- [-] c\n"));
    const after = again();
    expect(after).not.toBe(before);
    expect(after.lanes[1]).toBe(before.lanes[1]);
    const [old, now] = [before, after].map((board) => new Map(cardsOf(board).map((card) => [card.title, card])));
    for (const title of ["b", "c", "d"]) expect(now?.get(title)).toBe(old?.get(title));
    expect(now?.get("a")).not.toBe(old?.get("a"));
    const column = (board: Board, key: string): unknown => board.columns.find((each) => each.key === key);
    expect(column(after, "cancelled")).toBe(column(before, "cancelled"));
    expect(column(after, "active")).not.toBe(column(before, "active"));
    const done = before.columns.findIndex(({ key }) => key === "done");
    expect(after.lanes[0]?.cells[done]).toBe(before.lanes[0]?.cells[done]);
  });
});

it("what a saved workspace says of a board is taken as far as it is understood", () => {
  const otherwise: BoardState = { group: "person", lanes: "note" };
  expect(readBoardState({ group: "priority", lanes: "phase", more: 1 }, otherwise)).toEqual({
    group: "priority",
    lanes: "phase",
  });
  for (const value of [null, 3, "status", { group: "__proto__", lanes: ["none"] }])
    expect(readBoardState(value, otherwise)).toEqual(otherwise);
});

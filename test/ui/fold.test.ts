import { INITIAL_OUTLINE_STATE, type OutlineState } from "../../src/core/roadmap/outline-row";
import { foldAll, openTo, readOutlineState, toggleFold } from "../../src/ui/outline/fold";
import { drawn, outlineOf, type Branch } from "./support";

const PLANS: readonly Branch[] = [
  {
    title: "Plans",
    kind: "folder",
    path: "Plans",
    open: false,
    below: [
      {
        title: "Roadmap",
        kind: "note",
        path: "Plans/Roadmap.md",
        below: [{ title: "Phase 1", open: false, below: [{ title: "Ship it" }] }],
      },
    ],
  },
  { title: "Inbox", kind: "note", path: "Inbox.md", below: [{ title: "Answer the mail" }] },
];
const build = outlineOf(PLANS);

function fold(title: string, state: OutlineState): OutlineState {
  const row = build(state).rows.find((each) => each.title === title);
  if (row === undefined) throw new Error(`No row “${title}” in:\n${drawn(build(state))}`);
  return toggleFold(state, row);
}

test("folding a row twice leaves nothing behind", () => {
  const opened = fold("Plans", INITIAL_OUTLINE_STATE);
  expect(opened.opened).toEqual(["Plans"]);
  expect(fold("Plans", opened)).toEqual(INITIAL_OUTLINE_STATE);
  const closed = fold("Inbox", INITIAL_OUTLINE_STATE);
  expect(closed.closed).toEqual(["Inbox"]);
  expect(fold("Inbox", closed)).toEqual(INITIAL_OUTLINE_STATE);
});

test("everything opens, however deep it was folded", () => {
  expect(drawn(build(foldAll(fold("Inbox", INITIAL_OUTLINE_STATE), true)))).toBe(
    "Plans\n  Roadmap\n    Phase 1\n      Ship it\nInbox\n  Answer the mail",
  );
});

test("everything closes, and the filter stays", () => {
  const closed = foldAll({ ...fold("Plans", INITIAL_OUTLINE_STATE), filter: "ship" }, false);
  expect(drawn(build(closed))).toBe("Plans\nInbox");
  expect(closed.filter).toBe("ship");
});

test("after everything was opened or closed, single rows are folded as before, and little has to be kept", () => {
  const opened = foldAll(INITIAL_OUTLINE_STATE, true);
  expect(opened).toEqual({ ...INITIAL_OUTLINE_STATE, fold: "all-open" });
  const without = fold("Roadmap", opened);
  expect(drawn(build(without))).toBe("Plans\n  Roadmap\nInbox\n  Answer the mail");
  expect(fold("Roadmap", without)).toEqual(opened);
  expect(drawn(build(fold("Plans", foldAll(opened, false))))).toBe("Plans\n  Roadmap\nInbox");
});

test("a note is shown by opening the folders above it, and clearing the filter", () => {
  const state = openTo("Plans/Roadmap.md", { ...INITIAL_OUTLINE_STATE, filter: "mail" }, build);
  expect(state).toEqual({ ...INITIAL_OUTLINE_STATE, opened: ["Plans"] });
});

test("asking for a note that has no row changes no folding", () => {
  expect(openTo("Elsewhere.md", INITIAL_OUTLINE_STATE, build)).toEqual(INITIAL_OUTLINE_STATE);
});

test.each([
  [null, INITIAL_OUTLINE_STATE],
  ["nonsense", INITIAL_OUTLINE_STATE],
  [
    { opened: ["a", 7], closed: "b", filter: 3, openOnly: true },
    { ...INITIAL_OUTLINE_STATE, opened: ["a"], openOnly: true },
  ],
  [{ fold: "all-open" }, { ...INITIAL_OUTLINE_STATE, fold: "all-open" }],
  [
    { fold: "half-open", filter: "ship" },
    { ...INITIAL_OUTLINE_STATE, filter: "ship" },
  ],
])("of a saved state %j only what is sound is taken", (saved, expected) => {
  expect(readOutlineState(saved, INITIAL_OUTLINE_STATE)).toEqual(expected);
});

import { INITIAL_NOTE_STATE, readNoteState, toggleSection } from "../../src/ui/note/note-state";

const read = (value: unknown) => readNoteState(value, INITIAL_NOTE_STATE);

it("what is kept of folding is read as it was", () => {
  const state = {
    ...toggleSection(INITIAL_NOTE_STATE, "links"),
    outline: { ...INITIAL_NOTE_STATE.outline, closed: ["note:A.md"] },
    findings: { ...INITIAL_NOTE_STATE.findings, toggled: ["x"] },
  };
  expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

it("a section that was folded is opened again", () => {
  const folded = toggleSection(INITIAL_NOTE_STATE, "findings");
  expect(folded.closed).toEqual(["findings"]);
  expect(toggleSection(folded, "findings")).toEqual(INITIAL_NOTE_STATE);
});

it("what anyone has written there instead is none", () => {
  for (const value of [null, 3, "x", [], {}, { closed: "links", outline: 3, findings: null }]) {
    expect(read(value)).toEqual(INITIAL_NOTE_STATE);
  }
  expect(read({ closed: ["links", "others", 3] }).closed).toEqual(["links"]);
  // A filter, which the view has no box for, would hide items for good.
  expect(read({ outline: { filter: "x", openOnly: true, fold: "all-closed" } })).toEqual(INITIAL_NOTE_STATE);
});

it("only so much is kept, the newest", () => {
  const closed = Array.from({ length: 2000 }, (_, at) => `note:${at}`);
  const kept = read({ outline: { closed } }).outline.closed;
  expect(kept).toHaveLength(500);
  expect(kept.at(-1)).toBe("note:1999");
});

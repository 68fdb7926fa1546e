import { STATUSES } from "../../src/core/status/status";
import type { VaultIndex } from "../../src/core/index/vault-index";
import { parseNote } from "../../src/core/parse/parse-note";
import { EVERYTHING } from "../../src/core/roadmap/visible-rows";
import { NoteModels } from "../../src/obsidian/note-models";
import { PaneModels } from "../../src/obsidian/pane-models";
import type { VaultFindings } from "../../src/obsidian/vault-findings";
import { INITIAL_NOTE_STATE } from "../../src/ui/note/note-state";
import { INITIAL_PANE_STATE } from "../../src/ui/pane-state";
import { indexOf } from "../support/read-vault";

jest.mock("obsidian", () => ({ getLanguage: () => "en" }), { virtual: true });

const NOTES = { "A.md": "- [ ] one [[B]]\n- [x] two\n", "B.md": "- [ ] three\n- [x] four\n", "C.md": "- [ ] five\n" };
const ONE = { ...EVERYTHING, words: ["one"] };
const THREE = { ...EVERYTHING, words: ["three"] };

const RANGE = { from: 0, to: 1 };
const FINDING = {
  rule: "all-done-but-open",
  severity: "warning",
  message: "",
  quote: "",
  range: RANGE,
  related: [],
} as const;
const IN_B = { ...FINDING, path: "B.md", line: 0 };
const NEAR_B = { ...FINDING, path: "A.md", line: 0, related: [{ path: "B.md", line: 1, quote: "", range: RANGE }] };
const ELSEWHERE = { ...FINDING, path: "C.md", line: 0 };

function findingsOf(known: Partial<ReturnType<VaultFindings["ask"]>>): VaultFindings {
  const ask = (): ReturnType<VaultFindings["ask"]> => ({ list: [], progress: 1, fault: null, ...known });
  return { ask, count: null } as unknown as VaultFindings;
}

const modelsOf = (index: VaultIndex): PaneModels =>
  new PaneModels(
    index,
    findingsOf({}),
    () => ({}) as never,
    () => ({ weekOne: null, order: STATUSES }),
  );

describe("the models of two panes", () => {
  it("keep what each has built, whatever the other shows", () => {
    const index = indexOf(new Map(Object.entries(NOTES)));
    const [one, three] = [modelsOf(index), modelsOf(index)];
    const show = (models: PaneModels, selection: typeof ONE) => {
      const shown = models.shown(INITIAL_PANE_STATE, selection);
      if (shown.view !== "outline") throw new Error("The outline is shown at first");
      return shown.outline;
    };
    const [first, second] = [show(one, ONE), show(three, THREE)];
    expect(show(one, ONE)).toBe(first);
    expect(show(three, THREE)).toBe(second);
    index.setNote("C.md", parseNote("- [x] five\n"));
    const again = show(one, ONE);
    show(three, THREE);
    // What has not changed is not drawn again in either.
    expect(again.rows.every((row, at) => row === first.rows[at])).toBe(true);
    expect(show(one, ONE)).toBe(again);
  });

  it("are no other ones for a pane of one note", () => {
    const index = indexOf(new Map(Object.entries(NOTES)));
    const [roadmap, note] = [modelsOf(index), new NoteModels(index, findingsOf({}))];
    const state = { ...INITIAL_PANE_STATE.outline, fold: "all-open" } as const;
    const outline = roadmap.outline(state, EVERYTHING);
    const plan = note.plan("B.md", INITIAL_NOTE_STATE.outline);
    expect(roadmap.outline(state, EVERYTHING).rows).toBe(outline.rows);
    index.setNote("C.md", parseNote("- [x] five\n"));
    const after = note.plan("B.md", INITIAL_NOTE_STATE.outline);
    expect(after?.items.every((row, at) => row === plan?.items[at])).toBe(true);
    expect(roadmap.outline(state, EVERYTHING).rows.slice(0, 3)).toEqual(outline.rows.slice(0, 3));
    expect(roadmap.outline(state, EVERYTHING).rows[0]).toBe(outline.rows[0]);
  });
});

describe("the findings of a note", () => {
  const index = indexOf(new Map(Object.entries(NOTES)));

  it("are those with a side in it, without groups, and the same while nothing changes", () => {
    const models = new NoteModels(index, findingsOf({ list: [NEAR_B, IN_B, ELSEWHERE] }));
    const { model, looking, fault } = models.findings("B.md", INITIAL_NOTE_STATE.findings);
    expect(model.rows.flatMap((row) => (row.kind === "finding" ? row.finding : []))).toEqual([NEAR_B, IN_B]);
    expect(model.rows.filter(({ level }) => level === 1).map(({ kind }) => kind)).toEqual(["finding", "finding"]);
    expect([looking, fault]).toEqual([null, null]);
    expect(models.findings("B.md", INITIAL_NOTE_STATE.findings).model).toBe(model);
    expect(models.findings("C.md", INITIAL_NOTE_STATE.findings).model.bySeverity.warning).toBe(1);
  });

  it("say how far looking has come, or why it cannot be done", () => {
    const looking = new NoteModels(index, findingsOf({ list: null, progress: 0.5 }));
    expect(looking.findings("B.md", INITIAL_NOTE_STATE.findings).looking).toBe(0.5);
    const failed = new NoteModels(index, findingsOf({ fault: new Error("No ink left") }));
    expect(failed.findings("B.md", INITIAL_NOTE_STATE.findings).fault).toBe("No ink left");
  });
});

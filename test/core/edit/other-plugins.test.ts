import { planBox, resolveBoxes, type BoxParts } from "../../../src/core/edit/plan-box";
import { resolveLineEdit } from "../../../src/core/edit/line-edit";
import { planSetDates, resolveSetDates } from "../../../src/core/edit/set-dates";
import { planSetPriority } from "../../../src/core/edit/set-priority";
import { planSetStatus, resolveSetStatus } from "../../../src/core/edit/set-status";
import { parseNote } from "../../../src/core/parse/parse-note";
import { archiveDone } from "../../../src/core/rewrite/archive-done";
import { STATUSES, type Status } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";

const vocabulary = defaultVocabulary();
const PARTS: BoxParts = {
  today: "2026-11-30",
  symbols: vocabulary.symbols,
  toggle: null,
  tell: (message) => {
    throw new Error(message);
  },
};

const SETTINGS =
  '%% kanban:settings\n```\n{"kanban-plugin":"board","list-collapse":[false,true],"tags":"- [ ] none"}\n```\n%%';
const BOARD = `---

kanban-plugin: board

---

## Waiting (3)

- [ ] Caulk the deck @{2026-12-04} #hull
- [ ] Order pitch [[Chandler]] ^pitch


## On the slip

- [ ] Step the mast
\tHeavy: three hands.
- [/] Rig the shrouds


## Afloat

**Complete**
- [x] Paint the name @{2026-11-02}


***

## Archive

- [x] Lay the keel

${SETTINGS}
`;

/** What the Kanban plugin goes by. */
function laneLines(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^(?:---|## |\*\*Complete\*\*|\*\*\*|kanban-plugin:|\t)/.test(line));
}

function place(text: string, title: string): number {
  const at = parseNote(text).items.findIndex((item) => item.title.startsWith(title));
  if (at === -1) throw new Error(`No “${title}”`);
  return at;
}

const tick = (text: string, title: string): string => {
  const change = planBox(parseNote(text), place(text, title), null, PARTS);
  return change === null ? text : applyEdits(text, resolveBoxes([change], text, PARTS).edits);
};

const set = (text: string, title: string | null, to: Status): string => {
  const note = parseNote(text);
  const subject = title === null ? ({ kind: "note" } as const) : ({ kind: "item", item: place(text, title) } as const);
  const plan = planSetStatus(note, subject, to, text, vocabulary);
  return plan === null ? text : applyEdits(text, [resolveSetStatus(plan, text)]);
};

const date = (text: string, title: string, due: string): string => {
  const plans = planSetDates(parseNote(text), place(text, title), { due }, text, vocabulary) ?? [];
  return applyEdits(text, resolveSetDates(plans, text));
};

const prioritise = (text: string, title: string): string => {
  const plan = planSetPriority(parseNote(text), place(text, title), "high", text, vocabulary);
  return plan === null ? text : applyEdits(text, [resolveLineEdit(plan, text)]);
};

/** The lines that one text has and another has not. */
function changed(before: string, after: string): readonly string[] {
  const lines = before.split("\n");
  return after.split("\n").filter((line) => !lines.includes(line));
}

describe("a board of the Kanban plugin", () => {
  const CARDS = ["Caulk the deck", "Order pitch", "Step the mast", "Rig the shrouds", "Paint the name"];

  it.each(CARDS)("keeps its lanes, its mark of what is complete and its settings when “%s” is changed", (card) => {
    const results = [
      tick(BOARD, card),
      ...STATUSES.map((status) => set(BOARD, card, status)),
      date(BOARD, card, "2027-01-09"),
      prioritise(BOARD, card),
    ];
    expect(results.filter((each) => each !== BOARD).length).toBeGreaterThan(4);
    for (const result of results) {
      expect(laneLines(result)).toEqual(laneLines(BOARD));
      expect(result.endsWith(`\n${SETTINGS}\n`)).toBe(true);
      expect(changed(BOARD, result).length).toBeLessThanOrEqual(1);
      for (const line of changed(BOARD, result)) expect(line).toMatch(/^- \[.\] /u);
    }
  });

  it("has its days moved in the notation of its cards", () => {
    expect(changed(BOARD, date(BOARD, "Caulk the deck", "2027-01-09"))).toEqual([
      "- [ ] Caulk the deck @{2027-01-09} #hull",
    ]);
    expect(changed(BOARD, date(BOARD, "Step the mast", "2027-01-09"))).toEqual(["- [ ] Step the mast @{2027-01-09}"]);
  });

  it("keeps the block id of a card at its end", () => {
    for (const result of [
      tick(BOARD, "Order pitch"),
      date(BOARD, "Order pitch", "2027-01-09"),
      prioritise(BOARD, "Order pitch"),
    ])
      expect(changed(BOARD, result)[0]).toMatch(/ \^pitch$/);
  });

  it("has what is done put into its archive, behind what is there, and is read again as the same board", () => {
    const after = applyEdits(BOARD, archiveDone(BOARD, vocabulary).edits);
    expect(laneLines(after)).toEqual(laneLines(BOARD));
    expect(after).toContain(`- [x] Lay the keel\n- [x] Paint the name @{2026-11-02}\n\n${SETTINGS}\n`);
    expect(
      parseNote(after)
        .items.map(({ title }) => title)
        .sort(),
    ).toEqual(
      parseNote(BOARD)
        .items.map(({ title }) => title)
        .sort(),
    );
  });
});

const TASK_NOTE = `---
title: Caulk the deck
status: open
priority: normal
due: 2026-12-04
scheduled: 2026-12-01
tags:
  - task
  - hull
contexts:
  - "@yard"
timeEstimate: 90
dateCreated: 2026-11-01T08:00:00.000+01:00
---

Oakum first, then pitch.
`;
/** The values that TaskNotes knows by itself. Source: its documentation, “Default statuses”. */
const TASK_STATUSES = ["none", "open", "in-progress", "done"];

describe("a task of TaskNotes", () => {
  it.each<[Status, string]>([
    ["active", "in-progress"],
    ["done", "done"],
  ])("that becomes %s says so in its word for it, and nothing else is changed", (status, word) => {
    const after = set(TASK_NOTE, null, status);
    expect(after).toBe(TASK_NOTE.replace("status: open", `status: ${word}`));
    expect(TASK_STATUSES).toContain(word);
    expect(set(after, null, "todo")).toBe(TASK_NOTE);
  });

  it("keeps its properties as they are written whatever status it gets", () => {
    for (const status of STATUSES) {
      const after = set(TASK_NOTE, null, status);
      expect(changed(TASK_NOTE, after).every((line) => /^status: [a-z-]+$/.test(line))).toBe(true);
      expect(after.split("\n")).toHaveLength(TASK_NOTE.split("\n").length);
    }
  });

  it("has its day moved in its property, as TaskNotes writes it", () => {
    expect(date(TASK_NOTE, "Caulk the deck", "2027-01-09")).toBe(
      TASK_NOTE.replace("due: 2026-12-04", "due: 2027-01-09"),
    );
  });

  it("has its priority set in one of the words of TaskNotes", () => {
    expect(prioritise(TASK_NOTE, "Caulk the deck")).toBe(TASK_NOTE.replace("priority: normal", "priority: high"));
  });
});

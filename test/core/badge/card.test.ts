import { badgesOf } from "../../../src/core/badge/badges-of";
import type { Card } from "../../../src/core/badge/card";
import { cardOf } from "../../../src/core/badge/card";
import type { VaultIndex } from "../../../src/core/index/vault-index";
import { indexOf } from "../../support/read-vault";

const PLAN = [
  "# The boat",
  "",
  "**Status:** In progress",
  "",
  "## Phase 1: Hull (done)",
  "",
  "- [x] Sand ✅ 2026-03-02",
  "- [ ] Paint",
  "",
  "## Phase 2: Rig",
  "",
  "- [ ] Group",
  "  - [!] Rope",
  "  - [/] Mast",
  "  - [>] Sails",
  "  - [-] Boom",
  "",
  "| Part | Status |",
  "| --- | --- |",
  "| Keel | 🔄 At it |",
].join("\n");

const index: VaultIndex = indexOf(
  new Map([
    ["Boat.md", PLAN],
    ["Tracker.md", "| Plan | Status |\n| --- | --- |\n| [[Harbour]] | ✅ Done |\n"],
    ["Harbour.md", "# Harbour\n\n- [ ] Ask for a berth\n"],
    ["Notes.md", "# Notes\n\n- [x] a ✅ 2026-01-02\n- [ ] b\n"],
    ["Ada.md", "Words.\n"],
    ["Days.md", "- [ ] Call [[Ada]]\n- [x] Write to [[Ada]] ✅ 2026-05-06\n"],
  ]),
);

/** A card in a few lines. */
function show(card: Card | null): readonly string[] {
  if (card === null) return ["nothing"];
  const { title, status, rollup, next, lastChange, place } = card;
  return [
    `${title} (${place.path}:${place.line})`,
    status === null
      ? "no status"
      : `${status.status}, by ${status.from}${status.place === null ? "" : ` (${status.place.path}:${status.place.line})`}`,
    `${rollup.done} of ${rollup.total}`,
    ...next.map((item) => `next ${item.status} ${item.text} (${item.path}:${item.line})`),
    `last ${lastChange ?? "unknown"}`,
  ];
}

describe("a card says", () => {
  it("how a note stands, by its own words", () => {
    expect(show(cardOf(index, { kind: "note", path: "Boat.md", subpath: null }))).toEqual([
      "The boat (Boat.md:0)",
      "active, by its own statement: “In progress” (Boat.md:2)",
      "1 of 7",
      "next active Mast (Boat.md:13)",
      "next active Keel (Boat.md:19)",
      "next todo Paint (Boat.md:7)",
      "last 2026-03-02",
    ]);
  });

  it("how it stands by the row of a tracker", () => {
    expect(show(cardOf(index, { kind: "note", path: "Harbour.md", subpath: null }))[1]).toBe(
      "done, by a row of Tracker: “✅ Done” (Tracker.md:2)",
    );
  });

  it("how it stands by what counts in it", () => {
    expect(show(cardOf(index, { kind: "note", path: "Notes.md", subpath: null }))).toEqual([
      "Notes (Notes.md:0)",
      "active, by what counts in it: 1 of 2 done",
      "1 of 2",
      "next todo b (Notes.md:3)",
      "last 2026-01-02",
    ]);
  });

  it("how it stands by what links to it", () => {
    expect(show(cardOf(index, { kind: "note", path: "Ada.md", subpath: null }))).toEqual([
      "Ada (Ada.md:0)",
      "active, by what counts in it: 1 of 2 done",
      "1 of 2",
      "next todo Call Ada (Days.md:0)",
      "last 2026-05-06",
    ]);
  });

  it("how a phase stands, by its heading or by its counts", () => {
    const phase = (title: string): readonly string[] =>
      show(cardOf(index, { kind: "note", path: "Boat.md", subpath: `#${title}` }));
    expect(phase("Phase 1: Hull (done)").slice(0, 4)).toEqual([
      "Phase 1: Hull (Boat.md:4)",
      "done, by its heading: “done” (Boat.md:4)",
      "1 of 2",
      "next todo Paint (Boat.md:7)",
    ]);
    expect(phase("Phase 2: Rig").slice(0, 3)).toEqual([
      "Phase 2: Rig (Boat.md:9)",
      "active, by what counts in it: 0 of 4 done",
      "0 of 5",
    ]);
    expect(phase("Phase 3")).toEqual(["nothing"]);
  });

  it("how tasks and rows stand, and what is next below them", () => {
    const item = (line: number): readonly string[] => {
      const place = index.note("Boat.md")?.items.findIndex((one) => one.line === line) ?? -1;
      return show(cardOf(index, { kind: "item", path: "Boat.md", item: place }));
    };
    expect(item(11)).toEqual([
      "Group (Boat.md:11)",
      "todo, by its box: [ ] (Boat.md:11)",
      "0 of 4",
      "next active Mast (Boat.md:13)",
      "next todo Rope (Boat.md:12)",
      "next deferred Sails (Boat.md:14)",
      "last unknown",
    ]);
    expect(item(19).slice(0, 3)).toEqual([
      "Keel (Boat.md:19)",
      "active, by its status cell: “🔄 At it” (Boat.md:19)",
      "0 of 0",
    ]);
    expect(item(99)).toEqual(["nothing"]);
  });

  it("what a statement speaks of", () => {
    expect(show(cardOf(index, { kind: "statement", path: "Boat.md", statement: 0 })).slice(0, 3)).toEqual([
      "The boat (Boat.md:2)",
      "active, by written here: “In progress” (Boat.md:2)",
      "1 of 7",
    ]);
  });

  it("nothing of what is gone", () => {
    expect(cardOf(index, { kind: "note", path: "Gone.md", subpath: null })).toBeNull();
    expect(cardOf(index, { kind: "statement", path: "Boat.md", statement: 9 })).toBeNull();
  });
});

it("every badge has a card, with the status that it shows", () => {
  for (const path of index.notePaths()) {
    for (const { subject, status, counts } of badgesOf(index, path)) {
      const card = cardOf(index, subject);
      expect(card).not.toBeNull();
      if (status !== null) expect(card?.status?.status).toBe(status);
      if (counts !== null) expect(card?.rollup.done).toBe(counts.done);
    }
  }
});

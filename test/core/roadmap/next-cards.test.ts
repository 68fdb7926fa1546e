import { compileQuery } from "../../../src/core/query/compile-query";
import { nextCards } from "../../../src/core/roadmap/next-cards";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { indexOf } from "../../support/read-vault";

function titles(notes: Readonly<Record<string, string>>, query = ""): readonly string[] {
  const index = indexOf(new Map(Object.entries(notes)));
  const today = "2026-11-18";
  const compiled = compileQuery(query, { index, vocabulary: defaultVocabulary(), today });
  if (compiled.error !== undefined) throw new Error(compiled.error.message);
  return nextCards(index, today, { words: compiled.words, test: compiled.test, scope: null }).map(({ title }) => title);
}

test("what is done, called off, blocked, put off or waiting is not next", () => {
  const text = [
    "- [x] Done",
    "- [-] Called off",
    "- [ ] Blocked 🚧",
    "- [>] Put off",
    "- [ ] First 🆔 a1",
    "- [ ] Second ⛔ a1",
    "- [/] Begun",
    "",
  ].join("\n");
  const next = titles({ "A.md": text });
  expect(next.map((title) => title.split(" ")[0])).toEqual(expect.arrayContaining(["First", "Begun"]));
  for (const hindered of ["Done", "Called", "Put", "Second"]) expect(next.join("\n")).not.toContain(hindered);
});

test("what is urgent comes first, then the first phases of all notes, then their next ones", () => {
  const plan = (name: string): string =>
    `## Phase 1: Hull\n- [x] ${name} keel\n- [ ] ${name} ribs\n## Phase 2: Mast\n- [ ] ${name} step\n- [ ] ${name} flag ⏫\n`;
  expect(titles({ "A.md": plan("a"), "B.md": plan("b") })).toEqual(
    ["a flag ⏫", "b flag ⏫", "a ribs", "b ribs", "a step", "b step"].map((title) => title.replace(" ⏫", "")),
  );
});

test("a query narrows it down", () => {
  expect(titles({ "A.md": "- [ ] Sand @ada\n- [ ] Paint @bo\n" }, "person:@bo")).toEqual(["Paint @bo"]);
});

describe("a note says what becomes of the work in it", () => {
  const work = "- [ ] Port\n";
  test.each([
    ["its properties", "---\nstatus: archived\n---\n", []],
    ["deferred", "---\nstatus: deferred\n---\n", []],
    ["blocked", "---\nstatus: blocked\n---\n", []],
    ["superseded", "---\nstatus: superseded\n---\n", []],
    ["a line of it", "> **Status:** Cancelled (superseded by [[c]])\n\n", []],
    ["archived in a line", "Status: archived\n\n", []],
    ["done, which the task denies", "---\nstatus: done\n---\n", ["Port"]],
    ["a draft", "---\nstatus: draft\n---\n", ["Port"]],
    ["plan of record", "Status: POR\n\n", ["Port"]],
    ["not understood", "Status: fnord\n\n", ["Port"]],
    ["a phase of the past", "## Phase 1: Dig\nStatus: archived\n\n", []],
  ])("%s", (_, head, expected) => {
    expect(titles({ "A.md": head + work })).toEqual(expected);
  });

  test("or a row that tracks it, unless the note speaks for itself", () => {
    const tracker = "| Plan | Status |\n| --- | --- |\n| [[A]] | Deferred |\n| [[B]] | In progress |\n";
    expect(titles({ "A.md": work, "B.md": "- [ ] Sail\n", "T.md": tracker })).toEqual(["Sail", "B"]);
    expect(titles({ "A.md": `Status: active\n\n${work}`, "T.md": tracker })).toContain("Port");
  });

  test("but not by what its counts amount to", () => {
    expect(titles({ "A.md": "- [-] Dredge\n- [ ] Port\n" })).toEqual(["Port"]);
  });
});

test("what starts after today is not next, nor what stands under it", () => {
  const starts = (day: string): string =>
    `- [ ] Port 🛫 ${day}\n- [ ] Quay [start:: ${day}]\n- [ ] Pier 🛫 ${day}\n  - [ ] Piles\n\n## Phase 1: Dig, start: ${day}\n- [ ] Dredge\n`;
  expect(titles({ "A.md": starts("2026-11-19") })).toEqual([]);
  expect(titles({ "A.md": starts("2026-11-18") })).toEqual(["Port", "Quay", "Piles", "Dredge"]);
});

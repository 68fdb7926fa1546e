import { compileQuery } from "../../../src/core/query/compile-query";
import { nextCards } from "../../../src/core/roadmap/next-cards";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { indexOf } from "../../support/read-vault";

function titles(notes: Readonly<Record<string, string>>, query = ""): readonly string[] {
  const index = indexOf(new Map(Object.entries(notes)));
  const compiled = compileQuery(query, { index, vocabulary: defaultVocabulary(), today: "2026-11-18" });
  if (compiled.error !== undefined) throw new Error(compiled.error.message);
  return nextCards(index, { words: compiled.words, test: compiled.test, scope: null }).map(({ title }) => title);
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

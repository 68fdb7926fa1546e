import { completeQuery } from "../../../src/core/query/complete-query";
import { indexOf } from "../../support/read-vault";

const index = indexOf(
  new Map([
    [
      "Plans/Harbour wall.md",
      "## Phase 2: Fill\n\n- [ ] **B3: Cranes** @ada #build [[Ship]]\n- [ ] Lamps @ada @bo #build/stone\n",
    ],
    ["Ship.md", "- [ ] Mast #paint\n"],
    ["Many.md", Array.from({ length: 50 }, (_, at) => `- [ ] t #many${at}\n`).join("")],
  ]),
);

/** The query with each completion put in, for a text with the cursor at `|`. */
function complete(marked: string): readonly string[] {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { from, to, options } = completeQuery(text, cursor, index);
  return options.map((option) => text.slice(0, from) + option.text + text.slice(to));
}

test.each([
  ["st|", ["status:", "start:"]],
  ["harbour -st|", ["harbour -status:", "harbour -start:"]],
  ["(pri| OR b)", ["(priority: OR b)"]],
  ["xyz|", []],
  ['"st|', []],
  ["status:do|", ["status:done"]],
  ["status:done|", []],
  ["a status:de|f b", ["a status:deferred b"]],
  ["priority:>=hi|", ["priority:>=highest", "priority:>=high"]],
  ["person:|", ["person:@ada", "person:@bo"]],
  ["person:@b|", ["person:@bo"]],
  ["tag:#bu|", ["tag:#build", "tag:#build/stone"]],
  ["tag:sto|", ["tag:#build/stone"]],
  ["phase:|", ['phase:"Phase 2"']],
  ['phase:"ph|', ['phase:"Phase 2"']],
  ["id:|", ["id:B3"]],
  ["path:pl|", ["path:Plans/", 'path:"Plans/Harbour wall.md"']],
  ["path:wall|", ['path:"Plans/Harbour wall.md"']],
  ["link:[[s|", ["link:[[Ship]]"]],
  ["link:|", ["link:[[Ship]]"]],
  ["due:next-w|", ["due:next-week"]],
  ["colour:r|", []],
])("%s", (text, expected) => {
  expect(complete(text)).toEqual(expected);
});

test("where nothing is typed there are all keys", () => {
  expect(complete("|").length).toBe(16);
  expect(complete("a |")[0]).toBe("a status:");
});

test("of many there are twenty", () => {
  expect(complete("tag:#m|")).toHaveLength(20);
});

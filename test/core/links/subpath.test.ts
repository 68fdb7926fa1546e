import { findSection, toHeadingKey } from "../../../src/core/links/subpath";
import { parseNote } from "../../../src/core/parse/parse-note";

const note = parseNote(
  [
    "# Plan",
    "## Week 1",
    "### Tests",
    "## Week 2",
    "### Tests",
    "## Q&A: what, when? (part #2)",
    "## [[Router]] and `code`",
    "## Tests",
    "## ",
  ].join("\n"),
);
const headingAt = (subpath: string): number | undefined => {
  const section = findSection(note, subpath);
  return section === null ? undefined : note.sections[section]?.line;
};

it("finds a heading, in any case", () => {
  expect(headingAt("#Week 2")).toBe(3);
  expect(headingAt("#week 2")).toBe(3);
});

it("takes the first of several that read the same", () => {
  expect(headingAt("#Tests")).toBe(2);
});

it("finds a heading below another", () => {
  expect(headingAt("#Week 2#Tests")).toBe(4);
  expect(headingAt("#Plan#Week 2#Tests")).toBe(4);
  expect(headingAt("#Plan#Tests")).toBe(2);
});

it("compares headings without special characters", () => {
  expect(headingAt("#Q A what when part 2")).toBe(5);
  expect(headingAt("#Router and code")).toBe(6);
  expect(toHeadingKey(" A:  b|c ")).toBe("a b c");
});

it("finds nothing where nothing is", () => {
  for (const subpath of ["#Nowhere", "#Nowhere#Week 2#Tests", "#Week 1#Week 2", "#Tests#Week 1", "", "#", "#^block"]) {
    expect(headingAt(subpath)).toBeUndefined();
  }
});

it("takes the outer heading when the first that reads so has none below it", () => {
  const twins = parseNote("# A\n## Goals\n# B\n## Goals\n### Deep\n");
  const section = findSection(twins, "#Goals#Deep");
  expect(section === null ? null : twins.sections[section]?.line).toBe(4);
});

import { dependsOnYear, planProperties } from "../../../src/core/edit/set-properties";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";

const vocabulary = defaultVocabulary();
const BODY = "# Boat\n\n- [x] Mast\n- [ ] Sails\n";

/** The text with the properties; null where they are not put. */
function put(source: string, values: Readonly<Record<string, string | number>>): string | null {
  const edits = planProperties(source, new Map(Object.entries(values)), vocabulary);
  return edits === null ? null : applyEdits(source, edits);
}

describe("properties of a note", () => {
  it.each([
    ["a value", "---\nprogress: 10\n---\n", "---\nprogress: 50\n---\n"],
    [
      "among others",
      "---\ntags: [ship]\nprogress: 10 # ours\nx: 1\n---\n",
      "---\ntags: [ship]\nprogress: 50 # ours\nx: 1\n---\n",
    ],
    ["written in quotation marks", '---\n"progress": "10"\n---\n', '---\n"progress": 50\n---\n'],
    ["in another case", "---\nProgress: 10\n---\n", "---\nProgress: 50\n---\n"],
    ["an empty one", "---\nprogress:\nx: 1\n---\n", "---\nprogress: 50\nx: 1\n---\n"],
    ["an empty one with a remark", "---\nprogress: # ours\n---\n", "---\nprogress: 50 # ours\n---\n"],
    ["nothing, said so", "---\nprogress: ~\n---\n", "---\nprogress: 50\n---\n"],
    ["none", "---\nx: 1\n---\n", "---\nx: 1\nprogress: 50\n---\n"],
    ["no properties between the lines", "---\n---\n", "---\nprogress: 50\n---\n"],
    ["no properties", "", "---\nprogress: 50\n---\n"],
    ["a line across the page", "---\n\n", "---\nprogress: 50\n---\n---\n\n"],
    ["words", "---\nprogress: on its way, we hope\n---\n", "---\nprogress: 50\n---\n"],
  ])("%s", (_what, head, expected) => {
    expect(put(head + BODY, { progress: 50 })).toBe(expected + BODY);
    const windows = (text: string): string => text.replace(/\n/g, "\r\n");
    expect(put(windows(head + BODY), { progress: 50 })).toBe(windows(expected + BODY));
    expect(put(`\ufeff${head}${BODY}`, { progress: 50 })).toBe(`\ufeff${expected}${BODY}`);
    // Once more is nothing to do.
    expect(planProperties(expected + BODY, new Map([["progress", 50]]), vocabulary)).toEqual([]);
  });

  it("several are put at once, each where it is", () => {
    const source = `---\nopen: 3\ntitle: Boat\nprogress: 10\n---\n${BODY}`;
    expect(put(source, { progress: 50, open: 1, "plan-status": "active" })).toBe(
      `---\nopen: 1\ntitle: Boat\nprogress: 50\nplan-status: active\n---\n${BODY}`,
    );
  });

  it("only what is another value is touched", () => {
    const edits = planProperties(
      `---\nopen: 1\nprogress: 10\n---\n${BODY}`,
      new Map([
        ["open", 1],
        ["progress", 50],
      ]),
      vocabulary,
    );
    expect(edits).toEqual([{ range: { from: 22, to: 24 }, expected: "10", insert: "50" }]);
  });

  it.each([
    ["a list", "---\nprogress: [1, 2]\n---\n"],
    ["a list of one", "---\nprogress: [1]\n---\n"],
    ["a list in lines", "---\nprogress:\n  - 1\n---\n"],
    ["a map", "---\nprogress:\n  of: 1\n---\n"],
    ["text over lines", "---\nprogress: |\n  so\n  far\n---\n"],
    ["the same twice", "---\nprogress: 1\nProgress: 2\n---\n"],
    ["properties that are not closed", "---\nx: 1\n\n"],
    ["properties that are none", "---\nprogress: [1\n---\n"],
    ["a map in one line", "---\n{ progress: 1 }\n---\n"],
    ["a name with a meaning", "---\nprogress: &a 1\nx: *a\n---\n"],
  ])("%s is left alone", (_what, head) => {
    expect(put(head + BODY, { progress: 50 })).toBeNull();
  });

  it("what the plan would say by is refused", () => {
    expect(put(`---\nx: 1\n---\n${BODY}`, { status: "done" })).toBeNull();
    expect(put(`---\nx: 1\n---\n${BODY}`, { roadmap: "false" })).toBeNull();
    expect(put(`---\ntags: [task]\n---\n${BODY}`, { due: "2026-11-20" })).toBeNull();
  });

  it("a note that is a task of TaskNotes can have them", () => {
    const source = `---\nprogress: 1\ntags: [task]\nstatus: open\n---\n${BODY}`;
    expect(put(source, { progress: 50 })).toBe(source.replace("progress: 1", "progress: 50"));
  });
});

it("a note whose days are of the year of its file says so", () => {
  expect(dependsOnYear("- [ ] Mast, due May 4\n", vocabulary, [2025, 2026])).toBe(true);
  expect(dependsOnYear("- [ ] Mast, due May 4\n", vocabulary, [2026, 2026])).toBe(false);
  expect(dependsOnYear("- [ ] Mast 📅 2026-05-04\n", vocabulary, [2025, 2026])).toBe(false);
});

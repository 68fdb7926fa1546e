import { parseNote } from "../../../src/core/parse/parse-note";
import { NoteReader } from "../../../src/core/parse/note-reader";

const PLAN =
  "# Boat\n## Phase 1: Hull\n- [ ] Sand [[Paint]] `plans/a.md`\n\n**Status:** ‚úÖ Done\n\n| Item | Status |\n| - | - |\n| Mast | ✅ |\n";
const withProperties = (yaml: string): string => `---\n${yaml}\n---\n${PLAN}`;

test.each(["roadmap: false", "Roadmap: no", 'roadmap: "off"', "status: draft\nroadmap: [false]\nisTask: true"])(
  "a note with the property %j is no plan",
  (yaml) => {
    const note = parseNote(withProperties(yaml));
    expect(note).toMatchObject({
      items: [],
      statements: [],
      links: [],
      refs: [],
      givers: [],
      garbled: [],
      noteTask: null,
    });
    expect(note.muted).toEqual(["*"]);
    // Links lead to its headings still.
    expect(note.title).toBe("Boat");
    expect(note.sections.map(({ heading, phase }) => [heading, phase])).toEqual([
      ["", null],
      ["Boat", null],
      ["Phase 1: Hull", null],
    ]);
  },
);

test.each(["roadmap: true", 'roadmap: "[[Plan]]"', "roadmap:", "roadmap-badges: false", "tags: roadmap"])(
  "with %j it is one",
  (yaml) => {
    expect(parseNote(withProperties(yaml)).items.length).toBe(3);
  },
);

test("a note that is read again is a plan as soon as its property is gone, and none again with it", () => {
  const reader = new NoteReader();
  const more = "\nProse.\n".repeat(2_000);
  const read = (text: string): number => reader.read("A.md", text + more).items.length;
  expect([read(withProperties("roadmap: false")), read(withProperties("roadmap: true"))]).toEqual([0, 3]);
  expect(read(withProperties("roadmap: false"))).toBe(0);
});

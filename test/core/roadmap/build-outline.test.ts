import fc from "fast-check";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import type { ItemTest } from "../../../src/core/query/compile-query";
import { buildOutline, OutlineBuilder } from "../../../src/core/roadmap/build-outline";
import {
  INITIAL_OUTLINE_STATE,
  type Outline,
  type OutlineRow,
  type OutlineState,
} from "../../../src/core/roadmap/outline-row";
import { parseNote } from "../../../src/core/parse/parse-note";
import { planLikeNote, RUNS } from "../../support/random-notes";
import { indexOf, readNotes, SAMPLE_VAULT } from "../../support/read-vault";

type Notes = Readonly<Record<string, string>>;

const index = (notes: Notes) => indexOf(new Map(Object.entries(notes)));

function rowsOf(notes: Notes, state: Partial<OutlineState> = {}): readonly OutlineRow[] {
  return buildOutline(index(notes), { ...INITIAL_OUTLINE_STATE, ...state }).rows;
}

/** Rows as an indented list; a fold is `+` or `-`, then kind, title and counts. */
function show(rows: readonly OutlineRow[]): readonly string[] {
  return rows.map(({ level, kind, title, rollup, expanded }) => {
    const fold = expanded === null ? " " : expanded ? "-" : "+";
    const counts = rollup === null ? "" : ` ${rollup.done}/${rollup.total}`;
    return `${"  ".repeat(level - 1)}${fold} ${kind} ${title}${counts}`;
  });
}

/** Everything opened. */
function openAll(notes: Notes, state: Partial<OutlineState> = {}): readonly OutlineRow[] {
  let opened: readonly string[] = [];
  for (;;) {
    const rows = rowsOf(notes, { ...state, opened });
    const folded = rows.filter((row) => row.expanded === false).map((row) => row.key);
    if (folded.length === 0) return rows;
    opened = [...opened, ...folded];
  }
}

const PLAN = {
  "Plans/Router.md":
    "# Router\n\nStatus: draft\n\n- [ ] loose\n\n## Phase 1: Build\n\n- [ ] group\n  - [x] one\n  - [ ] two\n\n## Notes\n\n- [x] noted\n\n## Empty\n",
};

describe("the outline", () => {
  it("shows folders, notes, phases, headings that group, and items", () => {
    expect(show(openAll(PLAN))).toEqual([
      "- folder Plans 2/4",
      "  - note Router 2/4",
      "      task loose",
      "    - phase Phase 1: Build 1/2",
      "      - task group 1/2",
      "          task one",
      "          task two",
      "    - section Notes 1/1",
      "        task noted",
    ]);
  });

  it("opens folders, and notes where there are few; items are closed at first", () => {
    expect(show(rowsOf(PLAN))).toEqual([
      "- folder Plans 2/4",
      "  - note Router 2/4",
      "      task loose",
      "    + phase Phase 1: Build 1/2",
      "    - section Notes 1/1",
      "        task noted",
    ]);
    const many = Object.fromEntries(["A", "B", "C", "D"].map((name) => [`${name}.md`, "- [ ] x"]));
    expect(show(rowsOf(many))).toEqual(["+ note A 0/1", "+ note B 0/1", "+ note C 0/1", "+ note D 0/1"]);
  });

  it("remembers what was opened and closed", () => {
    const { key } = rowsOf(PLAN)[0] ?? { key: "" };
    expect(show(rowsOf(PLAN, { closed: [key] }))).toEqual(["+ folder Plans 2/4"]);
  });

  it("leaves out notes without anything of a plan, and headings without items", () => {
    const notes = { "A.md": "# Text\nwords", "B.md": "Status: POR", "C.md": "# C\n## Empty\n## Full\n- [ ] x" };
    expect(show(openAll(notes))).toEqual(["  note B", "- note C 0/1", "    task x"]);
  });

  it("sorts folders before notes, and names as a person does", () => {
    const notes = { "Week 10.md": "- [ ] x", "week 2.md": "- [ ] x", "z/A.md": "- [ ] x", "Z10.md": "Status: POR" };
    expect(show(rowsOf(notes, { closed: ["folder:z"] })).map((row) => row.slice(2))).toEqual([
      "folder z 0/1",
      "note week 2 0/1",
      "note Week 10 0/1",
      "note Z10",
    ]);
  });

  it("gives every row its place among its siblings", () => {
    const rows = openAll(PLAN).map(({ title, level, position, siblings }) => [title, level, position, siblings]);
    expect(rows.slice(0, 5)).toEqual([
      ["Plans", 1, 1, 1],
      ["Router", 2, 1, 1],
      ["loose", 3, 1, 3],
      ["Phase 1: Build", 3, 2, 3],
      ["group", 4, 1, 1],
    ]);
  });

  it("says a note's status and where it is from", () => {
    const [note] = rowsOf({ "A.md": "# The plan\nStatus: blocked by B" });
    expect(note).toMatchObject({
      title: "A",
      description: "The plan",
      status: "blocked",
      statusRaw: "blocked by B",
      statusFrom: "statement",
    });
  });
});

describe("a filter", () => {
  it("keeps what has all words, in any case, with all above and all below it", () => {
    expect(show(rowsOf(PLAN, { filter: "GROUP" }))).toEqual([
      "- folder Plans 2/4",
      "  - note Router 2/4",
      "    - phase Phase 1: Build 1/2",
      "      - task group 1/2",
      "          task one",
      "          task two",
    ]);
    expect(show(rowsOf(PLAN, { filter: "build two" }))).toEqual([
      "- folder Plans 2/4",
      "  - note Router 2/4",
      "    - phase Phase 1: Build 1/2",
      "      - task group 1/2",
      "          task two",
    ]);
    expect(rowsOf(PLAN, { filter: "nowhere" })).toEqual([]);
  });

  it("of blanks keeps everything", () => {
    expect(rowsOf(PLAN, { filter: "  " })).toEqual(rowsOf(PLAN));
  });

  it("for what is open leaves out what is done or cancelled, and what held nothing else", () => {
    const notes = { "A.md": "## Phase 1\n- [x] a\n- [-] b\n## Phase 2\n- [ ] c\n- [x] d\n", "B.md": "- [x] a" };
    expect(show(openAll(notes, { openOnly: true }))).toEqual(["- note A 2/4", "  - phase Phase 2 1/2", "      task c"]);
  });
});

describe("keys", () => {
  it("are all different", () => {
    const notes = { "A.md": "- [ ] same\n- [ ] same\n- [ ] same:2\n## same\n- [ ] same\n## same\n- [ ] same\n" };
    const keys = openAll(notes).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    fc.assert(
      fc.property(planLikeNote, (text) => {
        const all = openAll({ "x/A.md": text }).map(({ key }) => key);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: RUNS / 3 },
    );
  });

  it("stay when lines above are added, and when a box is ticked", () => {
    const text = "# P\n## Phase 1\n- [ ] a\n- [ ] b\n";
    const keys = openAll({ "A.md": text }).map(({ key }) => key);
    expect(openAll({ "A.md": `---\ntags: x\n---\nMore.\n\n${text}` }).map(({ key }) => key)).toEqual(keys);
    expect(openAll({ "A.md": text.replace("[ ] a", "[x] a") }).map(({ key }) => key)).toEqual(keys);
  });
});

it("every item of a note stands in its outline once, at any nesting, but for one that is the note itself", () => {
  const isItself = (note: ParsedNote, place: number): boolean =>
    place === note.noteTask ||
    note.sections.some(({ level, phase, items }) => level === 1 && phase === place && items.end === note.items.length);
  fc.assert(
    fc.property(planLikeNote, (text) => {
      const note = parseNote(text);
      const shown = openAll({ "A.md": text }).flatMap(({ item }) => (item === null ? [] : [item]));
      const expected = note.items.flatMap((_, place) =>
        shown.includes(place) || !isItself(note, place) ? [place] : [],
      );
      expect([...shown].sort((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: RUNS / 3 },
  );
});

it("the outline's own count is that of all notes, whatever is folded", () => {
  const sample = indexOf(readNotes(SAMPLE_VAULT));
  const { rollup, noteCount } = buildOutline(sample);
  expect(buildOutline(sample, { ...INITIAL_OUTLINE_STATE, filter: "nowhere" })).toMatchObject({ rollup, noteCount });
  expect(Object.values(rollup.byStatus).reduce((sum, count) => sum + count, 0)).toBe(rollup.total);
});

it("items may nest deeper than a stack is high", () => {
  const depth = 20_000;
  const one = parseNote("- [ ] x");
  const items = Array.from({ length: depth }, (_, i) => ({
    ...one.items[0],
    end: depth,
    parent: i === 0 ? null : i - 1,
  })) as unknown as typeof one.items;
  const sections = one.sections.map((section) => ({ ...section, items: { start: 0, end: depth } }));
  const deep = index({ "A.md": "" });
  deep.setNote("A.md", { ...one, items, sections });
  const { rows } = buildOutline(deep, { ...INITIAL_OUTLINE_STATE, filter: "x", openOnly: true });
  expect(rows).toHaveLength(depth + 1);
  expect(rows.at(-1)).toMatchObject({ level: depth + 1, position: 1, siblings: 1 });
});

describe("a query with terms", () => {
  const shown = (filter: string, notes: Notes): Outline =>
    buildOutline(index(notes), { ...INITIAL_OUTLINE_STATE, filter });
  const titles = ({ rows }: Outline): readonly string[] =>
    rows.map(({ level, title }) => "  ".repeat(level - 1) + title);
  const NOTES = {
    "Plans/A.md": "## Phase 1: Dig\n\n- [/] Pier\n  - [x] Piles\n  - [ ] Planks\n\n## Later\n\n- [ ] Lamps\n",
    "Plans/B.md": "- [x] Ship\n",
    "C.md": "Status: draft\n",
  };

  it("shows the items that it means, and what they stand under, and nothing else", () => {
    const outline = shown("status:todo", NOTES);
    expect(titles(outline)).toEqual([
      "Plans",
      "  A",
      "    Phase 1: Dig",
      "      Pier",
      "        Planks",
      "    Later",
      "      Lamps",
    ]);
    expect(outline.matchCount).toBe(2);
  });

  it("looks for words in what is left, where all below a match stays", () => {
    const outline = shown("pier -status:done", NOTES);
    expect(titles(outline)).toEqual(["Plans", "  A", "    Phase 1: Dig", "      Pier", "        Planks"]);
    expect(outline.matchCount).toBe(2);
    expect(titles(shown("later plank is:open", NOTES))).toEqual([]);
  });

  it("means a note by its own status only where nothing stands in it", () => {
    expect(titles(shown("status:draft", NOTES))).toEqual(["C"]);
    expect(titles(shown("kind:note", NOTES))).toEqual(["C"]);
  });

  it("shows everything while it is none", () => {
    expect(titles(shown("is:blue", NOTES))).toEqual(titles(shown("", NOTES)));
    expect(shown("is:blue", NOTES).matchCount).toBeUndefined();
  });

  it("counts what has the words, and all below it, but not what stands above", () => {
    expect(shown("pier", NOTES).matchCount).toBe(3);
    expect(shown("nowhere", NOTES).matchCount).toBe(0);
  });
});

describe("a scope", () => {
  const many = indexOf(
    new Map(
      ["A", "B", "C", "D", "E"].map((name) => [`${name === "A" ? "Plans/A" : name}.md`, `- [ ] one of ${name}\n`]),
    ),
  );
  const scope: ItemTest = ({ path }) => path === "Plans/A.md";
  const rowsIn = (state: Partial<OutlineState>): readonly string[] =>
    new OutlineBuilder(many)
      .build({ ...INITIAL_OUTLINE_STATE, ...state }, { words: [], test: null, scope })
      .rows.map(({ title }) => title);

  it("leaves out the rest, and opens the notes that are left", () => {
    expect(rowsIn({})).toEqual(["Plans", "A", "one of A"]);
  });

  it("lets its notes be closed", () => {
    expect(rowsIn({ closed: ["note:Plans/A.md"] })).toEqual(["Plans", "A"]);
  });
});

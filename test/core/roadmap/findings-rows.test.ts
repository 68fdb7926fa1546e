import type { Finding } from "../../../src/core/findings/finding";
import {
  FindingsRows,
  INITIAL_FINDINGS_STATE,
  readFindingsState,
  toggleFinding,
  type FindingGroup,
  type FindingsState,
} from "../../../src/core/roadmap/findings-rows";

function finding(path: string, line: number, more: Partial<Finding> = {}): Finding {
  return {
    rule: "overdue",
    severity: "warning",
    path,
    line,
    quote: `line ${line}`,
    range: { from: 0, to: 1 },
    message: "It was due.",
    related: [],
    ...more,
  };
}

const FIX = { title: "Tick it", edits: [] };
const FINDINGS = [
  finding("A.md", 3),
  finding("A.md", 5, {
    rule: "dependency-cycle",
    severity: "error",
    message: "A circle.",
    related: [{ path: "B.md", line: 1, quote: "round" }],
  }),
  finding("x/B.md", 1, { rule: "all-done-but-open", message: "All is done.", fix: FIX }),
];

const NO_WORDS: readonly string[] = [];

/** The rows, indented by their level. */
function show(state: Partial<FindingsState> = {}, filter = ""): readonly string[] {
  const { rows } = new FindingsRows().build(
    FINDINGS,
    { ...INITIAL_FINDINGS_STATE, ...state },
    filter
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ""),
  );
  return rows.map((row) => {
    const words =
      row.kind === "group"
        ? `${row.severity} ${row.title} ${row.findings.length}`
        : row.kind === "finding"
          ? row.finding.message
          : row.kind === "place"
            ? `${row.place.path}:${row.place.line} ${row.place.quote}`
            : row.fix.title;
    return "  ".repeat(row.level - 1) + words;
  });
}

const GROUPS: Readonly<Record<FindingGroup, readonly string[]>> = {
  rule: ["error Dependency cycle 1", "warning All done but open 1", "warning Overdue 1"],
  severity: ["error Errors 1", "warning Warnings 2"],
  note: ["error A 2", "warning B 1"],
};

it.each(Object.entries(GROUPS))("by %s, the worst come first, or the notes in order", (group, titles) => {
  expect(show({ group: group as FindingGroup }).filter((row) => !row.startsWith(" "))).toEqual(titles);
});

it("below a finding stand both its sides, then its fix", () => {
  expect(show({ group: "note" })).toEqual([
    "error A 2",
    "  It was due.",
    "    A.md:3 line 3",
    "  A circle.",
    "    A.md:5 line 5",
    "    B.md:1 round",
    "warning B 1",
    "  All is done.",
    "    x/B.md:1 line 1",
    "    Tick it",
  ]);
});

it("what is folded is left out, and unfolded again", () => {
  const folded = toggleFinding(INITIAL_FINDINGS_STATE, "group rule:overdue");
  expect(show(folded).slice(-1)).toEqual(["warning Overdue 1"]);
  expect(show(toggleFinding(folded, "group rule:overdue"))).toEqual(show());
});

it.each([
  ["circle", "A circle."],
  ["ROUND b.md", "A circle."],
  ["all done x/", "All is done."],
])("the words %j find a finding by its sentence, sides, rule or paths", (filter, message) => {
  const found = show({}, filter).filter((row) => /^ {2}\S/.test(row));
  expect(found).toEqual([`  ${message}`]);
  expect(show({}, `${filter} nowhere`)).toEqual([]);
});

it("rows that stay the same are the same objects, and so is all while nothing changes", () => {
  const rows = new FindingsRows();
  const first = rows.build(FINDINGS, INITIAL_FINDINGS_STATE, NO_WORDS);
  expect(rows.build(FINDINGS, INITIAL_FINDINGS_STATE, NO_WORDS)).toBe(first);
  const later = rows.build([...FINDINGS.slice(0, 2), finding("x/B.md", 2)], INITIAL_FINDINGS_STATE, NO_WORDS);
  const kept = later.rows.filter((row) => first.rows.includes(row)).map((row) => row.key);
  // A group that has more, or is one of fewer, is another row.
  expect(kept).toHaveLength(4);
  expect(new Set(later.rows.map((row) => row.key)).size).toBe(later.rows.length);
});

it("two findings that say the same have keys of their own", () => {
  const { rows } = new FindingsRows().build(
    [FINDINGS[0], FINDINGS[0]].flatMap((each) => each ?? []),
    INITIAL_FINDINGS_STATE,
    NO_WORDS,
  );
  expect(new Set(rows.map((row) => row.key)).size).toBe(5);
});

it("a state from a workspace is taken as far as it can be", () => {
  expect(readFindingsState({ group: "note", toggled: ["a", 1] }, INITIAL_FINDINGS_STATE)).toEqual({
    group: "note",
    toggled: ["a"],
  });
  for (const damaged of [null, 3, { group: "colour", toggled: {} }])
    expect(readFindingsState(damaged, INITIAL_FINDINGS_STATE)).toEqual(INITIAL_FINDINGS_STATE);
});

it("of very many findings only the groups are open to the eye at first", () => {
  const many = Array.from({ length: 501 }, (_, line) => finding("A.md", line));
  const rows = new FindingsRows();
  expect(rows.build(many, INITIAL_FINDINGS_STATE, NO_WORDS).rows.map(({ level }) => level)).toEqual([1]);
  const opened = toggleFinding(INITIAL_FINDINGS_STATE, "group rule:overdue");
  expect(rows.build(many, opened, NO_WORDS).rows).toHaveLength(1 + 2 * 501);
});

// What the project has promised itself, and whether this run keeps it.
import { nameOfEdit, SECTION_SIZE } from "./parts.mjs";
import { show, toTable } from "./report.mjs";

const MB = 1e6;
/** The budgets of edits are milliseconds beside what remark took on the machine they were set on. */
const EDITS = [
  { kind: "document", characters: 10_000, ms: 3, remark: 12.8 },
  { kind: "document", characters: 100_000, ms: 4, remark: 149 },
  { kind: "document", characters: 1_000_000, ms: 10, remark: 3486 },
  { kind: "list", characters: SECTION_SIZE, ms: 30, remark: 110 },
  { kind: "table", characters: SECTION_SIZE, ms: 30, remark: 275 },
];

/**
 * Every budget: what it is, the value and its limit, in `unit`. A ratio is of two figures of this run, and carries over
 * to other machines; milliseconds do not.
 */
function* listBudgets(figures) {
  const of = (...place) => figures.of(...place);
  yield {
    what: "ordinary: read and index ÷ read the files",
    value: of("ordinary", "read and index") / of("ordinary", "read the files"),
    most: 3,
    ms: of("ordinary", "read and index"),
  };
  yield {
    what: "dense: remark ÷ read and index",
    value: of("dense", "remark, GFM and frontmatter") / of("dense", "read and index"),
    least: 15,
    ms: of("dense", "read and index"),
  };
  for (const vault of ["1000 notes", "10000 notes"]) {
    for (const { kind, characters, ms, remark } of EDITS) {
      const name = nameOfEdit({ kind, characters });
      for (const [label, figure] of [
        ["", "ms p95"],
        [", with transfer", "with transfer ms p95"],
      ]) {
        const value = of(vault, name, figure);
        const what = `${name}, ${vault}${label}: p95 ÷ remark of the note`;
        yield { what, value: value / of(vault, name, "remark ms"), most: ms / remark, ms: value, mostMs: ms };
      }
    }
  }
  const megabytes = (bytes) => bytes / MB;
  yield {
    what: "dense: peak above the text, MB",
    value: megabytes(of("dense", "read and index", "peak above the text bytes")),
    most: 55,
  };
  yield { what: "dense: kept, MB", value: megabytes(of("dense", "warm start", "kept bytes")), most: 10.25 };
  yield {
    what: "50000 notes: peak while indexing, MB",
    value: megabytes(of("50000 notes", "read and index", "peak bytes")),
    most: 1500,
  };
  yield {
    what: "50000 notes: kept, KB a task",
    value: of("50000 notes", "warm start", "kept bytes a task") / 1000,
    most: 1.5,
  };
  yield {
    what: "10000 notes: warm start ÷ read and index",
    value: of("10000 notes", "warm start") / of("10000 notes", "read and index"),
    most: 0.1,
    ms: of("10000 notes", "warm start"),
  };
  yield {
    what: "10000 notes: warm start to the roadmap, ms",
    value: of("10000 notes", "warm start", "roadmap ms"),
    most: 300,
  };
  yield { what: "search over 20,000 items: p95, ms", value: of("10000 notes", "search", "ms p95"), most: 20 };
  yield { what: "query of 20,000 items: p95, ms", value: of("10000 notes", "query", "ms p95"), most: 20 };
  yield {
    what: "query: ten times the vault ÷ the vault, by item",
    value:
      of("10000 notes", "query", "ms p50") /
      of("10000 notes", "query", "items") /
      (of("1000 notes", "query", "ms p50") / of("1000 notes", "query", "items")),
    most: 2,
  };
  for (const command of ["index --json", "report"]) {
    const ms = of("ordinary", `plan-of-record ${command}`);
    const what = `ordinary: ${command} ÷ read the files`;
    yield { what, value: ms / of("ordinary", "read the files"), most: 2500 / 306, ms, mostMs: 2500 };
  }
  yield { what: "main.js, KiB", value: of("", "load main.js", "bytes") / 1024, most: 500 };
  yield { what: "evaluate main.js, ms", value: of("", "load main.js"), most: 10 };
}

/** The budgets that were measured, each with `isMet`. */
export function checkBudgets(figures) {
  return [...listBudgets(figures)]
    .filter(({ value }) => value !== undefined && !Number.isNaN(value))
    .map((budget) => ({
      ...budget,
      isMet: budget.least === undefined ? budget.value <= budget.most : budget.value >= budget.least,
    }));
}

export function tableOfBudgets(budgets) {
  const rows = budgets.map(({ what, value, most, least, ms, mostMs, isMet }) => [
    what,
    show(value),
    least === undefined ? `≤ ${show(most)}` : `≥ ${show(least)}`,
    isMet ? "met" : "NOT MET",
    ms === undefined ? "" : `${show(ms)}${mostMs === undefined ? "" : ` (≤ ${show(mostMs)})`}`,
  ]);
  return toTable(["budget", "measured", "limit", "", "ms here (ms where it was set)"], rows);
}

/** How much more a note may cost in a larger vault than in a smaller one; generous, since machines are noisy. */
const MOST_GROWTH = 1.5;
/** What an edit costs may grow as long as it stays below so many milliseconds: rows on the screen are counted each time. */
const LEAST_MS = 0.5;

/** What each thing costs in vaults of growing size, and by how much it grows: per note, or for the same edit. */
export function checkGrowth(figures, sizes) {
  const isLarge = (size) => size >= 1000;
  const vaults = sizes.filter(isLarge).sort((a, b) => a - b);
  const perNote = [
    ["read and index, µs a note", "read and index", "ms", 1000],
    ["the same as in the app, µs a note", "the same as in the app", "ms", 1000],
    ["warm start, µs a note", "warm start", "ms", 1000],
    ["remark, µs a note", "remark, GFM and frontmatter", "ms", 1000],
    ["peak above the text, KB a note", "read and index", "peak above the text bytes", 0.001],
    ["kept, KB a note", "warm start", "kept bytes", 0.001],
  ].map(([what, name, figure, factor]) => ({
    what,
    values: vaults.map((size) => (factor * figures.of(`${size} notes`, name, figure)) / size),
  }));
  const perChange = [
    ...EDITS.map((note) => [nameOfEdit(note), "ms p50"]),
    ["rename", "ms p50"],
    ["findings", "one note ms p50"],
  ].map(([name, figure]) => ({
    what: `${name}, ms`,
    values: vaults.map((size) => figures.of(`${size} notes`, name, figure)),
  }));
  return [...perNote, ...perChange].flatMap(({ what, values }) => {
    const known = values.flatMap((value, at) =>
      value === undefined || Number.isNaN(value) ? [] : [{ size: vaults[at], value }],
    );
    if (known.length < 2) return [];
    // Between neighbours, so that none hides behind another.
    const growth = known.slice(1).map(({ value }, at) => value / known[at].value);
    const isNoise = what.endsWith(", ms") && known.every(({ value }) => value < LEAST_MS);
    const isFine = isNoise || what.startsWith("remark") || growth.every((each) => each <= MOST_GROWTH);
    return [{ what, known, growth, isFine }];
  });
}

export function tableOfGrowth(all, sizes) {
  const vaults = sizes.filter((size) => size >= 1000).sort((a, b) => a - b);
  const rows = all.map(({ what, known, growth, isFine }) => [
    what,
    ...vaults.map((size) => show(known.find((each) => each.size === size)?.value)),
    growth.map((each) => `${show(each)}×`).join(", "),
    isFine ? "fine" : "GROWS",
  ]);
  return toTable(["cost", ...vaults.map((size) => `${size} notes`), "growth", ""], rows);
}

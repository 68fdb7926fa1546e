import { readFileSync, writeFileSync } from "node:fs";
import { planSetStatus, resolveSetStatus, type SetStatusPlan } from "../../../src/core/edit/set-status";
import { statusChoices } from "../../../src/core/edit/status-choices";
import type { StatusSubject } from "../../../src/core/edit/status-place";
import { findWays } from "../../../src/core/edit/status-ways";
import type { ParsedNote } from "../../../src/core/note/parsed-note";
import { parseNote } from "../../../src/core/parse/parse-note";
import { STATUSES, type Status } from "../../../src/core/status/status";
import { createVocabulary, defaultVocabulary } from "../../../src/core/status/vocabulary";
import { LANGUAGES } from "../../../src/core/status/languages/all";
import { applyEdits, StaleTextError } from "../../../src/core/text/text-edit";
import { readCases, type Case } from "../../support/read-cases";

const CASES = readCases("set-status");

/** What stands in a line, counted from 1: the item, else the statement. */
function subjectAt(note: ParsedNote, at: string): StatusSubject {
  if (at === "note") return { kind: "note" };
  const line = Number(at) - 1;
  const item = note.items.findIndex((one) => one.line === line && one.status !== null);
  if (item !== -1) return { kind: "item", item };
  const statement = note.statements.findIndex((one) => one.line === line);
  if (statement !== -1) return { kind: "statement", statement };
  const bare = note.items.findIndex((one) => one.line === line);
  if (bare === -1) throw new RangeError(`Nothing is in line ${at}`);
  return { kind: "item", item: bare };
}

/** The lines lost and gained. */
function diffOf(before: string, after: string | null): readonly string[] {
  if (after === null) return ["nothing"];
  const [old, now] = [before.split("\n"), after.split("\n")];
  expect(now).toHaveLength(old.length);
  return old.flatMap((line, i) => (line === now[i] ? [] : [`- ${line}`, `+ ${now[i] ?? ""}`]));
}

function planAt(text: string, at: string, to: Status): SetStatusPlan | null {
  const note = parseNote(text);
  return planSetStatus(note, subjectAt(note, at), to, text, defaultVocabulary());
}

function set(text: string, at: string, to: Status): string | null {
  const plan = planAt(text, at, to);
  return plan === null ? null : applyEdits(text, [resolveSetStatus(plan, text)]);
}

function askedIn({ name }: Case): { readonly at: string; readonly to: Status } {
  const [, at = "", to = ""] = / @(\d+|note) (\w+)$/.exec(name) ?? [];
  const status = STATUSES.find((one) => one === to);
  if (status === undefined) throw new RangeError(`“${name}” names no status`);
  return { at, to: status };
}

const UPDATE = process.env.UPDATE_CASES !== undefined;
const written: string[] = [];

describe("a status is set where it stands", () => {
  it.each(CASES.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { at, to } = askedIn(one);
    const diff = diffOf(one.input, set(one.input, at, to));
    if (UPDATE) written.push(`=== ${one.name}\n${one.input}\n==>\n${diff.join("\n")}\n`);
    else expect(diff.map((line) => line.trimEnd())).toEqual(one.expected.map((line) => line.trimEnd()));
  });

  afterAll(() => {
    const file = "test/cases/set-status.txt";
    const head = readFileSync(file, "utf8").split("\n=== ")[0] ?? "";
    if (UPDATE) writeFileSync(file, `${head}\n${written.join("\n")}`);
  });
});

it("the same is changed in a file of Windows, behind a byte order mark", () => {
  for (const one of CASES) {
    const { at, to } = askedIn(one);
    // What a byte order mark stands before is no properties, and a line end within a cell is none.
    const text = `\ufeff${one.input.replace(/\n/g, "\r\n")}`;
    const plain = set(one.input, at, to);
    expect([one.name, set(text, at, to)]).toEqual([
      one.name,
      plain === null ? null : `\ufeff${plain.replace(/\n/g, "\r\n")}`,
    ]);
  }
});

describe("a plan that is carried out later", () => {
  const text =
    "# P\n\n| Part | Status |\n| --- | --- |\n| Keel | In progress |\n| Mast | In progress |\n\nStatus: draft\n";

  it("finds the line where it has moved to, and leaves what came meanwhile", () => {
    const plan = planAt(text, "5", "done");
    const moved = text.replace("# P\n", "# P\n\nMore text.\n").replace("draft", "review");
    if (plan === null) throw new Error("no plan");
    expect(diffOf(moved, applyEdits(moved, [resolveSetStatus(plan, moved)]))).toEqual([
      "- | Keel | In progress |",
      "+ | Keel | Done |",
    ]);
  });

  it("is plain data", () => {
    const plan = planAt(text, "5", "done");
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it.each([
    ["the status has changed meanwhile", text.replace("Keel | In progress", "Keel | Blocked")],
    ["the line is gone", text.replace("| Keel | In progress |\n", "")],
    ["the note is empty", ""],
  ])("writes nothing where %s", (_, now) => {
    const plan = planAt(text, "5", "done");
    if (plan === null) throw new Error("no plan");
    expect(() => resolveSetStatus(plan, now)).toThrow(StaleTextError);
  });

  it("writes nothing where the line cannot be told from a new one that reads the same", () => {
    const plan = planAt("a\n\nStatus: draft\n\nb", "3", "done");
    if (plan === null) throw new Error("no plan");
    expect(() => resolveSetStatus(plan, "c\n\nd\n\nStatus: draft\n\nStatus: draft\n")).toThrow(StaleTextError);
  });

  it("tells twins apart by their count", () => {
    const twins = "- a: **done**\n\nStatus: done\n\n- b\n\nStatus: done\n\n- b\n\nStatus: done\n";
    const note = parseNote(twins);
    const plan = planSetStatus(note, subjectAt(note, "7"), "draft", twins, defaultVocabulary());
    if (plan === null) throw new Error("no plan");
    const moved = `New\n\n${twins}`;
    const edit = resolveSetStatus(plan, moved);
    expect(moved.slice(0, edit.range.from).split("\n")).toHaveLength(9);
  });

  it("writes a byte order mark’s distance further where one has come", () => {
    const plan = planAt(text, "5", "done");
    if (plan === null) throw new Error("no plan");
    expect(applyEdits(`\ufeff${text}`, [resolveSetStatus(plan, `\ufeff${text}`)])).toBe(
      `\ufeff${text.replace("Keel | In progress", "Keel | Done")}`,
    );
  });
});

it("nothing is planned for what has that status already, or is not there", () => {
  expect(planAt("- [x] a", "1", "done")).toBeNull();
  expect(planAt("Status: done", "1", "done")).toBeNull();
  const note = parseNote("- [x] a");
  for (const subject of [{ kind: "item", item: 9 } as const, { kind: "statement", statement: 9 } as const])
    expect(planSetStatus(note, subject, "todo", "- [x] a", defaultVocabulary())).toBeNull();
});

it("nothing is planned that would make a table say something else: tests that all ran are no plan", () => {
  const text = "| Test | Status |\n| --- | --- |\n| Keel holds | Done |\n| Mast holds | Pending |\n";
  expect(set(text, "4", "active")).toBe(text.replace("Pending", "In progress"));
  expect(planAt(text, "4", "done")).toBeNull();
});

it("the user’s own boxes are used", () => {
  const vocabulary = createVocabulary(LANGUAGES, { symbols: { b: "blocked", R: "review" } });
  const text = "- [ ] a";
  const plan = planSetStatus(parseNote(text, { vocabulary }), { kind: "item", item: 0 }, "review", text, vocabulary);
  expect(plan === null ? null : applyEdits(text, [resolveSetStatus(plan, text)])).toBe("- [R] a");
});

it("a heading with many blanks takes little longer than one with some", () => {
  const timeOf = (blanks: number): number => {
    const text = `## Phase 1: a${" ".repeat(blanks)}b\n`;
    const note = parseNote(text);
    const began = performance.now();
    planSetStatus(note, { kind: "item", item: 0 }, "done", text, defaultVocabulary());
    return performance.now() - began;
  };
  timeOf(1_000);
  expect(timeOf(40_000)).toBeLessThan(Math.max(timeOf(4_000), 5) * 40);
});

it("the ways in which a writer says statuses are known by kind of place, the most frequent first", () => {
  const text = [
    "---\nstatus: active\n---\n| Part | Status |\n| --- | --- |\n| a | ✅ Done |\n| b | ✅ Done |\n| c | done |",
    "| d | 🔄 At it |\n\n## Phase 1 (COMPLETE)\n\n- [X] x\n",
  ].join("\n");
  const ways = findWays(parseNote(text), text, defaultVocabulary());
  expect(ways.map(({ kind, status, text: said, count }) => `${kind} ${status} ${said} ${count}`)).toEqual([
    "cell done ✅ Done 2",
    "cell done done 1",
    "cell active 🔄 1",
    "heading done COMPLETE 1",
    "box done X 1",
    "property active active 1",
  ]);
});

it("a menu has every status once, by category, with its words and its box", () => {
  const groups = statusChoices(defaultVocabulary());
  expect(groups.map(({ category }) => category)).toEqual(["open", "closed", "standing"]);
  expect(groups.flatMap(({ choices }) => choices.map(({ status }) => status))).toEqual([...STATUSES]);
  expect(groups[0]?.choices[1]).toEqual({ status: "active", label: "In progress", symbol: "/" });
  expect(groups[2]?.choices[0]).toEqual({ status: "por", label: "Plan of record", symbol: null });
});

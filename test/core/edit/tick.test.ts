import fc from "fast-check";
import { resolveLineChange } from "../../../src/core/edit/line-change";
import { resolveLineEdit } from "../../../src/core/edit/line-edit";
import { planTick, type TickPlan } from "../../../src/core/edit/tick";
import { TickMemory } from "../../../src/core/edit/tick-memory";
import { parseNote } from "../../../src/core/parse/parse-note";
import { applyEdits, StaleTextError } from "../../../src/core/text/text-edit";
import { anyNote, RUNS } from "../../support/random-notes";

/** The plan for the task with this title. */
function planFor(text: string, title: string): TickPlan {
  const note = parseNote(text);
  const plan = planTick(
    note,
    note.items.findIndex((item) => item.title === title),
  );
  if (plan === null) throw new Error(`No task “${title}” in:\n${text}`);
  return plan;
}

function tick(text: string, title: string): string {
  return applyEdits(text, [resolveLineEdit(planFor(text, title), text)]);
}

describe("ticking", () => {
  it.each([
    ["- [ ] a", "- [x] a"],
    ["- [x] a", "- [ ] a"],
    ["- [X] a", "- [ ] a"],
    ["- [/] a", "- [x] a"],
    ["- [>] a", "- [x] a"],
    ["- [-] a", "- [ ] a"],
    ["- [?] a", "- [x] a"],
    ["- [😀] a", "- [x] a"],
    ["12) [ ] a\r\n- [ ] b", "12) [x] a\r\n- [ ] b"],
    ["\ufeff- [ ] a\n- [ ] b", "\ufeff- [x] a\n- [ ] b"],
    ["\ufeff# P\n\n- [ ] a", "\ufeff# P\n\n- [x] a"],
  ])("%j gives %j", (before, after) => expect(tick(before, "a")).toBe(after));

  it("changes the box and not a box in the text or in a link", () => {
    expect(tick("- [ ] a [ ] b", "a [ ] b")).toBe("- [x] a [ ] b");
    expect(tick("> 1. [x] say [x]", "say [x]")).toBe("> 1. [ ] say [x]");
    expect(tick("- - [ ] inner", "inner")).toBe("- - [x] inner");
  });

  it("keeps line breaks and all else of the note", () => {
    expect(tick("# P\r\n\r\n- [ ] a\r\n- [ ] b", "b")).toBe("# P\r\n\r\n- [ ] a\r\n- [x] b");
  });

  it("is nothing for what has no box", () => {
    const note = parseNote("- ~~a~~\n\n| P | Status |\n| - | - |\n| x | done |\n\n## Phase 1\n");
    expect(note.items).toHaveLength(3);
    expect(note.items.map((_, index) => planTick(note, index))).toEqual([null, null, null]);
    expect(planTick(note, 99)).toBeNull();
  });
});

describe("after the note has changed", () => {
  const text = "# P\n\n- [ ] a\n- [ ] b\n- [ ] c\n";

  it("the task is found where it has moved to", () => {
    const moved = "# P\n\nMore text.\n\n- [ ] new\n- [ ] a\n- [ ] b\n- [ ] c\n";
    expect(applyEdits(moved, [resolveLineEdit(planFor(text, "b"), moved)])).toBe(moved.replace("[ ] b", "[x] b"));
  });

  it.each([
    ["\ufeff- [ ] a\n", "- [ ] a\n"],
    ["- [ ] a\n", "\ufeff- [ ] a\n"],
  ])("a byte order mark that has come or gone makes no other line: %j, %j", (read, now) => {
    expect(applyEdits(now, [resolveLineEdit(planFor(read, "a"), now)])).toBe(now.replace("[ ]", "[x]"));
  });

  it("a line that reads otherwise is refused, and the error says what stands there", () => {
    const edited = text.replace("[ ] b", "[ ] b, but better");
    expect(() => resolveLineEdit(planFor(text, "b"), edited)).toThrow(StaleTextError);
    expect(() => resolveLineEdit(planFor(text, "b"), edited)).toThrow(
      "Expected “- [ ] b” but found “- [ ] b, but better”",
    );
    expect(() => resolveLineEdit(planFor(text, "b"), text.replace("[ ] b", "[x] b"))).toThrow(StaleTextError);
    expect(() => resolveLineEdit(planFor(text, "b"), "")).toThrow(StaleTextError);
  });

  it("of twins the one at the same count is meant while there are as many", () => {
    const twins = "- [ ] same\n- [ ] other\n- [ ] same\n";
    const note = parseNote(twins);
    const second = planTick(note, 2);
    if (second === null) throw new Error("no plan");
    expect(applyEdits(twins, [resolveLineEdit(second, twins)])).toBe("- [ ] same\n- [ ] other\n- [x] same\n");
    const moved = `# New\n\n${twins}`;
    expect(applyEdits(moved, [resolveLineEdit(second, moved)])).toBe("# New\n\n- [ ] same\n- [ ] other\n- [x] same\n");
  });

  it("twins that cannot be told apart are refused", () => {
    const note = parseNote("- [ ] same\n- [ ] same\n");
    const first = planTick(note, 0);
    if (first === null) throw new Error("no plan");
    expect(() => resolveLineEdit(first, "# New\n- [ ] same\n- [ ] same\n- [ ] same\n")).toThrow(StaleTextError);
  });
});

it("a tick changes exactly one box, and ticking a blank or crossed box again gives the bytes back", () => {
  fc.assert(
    fc.property(anyNote, (text) => {
      const note = parseNote(text);
      note.items.forEach((item, index) => {
        const plan = planTick(note, index);
        if (plan === null || item.kind !== "task" || item.symbol === null || item.symbolRange === null) return;
        const edit = resolveLineEdit(plan, text);
        expect(edit).toEqual({ range: item.symbolRange, expected: item.symbol, insert: plan.to });
        if (item.symbol !== " " && item.symbol !== "x") return;
        const ticked = applyEdits(text, [edit]);
        const again = parseNote(ticked);
        const back = again.items.findIndex(
          (other) => other.kind === "task" && other.symbolRange?.from === item.symbolRange?.from,
        );
        const undo = planTick(again, back);
        expect(undo).not.toBeNull();
        if (undo !== null) expect(applyEdits(ticked, [resolveLineEdit(undo, ticked)])).toBe(text);
      });
    }),
    { numRuns: RUNS },
  );
});

it("a task is ticked though its line stands in a block of code as well", () => {
  const text = "- [ ] same\n\n```\n- [ ] same\n```\n";
  expect(tick(text, "same")).toBe("- [x] same\n\n```\n- [ ] same\n```\n");
});

describe("the memory of ticks", () => {
  /** Ticks the one task of a note, with what is remembered. */
  function tickWith(memory: TickMemory, text: string, path = "Plan.md"): string {
    const plan = planTick(parseNote(text), 0);
    if (plan === null) throw new Error("no plan");
    const { target } = plan;
    const after = memory.recall(path, target.text) ?? applyEdits(text, [resolveLineEdit(plan, text)]);
    memory.remember(path, { target, after });
    return applyEdits(text, resolveLineChange({ target, after }, text));
  }

  it.each(["/", ">", "?", "X", "-", " ", "x", "😀"])("gives [%s] back at the second tick", (symbol) => {
    const memory = new TickMemory();
    const text = `- [${symbol}] a`;
    expect(tickWith(memory, tickWith(memory, text))).toBe(text);
  });

  it("keeps notes apart, and forgets what was given back", () => {
    const memory = new TickMemory();
    tickWith(memory, "- [/] a", "One.md");
    expect(tickWith(memory, "- [x] a", "Two.md")).toBe("- [ ] a");
    const ticked = tickWith(memory, tickWith(memory, "- [/] a", "One.md"), "One.md");
    expect(ticked).toBe("- [/] a");
  });
});

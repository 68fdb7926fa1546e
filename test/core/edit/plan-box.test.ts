import { planBox, resolveBoxes, withBoxes, type BoxParts } from "../../../src/core/edit/plan-box";
import { parseNote } from "../../../src/core/parse/parse-note";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits, type TextEdit } from "../../../src/core/text/text-edit";

const told: string[] = [];
const parts = (toggle: BoxParts["toggle"] = null): BoxParts => ({
  today: "2026-11-30",
  symbols: defaultVocabulary().symbols,
  toggle,
  tell: (message) => void told.push(message),
});

/** What becomes of a note when its task `title` is ticked, or gets a character in its box. */
function tick(text: string, title = "A", toggle: BoxParts["toggle"] = null, symbol: string | null = null): string {
  const note = parseNote(text);
  const change = planBox(
    note,
    note.items.findIndex((item) => item.title === title),
    symbol,
    parts(toggle),
  );
  if (change === null) throw new Error(`No box of “${title}” in:\n${text}`);
  return applyEdits(text, resolveBoxes([change], text, parts()).edits);
}

beforeEach(() => {
  told.length = 0;
});

describe("the day on which a task was done", () => {
  const others = "- [x] B ✅ 2026-11-01\n- [x] C ✅ 2026-11-02\n";

  it.each([
    ["is said where the writer says it", `${others}- [ ] A`, `${others}- [x] A ✅ 2026-11-30`],
    ["is not said where nobody does", "- [x] B\n- [ ] A", "- [x] B\n- [x] A"],
    [
      "is not said where few do",
      "- [x] B ✅ 2026-11-01\n- [x] C\n- [x] D\n- [ ] A",
      "- [x] B ✅ 2026-11-01\n- [x] C\n- [x] D\n- [x] A",
    ],
    ["stands before a block id", `${others}- [ ] A ^a1`, `${others}- [x] A ✅ 2026-11-30 ^a1`],
    ["stands before blanks at the end", `${others}- [ ] A  \n`, `${others}- [x] A ✅ 2026-11-30  \n`],
    ["keeps line breaks", "- [x] B ✅ 2026-11-01\r\n- [ ] A\r\n", "- [x] B ✅ 2026-11-01\r\n- [x] A ✅ 2026-11-30\r\n"],
    [
      "is said as Dataview does",
      "- [x] B [completion:: 2026-11-01]\n- [ ] A",
      "- [x] B [completion:: 2026-11-01]\n- [x] A [completion:: 2026-11-30]",
    ],
    ["is not said twice", `${others}- [ ] A ✅ 2026-10-01`, `${others}- [x] A ✅ 2026-10-01`],
    ["goes when the task is open again", "- [x] A 📅 2026-11-09 ✅ 2026-11-01 ^a1", "- [ ] A 📅 2026-11-09 ^a1"],
    ["goes in the notation of Dataview", "- [x] A (completion:: 2026-11-01) #tag", "- [ ] A #tag"],
    [
      "goes where it is said last, and not in code",
      "- [x] A `✅ 2026-01-01` sign ✅ 2026-05-05",
      "- [ ] A `✅ 2026-01-01` sign",
    ],
    ["goes with its brackets", "- [x] A (✅ 2026-01-01)", "- [ ] A"],
    ["goes with a dash before it", "- [x] A — ✅ 2026-01-01", "- [ ] A"],
    ["goes from before the words", "- [x] ✅ 2026-01-01 A", "- [ ] A"],
    ["goes from behind a link", "- [x] A [[b]] ✅ 2026-01-01", "- [ ] A [[b]]"],
    [
      "is said though code names one",
      `${others}- [ ] A \`✅ 2026-01-01\``,
      `${others}- [x] A \`✅ 2026-01-01\` ✅ 2026-11-30`,
    ],
    ["is no habit where code names it", "- [x] B `✅ 2026-01-01`\n- [ ] A", "- [x] B `✅ 2026-01-01`\n- [x] A"],
    ["stands in a first line of several", `${others}- [ ] A\n  more`, `${others}- [x] A ✅ 2026-11-30\n  more`],
    ["leaves other signs alone", "- [x] A ✅ all of it", "- [ ] A ✅ all of it"],
  ])("%s", (_name, before, after) => {
    const title = parseNote(before).items.find((item) => item.title.startsWith("A"))?.title;
    expect(tick(before, title)).toBe(after);
  });

  it("stays where it is all that a task says", () => {
    expect(tick("- [x] ✅ 2026-01-01", "")).toBe("- [ ] ✅ 2026-01-01");
  });

  it("stays where what is before it would become a block id", () => {
    expect(tick("- [x] A ^id1 ✅ 2026-01-01", "A ^id1")).toBe("- [ ] A ^id1 ✅ 2026-01-01");
  });

  it.each([
    ["a comment", "- [ ] A %% keep\n  quiet %%"],
    ["a hard break", "- [ ] A\\\n  twice"],
    ["a link’s text", "- [ ] A [link\n  text](x.md)"],
    ["a link’s text on the web", "- [ ] A [link\n  text](https://example.org)"],
    ["code", "- [ ] A `code\n  more`"],
    ["marks", "- [ ] A **bold\n  more**"],
    ["a tag of HTML", '- [ ] A <a title="x\n  y">z</a>'],
  ])("is left out where it would stand in %s that goes on below", (_, task) => {
    const text = `${others}${task}\n- [ ] B2\n`;
    expect(doneBoxes(text, null)).toBe(`${others}${task.replace("[ ]", "[x]")}\n- [x] B2 ✅ 2026-11-30\n`);
    const note = parseNote(text);
    const change = planBox(note, 2, null, parts());
    const made = change === null ? null : resolveBoxes([change], text, parts());
    expect(made && applyEdits(text, made.edits)).toBe(text.replace(task, task.replace("[ ]", "[x]")));
    expect(made?.made[0]?.after).toBe(task.replace("[ ]", "[x]").split("\n")[0]);
  });

  it("is that of calling off where the box says so, and neither where it is in progress", () => {
    const text = "- [-] B ❌ 2026-11-01\n- [x] A ✅ 2026-11-02\n";
    expect(tick(text, "A", null, "-")).toBe("- [-] B ❌ 2026-11-01\n- [-] A ❌ 2026-11-30\n");
    expect(tick(text, "A", null, "/")).toBe("- [-] B ❌ 2026-11-01\n- [/] A\n");
  });
});

describe("tasks with a carriage return alone between them", () => {
  const text = "- [ ] A\r- [ ] B\r\n- [x] C ✅ 2026-01-01\r\n";

  it("are not ticked by their line, which is told", () => {
    expect(() => tick(text, "B")).toThrow("“B” stands on one line with others");
    expect(() => tick(text, "A")).toThrow("edit the text");
  });

  it.each(["A", "B"])("have their own boxes set, and nothing else: %s", (title) => {
    const edits = withBoxes(parseNote(text), text, [boxOf(text, title)], parts(), fail);
    expect(applyEdits(text, edits)).toBe(text.replace(`[ ] ${title}`, `[x] ${title}`));
  });

  it("are refused where that one repeats", () => {
    const repeating = text.replace("B", "B 🔁 every day");
    const told: string[] = [];
    expect(
      withBoxes(parseNote(repeating), repeating, [boxOf(repeating, "B")], parts(), (why) => told.push(why)),
    ).toEqual([]);
    expect(told).toEqual([expect.stringContaining("repeats")]);
    const edits = withBoxes(parseNote(repeating), repeating, [boxOf(repeating, "A")], parts(), fail);
    expect(applyEdits(repeating, edits)).toBe(repeating.replace("[ ] A", "[x] A"));
  });

  function boxOf(source: string, title: string): TextEdit {
    const item = parseNote(source).items.find((each) => each.title === title);
    if (item?.kind !== "task" || item.symbolRange === null) throw new Error(`No box of “${title}”`);
    return { range: item.symbolRange, expected: " ", insert: "x" };
  }
});

describe("a task that repeats", () => {
  it.each(["- [ ] A 🔁 every week 📅 2026-11-09", "- [/] A [repeat:: every week]"])(
    "is not ticked without the Tasks plugin: %s",
    (text) => {
      expect(() => tick(text)).toThrow("“A” repeats, and only the Tasks plugin makes the next one: enable it");
      expect(() => tick(text, "A", null, "x")).toThrow("repeats");
    },
  );

  it("can be opened again, begun and called off", () => {
    expect(tick("- [x] A 🔁 every week ✅ 2026-11-01")).toBe("- [ ] A 🔁 every week");
    expect(tick("- [ ] A 🔁 every week", "A", null, "/")).toBe("- [/] A 🔁 every week");
    expect(tick("- [ ] A 🔁 every week", "A", null, "-")).toBe("- [-] A 🔁 every week");
  });
});

describe("with the Tasks plugin", () => {
  const line = "- [ ] A 🔁 every day 📅 2026-11-30";
  const next = "- [ ] A 🔁 every day 📅 2026-12-01\n- [x] A 🔁 every day 📅 2026-11-30 ✅ 2026-11-30";

  it("the line is what that makes of it, in the line breaks of the note", () => {
    expect(tick(`# P\r\n${line}\r\n- [ ] B\r\n`, "A", () => next)).toBe(
      `# P\r\n${next.replace("\n", "\r\n")}\r\n- [ ] B\r\n`,
    );
    expect(tick(line, "A", () => next)).toBe(next);
    expect(told).toEqual([]);
  });

  it("only what differs is changed", () => {
    const text = "> - [ ] A [[b]] 📅 2026-11-30 ^a1\n";
    const note = parseNote(text);
    const change = planBox(
      note,
      0,
      null,
      parts(() => "> - [x] A [[b]] 📅 2026-11-30 ✅ 2026-11-30 ^a1"),
    );
    expect(change && resolveBoxes([change], text, parts()).edits).toEqual([
      { range: { from: 5, to: 6 }, expected: " ", insert: "x" },
      { range: { from: 30, to: 30 }, expected: "", insert: "✅ 2026-11-30 " },
    ]);
  });

  it("a task that goes when it is done goes with its line, wherever that stands", () => {
    const gone = "- [ ] A 🏁 delete";
    expect(tick(`${gone}\n- [ ] B`, "A", () => "")).toBe("- [ ] B");
    expect(tick(`- [ ] B\r\n${gone}`, "A", () => "")).toBe("- [ ] B");
    expect(tick(`- [ ] B\n${gone}\n\nEnd\n`, "A", () => "")).toBe("- [ ] B\n\nEnd\n");
    expect(tick(gone, "A", () => "")).toBe("");
  });

  it("a status that it has for a tick counts, but not where another one was chosen", () => {
    expect(tick("- [ ] A", "A", () => "- [/] A")).toBe("- [/] A");
    expect(tick("- [ ] A", "A", () => "- [/] A", "x")).toBe("- [x] A");
    expect(tick("- [ ] A", "A", () => "- [x] A ✅ 2026-11-30", "x")).toBe("- [x] A ✅ 2026-11-30");
    expect(told).toEqual([]);
  });

  it("nothing is asked of it between open statuses", () => {
    const toggle = jest.fn();
    expect(tick("- [ ] A", "A", toggle, "/")).toBe("- [/] A");
    expect(toggle).not.toHaveBeenCalled();
  });

  it.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["a promise", () => Promise.resolve("- [x] A")],
    ["the line itself", () => "- [ ] A"],
    ["no line, though it is not to go", () => ""],
    ["another task", () => "- [x] B"],
    ["another place in the list", () => "  - [x] A"],
    ["no task", () => "A"],
    ["three lines", () => "- [ ] A\n- [ ] A\n- [x] A"],
    [
      "an error",
      () => {
        throw new Error("Tasks is confused");
      },
    ],
  ])("that gives %s, the box alone is ticked, and that is told", (_name, toggle) => {
    expect(tick("- [ ] A", "A", toggle)).toBe("- [x] A");
    expect(told).toEqual([
      expect.stringMatching(/^The Tasks plugin could not toggle “A”: .+\. It was done without that plugin\.$/),
    ]);
  });

  it("that fails, a task that repeats is left as it is", () => {
    const fail = (): never => {
      throw new Error("No.");
    };
    expect(() => tick(line, "A", fail)).toThrow(
      "The Tasks plugin could not toggle “A”: No. “A” repeats, and only the Tasks plugin makes the next one: edit the text.",
    );
    expect(told).toEqual([]);
  });
});

it("of several edits those of boxes bring their days with them, and one that cannot be is told and left out", () => {
  const text = "- [x] B ✅ 2026-11-01\n- [ ] A\n- [ ] R 🔁 every day\n\n| P | Status |\n| - | - |\n| x | open |\n";
  const note = parseNote(text);
  const at = (found: string): number => text.indexOf(found);
  const box = (line: string) => ({ range: { from: at(line) + 3, to: at(line) + 4 }, expected: " ", insert: "x" });
  const cell = { range: { from: at("open"), to: at("open") + 4 }, expected: "open", insert: "done" };
  const failures: string[] = [];
  const edits = withBoxes(note, text, [box("- [ ] A"), box("- [ ] R"), cell], parts(), (message) =>
    failures.push(message),
  );
  expect(applyEdits(text, edits)).toBe(text.replace("[ ] A", "[x] A ✅ 2026-11-30").replace("open", "done"));
  expect(failures).toEqual([expect.stringContaining("“R” repeats")]);
});

const doneBoxes = (text: string, toggle: BoxParts["toggle"]): string => {
  const note = parseNote(text);
  const boxes = note.items.flatMap((item) =>
    item.kind === "task" && item.status === "todo" && item.symbolRange !== null
      ? [{ range: item.symbolRange, expected: " ", insert: "x" }]
      : [],
  );
  return applyEdits(text, withBoxes(note, text, boxes, parts(toggle), fail));
};

it.each([
  ["- [x] B\n- [ ] A 🏁 delete\n- [ ] C 🏁 delete", "- [x] B"],
  ["- [ ] A 🏁 delete\n- [ ] C 🏁 delete", ""],
  ["- [ ] A 🏁 delete\r\n- [x] B\r\n- [ ] C 🏁 delete\r\n", "- [x] B\r\n"],
])("several tasks of %j may go at once", (text, after) => {
  expect(doneBoxes(text, () => "").trimEnd()).toBe(after.trimEnd());
});

it("many boxes of one note take little longer than some", () => {
  const timeOf = (count: number): number => {
    const lines = Array.from(
      { length: count },
      (_, at) => `- [ ] Task ${at} of many\n- [x] Done ${at} ✅ 2026-11-01\n`,
    );
    const began = performance.now();
    expect(doneBoxes(lines.join(""), null)).not.toContain("[ ]");
    return performance.now() - began;
  };
  timeOf(200);
  const some = timeOf(500);
  expect(timeOf(4_000)).toBeLessThan(Math.max(some, 10) * 24);
});

function fail(message: string): never {
  throw new Error(message);
}

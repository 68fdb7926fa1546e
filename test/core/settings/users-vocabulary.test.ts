import fc from "fast-check";
import { parseNote } from "../../../src/core/parse/parse-note";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/core/settings/settings";
import { isTasksEnabled, readTasksStatuses } from "../../../src/core/settings/tasks-statuses";
import { toVocabulary } from "../../../src/core/settings/users-vocabulary";
import { recognizeStatus } from "../../../src/core/status/recognize";
import type { Status } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { RUNS } from "../../support/random-notes";

const settingsWith = (more: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...more });
const tasksWith = (...customStatuses: readonly object[]) =>
  readTasksStatuses({ statusSettings: { coreStatuses: [], customStatuses } });

/** What the characters mean, in a vocabulary of these settings and statuses of Tasks. */
function statusesOf(symbols: string, settings: Settings, tasks: ReturnType<typeof tasksWith>): readonly Status[] {
  const { vocabulary } = toVocabulary(settings, tasks);
  const text = [...symbols].map((symbol) => `- [${symbol}] task\n`).join("");
  return parseNote(text, { vocabulary }).items.map(({ status }) => status as Status);
}

test("without additions it is the one that is built in, also beside a Tasks plugin as it comes", () => {
  const tasks = readTasksStatuses({
    statusSettings: {
      coreStatuses: [
        { symbol: " ", name: "Todo", nextStatusSymbol: "x", availableAsCommand: true, type: "TODO" },
        { symbol: "x", name: "Done", nextStatusSymbol: " ", availableAsCommand: true, type: "DONE" },
      ],
      customStatuses: [
        { symbol: "/", name: "In Progress", nextStatusSymbol: "x", availableAsCommand: true, type: "IN_PROGRESS" },
        { symbol: "-", name: "Cancelled", nextStatusSymbol: " ", availableAsCommand: true, type: "CANCELLED" },
      ],
    },
  });
  expect(tasks).toHaveLength(4);
  const { vocabulary, origins } = toVocabulary(DEFAULT_SETTINGS, tasks);
  expect(vocabulary).toBe(defaultVocabulary());
  expect(origins.size).toBe(0);
});

test("words, phrases and signs of the user go before what is built in", () => {
  const words = new Map<string, Status>([
    ["On the slip", "active"],
    ["Shipped", "review"],
    ["🐌", "blocked"],
    ["🟢", "active"],
    ["__proto__", "done"],
    ["constructor", "draft"],
  ]);
  const { vocabulary } = toVocabulary(settingsWith({ words }), []);
  const statusOf = (text: string) => recognizeStatus(text, vocabulary)?.status;
  expect(["on the slip", "SHIPPED", "🐌", "🟢", "__proto__", "Constructor", "done", "valueOf"].map(statusOf)).toEqual([
    "active",
    "review",
    "blocked",
    "active",
    "done",
    "draft",
    "done",
    undefined,
  ]);
});

test("a checkbox character of the user wins over Tasks, and Tasks over what is built in", () => {
  const tasks = tasksWith(
    { symbol: "?", name: "Question", type: "TODO" },
    { symbol: "h", name: "Held", type: "ON_HOLD" },
    { symbol: ">", name: "Running", type: "IN_PROGRESS" },
  );
  const settings = settingsWith({ checkboxes: new Map([["?", "review"]]) });
  expect(statusesOf("?h>-", settings, tasks)).toEqual(["review", "deferred", "active", "cancelled"]);
  expect([...toVocabulary(settings, tasks).origins]).toEqual([
    ["?", "checkbox character of your own"],
    ["h", "custom status “Held” of Tasks"],
    [">", "custom status “Running” of Tasks"],
  ]);
  expect(statusesOf("?h>-", { ...settings, tasksStatuses: false }, tasks)).toEqual([
    "review",
    "todo",
    "deferred",
    "cancelled",
  ]);
});

test.each([
  ["Todo", "TODO", "todo"],
  ["Blocked", "TODO", "blocked"],
  ["Doing", "TODO", "active"],
  ["In progress", "TODO", "active"],
  ["Done", "TODO", "todo"],
  ["Idea", "TODO", "todo"],
  ["half done", "IN_PROGRESS", "active"],
  ["incomplete", "IN_PROGRESS", "active"],
  ["In review", "IN_PROGRESS", "review"],
  ["Blocked", "IN_PROGRESS", "blocked"],
  ["Later", "IN_PROGRESS", "active"],
  ["On hold", "ON_HOLD", "deferred"],
  ["Blocked", "ON_HOLD", "blocked"],
  ["Waiting on", "ON_HOLD", "blocked"],
  ["Blockiert", "ON_HOLD", "blocked"],
  ["In progress", "ON_HOLD", "deferred"],
  ["Blocked by the weather and much else", "ON_HOLD", "deferred"],
  ["Cancelled", "DONE", "done"],
  ["Done", "CANCELLED", "cancelled"],
  ["Pro", "NON_TASK", "reference"],
  ["Idea", "NON_TASK", "draft"],
  ["Done", "NON_TASK", "reference"],
  ["", "ON_HOLD", "deferred"],
  ["Anything", "SOMETHING_NEW", "todo"],
  ["Anything", undefined, "todo"],
])("a status %j of the type %s in Tasks is %s", (name, type, status) => {
  expect(statusesOf("h", DEFAULT_SETTINGS, tasksWith({ symbol: "h", name, type }))).toEqual([status]);
});

test("the first of two statuses for a character counts, and what is no status is left out", () => {
  const stored = {
    statusSettings: {
      coreStatuses: [{ symbol: "h", name: "First", type: "ON_HOLD" }],
      customStatuses: [
        { symbol: "h", name: "Second", type: "DONE" },
        { symbol: "", name: "", type: "EMPTY" },
        { symbol: "e", name: "Empty", type: "EMPTY" },
        { symbol: "ab", name: "Two", type: "DONE" },
        { symbol: 7, name: "Number", type: "DONE" },
        null,
        "text",
        { symbol: "n", name: ["list"], type: "constructor" },
      ],
    },
  };
  expect(readTasksStatuses(stored)).toEqual([
    { symbol: "h", name: "First", type: "ON_HOLD" },
    { symbol: "n", name: "", type: "TODO" },
  ]);
});

test("Tasks changes neither the empty box nor the tick, which ticking writes", () => {
  const tasks = tasksWith({ symbol: " ", name: "Note", type: "NON_TASK" }, { symbol: "x", name: "Hm", type: "TODO" });
  expect(statusesOf(" x", DEFAULT_SETTINGS, tasks)).toEqual(["todo", "done"]);
});

test("settings of Tasks of any shape are read, and make a vocabulary", () => {
  const anyEntry = fc.record(
    { symbol: fc.oneof(fc.string(), fc.anything()), name: fc.oneof(fc.string(), fc.anything()), type: fc.anything() },
    { requiredKeys: [] },
  );
  const anySettings = fc.record(
    {
      coreStatuses: fc.oneof(fc.array(anyEntry), fc.anything()),
      customStatuses: fc.oneof(fc.array(anyEntry), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(anySettings, fc.anything()), (statusSettings) => {
      toVocabulary(DEFAULT_SETTINGS, readTasksStatuses({ statusSettings }));
      readTasksStatuses(statusSettings);
      isTasksEnabled(statusSettings);
    }),
    { numRuns: RUNS },
  );
});

test("Tasks is enabled where the list of enabled plugins names it", () => {
  expect(isTasksEnabled(["dataview", "obsidian-tasks-plugin"])).toBe(true);
  for (const other of [["dataview"], [], null, { 0: "obsidian-tasks-plugin" }, "obsidian-tasks-plugin"]) {
    expect(isTasksEnabled(other)).toBe(false);
  }
});

import fc from "fast-check";
import { toFolder } from "../../../src/core/settings/badge-settings";
import { describeProblem, readSettings } from "../../../src/core/settings/read-settings";
import { DEFAULT_SETTINGS, toStored, type Settings } from "../../../src/core/settings/settings";
import { STATUSES } from "../../../src/core/status/status";
import { RUNS } from "../../support/random-notes";

const STORED = {
  version: 1,
  words: { "on the slip": "active", Beached: "blocked", "🐌": "active" },
  checkboxes: { "?": "review", "!": "blocked" },
  tasksStatuses: false,
  weekOne: "2026-01-05",
  leftOut: ["Templates", "Old/Plan.md"],
  rules: { stale: "off", overdue: "error" },
  badges: { link: "reading", note: "nowhere" },
  badgesNotIn: ["Templates", "Archive/2024"],
};

/** As it comes from a file. */
const reread = (settings: Settings): unknown => JSON.parse(JSON.stringify(toStored(settings)));
const problemsOf = (stored: unknown): readonly string[] => readSettings(stored).problems.map(describeProblem);

test("nothing stored is the default, without a problem", () => {
  for (const nothing of [null, undefined, {}]) {
    expect(readSettings(nothing)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  }
});

test("what is stored is read in its order, and stored as it was", () => {
  const { settings, problems } = readSettings(STORED);
  expect(problems).toEqual([]);
  expect([...settings.words]).toEqual([
    ["on the slip", "active"],
    ["Beached", "blocked"],
    ["🐌", "active"],
  ]);
  expect([...settings.checkboxes]).toEqual([
    ["?", "review"],
    ["!", "blocked"],
  ]);
  expect(settings.tasksStatuses).toBe(false);
  expect(settings.weekOne).toBe("2026-01-05");
  expect([...settings.rules]).toEqual([
    ["stale", "off"],
    ["overdue", "error"],
  ]);
  expect([...settings.badges]).toEqual([
    ["link", "reading"],
    ["note", "nowhere"],
  ]);
  expect(settings.badgesNotIn).toEqual(["Templates", "Archive/2024"]);
  expect(reread(settings)).toEqual(STORED);
});

test("what is right is kept beside what is wrong, and each wrong thing is told with its path", () => {
  const stored = {
    version: "one",
    words: { afloat: "done", beached: "someday", "": "done", "…": "todo", Afloat: "active", lost: { at: "sea" } },
    checkboxes: { "?": "review", ab: "todo", x: "todo", " ": "done", "!": 7 },
    tasksStatuses: "yes",
    weekOne: "2026-02-31",
    leftOut: ["Templates", 7],
    rules: { overdue: "info", stale: "never", typos: "off", constructor: "off" },
    badges: { status: "always", link: "editing", tasks: "reading" },
    badgesNotIn: ["Plans/", " ", 7],
  };
  const { settings } = readSettings(stored);
  expect([...settings.words]).toEqual([["afloat", "done"]]);
  expect([...settings.checkboxes]).toEqual([["?", "review"]]);
  expect(settings.tasksStatuses).toBe(true);
  expect([...settings.rules]).toEqual([["overdue", "info"]]);
  expect([...settings.badges]).toEqual([["link", "editing"]]);
  expect(settings.badgesNotIn).toEqual(["Plans"]);
  expect(problemsOf(stored)).toEqual([
    "words › beached: “someday” is no status",
    "words: “” is no word",
    "words: “…” is no word",
    "words: “Afloat” is the same word as one before",
    "words › lost: an object is no status",
    "checkboxes: “ab” is no checkbox character for “todo”",
    "checkboxes: “x” is no checkbox character for “todo”",
    "checkboxes: “” is no checkbox character for “done”",
    "checkboxes › !: 7 is no status",
    "rules › stale: “never” is neither error, warning, info nor off",
    "rules: “typos” is no rule",
    "rules: “constructor” is no rule",
    "badges › status: “always” is neither everywhere, editing, reading nor nowhere",
    "badges: “tasks” is no kind of badge",
    "badgesNotIn: “” is no folder",
    "badgesNotIn: 7 is no folder",
    "leftOut: 7 is no folder or note",
    "tasksStatuses: “yes” is neither true nor false",
    "weekOne: “2026-02-31” is no day such as 2026-01-05",
    "version: “one” is no version",
  ]);
});

test("what is no object at all is told", () => {
  expect(problemsOf([1])).toEqual(["a list is no object"]);
  expect(problemsOf("words")).toEqual(["“words” is no object"]);
  expect(problemsOf({ words: ["done"], checkboxes: null })).toEqual([
    "words: a list is no object",
    "checkboxes: null is no object",
  ]);
});

test("what a newer version has stored outlives a change by this one", () => {
  const newer = {
    version: 3,
    words: { afloat: "done", adrift: "lost-at-sea" },
    checkboxes: { "?": { status: "review", color: "red" } },
    tasksStatuses: true,
    findings: { stale: 14 },
  };
  const { settings } = readSettings(newer);
  const changed = { ...settings, words: new Map([...settings.words, ["beached", "blocked"] as const]) };
  expect(reread(changed)).toEqual({
    ...newer,
    words: { ...newer.words, beached: "blocked" },
  });
});

test("names that objects have anyway are words like any other", () => {
  const stored: unknown = JSON.parse(
    `{ "words": { "__proto__": "done", "constructor": "active", "toString": "nothing" },
       "__proto__": { "polluted": true }, "hasOwnProperty": 1 }`,
  );
  const { settings, problems } = readSettings(stored);
  expect([...settings.words]).toEqual([
    ["__proto__", "done"],
    ["constructor", "active"],
  ]);
  expect(problems).toHaveLength(1);
  const text = JSON.stringify(toStored(settings));
  expect(text).toContain('"__proto__":{"polluted":true}');
  expect(text).toContain('"__proto__":"done","constructor":"active"');
  expect(readSettings(JSON.parse(text))).toEqual({ settings, problems });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

describe("whatever is stored", () => {
  const anyKey = fc.constantFrom(
    ..."version words checkboxes tasksStatuses weekOne leftOut __proto__ constructor toString ? x done later 🐌 …".split(
      " ",
    ),
    "",
    " ",
    "on the slip",
  );
  const anyText = fc.oneof(anyKey, fc.constantFrom<string>(...STATUSES), fc.string());
  const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      anyText,
      fc.constantFrom<unknown>(null, true, false, 0, 1, 2, -1, 1.5, 1e300),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(anyText, tie("value"), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).value;
  /** Settings as they are stored, in which a few things have been put otherwise. */
  const mutated = fc
    .array(fc.tuple(fc.array(anyKey, { minLength: 1, maxLength: 2 }), anyValue), { maxLength: 4 })
    .map((changes) => {
      const stored = new Map<string, unknown>(Object.entries(STORED));
      for (const [[key = "", inner], value] of changes) {
        const before = stored.get(key);
        const isOuter = inner === undefined || typeof before !== "object" || before === null;
        stored.set(key, isOuter ? value : Object.fromEntries([...Object.entries(before), [inner, value]]));
      }
      return Object.fromEntries(stored);
    });

  const forAnything = (law: (stored: unknown) => void): void => {
    fc.assert(fc.property(fc.oneof(mutated, anyValue), law), { numRuns: RUNS });
  };

  it("can be read, and so can whatever else a host may hand over", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (stored) => {
        readSettings(stored).problems.map(describeProblem);
      }),
      { numRuns: RUNS },
    );
  });

  it("gives words, characters and statuses that there are", () => {
    forAnything((stored) => {
      const { settings } = readSettings(stored);
      for (const status of [...settings.words.values(), ...settings.checkboxes.values()]) {
        expect(STATUSES).toContain(status);
      }
      for (const symbol of settings.checkboxes.keys()) expect([...symbol]).toHaveLength(1);
    });
  });

  it("is stored again without a loss, but for what is of another kind than it should be", () => {
    forAnything((stored) => {
      if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return;
      const { settings, problems } = readSettings(stored);
      const replaced = new Set(problems.filter(({ reason }) => reason !== "is no status").map(({ path }) => path[0]));
      const again = new Map(Object.entries(reread(settings) as object));
      for (const [key, value] of Object.entries(stored)) {
        if (
          key === "version" ||
          (replaced.has(key) && (key === "tasksStatuses" || key === "weekOne" || !isObject(value)))
        )
          continue;
        // An empty list says no more than none.
        if (key === "leftOut" && Array.isArray(value) && value.length === 0) continue;
        // What is no list is kept as the one entry of one, and paths without the blanks and slashes around them.
        const kept: unknown = key === "leftOut" ? [value].flat().map(asFolder) : value;
        expect(again.get(key)).toEqual(JSON.parse(JSON.stringify(kept)));
      }
    });
  });

  it("reads the same after it was stored", () => {
    forAnything((stored) => {
      const { settings } = readSettings(stored);
      expect(readSettings(reread(settings)).settings).toEqual(settings);
    });
  });

  const asFolder = (entry: unknown): unknown => (typeof entry === "string" ? toFolder(entry) : entry);

  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
});

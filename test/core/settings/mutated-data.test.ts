import { describeProblem, readSettings } from "../../../src/core/settings/read-settings";
import { toStored, type Settings } from "../../../src/core/settings/settings";
import { backUpFaulty } from "../../../src/obsidian/settings-backup";

const MUTATIONS = 1000;

/** A file in which everything is set. */
const DATA = {
  version: 1,
  words: { "on the slip": "active", Beached: "blocked", "🐌": "deferred", __proto: "done" },
  checkboxes: { "?": "review", "!": "blocked" },
  tasksStatuses: false,
  tasksToggle: false,
  weekOne: "2026-01-05",
  staleDays: 14,
  phoneNoteSize: 250,
  inlineProgress: true,
  rules: { stale: "off", overdue: "error" },
  badges: { link: "reading", note: "nowhere" },
  colours: { done: "purple", blocked: "#aa2200" },
  counting: { groups: true, deferred: false, rows: false },
  badgesNotIn: ["Templates", "Archive/2024"],
  leftOut: ["Old", "Plans/Lost.md"],
  views: [
    {
      id: "mine",
      name: "Mine",
      view: "board",
      query: "@ada",
      openOnly: true,
      scope: { kind: "vault" },
      options: { group: "person" },
    },
    {
      id: "late",
      name: "Late",
      view: "outline",
      query: "due:<today",
      openOnly: false,
      scope: { kind: "vault" },
      options: {},
    },
  ],
  phones: ["waits", "noBadges"],
  properties: { progress: "done so far", open: "open", status: "plan-status" },
  order: ["done", "active", "todo", "review", "blocked", "deferred", "cancelled", "draft", "por", "reference"],
};

type Path = readonly string[];

/** Numbers that are the same at each run. Source: Mulberry32, which is in the public domain. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e300, "", " ", "x", "__proto__", "someday", "#12345", "#gggggg", "\ud800"],
  ...[[], {}, [[]], [null], { a: { b: [] } }, ["waits", 7], "a".repeat(10_000), 99_999_999, "2026-02-31", "off"],
];

/** All places in a value, that of the whole first. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

/** A copy in which something else stands at a place; undefined where nothing is to be there. */
function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const isList = Array.isArray(value);
  const entries = Object.entries(value as object).flatMap(([name, each]: [string, unknown]): [string, unknown][] => {
    if (name !== key) return [[name, each]];
    const now = withAt(each, rest, put);
    return now === undefined ? [] : [[name, now]];
  });
  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

/** What is right in some settings, one by one, with the place in the file that says it. */
function factsOf(settings: Settings, isTouched: (path: Path) => boolean): readonly string[] {
  const maps = ["words", "checkboxes", "rules", "badges", "colours", "counting"] as const;
  const single = ["tasksStatuses", "tasksToggle", "weekOne", "staleDays", "phoneNoteSize", "inlineProgress"] as const;
  const lists = ["badgesNotIn", "leftOut", "views", "phones"] as const;
  const facts: (readonly [Path, unknown])[] = [
    ...maps.flatMap((key) => [...settings[key]].map(([name, value]) => [[key, name], value] as const)),
    ...single.map((key) => [[key], settings[key]] as const),
    ...lists.flatMap((key) => [...settings[key]].map((value) => [[key, placeOf(DATA[key], value)], value] as const)),
  ];
  return facts.flatMap(([path, value]) => (isTouched(path) ? [] : JSON.stringify([path, value])));
}

const placeOf = (list: readonly unknown[], value: unknown): string =>
  String(list.findIndex((each) => JSON.stringify(each) === JSON.stringify(value)));

/** One thing that is wrong with a file, and the place where it is. */
function mutate(value: unknown, random: (below: number) => number): { readonly value: unknown; readonly path: Path } {
  const places = placesIn(value);
  const path = places[random(places.length)] ?? [];
  switch (random(4)) {
    case 0:
      return { value: path.length === 0 ? null : withAt(value, path, undefined), path };
    case 1: {
      // A key that a newer version may have, or a slip of the hand.
      const key = `${path[0] ?? "words"}s`;
      return { value: { ...(value as object), [key]: STRANGE[random(STRANGE.length)] }, path: [key] };
    }
    default:
      return { value: withAt(value, path, STRANGE[random(STRANGE.length)]), path };
  }
}

test(`of ${MUTATIONS} files in which something is wrong each is read, and none loses what is right`, () => {
  const whole = readSettings(DATA);
  expect(whole.problems).toEqual([]);
  expect(toStored(whole.settings)).toEqual(DATA);
  let told = 0;
  for (let seed = 1; seed <= MUTATIONS; seed++) {
    const random = numbersFrom(seed);
    let stored: unknown = DATA;
    const paths: Path[] = [];
    // A list loses its places with the first entry that goes: two things that are wrong stand in two settings.
    for (let times = 1 + random(3); times > 0; times--) {
      const { value, path } = mutate(stored, random);
      if (paths.some((other) => other[0] === path[0]) || typeof value !== "object" || value === null) continue;
      if (path.length === 0) continue;
      stored = value;
      paths.push(path);
    }
    const { settings, problems } = readSettings(JSON.parse(JSON.stringify(stored)));
    problems.map(describeProblem);
    told += problems.length > 0 ? 1 : 0;
    const isTouched = (path: Path): boolean =>
      paths.some((wrong) => wrong.every((key, at) => path[at] === undefined || path[at] === key));
    const kept = new Set(factsOf(settings, () => false));
    const lost = factsOf(whole.settings, isTouched).filter((fact) => !kept.has(fact));
    expect({ seed, paths, lost }).toEqual({ seed, paths, lost: [] });
    const moved = paths.filter(([key]) => key === "order").map(([, place]) => DATA.order[Number(place ?? -1)]);
    if (!paths.some((path) => path[0] === "order" && path.length === 1))
      expect({ seed, order: settings.order.filter((each) => !moved.includes(each)) }).toEqual({
        seed,
        order: DATA.order.filter((each) => !moved.includes(each)),
      });
    // Stored again, it reads the same, and what was not understood is told again.
    const again = readSettings(JSON.parse(JSON.stringify(toStored(settings))));
    expect({ seed, settings: again.settings }).toEqual({ seed, settings });
  }
  expect(told).toBeGreaterThan(MUTATIONS / 3);
});

test("of files that are cut off or garbled each is told, and its text is kept", async () => {
  const text = JSON.stringify(DATA);
  for (let seed = 1; seed <= 100; seed++) {
    const random = numbersFrom(seed);
    const at = 1 + random(text.length - 1);
    const garbled = random(2) === 0 ? text.slice(0, at) : `${text.slice(0, at)}\u0000${text.slice(at + 1)}`;
    const files = new Map([["data.json", garbled]]);
    const adapter = {
      exists: (path: string) => Promise.resolve(files.has(path)),
      read: (path: string) => Promise.resolve(files.get(path) ?? ""),
      write: (path: string, content: string) => Promise.resolve(void files.set(path, content)),
    };
    const fault = await backUpFaulty(adapter as never, "data.json");
    expect(fault?.problems).not.toEqual([]);
    expect(files.get(fault?.backup ?? "")).toBe(garbled);
  }
});

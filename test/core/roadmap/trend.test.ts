import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { History, type HistoryDay, type NoteMemo } from "../../../src/core/roadmap/trend/history";
import { buildTrend, INITIAL_TREND_STATE, TrendBuilder, type Trend } from "../../../src/core/roadmap/trend/trend";
import { EVERYTHING } from "../../../src/core/roadmap/visible-rows";

function vault(notes: Readonly<Record<string, string>>): VaultIndex {
  const index = new VaultIndex();
  for (const [path, text] of Object.entries(notes)) index.setNote(path, parseNote(text));
  return index;
}

describe("the history", () => {
  it("keeps of each day the counts, and each item that changed once", () => {
    const index = vault({ "A.md": "- [ ] hull\n- [ ] mast\n" });
    const history = new History();
    expect(history.record(index, "2026-05-01")?.day).toEqual({ day: "2026-05-01", total: 2, done: 0, changes: [] });
    index.setNote("A.md", parseNote("- [/] hull\n- [ ] mast\n"));
    history.record(index, "2026-05-02");
    index.setNote("A.md", parseNote("- [x] hull\n- [ ] mast\n- [ ] sails\n"));
    const { day } = history.record(index, "2026-05-02") ?? {};
    expect(day).toEqual({
      day: "2026-05-02",
      total: 3,
      done: 1,
      changes: [
        { path: "A.md", key: "task:hull", title: "hull", from: "todo", to: "done" },
        { path: "A.md", key: "task:sails", title: "sails", from: null, to: "todo" },
      ],
    });
    expect(history.record(index, "2026-05-02")).toBeNull();
  });

  it("tells what changed since a day, and nothing of what was changed back", () => {
    const index = vault({ "A.md": "- [ ] hull\n- [ ] mast\n" });
    const history = new History();
    const set = (text: string, day: string): void => {
      index.setNote("A.md", parseNote(text));
      history.record(index, day);
    };
    history.record(index, "2026-05-01");
    set("- [x] hull\n- [ ] mast\n", "2026-05-02");
    set("- [x] hull\n- [x] mast\n", "2026-05-03");
    set("- [ ] hull\n- [x] mast\n", "2026-05-04");
    const since = (day: string): readonly string[] | undefined =>
      history.changesSince(day)?.map(({ title, from, to }) => `${title}: ${from ?? "-"} → ${to ?? "-"}`);
    expect(since("2026-05-01")).toEqual(["mast: todo → done"]);
    expect(since("2026-05-02")).toEqual(["mast: todo → done", "hull: done → todo"].sort().reverse());
    expect(since("2026-05-04")).toEqual([]);
    expect(history.changesSince("2026-04-30")).toBeNull();
  });

  it("goes on from what was kept, and follows a note that is moved", () => {
    const index = vault({ "A.md": "- [ ] hull\n" });
    const first = new History();
    const recorded = first.record(index, "2026-05-01");
    const days: readonly HistoryDay[] = JSON.parse(JSON.stringify(first.days)) as HistoryDay[];
    const memos = [...(recorded?.memos ?? [])].filter((entry): entry is [string, NoteMemo] => entry[1] !== null);
    const next = new History(days, new Map(memos));
    next.rename("A.md", "B.md");
    index.renameNote("A.md", "B.md");
    expect(next.record(index, "2026-05-02")?.day.changes).toEqual([]);
  });
});

describe("the trend", () => {
  it("goes by what was counted, and before that by the dates in the notes", () => {
    const text = "- [x] a ✅ 2026-05-03\n- [x] b\n- [ ] c ➕ 2026-05-04\n- [-] d\n";
    const index = vault({ "A.md": text });
    const history = new History([{ day: "2026-05-06", total: 3, done: 1, changes: [] }]);
    const { points, undated } = buildTrend(index, history, { ...INITIAL_TREND_STATE, range: "all" }, "2026-05-08");
    expect(
      points.map(({ day, total, done, isKept }) => `${day.slice(5)} ${done}/${total}${isKept ? "" : " ~"}`),
    ).toEqual(["05-03 2/2 ~", "05-04 2/3 ~", "05-05 2/3 ~", "05-06 1/3", "05-07 1/3", "05-08 2/3"]);
    expect(undated).toBe(1);
  });

  it("names what was done since a day by the notes, as long as nothing was kept of it", () => {
    const index = vault({ "A.md": "- [x] a ✅ 2026-05-03\n- [x] b ✅ 2026-05-07\n" });
    const trend = buildTrend(index, new History(), INITIAL_TREND_STATE, "2026-05-11");
    expect(trend.since).toBe("2026-05-04");
    expect(trend.isKept).toBe(false);
    expect(trend.changes.map(({ title, day, line }) => [title, day, line])).toEqual([["b", "2026-05-07", 1]]);
  });

  it("of what is asked for goes by the dates in the notes alone, and leaves out what else has changed", () => {
    const index = vault({ "A.md": "- [x] hull ✅ 2026-05-03\n- [ ] mast\n", "B.md": "- [x] hull too\n- [ ] sails\n" });
    const history = new History();
    history.record(index, "2026-05-06");
    index.setNote("B.md", parseNote("- [ ] hull too\n- [x] sails\n"));
    history.record(index, "2026-05-07");
    const selection = { words: ["hull"], test: null, scope: null };
    const state = { range: "all", since: "2026-05-06" } as const;
    const trend = buildTrend(index, history, state, "2026-05-08", selection);
    expect(trend.points.at(-1)).toEqual({ day: "2026-05-08", total: 2, done: 1, isKept: true });
    expect(trend.points.slice(0, -1).every(({ isKept, total }) => !isKept && total === 2)).toBe(true);
    expect(trend.changes.map(({ title, to }) => `${title}: ${to ?? ""}`)).toEqual(["hull too: todo"]);
  });

  it("is the same again until something of it is another", () => {
    const index = vault({ "A.md": "- [ ] hull\n" });
    const history = new History();
    const builder = new TrendBuilder(index);
    const build = (): Trend => builder.build(history, INITIAL_TREND_STATE, "2026-05-08", EVERYTHING);
    const first = build();
    expect(build()).toBe(first);
    history.record(index, "2026-05-08");
    expect(build()).not.toBe(first);
    const second = build();
    index.setNote("A.md", parseNote("- [x] hull\n"));
    expect(build().points.at(-1)?.done).toBe(1);
    expect(build()).not.toBe(second);
  });

  it("of a vault without plans is empty", () => {
    expect(buildTrend(vault({ "A.md": "Words.\n" }), new History(), INITIAL_TREND_STATE, "2026-05-11").points).toEqual(
      [],
    );
  });
});

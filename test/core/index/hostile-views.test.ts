import { badgesOf } from "../../../src/core/badge/badges-of";
import { DEFAULT_STALE_DAYS } from "../../../src/core/findings/finding";
import { FindingsIndex } from "../../../src/core/findings/findings-index";
import { withFigures } from "../../../src/core/findings/read-figures";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { NoteReader } from "../../../src/core/parse/note-reader";
import { INITIAL_BOARD_STATE } from "../../../src/core/roadmap/board/board-state";
import { BoardBuilder } from "../../../src/core/roadmap/board/build-board";
import { OutlineBuilder } from "../../../src/core/roadmap/build-outline";
import { INITIAL_OUTLINE_STATE } from "../../../src/core/roadmap/outline-row";
import { TimelineBuilder } from "../../../src/core/roadmap/timeline/build-timeline";
import { INITIAL_TIMELINE_STATE } from "../../../src/core/roadmap/timeline/timeline";

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");
const OPEN = { ...INITIAL_OUTLINE_STATE, fold: "all-open" } as const;
const TODAY = "2026-05-10";

test.each<readonly [name: string, text: string, items: number]>([
  ["5,000 tasks nested in each other", lines(5_000, (at) => `${"  ".repeat(at)}- [ ] ${at}`), 5_000],
  ["10,000 lists opened by one line", `${"- ".repeat(10_000)}[ ] deep\n\n- [ ] next\n`, 2],
  ["10,000 quotes opened by one line", `${"> ".repeat(10_000)}- [ ] deep\n\n- [ ] next\n`, 2],
  ["20,000 rows", `| A | Status |\n| - | - |\n${"| thing | done |\n".repeat(20_000)}`, 20_000],
  ["20,000 tasks", lines(20_000, (at) => `- [ ] a task ${at}`), 20_000],
  ["2,000 phases", lines(2_000, (at) => `## Phase ${at}: a\n\n- [ ] b ${at}\n`), 4_000],
  ["a line of 10 MB", `- [ ] ${"word ".repeat(2_000_000)}\n`, 1],
  ["a word of 10 MB", `- [ ] ${"w".repeat(10_000_000)}\n`, 1],
])("%s are in the index and in each view, each within seconds", (_name, text, items) => {
  const slow: Record<string, number> = {};
  const within = <T>(step: string, work: () => T): T => {
    const began = performance.now();
    const made = work();
    const taken = performance.now() - began;
    // Ten times what it takes on a machine that others use as well: growth with the square takes minutes.
    if (taken > 5_000) slow[step] = taken;
    return made;
  };
  const index = new VaultIndex();
  const note = within("read", () => withFigures(new NoteReader().read("Huge.md", text, 2026), text));
  expect(note.items.length).toBe(items);
  within("index", () => index.setNote("Huge.md", note));
  const options = { today: TODAY, staleDays: DEFAULT_STALE_DAYS, touched: () => undefined, rules: {} };
  within("findings", () => new FindingsIndex(index, options).all());
  const outline = within("outline", () => new OutlineBuilder(index).build(OPEN));
  expect(outline.rows.length).toBeGreaterThanOrEqual(items);
  within("board", () => new BoardBuilder(index).build(INITIAL_BOARD_STATE, { openOnly: false }));
  const context = { today: TODAY, weekOne: null, conflictAt: () => null };
  within("timeline", () => new TimelineBuilder(index).build(outline, INITIAL_TIMELINE_STATE, context));
  within("badges", () => badgesOf(index, "Huge.md"));
  expect(slow).toEqual({});
});

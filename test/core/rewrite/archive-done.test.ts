import fc from "fast-check";
import { parseNote } from "../../../src/core/parse/parse-note";
import { archiveDone, putIntoArchive, takeDone } from "../../../src/core/rewrite/archive-done";
import { ownRollup } from "../../../src/core/rollup/own-rollup";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { applyEdits } from "../../../src/core/text/text-edit";
import { RUNS } from "../../support/random-notes";
import { afterAndBack, anyPlan, tidyPlan, unlessRefused } from "./support";

const vocabulary = defaultVocabulary();
const archived = (text: string): string => applyEdits(text, archiveDone(text, vocabulary).edits);

/** A board as the Kanban plugin writes it. */
const board = (done: string, archive: string): string =>
  `---\n\nkanban-plugin: board\n\n---\n\n## Doing\n\n- [ ] Sand\n\n\n## Done\n\n**Complete**\n${done}\n\n${archive}%% kanban:settings\n\`\`\`\n{"kanban-plugin":"board","tags":"- [x] none"}\n\`\`\`\n%%\n`;

describe("done items", () => {
  test.each([
    [
      "go to the end of the note with all below them",
      "# B\n\n- [x] a\n  - [x] b\n  - note\n- [ ] c\n\nEnd\n",
      "# B\n\n- [ ] c\n\nEnd\n\n## Archive\n\n- [x] a\n  - [x] b\n  - note\n",
    ],
    [
      "leave no hole behind",
      "# B\n\n- [x] a\n\n## C\n\n- [ ] b\n",
      "# B\n\n## C\n\n- [ ] b\n\n## Archive\n\n- [x] a\n",
    ],
    ["may be all that there is", "- [x] a", "## Archive\n\n- [x] a\n"],
    [
      "join what lies in the archive",
      "# B\n- [x] new\n\n## Archive\n\n- [x] old\n\n## Notes\n\ntext\n",
      "# B\n\n## Archive\n\n- [x] old\n- [x] new\n\n## Notes\n\ntext\n",
    ],
    [
      "get a heading at the top where phases are at the top",
      "# Phase 1\n\n- [x] a\n\n# Phase 2\n\n- [ ] b\n",
      "# Phase 1\n\n# Phase 2\n\n- [ ] b\n\n# Archive\n\n- [x] a\n",
    ],
    [
      "get a heading in the language of the note",
      "# Arbeit\n\n- [x] erledigt\n- [ ] offen, in Arbeit\n",
      "# Arbeit\n\n- [ ] offen, in Arbeit\n\n## Archiv\n\n- [x] erledigt\n",
    ],
    [
      "stand at the edge afterwards",
      "- [x] a\n## C\n  - [x] b\n    - [x] c\n",
      "## C\n\n## Archive\n\n- [x] a\n- [x] b\n  - [x] c\n",
    ],
    [
      "take along what is hidden at their end, and no more",
      "- [x] a %% one %%\n- [x] b\n  %%\n  two\n\nthree\n  %%\n\n\t%% four %%\n%% stays %%\n- [ ] c\n",
      "%% stays %%\n- [ ] c\n\n## Archive\n\n- [x] a %% one %%\n- [x] b\n  %%\n  two\n\nthree\n  %%\n\n\t%% four %%\n",
    ],
    [
      "go behind what is hidden at the end of the archive",
      "- [x] a\n\n# Archive\n\n- [x] b\n  %% of b %%\n\n# Notes\n",
      "# Archive\n\n- [x] b\n  %% of b %%\n- [x] a\n\n# Notes\n",
    ],
    ["end their lines as the note does", "- [x] a\r\n- [ ] b\r\n", "- [ ] b\r\n\r\n## Archive\r\n\r\n- [x] a\r\n"],
  ])("%s", (_, before, after) => {
    expect(archived(before)).toBe(after);
  });

  it("of a board go where the Kanban plugin keeps its archive, and count no more", () => {
    const text = board("- [x] Primer ^p1\n- [x] Rope", "");
    const after = archived(text);
    expect(after).toBe(board("", "***\n\n## Archive\n\n- [x] Primer ^p1\n- [x] Rope\n\n"));
    expect(ownRollup(parseNote(text))).toMatchObject({ total: 3, done: 2 });
    expect(ownRollup(parseNote(after))).toMatchObject({ total: 1, done: 0 });
    const again = board("- [x] Primer", "***\n\n## Archive\n\n- [x] Old\n\n");
    expect(archived(again)).toContain("**Complete**\n\n***\n\n## Archive\n\n- [x] Old\n- [x] Primer\n\n%% kanban");
  });

  it("stay where open ones stand below them, under something open, and in the archive", () => {
    const text = "- [x] a\n  - [ ] b\n- [ ] c\n  - [x] d\n- [x] e\n\n## Archive\n\n- [x] f\n";
    const { count, staying } = archiveDone(text, vocabulary);
    expect([count, staying]).toEqual([1, 1]);
    expect(archived(text)).toBe("- [x] a\n  - [ ] b\n- [ ] c\n  - [x] d\n\n## Archive\n\n- [x] f\n- [x] e\n");
    expect(() => archiveDone("- [ ] a\n", vocabulary)).toThrow("nothing done");
    expect(() => archiveDone("- [x] a\n  - [ ] b\n", vocabulary)).toThrow("1 done item stays");
    // Without what lies between, the last would stand under the first.
    expect(() => archiveDone("- [ ] a\n1. [x] b\n  - [ ] c\n", vocabulary)).toThrow("read otherwise");
  });

  it("go to another note, except what links lead to", () => {
    const text = "- [x] a ^a1\n- [x] b ^b1\n- [ ] c\n";
    const taken = takeDone(text, vocabulary, { isLinked: (id) => id === "a1", leadsAway: () => false });
    const { block, edits, staying } = taken;
    expect([applyEdits(text, edits), block, staying]).toEqual(["- [x] a ^a1\n- [ ] c\n", "- [x] b ^b1", 1]);
    const put = (into: string): string => applyEdits(into, [putIntoArchive(into, taken, false, vocabulary)]);
    expect(put("")).toBe("- [x] b ^b1\n");
    expect(put("- [x] old\n")).toBe("- [x] old\n- [x] b ^b1\n");
    expect(put("text")).toBe("text\n\n- [x] b ^b1\n");
    expect(put("# Plan\n\n- [ ] x\n")).toBe("# Plan\n\n- [ ] x\n\n## Archive\n\n- [x] b ^b1\n");
    expect(put("---\na: b\n---\n")).toBe("---\na: b\n---\n\n- [x] b ^b1\n");
  });

  it("stay in their note where they only work there", () => {
    const done = [
      "- [x] see note[^1]",
      "- [x] see [the page][R  s]",
      "- [x] see [r s]",
      "- [x] see [[#Boat|above]]",
      "- [x] see\n  - [above](#boat)",
      "- [x] ![](img/mast.png)",
      "- [x] defines\n\n  [own]: https://example.org",
      "- [x] goes `[^1]` [r] [[Hull#Deck]] [b](https://example.org)",
    ];
    const end = "\n[r s]: https://example.org\n[^1]: Note\n";
    const text = `# Boat\n\n${done.join("\n")}\n${end}`;
    const taken = takeDone(text, vocabulary, {
      isLinked: () => false,
      leadsAway: (linkpath) => linkpath === "img/mast.png",
    });
    expect([taken.block, taken.count, taken.staying]).toEqual([done.at(-1), 1, 7]);
    expect(() => takeDone("- [x] a[^1]", vocabulary, { isLinked: () => false, leadsAway: () => false })).toThrow(
      "1 done item stays: open ones stand below, links lead there, or links or footnotes in them only work here.",
    );
    expect(archiveDone(text, vocabulary)).toMatchObject({ count: 8, staying: 0 });
  });

  it("of any note are all there afterwards, with each line that is not blank, and the rest reads as before", () => {
    let made = 0;
    fc.assert(
      fc.property(fc.oneof(anyPlan, tidyPlan), (text) => {
        const result = unlessRefused(() => archiveDone(text, vocabulary));
        if (result === null) return;
        made += 1;
        const after = afterAndBack(text, result.edits);
        const linesOf = (some: string): readonly string[] =>
          some
            .replace("\ufeff", "")
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== "")
            .map((line) => line.trim())
            .sort();
        const [old, now] = [linesOf(text), linesOf(after)];
        const isHeading = (line: string): boolean => /^#+ (?:Archiv|Arquivo|Архив|归档|アーカイブ|보관함)/.test(line);
        const added = now.length - old.length;
        expect([0, 1]).toContain(added);
        expect(added === 0 ? now : now.filter((line) => !isHeading(line))).toEqual(
          added === 0 ? old : old.filter((line) => !isHeading(line)),
        );
        const statuses = (some: string): readonly unknown[] =>
          parseNote(some)
            .items.map(({ status, text: said }) => JSON.stringify([status, said]))
            .sort();
        expect(statuses(after)).toEqual(statuses(text));
        // The hours of a phase count as done by what stands in it, which may all have gone.
        const counts = (some: string): unknown => {
          const { effortHours, ...rest } = ownRollup(parseNote(some));
          return { ...rest, hours: effortHours.total };
        };
        expect(counts(after)).toEqual(counts(text));
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS / 10);
  });
});

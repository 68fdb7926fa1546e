import { parseNote } from "../../../src/core/parse/parse-note";
import { ownRollup } from "../../../src/core/rollup/note-rollups";

/** A board as the Kanban plugin writes it: lanes, an archive, and its settings. */
const board = (archive: string): string =>
  `---\n\nkanban-plugin: board\n\n---\n\n## Doing\n\n- [ ] Sand the hull @{2026-05-04}\n\n\n## Done\n\n**Complete**\n- [x] Buy primer\n\n\n***\n\n## ${archive}\n\n- [x] Old varnish\n- [ ] Old mast\n\n%% kanban:settings\n\`\`\`\n{"kanban-plugin":"board","lane-width":272,"tags":"- [ ] none"}\n\`\`\`\n%%\n`;

test.each(["Archive", "Archiv", "Архив", "アーカイブ"])(
  "lanes are sections, and what lies in “%s” counts no more",
  (archive) => {
    const note = parseNote(board(archive));
    expect(note.sections.map(({ heading, isArchive }) => [heading, isArchive])).toEqual([
      ["", false],
      ["Doing", false],
      ["Done", false],
      [archive, true],
    ]);
    expect(note.items.map(({ title }) => title)).toEqual(["Sand the hull", "Buy primer", "Old varnish", "Old mast"]);
    expect(note.items[0]?.dates).toEqual({ due: "2026-05-04" });
    expect(ownRollup(note)).toMatchObject({ total: 2, done: 1 });
  },
);

test("outside of a board a section called Archive counts like any other", () => {
  expect(ownRollup(parseNote("## Archive\n- [ ] Old mast\n"))).toMatchObject({ total: 1 });
});

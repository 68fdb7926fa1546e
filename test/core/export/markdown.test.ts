import fc from "fast-check";
import type { RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { EXPORT_FORMATS } from "../../../src/core/export/export-as";
import type { ExportView } from "../../../src/core/export/exported";
import { toCodeNote, toMarkdown } from "../../../src/core/export/markdown";
import { toCode, toLink, toMarkdownText } from "../../../src/core/export/markdown-text";
import { withFigures } from "../../../src/core/findings/read-figures";
import { DEFAULT_STALE_DAYS } from "../../../src/core/findings/finding";
import { findFindings } from "../../../src/core/findings/findings-index";
import type { VaultIndex } from "../../../src/core/index/vault-index";
import { findSection } from "../../../src/core/links/subpath";
import { parseNote } from "../../../src/core/parse/parse-note";
import { folderRollup } from "../../../src/core/rollup/note-rollups";
import { useLanguage } from "../../../src/core/words/use-language";
import { shownOf, TODAY } from "../../support/export-vault";
import { planLikeNote } from "../../support/random-notes";
import { indexOf, readNotes, SAMPLE_VAULT } from "../../support/read-vault";

const NAME = `Roadmap ${TODAY}.md`;
const VIEWS = Object.keys(EXPORT_FORMATS) as ExportView[];

/** The blocks of a text, as a reader that is not ours has them. */
function parseBlocks(text: string): readonly RootContent[] {
  return unified().use(remarkParse).use(remarkGfm).parse(text).children;
}

/** Adds a note as the command line reads it. */
function add(index: VaultIndex, path: string, text: string): void {
  index.setFiles([...index.notePaths(), path]);
  index.setNote(path, withFigures(parseNote(text), text));
}

function sampleIndex(): VaultIndex {
  const index = indexOf(new Map());
  for (const [path, text] of readNotes(SAMPLE_VAULT)) add(index, path, text);
  return index;
}

function findingsOf(index: VaultIndex): readonly object[] {
  return findFindings(index, { today: TODAY, staleDays: DEFAULT_STALE_DAYS, touched: () => undefined, rules: {} });
}

test.each(VIEWS)("a snapshot of the %s of the sample vault adds nothing to it", (view) => {
  const index = sampleIndex();
  const [before, findings] = [folderRollup(index), findingsOf(index)];
  const { exported, context } = shownOf(view, index);
  const text = toMarkdown(exported, context);
  expect(text.length).toBeGreaterThan(300);
  add(index, NAME, text);
  expect(index.note(NAME)).toMatchObject({ items: [], statements: [], links: [], refs: [], givers: [] });
  expect(folderRollup(index)).toEqual(before);
  expect(findingsOf(index)).toEqual(findings);
});

test("a snapshot is in the language of the interface", () => {
  useLanguage("de");
  const said = VIEWS.map((view) => {
    const { exported, context } = shownOf(view, sampleIndex());
    return toMarkdown(exported, context);
  });
  useLanguage("en");
  const heads = ["Gliederung", "Board", "Zeitachse", "Befunde", "Verlauf", "Als Nächstes"];
  expect(said.map((text) => /^# .*$/m.exec(text)?.[0])).toEqual(heads.map((head) => `# Roadmap: ${head}, ${TODAY}`));
  expect(said[0]).toMatch(/^\d+ von \d+ erledigt \(\d+\s%\) in \d+ Notizen$/m);
  expect(said[3]).toMatch(/^- \*\*Warnung\*\* \[\[.*, Zeile \d+\]\]: .* aber /m);
});

test("a snapshot of any plan adds no item, statement or link", () => {
  fc.assert(
    fc.property(planLikeNote, fc.constantFrom(...VIEWS), (plan, view) => {
      const { exported, context } = shownOf(view, indexOf(new Map([["A.md", plan]])));
      const { items, statements, links, refs } = parseNote(toMarkdown(exported, context));
      expect([items, statements, links, refs]).toEqual([[], [], [], []]);
    }),
    { numRuns: 100 },
  );
});

test("a note with a chart is none either", () => {
  const { context } = shownOf("timeline", indexOf(new Map()));
  const text = toCodeNote("mermaid", "gantt\n", "timeline", context);
  expect(text).toContain("\n```mermaid\ngantt\n```\n");
  expect(text).toMatch(/^---\nroadmap: false\n---\n# /);
});

test("what was asked for stands in it", () => {
  const { exported, context } = shownOf("outline", indexOf(new Map([["A.md", "- [ ] Sand\n"]])));
  const text = toMarkdown(exported, { ...context, query: "is:open #x", scope: "Plans", openOnly: true });
  expect(text).toContain("\nin Plans · query is:open \\#x · open items only\n");
});

test("a link leads to the heading under which the line stands, however that is written", () => {
  const text = "# Boat\n## Phase 1: [Hull] | #1 \\ `x` 50%\n- [ ] Sand\n";
  const index = indexOf(new Map([["My plans/Boat.md", text]]));
  const link = toLink(index, "My plans/Boat.md", 2, "Sand");
  expect(link).toBe("[[My plans/Boat#Phase 1 Hull 1 x 50|Sand]]");
  const note = parseNote(text);
  expect(findSection(note, "#Phase 1 Hull 1 x 50")).toBe(2);
  // By the reader itself: where it leads is what it says.
  const read = parseNote(`- [ ] ${toLink(index, "My plans/Boat.md", 2, "a [b] | c")}\n`).links[0];
  expect(read).toMatchObject({ kind: "markdown", linkpath: "My plans/Boat.md" });
  expect(findSection(note, read?.subpath ?? "")).toBe(2);
});

/** The text of a paragraph as it is shown; null where anything in it is more than text. */
function shownText(markdown: string): string | null {
  const [block, ...more] = parseBlocks(`- x ${markdown}\n`);
  if (block?.type !== "list" || more.length > 0) return null;
  const [paragraph] = block.children[0]?.children ?? [];
  if (paragraph?.type !== "paragraph") return null;
  const [inline, ...others] = paragraph.children;
  return others.length > 0 || inline?.type !== "text" ? null : inline.value.slice(2);
}

test.each([
  "*a* _b_ **c**",
  "`x` ~~y~~",
  "[[Note]] [a](b)",
  "<b>x</b> &amp; %%x%%",
  "a \\* b | c ==d== #tag ![[e]]",
  "$x$ ^id",
])("%s is shown as it is", (text) => {
  expect(shownText(toMarkdownText(text))).toBe(text);
});

test.each(["a", "a `b` c", "``", "`", "x\ny"])("%j is shown as code", (text) => {
  const [block] = parseBlocks(`x ${toCode(text)}\n`);
  if (block?.type !== "paragraph") throw new Error("no paragraph");
  expect(block.children.slice(1)).toMatchObject([{ type: "inlineCode", value: text.replace("\n", " ") }]);
});

test("a line break or half a character in a name breaks no line", () => {
  expect(toMarkdownText("a\nb\u2028c\ud800d\u0000")).toBe("a b c\ufffdd");
});

import type { Nodes } from "mdast";
import fc from "fast-check";
import { existsSync } from "node:fs";
import { parseWithRemark } from "../../../src/core/parse/markdown";
import { parsePlain } from "../../../src/core/parse/plain/parse-plain";
import { cutSlices } from "../../../src/core/parse/slices";
import { anyNote, anyText, brokenNote, inlineText, planLikeNote, RUNS, trickyNote } from "../../support/random-notes";
import { readNotes, SAMPLE_VAULT } from "../../support/read-vault";

/** These end somewhere that nothing asks for; remark has the blanks before the next line in some texts, in others not. */
const WITHOUT_END: readonly string[] = [
  "root",
  "list",
  "listItem",
  "blockquote",
  "code",
  "table",
  "thematicBreak",
  "html",
  "text",
  "break",
];

/** A tree in one line: types, places, and what the reader takes from each node. */
function show(node: Nodes, shift = 0): string {
  const from = (node.position?.start.offset ?? 0) + shift;
  const to = (node.position?.end.offset ?? 0) + shift;
  const place = WITHOUT_END.includes(node.type) ? `${from}` : `${from}-${to}`;
  const values = [
    "value" in node && node.type !== "code" && node.type !== "html" ? JSON.stringify(node.value) : "",
    "checked" in node ? String(node.checked) : "",
    "depth" in node ? String(node.depth) : "",
    "ordered" in node ? String(node.ordered) : "",
    "url" in node ? node.url : "",
    "alt" in node ? (node.alt ?? "") : "",
  ];
  const children = "children" in node ? node.children.map((child) => show(child, shift)).join(" ") : "";
  return `${node.type}@${place}${values.join(",")}(${children})`;
}

const showAll = (blocks: readonly Nodes[], shift = 0): string => blocks.map((block) => show(block, shift)).join("\n");

const ALONE = { remark: parseWithRemark, labels: new Set<string>() };

const BESIDE = ["../shared/seed-vault", "../shared/corpus/notes"].filter((folder) => existsSync(folder));

describe("plain text, read without remark,", () => {
  const expectSame = (text: string): void => {
    const blocks = parsePlain(text, ALONE);
    if (blocks !== null) expect(showAll(blocks)).toBe(showAll(parseWithRemark(text).children));
  };

  test.each([SAMPLE_VAULT, ...BESIDE])("has in the notes of %s the nodes that remark finds", (folder) => {
    let plain = 0;
    let all = 0;
    for (const [, text] of readNotes(folder)) {
      const starts = cutSlices(text, 0);
      starts.forEach((from, i) => {
        const slice = text.slice(from, starts[i + 1] ?? text.length);
        expectSame(slice);
        all += slice.length;
        if (parsePlain(slice, ALONE) !== null) plain += slice.length;
      });
    }
    // If nearly all of it were left to remark, nothing would have been tried.
    expect(plain / all).toBeGreaterThan(0.8);
  });

  test.each([
    "# \u00a0",
    "# a #\u2028",
    "# \f",
    "# \ufeff",
    "- \u00a0",
    "```\na\n```\u00a0\n",
    " \ufeff&amp;\nx",
    ">\ufeff`\na",
    "<?>\n>",
    "_>_\f",
    "- \n    [ ] no\n",
    "- a\n  1.\n     [x] no\n",
  ])("has in %j the nodes that remark finds", expectSame);

  test("has in random notes the nodes that remark finds", () => {
    fc.assert(fc.property(fc.oneof(anyNote, brokenNote, trickyNote), expectSame), { numRuns: RUNS });
  });

  test("has in random lines the nodes that remark finds", () => {
    const place = fc.constantFrom("", "", "- [ ] ", "# ", "> ", "1. ", "| a |\n|---|\n| ");
    const line = fc.tuple(place, inlineText).map(([before, text]) => before + text);
    fc.assert(fc.property(line, expectSame), { numRuns: RUNS });
  });
});

describe("slices", () => {
  const expectSame = (text: string): void => {
    const starts = cutSlices(text, 0);
    const parts = starts.map((from, i) =>
      showAll(parseWithRemark(text.slice(from, starts[i + 1] ?? text.length)).children, from),
    );
    const whole = showAll(parseWithRemark(text).children);
    expect(parts.filter((part) => part !== "").join("\n")).toBe(whole);
  };

  test("parse each as in the whole, whatever stands open at a heading", () => {
    // References to what is defined in another slice are the reader's affair, and so is a byte order mark.
    const withoutDefinitions = fc
      .oneof(brokenNote, planLikeNote, anyText, trickyNote)
      .filter((text) => !text.includes("]:") && !text.startsWith("\ufeff"));
    fc.assert(fc.property(withoutDefinitions, expectSame), { numRuns: RUNS });
  });

  test("begin at headings at the margin, and at none within fences and comments", () => {
    const cut = (text: string): readonly string[] =>
      cutSlices(text, 0).map((from, i, all) => text.slice(from, all[i + 1] ?? text.length));
    expect(cut("a\n# b\n- c\n## d\n")).toEqual(["a\n", "# b\n- c\n", "## d\n"]);
    expect(cut("- a\n  ```\n  x\n  ```\n# b\n")).toEqual(["- a\n  ```\n  x\n  ```\n", "# b\n"]);
    expect(cut("- a\n  ```\n# b\n")).toEqual(["- a\n  ```\n# b\n"]);
    for (const whole of ["```\n# a\n# b\n", "<!-- a\n# b\n-->\n", "<div>\n# b\n", " # b\n  # c\n"]) {
      expect(cut(whole)).toEqual([whole]);
    }
  });
});

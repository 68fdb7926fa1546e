import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { EXPORT_FORMATS, exportAs } from "../../../src/core/export/export-as";
import type { ExportView } from "../../../src/core/export/exported";
import { LIGHT } from "../../../src/core/export/palette";
import { shownOf } from "../../support/export-vault";
import { FORMULAS, HOSTILE, SCRIPTS } from "../../support/hostile-vault";
import { indexOf } from "../../support/read-vault";

const index = indexOf(new Map(Object.entries(HOSTILE)));
const made = Object.entries(EXPORT_FORMATS).flatMap(([name, formats]) =>
  formats.map((format) => {
    const view = name as ExportView;
    const { exported, context } = shownOf(view, index);
    return { view, format, text: exportAs(format, exported, { ...context, query: SCRIPTS.join(" ") }, LIGHT) };
  }),
);
const of = (format: string) => made.filter((each) => each.format === format);

test.each(of("csv"))("no cell of the $view as CSV is a formula, or more than one cell", ({ text }) => {
  const rows = readCsv(text);
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([]);
});

test("a cell that would be a formula is text, and still to be read", () => {
  const cells = of("csv").flatMap(({ text }) => readCsv(text).flat());
  for (const formula of FORMULAS) expect(cells).toContain(`'${formula}`);
});

test.each(of("json"))("the $view as JSON is JSON", ({ text }) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test.each(of("markdown"))("the $view as Markdown has no HTML, and no link that is a program", ({ text }) => {
  const kinds: string[] = [];
  const addresses: string[] = [];
  interface Node {
    readonly type: string;
    readonly url?: string;
    readonly children?: readonly Node[];
  }
  const walk = (node: Node): void => {
    kinds.push(node.type);
    if (node.url !== undefined) addresses.push(node.url);
    node.children?.forEach(walk);
  };
  walk(unified().use(remarkParse).use(remarkGfm).parse(text));
  expect(kinds).not.toContain("html");
  expect(kinds).not.toContain("image");
  // An address in a text is one to look at, as it was in the note.
  expect(addresses.filter((address) => /^(?!https?:)[a-z]+:/i.test(address))).toEqual([]);
  // What Obsidian would run or embed.
  expect(text).not.toMatch(/^ {0,3}```\s*(?:dataviewjs|roadmap|mermaid)/m);
});

test.each(of("mermaid"))("the $view as a chart has tasks and nothing else", ({ text }) => {
  const lines = text.trimEnd().split("\n");
  const other = lines.filter(
    (line) => !/^ {4}(?:title|dateFormat|section) |^ {4}[^:<>"]+ :[\w, -]+$|^gantt$/.test(line),
  );
  expect(other).toEqual([]);
  expect(lines.some((line) => /^ {4}(?:click|call|href)\b/.test(line))).toBe(false);
});

test.each(of("svg"))("the $view as a picture has shapes and text, and nothing that runs or loads", ({ text }) => {
  const tags = [...text.matchAll(/<\/?([^\s/>]+)/g)].map(([, name]) => name);
  expect(
    [...new Set(tags)].filter((tag) => !/^(?:svg|title|rect|text|path|g|circle|line|polygon)$/.test(tag ?? "")),
  ).toEqual([]);
  const names = [...text.matchAll(/<[^>]*>/g)].flatMap(([tag]) =>
    [...tag.matchAll(/\s([\w:-]+)=/g)].map(([, name]) => name),
  );
  expect(names.filter((name) => /^on|href|style/i.test(name ?? ""))).toEqual([]);
});

/** The cells of CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

import fc from "fast-check";
import { toCsv } from "../../../src/core/export/csv";
import { recordsOf } from "../../../src/core/export/records";
import { shownOf } from "../../support/export-vault";
import { planLikeNote } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

/** The cells of a CSV file, as RFC 4180 has them. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error("not CSV");
    row.push(match[1]?.replace(/""/g, '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const csvOf = (text: string): string[][] =>
  readCsv(toCsv(shownOf("outline", indexOf(new Map([["A.md", text]]))).exported));

test.each(["=1+1", "+1", "-1", "@SUM(A1)"])("a text that opens as the formula %s is none", (title) => {
  const titles = csvOf(`- [ ] **${title}**\n`).map((row) => row[2]);
  expect(titles).toContain(`'${title}`);
  expect(titles).not.toContain(title);
});

test("a number is no text that could be a formula", () => {
  const [names = [], ...rows] = csvOf("- [ ] Sand (8h)\n");
  expect(rows.map((row) => row[names.indexOf("effortHours")])).toEqual(["", "8"]);
});

test("nothing is an empty file", () => {
  expect(toCsv(shownOf("outline", indexOf(new Map())).exported)).toBe("");
});

test("what is written is read again, cell by cell", () => {
  fc.assert(
    fc.property(planLikeNote, (text) => {
      const { exported } = shownOf("board", indexOf(new Map([['A, "b".md', text]])));
      const records = recordsOf(exported);
      const [names = [], ...rows] = records.length === 0 ? [] : readCsv(toCsv(exported));
      expect(rows.length).toBe(records.length);
      const place = names.indexOf("title");
      const unguarded = rows.map((row) => (row[place] ?? "").replace(/^'(?=[=+\-@\t\r])/, ""));
      expect(unguarded).toEqual(records.map(({ title }) => title));
    }),
    { numRuns: 60 },
  );
});

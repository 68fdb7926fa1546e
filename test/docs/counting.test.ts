import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PLAIN } from "../../src/core/report/paint";
import { toReport } from "../../src/core/report/outline-text";
import { EVERYTHING } from "../../src/core/roadmap/visible-rows";
import { indexOf } from "../support/read-vault";

const PAGE = join(__dirname, "../../docs/counting.md");
/** Notes, each with its path behind the language of its fence, and what is printed of them. */
const EXAMPLE = /((?:```markdown [^\n]+\n[^]*?```\n\n)+)```text\n([^]*?)```/g;
const NOTE = /```markdown ([^\n]+)\n([^]*?)```/g;

function report(notes: string): string {
  const vault = new Map([...notes.matchAll(NOTE)].map(([, path, text]) => [path ?? "", text ?? ""]));
  return toReport(indexOf(vault), { width: 76, paint: PLAIN, all: true, openOnly: false, selection: EVERYTHING });
}

/** The page with what is printed written below each example: `UPDATE_DOCS=1 npm run test:unit -- test/docs`. */
function renew(page: string): string {
  return page.replace(EXAMPLE, (_, notes: string) => `${notes}\`\`\`text\n${report(notes)}\`\`\``);
}

if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, renew(readFileSync(PAGE, "utf8")));

describe("the page of what counts", () => {
  const examples = [...readFileSync(PAGE, "utf8").matchAll(EXAMPLE)];

  test("has examples", () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(examples.map(([, notes = "", printed = ""], at) => [at + 1, notes, printed] as const))(
    "example %d prints what it says",
    (_, notes, printed) => {
      expect(printed).toBe(report(notes));
    },
  );
});

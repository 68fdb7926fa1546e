import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseNote } from "../../src/core/parse/parse-note";
import { digestNote } from "../support/digest";

const PAGE = join(__dirname, "../../docs/notations.md");
const EXAMPLE = /```markdown\n([^]*?)```\n\n```text\n([^]*?)```/g;

/** The page with what is read written below each example: `UPDATE_DOCS=1 npm run test:unit -- test/docs`. */
function renew(page: string): string {
  return page.replace(
    EXAMPLE,
    (_, note: string) => `\`\`\`markdown\n${note}\`\`\`\n\n\`\`\`text\n${readingOf(note)}\`\`\``,
  );
}

function readingOf(note: string): string {
  return digestNote(parseNote(note))
    .map((line) => `${line}\n`)
    .join("");
}

const page = readFileSync(PAGE, "utf8");
if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, renew(page));

describe("the page of notations", () => {
  const examples = [...readFileSync(PAGE, "utf8").matchAll(EXAMPLE)];

  test("has an example for everything", () => {
    expect(examples.length).toBeGreaterThan(15);
  });

  test.each(examples.map((match) => [(match[1] ?? "").trim().split("\n")[0], match] as const))(
    "%s",
    (_, [, note, reading]) => {
      expect(reading).toBe(readingOf(note ?? ""));
    },
  );
});

import { readFileSync } from "node:fs";
import path from "node:path";
import type { RuleName } from "../../src/core/findings/finding";

/** One example of a rule: a small vault, and the findings in it. */
export interface FindingsCase {
  readonly name: string;
  /** Path to text. */
  readonly notes: ReadonlyMap<string, string>;
  /** Path to the day on which the note was last changed, where that is told. */
  readonly touched: ReadonlyMap<string, string>;
  /** As `digestFinding` writes them; a line `nothing` where there are none. */
  readonly expected: string;
}

/** What there is to say of a rule, in Markdown: prose, and below headings of level 2 its examples. */
export interface FindingsPage {
  readonly text: string;
  readonly cases: readonly FindingsCase[];
}

const NOTE = /^`([^`\n]+)`(?:, last changed on (\d{4}-\d{2}-\d{2}))?\n\n````markdown\n([^]*?)````$/gm;
const EXPECTED = /^````text\n([^]*?)````$/m;

/**
 * Reads `test/cases/findings/<rule>.md`: each example is a heading, notes with their paths before them, and a block of
 * what is found.
 *
 * @throws {RangeError} when an example has no notes or does not say what is found
 */
export function readFindingsPage(rule: RuleName): FindingsPage {
  const text = readFileSync(path.join("test/cases/findings", `${rule}.md`), "utf8");
  const cases = splitAtHeadings(text).map((part): FindingsCase => {
    const name = part.slice(0, part.indexOf("\n"));
    const notes = [...part.matchAll(NOTE)];
    const expected = EXPECTED.exec(part)?.[1];
    if (notes.length === 0 || expected === undefined) throw new RangeError(`${rule}.md: “${name}” is no example`);
    return {
      name,
      notes: new Map(notes.map(([, file = "", , note = ""]) => [file, note])),
      touched: new Map(notes.flatMap(([, file = "", day]) => (day === undefined ? [] : [[file, day] as const]))),
      expected,
    };
  });
  return { text, cases };
}

/** The parts below headings of level 2, outside of the examples' own notes. */
function splitAtHeadings(text: string): readonly string[] {
  const parts: string[] = [];
  let isInFence = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("````")) isInFence = !isInFence;
    if (!isInFence && line.startsWith("## ")) parts.push(line.slice(3));
    else if (parts.length > 0) parts.push(`${parts.pop() ?? ""}\n${line}`);
  }
  return parts;
}

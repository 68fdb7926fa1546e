import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** One example of a notation: a note, and what is read in it. */
export interface Case {
  readonly name: string;
  readonly input: string;
  /** Without blank lines around it. */
  readonly expected: readonly string[];
}

const FOLDER = "test/cases";
const OPENING = "=== ";
const ARROW = "==>";

/** The case files of a folder below `test/cases`, by name without `.txt`, in order. */
export function caseFiles(folder: string): readonly string[] {
  const names = readdirSync(path.join(FOLDER, folder)).filter((name) => name.endsWith(".txt"));
  return names.map((name) => `${folder}/${name.slice(0, -".txt".length)}`).sort();
}

/**
 * Reads `test/cases/<name>.txt`: cases one after the other, each as a line `=== name`, a note, a line `==>`, and what
 * is expected. What stands before the first case is for readers.
 *
 * @throws {RangeError} when a case has no arrow, or two cases have one name
 */
export function readCases(name: string): readonly Case[] {
  const cases: Case[] = [];
  const lines = readFileSync(path.join(FOLDER, `${name}.txt`), "utf8").split("\n");
  for (let at = lines.findIndex(isOpening); at < lines.length && at !== -1;) {
    const next = lines.findIndex((line, i) => i > at && isOpening(line));
    const end = next === -1 ? lines.length : next;
    cases.push(readCase(lines.slice(at, end), name));
    at = end;
  }
  const twin = cases.find((one, i) => cases.findIndex((other) => other.name === one.name) !== i);
  if (twin !== undefined) throw new RangeError(`${name}.txt has two cases called “${twin.name}”`);
  return cases;
}

function isOpening(line: string): boolean {
  return line.startsWith(OPENING);
}

function readCase([opening = "", ...lines]: readonly string[], file: string): Case {
  const arrow = lines.indexOf(ARROW);
  if (arrow === -1) throw new RangeError(`${file}.txt: “${opening}” has no line ${ARROW}`);
  return {
    name: opening.slice(OPENING.length),
    input: lines.slice(0, arrow).join("\n"),
    expected: lines.slice(arrow + 1).filter((line) => line.trim() !== ""),
  };
}

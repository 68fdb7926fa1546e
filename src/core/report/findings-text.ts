import { SEVERITIES, type Finding } from "../findings/finding";
import type { Paint } from "./paint";

/**
 * The findings note by note, for people, with how many there are at the end.
 *
 * @param width in columns; longer lines are broken
 */
export function toFindingsText(
  findings: readonly Finding[],
  noteCount: number,
  paint: Paint,
  width = Infinity,
): string {
  const lines: string[] = [];
  let note: string | null = null;
  for (const finding of findings) {
    if (finding.path !== note) lines.push(...(note === null ? [] : [""]), paint.strong(toOneLine(finding.path)));
    note = finding.path;
    lines.push(...toLines(finding, paint, width));
  }
  if (lines.length > 0) lines.push("");
  return [...lines, ...wrap(countsOf(findings, noteCount), width, paint), ""].join("\n");
}

const LINE_WIDTH = 6;
const SEVERITY_WIDTH = 7;
const INDENT = LINE_WIDTH + SEVERITY_WIDTH + 4;
/** Where less than so many columns are left beside the severity, the text goes below it. */
const MIN_TEXT = 32;

function toLines(finding: Finding, paint: Paint, width: number): readonly string[] {
  const { rule, severity, path, line, message, related } = finding;
  const isNarrow = width - INDENT < MIN_TEXT;
  const indent = " ".repeat(isNarrow ? 4 : INDENT);
  const place = String(line + 1).padStart(LINE_WIDTH);
  const level = paint.severity(severity, isNarrow ? severity : severity.padEnd(SEVERITY_WIDTH));
  const text = wrap(`${toOneLine(message)}  ${rule}`, width - indent.length, paint);
  // The rule is painted behind the break of lines, which goes by what is seen.
  const said = text.map((part, at) =>
    at === text.length - 1 ? part.slice(0, -rule.length) + paint.faint(rule) : part,
  );
  const others = related.flatMap((other) => {
    const where = other.path === path ? `line ${other.line + 1}` : `${toOneLine(other.path)}:${other.line + 1}`;
    return wrap(`${where}  ${toOneLine(other.quote)}`, width - indent.length, paint).map((part) => paint.faint(part));
  });
  const [first = "", ...more] = isNarrow ? ["", ...said] : said;
  return [`${place}  ${level}  ${first}`.trimEnd(), ...[...more, ...others].map((part) => `${indent}${part}`)];
}

/** A text in lines of a width, broken between words; a word that is longer stays whole. */
function wrap(text: string, width: number, { widthOf }: Pick<Paint, "widthOf">): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || widthOf(`${last} ${word}`) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => line.trimEnd());
}

/** What notes hold may come from anybody: nothing of it must move the cursor or change colours. */
function toOneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}+/gu, "")
    .trim();
}

function countsOf(findings: readonly Finding[], noteCount: number): string {
  const notes = count(noteCount, "note");
  if (findings.length === 0) return `No findings in ${notes}.`;
  const bySeverity = SEVERITIES.flatMap((severity) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [severity === "info" ? `${found} info` : count(found, severity)];
  });
  return `${count(findings.length, "finding")} in ${notes}: ${bySeverity.join(", ")}.`;
}

function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? "" : "s"}`;
}

import { SEVERITIES, type Finding } from "../findings/finding";
import type { Paint } from "./paint";

/** The findings note by note, for people, with how many there are at the end. */
export function toFindingsText(findings: readonly Finding[], noteCount: number, paint: Paint): string {
  const lines: string[] = [];
  let note: string | null = null;
  for (const finding of findings) {
    if (finding.path !== note) lines.push(...(note === null ? [] : [""]), paint.strong(toOneLine(finding.path)));
    note = finding.path;
    lines.push(...toLines(finding, paint));
  }
  if (lines.length > 0) lines.push("");
  return [...lines, countsOf(findings, noteCount), ""].join("\n");
}

const LINE_WIDTH = 6;
const SEVERITY_WIDTH = 7;

function toLines({ rule, severity, path, line, message, related }: Finding, paint: Paint): readonly string[] {
  const place = String(line + 1).padStart(LINE_WIDTH);
  const level = paint.severity(severity, severity.padEnd(SEVERITY_WIDTH));
  const head = `${place}  ${level}  ${toOneLine(message)}  ${paint.faint(rule)}`;
  const indent = " ".repeat(LINE_WIDTH + SEVERITY_WIDTH + 4);
  return [
    head,
    ...related.map((other) => {
      const where = other.path === path ? `line ${other.line + 1}` : `${toOneLine(other.path)}:${other.line + 1}`;
      return `${indent}${paint.faint(`${where}  ${toOneLine(other.quote)}`)}`;
    }),
  ];
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

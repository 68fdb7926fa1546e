import { titleOfRule, type Finding, type Severity } from "../../core/findings/finding";

const COMMAND: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * The findings as commands that GitHub Actions shows beside the lines. Source: GitHub's docs, “Workflow commands for
 * GitHub Actions”.
 *
 * @param prefix the folder of the notes as seen from where the program runs, with a slash at its end; empty for there
 */
export function toFindingsGithub(findings: readonly Finding[], prefix: string): string {
  return findings
    .map(({ rule, severity, path, line, message, related }) => {
      const title = `${titleOfRule(rule)} (${rule})`;
      const others = related.map((other) => `\n${prefix}${other.path}:${other.line + 1} ${other.quote}`).join("");
      const properties = `file=${toProperty(prefix + path)},line=${line + 1},title=${toProperty(title)}`;
      return `::${COMMAND[severity]} ${properties}::${toData(message + others)}\n`;
    })
    .join("");
}

function toData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function toProperty(text: string): string {
  return toData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

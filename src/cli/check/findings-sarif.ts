import { createHash } from "node:crypto";
import { RULES } from "../../core/findings/all-rules";
import { RULE_NAMES, titleOfRule, type Finding, type FindingPlace, type Severity } from "../../core/findings/finding";

const LEVEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/**
 * The findings in SARIF 2.1.0, which code hosts and editors read. Source: OASIS, “Static Analysis Results Interchange
 * Format (SARIF) Version 2.1.0”.
 *
 * @param prefix the folder of the notes as seen from where the program runs, with a slash at its end; empty for there
 */
export function toFindingsSarif(findings: readonly Finding[], prefix: string): object {
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Plan of Record",
            rules: RULE_NAMES.map((name) => ({
              id: name,
              shortDescription: { text: titleOfRule(name) },
              defaultConfiguration: { level: LEVEL[RULES[name].severity] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => toResult(finding, prefix, seen)),
      },
    ],
  };
}

function toResult(finding: Finding, prefix: string, seen: Map<string, number>): object {
  const { rule, severity, path, line, message, quote, related, fix } = finding;
  const key = [rule, path, quote].join("\n");
  const twin = seen.get(key) ?? 0;
  seen.set(key, twin + 1);
  return {
    ruleId: rule,
    ruleIndex: RULE_NAMES.indexOf(rule),
    level: LEVEL[severity],
    message: { text: message },
    locations: [toLocation({ path, line, quote }, prefix)],
    // The same finding stays the same when lines above it come or go.
    partialFingerprints: { "planOfRecord/v1": createHash("sha256").update(`${key}\n${twin}`).digest("hex") },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            ...toLocation(place, prefix),
            message: { text: place.quote },
          })),
        }),
    ...(fix === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: fix.title },
              artifactChanges: fix.edits.map((note) => ({
                artifactLocation: toArtifact(note.path, prefix),
                replacements: note.edits.map(({ range, insert }) => ({
                  deletedRegion: { charOffset: range.from, charLength: range.to - range.from },
                  insertedContent: { text: insert },
                })),
              })),
            },
          ],
        }),
  };
}

function toLocation({ path, line, quote }: FindingPlace, prefix: string): object {
  const region = { startLine: line + 1, ...(quote === "" ? {} : { snippet: { text: quote } }) };
  return { physicalLocation: { artifactLocation: toArtifact(path, prefix), region } };
}

function toArtifact(path: string, prefix: string): object {
  return { uri: (prefix + path).split("/").map(encodeURIComponent).join("/") };
}

import type { Finding, FindingPlace } from "../findings/finding";

/** A finding for programs: as {@link Finding}, but lines count from 1. Offsets still count from 0. */
export function toFindingJson(finding: Finding): object {
  const { rule, severity, path, line, range, message, quote, related, fix } = finding;
  return {
    rule,
    severity,
    path,
    line: line + 1,
    range,
    message,
    quote,
    related: related.map(toPlaceJson),
    ...(fix === undefined ? {} : { fix }),
  };
}

function toPlaceJson({ path, line, quote }: FindingPlace): object {
  return { path, line: line + 1, quote };
}

/** The findings alone, for programs: the object that `check --format json` prints. */
export function toFindingsJson(findings: readonly Finding[]): object {
  return { schema: "plan-of-record/findings@1", findings: findings.map(toFindingJson) };
}

import { relative, sep } from "node:path";
import { findFindings } from "../../core/findings/findings-index";
import { SEVERITIES, type Finding, type FindingsOptions } from "../../core/findings/finding";
import type { VaultIndex } from "../../core/index/vault-index";
import { toDayOf } from "../find-notes";
import type { Paint } from "../paint";
import type { CheckOptions } from "./check-options";
import { toFindingsGithub } from "./findings-github";
import { toFindingsJson } from "./findings-json";
import { toFindingsSarif } from "./findings-sarif";
import { toFindingsText } from "./findings-text";

/** The options of findings, with the clock and the days on which files were changed. */
export function toFindingsOptions(
  { rules, staleDays, today }: Pick<CheckOptions, "rules" | "staleDays" | "today">,
  touched: ReadonlyMap<string, string>,
): FindingsOptions {
  return { rules, staleDays, today: today ?? toDayOf(new Date()), touched: (path) => touched.get(path) };
}

/** What `check` prints, and whether anything is found that it should fail on. */
export function check(
  index: VaultIndex,
  touched: ReadonlyMap<string, string>,
  folder: string,
  options: CheckOptions,
  paint: Paint,
): { readonly text: string; readonly isFailed: boolean } {
  const findings = findFindings(index, toFindingsOptions(options, touched));
  const limit = SEVERITIES.indexOf(options.failOn);
  return {
    text: format(findings, index, folder, options, paint),
    isFailed: findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit),
  };
}

function format(
  findings: readonly Finding[],
  index: VaultIndex,
  folder: string,
  options: CheckOptions,
  paint: Paint,
): string {
  switch (options.format) {
    case "text":
      return toFindingsText(findings, index.notePaths().length, paint);
    case "json":
      return toJson(toFindingsJson(findings));
    case "github":
      return toFindingsGithub(findings, prefixOf(folder));
    case "sarif":
      return toJson(toFindingsSarif(findings, prefixOf(folder)));
  }
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Code hosts know files from where the program runs, which is the repository. */
function prefixOf(folder: string): string {
  const path = relative(process.cwd(), folder).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}

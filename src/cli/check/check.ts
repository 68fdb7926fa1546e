import { relative, sep } from "node:path";
import { findFindings } from "../../core/findings/findings-index";
import {
  SEVERITIES,
  type Finding,
  type FindingsOptions,
  type RuleLevel,
  type RuleName,
} from "../../core/findings/finding";
import type { VaultIndex } from "../../core/index/vault-index";
import { toDayOf } from "../find-notes";
import type { Paint } from "../paint";
import type { CheckOptions } from "./check-options";
import { toFindingsGithub } from "./findings-github";
import { toFindingsJson } from "./findings-json";
import { toFindingsSarif } from "./findings-sarif";
import { toFindingsText } from "./findings-text";

/** What is to be known of a vault to look for findings in it. */
export interface CheckedVault {
  readonly index: VaultIndex;
  /** The day on which each note was last changed, `YYYY-MM-DD`. */
  readonly touched: ReadonlyMap<string, string>;
  /** How rules are taken by its settings. */
  readonly rules: ReadonlyMap<RuleName, RuleLevel>;
}

/** The options of findings, with the clock, the vault's settings and the days on which files were changed. */
export function toFindingsOptions(
  { rules: written, asked, staleDays, today }: Pick<CheckOptions, "rules" | "asked" | "staleDays" | "today">,
  { touched, rules: set }: Omit<CheckedVault, "index">,
): FindingsOptions {
  const ofVault = [...set].filter(([name, level]) => level !== "off" || !asked.has(name));
  const rules = { ...Object.fromEntries(ofVault), ...written };
  return { rules, staleDays, today: today ?? toDayOf(new Date()), touched: (path) => touched.get(path) };
}

/** What `check` prints, and whether anything is found that it should fail on. */
export function check(
  vault: CheckedVault,
  folder: string,
  options: CheckOptions,
  paint: Paint,
): { readonly text: string; readonly isFailed: boolean } {
  const findings = findFindings(vault.index, toFindingsOptions(options, vault));
  const limit = SEVERITIES.indexOf(options.failOn);
  return {
    text: format(findings, vault.index, folder, options, paint),
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

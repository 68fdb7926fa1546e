import { relative, sep } from "node:path";
import { findFindings } from "../../core/findings/findings-index";
import { SEVERITIES, type Finding } from "../../core/findings/finding";
import type { VaultIndex } from "../../core/index/vault-index";
import type { Paint } from "../../core/report/paint";
import { toFindingsOptions, type CheckOptions, type JudgedVault } from "../../core/report/check-options";
import { toFindingsGithub } from "./findings-github";
import { toFindingsJson } from "../../core/report/findings-json";
import { toFindingsSarif } from "./findings-sarif";
import { toFindingsText } from "../../core/report/findings-text";
import { dayOf } from "../../core/text/day-of";

/** A vault in which findings are looked for. */
export interface CheckedVault extends JudgedVault {
  readonly index: VaultIndex;
}

/** Where it is printed. */
export interface Printed {
  readonly paint: Paint;
  /** In columns; `Infinity` where lines are not broken. */
  readonly width: number;
}

/** What `check` prints, and whether anything is found that it should fail on. */
export function check(
  vault: CheckedVault,
  folder: string,
  options: CheckOptions,
  printed: Printed,
): { readonly text: string; readonly isFailed: boolean } {
  const findings = findFindings(vault.index, toFindingsOptions(options, vault, dayOf(new Date())));
  const limit = SEVERITIES.indexOf(options.failOn);
  return {
    text: format(findings, vault.index, folder, options, printed),
    isFailed: findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit),
  };
}

function format(
  findings: readonly Finding[],
  index: VaultIndex,
  folder: string,
  options: CheckOptions,
  { paint, width }: Printed,
): string {
  switch (options.format) {
    case "text":
      return toFindingsText(findings, index.notePaths().length, paint, width);
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

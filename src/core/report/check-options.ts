import {
  isRuleLevel,
  isRuleName,
  RULE_NAMES,
  SEVERITIES,
  type FindingsOptions,
  type RuleLevel,
  type RuleName,
  type Severity,
} from "../findings/finding";

export const FORMATS = ["text", "json", "github", "sarif"] as const;

export type Format = (typeof FORMATS)[number];

/** What is asked of findings on the command line, before the notes are read. */
export interface CheckOptions {
  readonly format: Format;
  /** From which severity on the exit status is 1. */
  readonly failOn: Severity;
  /** Go before what is set in the vault. */
  readonly rules: FindingsOptions["rules"];
  /** The rules that were asked for by name: they are not off because they are so in the vault. */
  readonly asked: ReadonlySet<RuleName>;
  /** Null for what is set in the vault. */
  readonly staleDays: number | null;
  /** `YYYY-MM-DD`; null for today by the clock. */
  readonly today: string | null;
}

/** The same as it was written; undefined where it was not. */
export interface WrittenCheckOptions {
  readonly format?: string | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly "fail-on"?: string | undefined;
  readonly "stale-days"?: string | undefined;
  readonly today?: string | undefined;
}

/** Understands the options of `check`; a text says what is wrong with them. */
export function readCheckOptions(written: WrittenCheckOptions): CheckOptions | string {
  const format = written.format ?? "text";
  if (!isOneOf(FORMATS, format)) return `--format is one of ${FORMATS.join(", ")}, not “${format}”`;
  const failOn = written["fail-on"] ?? "warning";
  if (!isOneOf(SEVERITIES, failOn)) return `--fail-on is one of ${SEVERITIES.join(", ")}, not “${failOn}”`;
  const today = written.today ?? null;
  if (today !== null && !isDay(today)) return `--today is a day as 2026-11-20, not “${today}”`;
  const days = written["stale-days"];
  if (days !== undefined && !/^0*[1-9]\d{0,4}$/.test(days))
    return `--stale-days is a number of days, from 1, not “${days}”`;
  const rules = readRules(written.rule ?? [], days !== undefined);
  if (typeof rules === "string") return rules;
  return { format, failOn, ...rules, today, staleDays: days === undefined ? null : Number(days) };
}

/** `--rule overdue` for that rule alone, `--rule overdue=error` and `--rule overdue=off` to take it otherwise. */
function readRules(written: readonly string[], isStaleAsked: boolean): Pick<CheckOptions, "rules" | "asked"> | string {
  const only = new Set<RuleName>();
  const rules: Partial<Record<RuleName, RuleLevel>> = {};
  for (const one of written) {
    const [name = "", severity] = one.split("=", 2);
    if (!isRuleName(name)) return `There is no rule “${name}”; the rules are ${RULE_NAMES.join(", ")}`;
    if (severity === undefined) only.add(name);
    else if (isRuleLevel(severity)) rules[name] = severity;
    else return `A rule is ${SEVERITIES.join(", ")} or off, not “${severity}”`;
  }
  if (only.size > 0) for (const name of RULE_NAMES) if (!only.has(name)) rules[name] ??= "off";
  // In a checkout the days of files say when they were fetched, and not when they were written.
  if (!isStaleAsked && !only.has("stale")) rules.stale ??= "off";
  return { rules, asked: only };
}

function isOneOf<T extends string>(all: readonly T[], written: string): written is T {
  return (all as readonly string[]).includes(written);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  // The 30th of February is for `Date` the 2nd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What is to be known of a vault to judge it. */
export interface JudgedVault {
  /** The day on which each note was last changed, `YYYY-MM-DD`. */
  readonly touched: { get(path: string): string | undefined };
  /** How rules are taken by its settings. */
  readonly rules: ReadonlyMap<RuleName, RuleLevel>;
  readonly staleDays: number;
}

/**
 * The options of findings, with the vault's settings and the days on which files were changed.
 *
 * @param now `YYYY-MM-DD`, by the clock
 */
export function toFindingsOptions(
  { rules: written, asked, staleDays, today }: Pick<CheckOptions, "rules" | "asked" | "staleDays" | "today">,
  { touched, rules: set, staleDays: setDays }: JudgedVault,
  now: string,
): FindingsOptions {
  const ofVault = [...set].filter(([name, level]) => level !== "off" || !asked.has(name));
  const rules = { ...Object.fromEntries(ofVault), ...written };
  return { rules, staleDays: staleDays ?? setDays, today: today ?? now, touched: (path) => touched.get(path) };
}

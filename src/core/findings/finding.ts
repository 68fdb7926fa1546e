import type { TextEdit } from "../text/text-edit";
import type { TextRange } from "../text/range";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";

/** The rules, in the order in which they are listed. */
export const RULE_NAMES = [
  "done-with-open-tasks",
  "all-done-but-open",
  "status-conflict",
  "schedule-conflict",
  "sum-mismatch",
  "overdue",
  "stale",
  "dependency-open",
  "dependency-cycle",
  "broken-link",
  "duplicate-id",
  "unknown-id",
  "unknown-status",
  "garbled-text",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

/** The most serious first. */
export const SEVERITIES = ["error", "warning", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** How serious the rules are that are no warnings by themselves; known without the rules, which take their time. */
const SEVERITY: Readonly<Partial<Record<RuleName, Severity>>> = {
  stale: "info",
  "dependency-cycle": "error",
  "unknown-status": "info",
};

/** How serious a rule is taken where nothing else is set. */
export function severityOf(rule: RuleName): Severity {
  return SEVERITY[rule] ?? "warning";
}

const TITLE = {
  "done-with-open-tasks": "finding.rule.done-with-open-tasks",
  "all-done-but-open": "finding.rule.all-done-but-open",
  "status-conflict": "finding.rule.status-conflict",
  "schedule-conflict": "finding.rule.schedule-conflict",
  "sum-mismatch": "finding.rule.sum-mismatch",
  overdue: "finding.rule.overdue",
  stale: "finding.rule.stale",
  "dependency-open": "finding.rule.dependency-open",
  "dependency-cycle": "finding.rule.dependency-cycle",
  "broken-link": "finding.rule.broken-link",
  "duplicate-id": "finding.rule.duplicate-id",
  "unknown-id": "finding.rule.unknown-id",
  "unknown-status": "finding.rule.unknown-status",
  "garbled-text": "finding.rule.garbled-text",
} as const satisfies Readonly<Record<RuleName, PlainKey>>;

/** What a rule is called for people, in sentence case. */
export function titleOfRule(rule: RuleName): string {
  return say(TITLE[rule]);
}

/** How a rule is taken. */
export type RuleLevel = Severity | "off";

/** A line of a note, and what stands there. */
export interface FindingPlace {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly quote: string;
}

/** The edits of one note: ascending, not overlapping, each with the text that it expects. */
export interface NoteEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** The smallest change that puts a finding right. */
export interface FindingFix {
  /** What it does, as on a button: `Tick “Infrastructure”`. */
  readonly title: string;
  readonly edits: readonly NoteEdits[];
}

/** Where a plan contradicts itself, as plain JSON. */
export interface Finding extends FindingPlace {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** An offset range into the text of the note. */
  readonly range: TextRange;
  /**
   * A sentence for people, which names both sides, and perhaps one that says what to do; in the language that was spoken
   * when it was found.
   */
  readonly message: string;
  /** The other side of the contradiction, or all places that it speaks of; may be empty. */
  readonly related: readonly FindingPlace[];
  /** Only where there is one safe and unambiguous way to put it right. */
  readonly fix?: FindingFix;
}

/** A finding before it is known how serious its rule is taken. */
export type FindingDraft = Omit<Finding, "rule" | "severity" | "path">;

/** What findings are judged by. */
export interface FindingsOptions {
  /** `YYYY-MM-DD`; the core has no clock. */
  readonly today: string;
  /** After how many days without a change an active note is stale. */
  readonly staleDays: number;
  /** The day on which a note was last changed, `YYYY-MM-DD`; undefined where it is not known. */
  readonly touched: (path: string) => string | undefined;
  /** Rules that are switched off or taken otherwise than by default. */
  readonly rules: Readonly<Partial<Record<RuleName, RuleLevel>>>;
}

export const DEFAULT_STALE_DAYS = 30;

/** Whether a word names a rule. */
export function isRuleName(name: string): name is RuleName {
  return (RULE_NAMES as readonly string[]).includes(name);
}

/** Whether a value says how a rule is taken. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return value === "off" || (SEVERITIES as readonly unknown[]).includes(value);
}

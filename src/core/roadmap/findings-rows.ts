import {
  RULE_NAMES,
  SEVERITIES,
  titleOfRule,
  type Finding,
  type FindingFix,
  type FindingPlace,
  type Severity,
} from "../findings/finding";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";
import { flatten, type TreeNode, type TreePlace } from "./tree-place";

export const FINDING_GROUPS = ["rule", "severity", "note"] as const;

export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** How a person has arranged the findings; plain JSON, so that it can be kept with the workspace. */
export interface FindingsState {
  /** `none`: the worst first, without groups. */
  readonly group: FindingGroup | "none";
  /** Keys of the rows that are folded otherwise than at first: then all are open, but for groups of very many findings. */
  readonly toggled: readonly string[];
}

export const INITIAL_FINDINGS_STATE: FindingsState = { group: "rule", toggled: [] };

/** Of more findings the groups are shown first, which say where to begin. */
const MANY = 500;

type Facts =
  | {
      readonly kind: "group";
      readonly by: FindingGroup;
      /** The rule, the severity in the plural, or what the note is called. */
      readonly title: string;
      /** The folder of a note; empty else. */
      readonly folder: string;
      /** The worst in it. */
      readonly severity: Severity;
      readonly findings: readonly Finding[];
    }
  /** `of` is the key of the finding's row, here and below. */
  | { readonly kind: "finding"; readonly finding: Finding; readonly of: string }
  /** One side of it; the finding's own comes first. */
  | { readonly kind: "place"; readonly finding: Finding; readonly of: string; readonly place: FindingPlace }
  | { readonly kind: "fix"; readonly finding: Finding; readonly of: string; readonly fix: FindingFix };

/** One visible row of the findings: a group, a finding in it, and below that its sides and its fix. */
export type FindingsRow = Facts & TreePlace;

/** The findings as the pane draws them. */
export interface FindingsModel {
  readonly rows: readonly FindingsRow[];
  /** Of all findings in the scope, whatever is folded or filtered. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** How a severity is called; of several. */
export const SEVERITY_LABEL: Readonly<Record<Severity, readonly [one: PlainKey, many: PlainKey]>> = {
  error: ["severity.error", "severity.many.error"],
  warning: ["severity.warning", "severity.many.warning"],
  info: ["severity.info", "severity.many.info"],
};

/**
 * What a finding is known by while it stays the same, also when lines above it come or go: its rule and what stands on
 * both sides of it. Not its sentence, which is another one in another language.
 */
export function keyOfFinding({ rule, path, quote, related: [other] }: Finding): string {
  const key = `${rule}\n${path}\n${quote}`;
  return other === undefined ? key : `${key}\n${other.path}\n${other.quote}`;
}

/** Tells of a line, from 0, whether something on it is asked for. */
export type LineTest = (path: string, line: number) => boolean;

/** Builds the rows of findings. What stays the same is the same object; so are all rows while nothing changes. */
export class FindingsRows {
  #made: { readonly of: readonly unknown[]; readonly model: FindingsModel } | null = null;
  #rows: ReadonlyMap<string, FindingsRow> = new Map();

  /**
   * @param words in lower case, that a finding must all have, in its sentence, its sides, its rule or its paths; the same
   * list as long as nothing else is asked for
   * @param isMeant whether a line is one of those that are asked for; null for all
   * @param isInScope whether it is one of those that count, asked for or not; null for all
   */
  build(
    findings: readonly Finding[],
    state: FindingsState,
    words: readonly string[],
    isMeant: LineTest | null = null,
    isInScope: LineTest | null = null,
  ): FindingsModel {
    const of = [findings, state, words, isMeant, isInScope];
    if (this.#made?.of.every((part, at) => part === of[at]) === true) return this.#made.model;
    const kept =
      words.length === 0
        ? touching(findings, isMeant)
        : touching(findings, isMeant).filter((each) => hasAll(each, words));
    const toggled = new Set(state.toggled);
    const isFew = kept.length <= MANY;
    const rows = flatten(toNodes(kept, state.group), (key) => (isFew || !isGroupKey(key)) !== toggled.has(key)).map(
      (row) => this.#same(row),
    );
    this.#rows = new Map(rows.map((row) => [row.key, row]));
    const model = { rows, bySeverity: countSeverities(touching(findings, isInScope)) };
    this.#made = { of, model };
    return model;
  }

  #same(row: FindingsRow): FindingsRow {
    const before = this.#rows.get(row.key);
    return before !== undefined && isSameRow(before, row) ? before : row;
  }
}

function isSameRow(a: FindingsRow, b: FindingsRow): boolean {
  const others = b as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(a).every(([name, value]: [string, unknown]) => {
    const other = others[name];
    if (!Array.isArray(value) || !Array.isArray(other)) return value === other;
    return value.length === other.length && value.every((entry, at) => entry === other[at]);
  });
}

/** Those with a side on a line that passes. */
function touching(findings: readonly Finding[], test: LineTest | null): readonly Finding[] {
  if (test === null) return findings;
  return findings.filter((finding) => [finding, ...finding.related].some(({ path, line }) => test(path, line)));
}

function countSeverities(findings: readonly Finding[]): FindingsModel["bySeverity"] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function hasAll({ rule, path, message, quote, related }: Finding, words: readonly string[]): boolean {
  const places = related.map((place) => `${place.path}\n${place.quote}`);
  const all = [rule, titleOfRule(rule), path, message, quote, ...places].join("\n").toLowerCase();
  return words.every((word) => all.includes(word));
}

function toNodes(findings: readonly Finding[], by: FindingsState["group"]): readonly Node[] {
  const seen = new Map<string, number>();
  if (by === "none") {
    const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
    return [...findings].sort((a, b) => rank(a) - rank(b)).map((finding) => toNode(finding, seen));
  }
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = by === "note" ? finding.path : finding[by];
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  const nodes = [...groups].map(([name, own]): Node => {
    const severity = SEVERITIES.find((each) => own.some((finding) => finding.severity === each)) ?? "info";
    const slash = by === "note" ? name.lastIndexOf("/") : -1;
    const [first] = own;
    const title =
      by === "note"
        ? name.slice(slash + 1).replace(/\.md$/i, "")
        : by === "severity" || first === undefined
          ? say(SEVERITY_LABEL[severity][1])
          : titleOfRule(first.rule);
    return {
      key: toGroupKey(by, name),
      facts: { kind: "group", by, title, folder: name.slice(0, Math.max(0, slash)), severity, findings: own },
      children: () => own.map((finding) => toNode(finding, seen)),
    };
  });
  // Notes stay in the order of their paths.
  return by === "note" ? nodes : nodes.sort((a, b) => rankOf(a) - rankOf(b));
}

type Node = TreeNode<Facts>;

function rankOf({ facts }: Node): number {
  if (facts.kind !== "group") return 0;
  const [first] = facts.findings;
  const rule = first === undefined ? 0 : RULE_NAMES.indexOf(first.rule);
  return SEVERITIES.indexOf(facts.severity) * RULE_NAMES.length + rule;
}

function toNode(finding: Finding, seen: Map<string, number>): Node {
  const base = keyOfFinding(finding);
  const twin = seen.get(base) ?? 0;
  seen.set(base, twin + 1);
  const key = twin === 0 ? base : `${base} ${twin}`;
  const { related, fix } = finding;
  const toChildren = (): readonly Node[] => {
    const places = [finding, ...related].map((place, at): Node => {
      return { key: `${key} at ${at}`, facts: { kind: "place", finding, of: key, place }, children: null };
    });
    if (fix === undefined) return places;
    return [...places, { key: toFixKey(key), facts: { kind: "fix", finding, of: key, fix }, children: null }];
  };
  return { key, facts: { kind: "finding", finding, of: key }, children: toChildren };
}

const GROUP_KEY = "group ";

function toGroupKey(by: FindingGroup, name: string): string {
  return `${GROUP_KEY}${by}:${name}`;
}

/** No rule begins so, with which the keys of all other rows begin. */
function isGroupKey(key: string): boolean {
  return key.startsWith(GROUP_KEY);
}

/** The key of the row of a finding's fix. */
export function toFixKey(of: string): string {
  return `${of} fix`;
}

/** The state that `value` holds, as far as it does: it comes from a saved workspace, which anyone may edit. */
export function readFindingsState(value: unknown, otherwise: FindingsState): FindingsState {
  if (typeof value !== "object" || value === null) return otherwise;
  const { group, toggled } = value as Partial<Record<keyof FindingsState, unknown>>;
  return {
    group: FINDING_GROUPS.find((known) => known === group) ?? otherwise.group,
    toggled: Array.isArray(toggled)
      ? toggled.filter((key): key is string => typeof key === "string")
      : otherwise.toggled,
  };
}

/** `state` with a row folded that was not, or the other way round. */
export function toggleFinding(state: FindingsState, key: string): FindingsState {
  const toggled = state.toggled.filter((each) => each !== key);
  return { ...state, toggled: toggled.length < state.toggled.length ? toggled : [...state.toggled, key] };
}

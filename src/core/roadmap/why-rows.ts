import { LEFT_OUT, type Explanation, type LeftOutReason } from "../rollup/explain-rollup";
import { labelOf } from "../status/label";
import { STATUSES, type StatedStatus } from "../status/status";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";
import { flatten, type TreeNode, type TreePlace } from "./tree-place";

type Facts =
  | {
      readonly kind: "group";
      readonly title: string;
      /** Why; empty where the title says it. */
      readonly reason: string;
      readonly count: number;
      readonly status: StatedStatus | null;
    }
  | {
      readonly kind: "line";
      readonly path: string;
      /** 0-based. */
      readonly line: number;
      readonly text: string;
      readonly status: StatedStatus | null;
    };

/** One visible row of what a number is made of. */
export type WhyRow = Facts & TreePlace;

/** Why lines are left out, in words. */
const REASONS: Readonly<Record<LeftOutReason, readonly [title: PlainKey, reason: PlainKey]>> = {
  parent: ["why.parent", "why.parent-why"],
  row: ["why.row", "why.not-counted"],
  status: ["why.status", "why.not-counted"],
  phase: ["why.phase", "why.phase-why"],
  archive: ["why.archive", "why.archive-why"],
  statement: ["why.statement", "why.statement-why"],
  unread: ["why.unread", "why.unread-why"],
  sign: ["why.sign", "why.sign-why"],
  heading: ["why.heading", "why.heading-why"],
};

const COUNTED = "counted";
const LEFT = "left";
/** Groups of more lines than this are folded at first. */
const MANY = 500;

/** The keys of what is folded at first: very long groups, and what is of interest only when one looks for it. */
export function closedAtFirst(explanation: Explanation): ReadonlySet<string> {
  const groups = toNodes(explanation, [...STATUSES, "unknown"]).flatMap(({ children }) => children?.() ?? []);
  const long = groups.filter(({ facts }) => facts.kind === "group" && facts.count > MANY);
  return new Set([`${LEFT}:heading`, ...long.map(({ key }) => key)]);
}

/**
 * The rows of an explanation that are not folded away: what is counted by status, and what is left out by reason.
 *
 * @param order of the statuses, all of them
 */
export function toWhyRows(
  explanation: Explanation,
  order: readonly StatedStatus[],
  closed: ReadonlySet<string>,
): readonly WhyRow[] {
  return flatten(toNodes(explanation, order), (key) => !closed.has(key));
}

function toNodes({ counted, left }: Explanation, order: readonly StatedStatus[]): readonly Node[] {
  const byStatus = order
    .map((status) => ({ status, lines: counted.filter((line) => line.status === status) }))
    .filter(({ lines }) => lines.length > 0);
  const cancelled = byStatus.filter(({ status }) => status === "cancelled");
  const toStatusNode =
    (top: string, reason: string) =>
    ({ status, lines }: (typeof byStatus)[number]): Node =>
      toGroup(`${top}:${status}`, { title: labelOf(status), reason, status }, lines);
  const isNotCancelled = byStatus.filter((group) => !cancelled.includes(group));
  const reasons = LEFT_OUT.flatMap((reason): readonly Node[] => {
    const lines = left.filter((line) => line.reason === reason);
    const [title, words] = REASONS[reason];
    return lines.length === 0
      ? []
      : [toGroup(`${LEFT}:${reason}`, { title: say(title), reason: say(words), status: null }, lines)];
  });
  return [
    toTop(COUNTED, say("why.counted"), isNotCancelled.map(toStatusNode(COUNTED, ""))),
    toTop(LEFT, say("why.left"), [...cancelled.map(toStatusNode(LEFT, say("why.cancelled"))), ...reasons]),
  ].flatMap((top) => top ?? []);
}

type Node = TreeNode<Facts>;

function toTop(key: string, title: string, children: readonly Node[]): Node | null {
  if (children.length === 0) return null;
  const count = children.reduce((sum, { facts }) => sum + (facts.kind === "group" ? facts.count : 0), 0);
  return { key, facts: { kind: "group", title, reason: "", count, status: null }, children: () => children };
}

function toGroup(
  key: string,
  facts: { readonly title: string; readonly reason: string; readonly status: StatedStatus | null },
  lines: readonly {
    readonly path: string;
    readonly line: number;
    readonly text: string;
    readonly status?: StatedStatus;
  }[],
): Node {
  const children = (): readonly Node[] =>
    lines.map(({ path, line, text, status = null }, at): Node => {
      return { key: `${key} ${at} ${path}:${line}`, facts: { kind: "line", path, line, text, status }, children: null };
    });
  return { key, facts: { kind: "group", count: lines.length, ...facts }, children };
}

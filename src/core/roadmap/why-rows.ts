import { LEFT_OUT, type Explanation, type LeftOutReason } from "../rollup/explain-rollup";
import { labelOf, STATUSES, type StatedStatus } from "../status/status";
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
const REASONS: Readonly<Record<LeftOutReason, readonly [title: string, reason: string]>> = {
  parent: ["Tasks with tasks below them", "what stands below them counts instead"],
  row: ["Rows of tables", "they are set not to count"],
  status: ["Other statuses", "they are set not to count"],
  phase: ["Phases", "what stands in them counts instead"],
  archive: ["Archived", "the archive of a board counts no more"],
  statement: ["Statements", "they say how far something is, and are nothing to be done"],
  unread: ["Boxes that are not read", "they stand in code or in a comment"],
  sign: ["Signs that only decorate", "as in success criteria, they say what will be"],
  heading: ["Other headings", "they name no phase, and only group what counts"],
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
    return lines.length === 0 ? [] : [toGroup(`${LEFT}:${reason}`, { title, reason: words, status: null }, lines)];
  });
  return [
    toTop(COUNTED, "Counted", isNotCancelled.map(toStatusNode(COUNTED, ""))),
    toTop(LEFT, "Left out", [...cancelled.map(toStatusNode(LEFT, "not part of the total")), ...reasons]),
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

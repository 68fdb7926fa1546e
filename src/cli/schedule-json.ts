import type { VaultIndex } from "../core/index/vault-index";
import { nameOfNode } from "../core/schedule/plan-node";
import { buildSchedule } from "../core/schedule/schedule";
import { statedTime } from "../core/schedule/stated-time";

/** When a note's plan can be finished at the earliest, and what that rests on; null where it states no time. */
export function toScheduleJson(index: VaultIndex, path: string): object | null {
  const items = index.note(path)?.items ?? [];
  if (!items.some((item) => statedTime(item).lengthHours > 0)) return null;
  const { finishHours, criticalPath } = buildSchedule(index, [path]);
  return {
    finishHours,
    criticalPath: criticalPath.map(({ node, startHours, finishHours: end, because }) => ({
      path: node.path,
      line: (index.note(node.path)?.items[node.item ?? -1]?.line ?? 0) + 1,
      name: nameOfNode(index, node),
      startHours,
      finishHours: end,
      because,
    })),
  };
}

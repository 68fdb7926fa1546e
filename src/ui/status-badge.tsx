import type { VNode } from "preact";
import { labelOf } from "../core/status/label";
import type { StatedStatus } from "../core/status/status";
import { StatusIcon } from "./status-icon";

interface StatusBadgeProps {
  readonly status: StatedStatus;
  readonly progress?: number;
  /** Where the status comes from. */
  readonly tooltip: string;
}

/** A status as a shape and a word; where there is little room the word gives way. */
export function StatusBadge({ status, progress, tooltip }: StatusBadgeProps): VNode {
  return (
    <span class="por-badge" data-status={status} aria-label={tooltip}>
      <StatusIcon status={status} progress={progress} />
      <span class="por-badge-label">{labelOf(status)}</span>
    </span>
  );
}

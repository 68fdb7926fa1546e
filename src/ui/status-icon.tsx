import { h, type VNode } from "preact";
import type { StatedStatus } from "../core/status/status";
import { shapesOf } from "./status-shapes";

interface StatusIconProps {
  readonly status: StatedStatus;
  /** How far along what is active is, 0–1; half when nothing is known of it. */
  readonly progress?: number;
}

/** The shape of a status. */
export function StatusIcon({ status, progress = 0.5 }: StatusIconProps): VNode {
  return (
    <svg class="por-status-icon" data-status={status} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapesOf(status, progress).map(([name, attributes]) => h(name, attributes))}
    </svg>
  );
}

import type { VNode } from "preact";
import type { StatedStatus } from "../core/status/status";

interface StatusIconProps {
  readonly status: StatedStatus;
  /** How far along what is active is, 0–1; half when nothing is known of it. */
  readonly progress?: number;
}

/**
 * The shape of a status: circles for the states of work, pages for the states of documents, an octagon for blocked
 * work. Each is told apart without its colour.
 */
export function StatusIcon({ status, progress = 0.5 }: StatusIconProps): VNode {
  return (
    <svg class="por-status-icon" data-status={status} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapeOf(status, progress)}
    </svg>
  );
}

const CHECK = "M4.4 8.3 5.5 7.2 7.1 8.8 10.5 5.3 11.6 6.4 7.1 11Z";
const CROSS = "M5 6.1 6.1 5 8 6.9 9.9 5 11 6.1 9.1 8 11 9.9 9.9 11 8 9.1 6.1 11 5 9.9 6.9 8Z";
const DISC = "M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5Z";
const OCTAGON = "M5.2 1.25h5.6l3.95 3.95v5.6l-3.95 3.95H5.2L1.25 10.8V5.2Z";
const PAGE =
  "M4.5 1.25h7A1.75 1.75 0 0 1 13.25 3v10a1.75 1.75 0 0 1-1.75 1.75h-7A1.75 1.75 0 0 1 2.75 13V3A1.75 1.75 0 0 1 4.5 1.25Z";

function shapeOf(status: StatedStatus, progress: number): VNode {
  switch (status) {
    case "todo":
      return <circle class="por-line" cx="8" cy="8" r="6" />;
    case "active":
      return (
        <>
          <circle class="por-line" cx="8" cy="8" r="6" />
          <circle
            class="por-pie"
            cx="8"
            cy="8"
            r="1.875"
            pathLength="100"
            stroke-dasharray={`${toShare(progress)} 100`}
          />
        </>
      );
    case "review":
      return (
        <>
          <circle class="por-line" cx="8" cy="8" r="6" />
          <circle class="por-fill" cx="8" cy="8" r="2.5" />
        </>
      );
    case "blocked":
      return <path class="por-fill" fill-rule="evenodd" d={`${OCTAGON}M4.5 7.1v1.8h7V7.1Z`} />;
    case "deferred":
      return (
        <>
          <circle class="por-line" cx="8" cy="8" r="6" />
          <path class="por-line" d="M6.4 5.9v4.2M9.6 5.9v4.2" />
        </>
      );
    case "done":
      return <path class="por-fill" fill-rule="evenodd" d={DISC + CHECK} />;
    case "cancelled":
      return <path class="por-fill" fill-rule="evenodd" d={DISC + CROSS} />;
    case "por":
      return <path class="por-fill" fill-rule="evenodd" d={PAGE + CHECK} />;
    case "draft":
      return <rect class="por-line por-dashed" x="3.5" y="2" width="9" height="12" rx="1.25" />;
    case "reference":
      return (
        <>
          <rect class="por-line" x="3.5" y="2" width="9" height="12" rx="1.25" />
          <path class="por-line" d="M6 6h4M6 9.5h4" />
        </>
      );
    case "unknown":
      return (
        <>
          <circle class="por-line por-dashed" cx="8" cy="8" r="6" />
          <path class="por-line" d="M6.4 6.5c.1-2 3.2-2 3.2 0 0 1.2-1.6 1.2-1.6 2.4M8 11.2v.1" />
        </>
      );
  }
}

/** A little is shown of what has begun, and never all: a full circle would read as done. */
function toShare(progress: number): number {
  return Math.round(Math.max(0.12, Math.min(0.9, progress)) * 100);
}

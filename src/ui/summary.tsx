import type { VNode } from "preact";
import type { Rollup } from "../core/rollup/rollup";
import { labelOf } from "../core/status/status";
import { ProgressBar } from "./progress-bar";
import { StatusIcon } from "./status-icon";
import { formatCount, partsOf, percentOf, workOf } from "./words";

interface SummaryProps {
  readonly rollup: Rollup;
  /** What else is said, at the end of the line. */
  readonly aside: string;
  /** Asks what the numbers are made of. */
  readonly onWhy: () => void;
}

/** How far something has come, by counts, as a bar and by status. */
export function Summary({ rollup, aside, onWhy }: SummaryProps): VNode {
  return (
    <div class="por-summary">
      <div class="por-summary-line">
        <span
          class="por-summary-why"
          role="button"
          tabIndex={0}
          aria-label={`${percentOf(rollup)}, ${formatCount(rollup.done)} of ${formatCount(workOf(rollup))} done: why this number?`}
          onClick={onWhy}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            onWhy();
          }}
        >
          <span class="por-summary-percent">{percentOf(rollup)}</span>
          <span class="por-summary-count" dir="auto">
            {formatCount(rollup.done)} of {formatCount(workOf(rollup))} done
          </span>
        </span>
        <span class="por-grow" />
        <span class="por-summary-notes" dir="auto">
          {aside}
        </span>
      </div>
      <ProgressBar rollup={rollup} />
      <ul class="por-legend" aria-label="By status">
        {partsOf(rollup).map(({ status, count }) => (
          <li
            key={status}
            class="por-legend-part"
            data-status={status}
            aria-label={`${formatCount(count)} ${labelOf(status).toLowerCase()}`}
          >
            <StatusIcon status={status} />
            <span class="por-legend-count">{formatCount(count)}</span>
            <span class="por-legend-label">{labelOf(status)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

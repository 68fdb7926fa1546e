import type { VNode } from "preact";
import type { Rollup } from "../core/rollup/rollup";
import { labelOf, wordOf } from "../core/status/label";
import { formatNumber, say } from "../core/words/say";
import { ProgressBar } from "./progress-bar";
import { StatusIcon } from "./status-icon";
import { doneInWords, partsOf, percentInWords, workOf } from "./words";

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
          aria-label={say("count.done-why", {
            percent: percentInWords(rollup),
            done: rollup.done,
            total: workOf(rollup),
          })}
          onClick={onWhy}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            onWhy();
          }}
        >
          <span class="por-summary-percent">{percentInWords(rollup)}</span>
          <span class="por-summary-count" dir="auto">
            {doneInWords(rollup)}
          </span>
        </span>
        <span class="por-grow" />
        <span class="por-summary-notes" dir="auto">
          {aside}
        </span>
      </div>
      <ProgressBar rollup={rollup} />
      <ul class="por-legend" aria-label={say("pane.by-status")}>
        {partsOf(rollup).map(({ status, count }) => (
          <li
            key={status}
            class="por-legend-part"
            data-status={status}
            aria-label={say("count.status", { number: count, status: wordOf(status) })}
          >
            <StatusIcon status={status} />
            <span class="por-legend-count">{formatNumber(count)}</span>
            <span class="por-legend-label">{labelOf(status)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { VNode } from "preact";
import { formatCount } from "./words";

/** How many notes are read. */
export function ReadingBar({ done, total }: { readonly done: number; readonly total: number }): VNode {
  return (
    <div
      class="por-reading"
      role="progressbar"
      aria-label="Reading notes"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${formatCount(done)} of ${formatCount(total)} notes read`}
      style={`--por-read: ${total === 0 ? 0 : done / total}`}
    >
      <span class="por-reading-text">
        Reading notes<span class="por-reading-count" dir="auto">{`${formatCount(done)} of ${formatCount(total)}`}</span>
      </span>
    </div>
  );
}

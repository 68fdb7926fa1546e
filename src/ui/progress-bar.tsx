import type { VNode } from "preact";
import type { Rollup } from "../core/rollup/rollup";
import type { StatedStatus } from "../core/status/status";
import { partsOf, rollupInWords } from "./words";

/** What has a colour of its own in a bar; the rest is what is still to come, and shows as the empty part. */
const COLOURED: readonly StatedStatus[] = ["done", "review", "active", "blocked", "unknown"];

/** How far `rollup` has come, as a bar with one stretch for each status; what is cancelled takes no room. */
export function ProgressBar({ rollup }: { readonly rollup: Rollup }): VNode {
  const parts = partsOf(rollup).filter(({ status }) => status !== "cancelled");
  const coloured = parts.filter(({ status }) => COLOURED.includes(status));
  const rest = parts.reduce((sum, { count }) => sum + count, 0) - coloured.reduce((sum, { count }) => sum + count, 0);
  return (
    <span class="por-bar" role="img" aria-label={rollupInWords(rollup)}>
      {coloured.map(({ status, count }) => (
        <span key={status} class="por-bar-part" data-status={status} style={`--por-share: ${count}`} />
      ))}
      {rest > 0 && <span class="por-bar-rest" style={`--por-share: ${rest}`} />}
    </span>
  );
}

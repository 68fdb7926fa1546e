import type { VNode } from "preact";
import { say } from "../core/words/say";

/** How many notes are read. */
export function ReadingBar({ done, total }: { readonly done: number; readonly total: number }): VNode {
  return (
    <div
      class="por-reading"
      role="progressbar"
      aria-label={say("pane.reading")}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={say("pane.read", { done, total })}
      style={`--por-read: ${total === 0 ? 0 : done / total}`}
    >
      <span class="por-reading-text">
        {say("pane.reading")}
        <span class="por-reading-count" dir="auto">
          {say("pane.read-short", { done, total })}
        </span>
      </span>
    </div>
  );
}

import type { VNode } from "preact";
import type { Priority } from "../core/note/parsed-note";
import { say } from "../core/words/say";
import { PRIORITY_LABEL } from "./words";

const BARS: Readonly<Record<Exclude<Priority, "highest">, number>> = { high: 3, medium: 2, low: 1, lowest: 0 };

/** The mark of a priority: rising bars, as many as it weighs; an exclamation mark for the highest. */
export function PriorityIcon({ priority }: { readonly priority: Priority }): VNode {
  return (
    <span class="por-priority" data-priority={priority} aria-label={say(PRIORITY_LABEL[priority])}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {priority === "highest" ? (
          <path
            class="por-fill"
            fill-rule="evenodd"
            d="M4 1.5h8A2.5 2.5 0 0 1 14.5 4v8a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 12V4A2.5 2.5 0 0 1 4 1.5ZM7.1 4v5h1.8V4ZM7.1 10.4v1.8h1.8v-1.8Z"
          />
        ) : (
          [0, 1, 2].map((bar) => (
            <rect
              key={bar}
              class={bar < BARS[priority] ? "por-fill" : "por-fill por-faded"}
              x={2 + bar * 4.5}
              y={9.5 - bar * 3.5}
              width="3"
              height={4.5 + bar * 3.5}
              rx="0.75"
            />
          ))
        )}
      </svg>
    </span>
  );
}

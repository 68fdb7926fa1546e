import type { VNode } from "preact";

/** What tells that a row can be opened; turned by style where it is open. */
export function Chevron(): VNode {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path class="por-line" d="M6.25 4.5 9.75 8l-3.5 3.5" />
    </svg>
  );
}

import type { VNode } from "preact";
import type { Severity } from "../../core/findings/finding";

/** What is drawn of each, in strokes: an octagon with a cross, a triangle with an exclamation mark, a circle with an i. */
const SHAPES: Readonly<Record<Severity, string>> = {
  error: "M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM6 6l4 4M10 6l-4 4",
  warning: "M8 2.2 14.4 13.4H1.6zM8 6.4v3.2M8 11.4v.1",
  info: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.4v3.6M8 4.9V5",
};

/** The shape of a severity. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): VNode {
  return (
    <svg class="por-severity" data-severity={severity} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path class="por-line" d={SHAPES[severity]} />
    </svg>
  );
}

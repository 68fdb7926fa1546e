import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps, TourShown } from "../pane-props";
import { TIPS } from "./tips";

/** One part of the tour, below the view: it covers nothing, and takes no keys that were not given to it. */
export function TourCard({ tour, host }: Pick<RoadmapPaneProps, "host"> & { readonly tour: TourShown }): VNode | null {
  const tip = TIPS[tour.step];
  // What stands in such a place when it comes is not read out; what comes into it is.
  const [said, say] = useState("");
  useEffect(() => {
    if (tip !== undefined) say(`Tip ${tour.step + 1} of ${TIPS.length}: ${tip.title}. ${tip.text}`);
  }, [tip]);
  if (tip === undefined) return null;
  const isLast = tour.step === TIPS.length - 1;
  const leave = (from: HTMLElement, go: () => void): void => {
    const pane = from.closest(".por-pane");
    go();
    // What had the keys will be gone.
    (pane?.querySelector<HTMLElement>("[data-por-view]") ?? pane?.querySelector("input"))?.focus();
  };
  return (
    <div
      class="por-tour"
      role="region"
      aria-label="Tour"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        leave(event.currentTarget, tour.end);
      }}
    >
      <div class="por-sr" role="status">
        {said}
      </div>
      <div class="por-tour-head">
        <HostIcon class="por-icon" name={tip.icon} draw={host.drawIcon} />
        <span class="por-tour-title">{tip.title}</span>
        <span class="por-grow" />
        <button
          type="button"
          class="clickable-icon"
          aria-label="Dismiss the tour"
          onClick={(event) => leave(event.currentTarget, tour.end)}
        >
          <HostIcon class="por-tool-icon" name="x" draw={host.drawIcon} />
        </button>
      </div>
      <p>{tip.text}</p>
      <div class="por-tour-foot">
        <span class="por-tour-step">
          {tour.step + 1} of {TIPS.length}
        </span>
        <span class="por-grow" />
        <button
          type="button"
          onClick={(event) => {
            if (isLast) leave(event.currentTarget, tour.end);
            else tour.next();
          }}
        >
          {isLast ? "Done" : "Next"}
        </button>
      </div>
    </div>
  );
}

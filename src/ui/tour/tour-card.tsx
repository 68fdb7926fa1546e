import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { say } from "../../core/words/say";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps, TourShown } from "../pane-props";
import { TIPS } from "./tips";

/** One part of the tour, below the view: it covers nothing, and takes no keys that were not given to it. */
export function TourCard({ tour, host }: Pick<RoadmapPaneProps, "host"> & { readonly tour: TourShown }): VNode | null {
  const tip = TIPS[tour.step];
  const step = { step: tour.step + 1, steps: TIPS.length };
  // What stands in such a place when it comes is not read out; what comes into it is.
  const [said, tell] = useState("");
  useEffect(() => {
    if (tip !== undefined) tell(say("tour.said", { ...step, title: say(tip.title), text: say(tip.text) }));
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
      aria-label={say("tour.label")}
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
        <span class="por-tour-title">{say(tip.title)}</span>
        <span class="por-grow" />
        <button
          type="button"
          class="clickable-icon"
          aria-label={say("tour.dismiss")}
          onClick={(event) => leave(event.currentTarget, tour.end)}
        >
          <HostIcon class="por-tool-icon" name="x" draw={host.drawIcon} />
        </button>
      </div>
      <p>{say(tip.text)}</p>
      <div class="por-tour-foot">
        <span class="por-tour-step">{say("tour.step", step)}</span>
        <span class="por-grow" />
        <button
          type="button"
          onClick={(event) => {
            if (isLast) leave(event.currentTarget, tour.end);
            else tour.next();
          }}
        >
          {say(isLast ? "tour.done" : "tour.next")}
        </button>
      </div>
    </div>
  );
}

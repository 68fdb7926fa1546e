import { render, type VNode } from "preact";
import { say } from "../core/words/say";
import { BoardView } from "./board/board-view";
import { Blank } from "./blank";
import { Findings } from "./findings/findings";
import { Header } from "./header";
import { toggleFold } from "./outline/fold";
import { Tree } from "./outline/tree";
import { TimelineView } from "./timeline/timeline-view";
import { TrendView } from "./trend/trend-view";
import type { RoadmapPaneProps } from "./pane-props";
import { TourCard } from "./tour/tour-card";

/** A roadmap pane on the page. */
export interface MountedPane {
  /** Draws the pane anew. */
  update(props: RoadmapPaneProps): void;
  /** Gives the keys to the view, or to the filter when there is nothing in it. */
  focus(): void;
  /** Puts the cursor into the filter. */
  focusFilter(): void;
  /** Takes the pane off the page; `container` is empty afterwards. */
  unmount(): void;
}

/** What takes the keys of a view. */
const VIEW = "[data-por-view]";

/** Draws the roadmap pane into `container`, which must be on the page and belongs to the pane until `unmount`. */
export function mountRoadmapPane(container: HTMLElement, props: RoadmapPaneProps): MountedPane {
  const update = (next: RoadmapPaneProps): void => render(<RoadmapPane {...next} />, container);
  update(props);
  return {
    update,
    focus: () => (container.querySelector<HTMLElement>(VIEW) ?? container.querySelector("input"))?.focus(),
    focusFilter: () => container.querySelector("input")?.focus(),
    unmount: () => render(null, container),
  };
}

function RoadmapPane(props: RoadmapPaneProps): VNode {
  return (
    <div class="por-pane">
      <Header {...props} />
      <Body {...props} />
      {props.tour !== null && <TourCard tour={props.tour} host={props.host} />}
    </div>
  );
}

/** The chosen view, or what stands in its place while it has nothing to show. */
export function Body(props: RoadmapPaneProps): VNode {
  const { shown, state, host } = props;
  switch (shown.view) {
    case "trend":
      return shown.trend.points.length > 0 ? <TrendView {...props} trend={shown.trend} /> : <Blank {...props} />;
    case "timeline":
      return shown.timeline.outline.rows.length > 0 ? (
        <TimelineView {...props} timeline={shown.timeline} />
      ) : (
        <Blank {...props} />
      );
    case "outline":
      return shown.outline.rows.length > 0 ? (
        <Tree
          {...props}
          rows={shown.outline.rows}
          label={say("pane.roadmap")}
          onFold={(row) => host.changeState({ ...state, outline: toggleFold(state.outline, row) })}
        />
      ) : (
        <Blank {...props} />
      );
    case "board":
      return shown.board.count > 0 ? <BoardView {...props} board={shown.board} /> : <Blank {...props} />;
    case "findings":
      return <Findings {...props} findings={shown.findings} looking={shown.looking} />;
  }
}

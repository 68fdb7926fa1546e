import { Component, type VNode } from "preact";
import type { Tick } from "../../core/roadmap/timeline/ticks";

interface LinesProps {
  readonly ticks: readonly Tick[];
  readonly dayWidth: number;
  readonly origin: number;
}

/** The lines of the axis behind the bars, which stay as they are while rows are scrolled. */
export class Lines extends Component<LinesProps> {
  override shouldComponentUpdate({ ticks, dayWidth, origin }: LinesProps): boolean {
    const before = this.props;
    return ticks !== before.ticks || dayWidth !== before.dayWidth || origin !== before.origin;
  }

  override render({ ticks, dayWidth, origin }: LinesProps): VNode {
    return (
      <>
        {ticks.map(({ at, unit, isMajor }) => (
          <span
            key={`${unit} ${at}`}
            class={isMajor ? "por-time-line is-major" : "por-time-line"}
            style={`--por-from: ${(at - origin) * dayWidth}px`}
          />
        ))}
      </>
    );
  }
}

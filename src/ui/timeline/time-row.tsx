import { Component, type VNode } from "preact";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { Axis, Bar as BarModel } from "../../core/roadmap/timeline/timeline";
import { sayList } from "../../core/words/say";
import { Chevron } from "../chevron";
import { HostIcon } from "../host-icon";
import type { PaneHost } from "../pane-props";
import { StatusIcon } from "../status-icon";
import type { RowHands } from "../tree/use-tree-rows";
import { cutLong, rowInWords, toHeading, type DayContext } from "../words";
import { Bar, barInWords } from "./bar";

interface TimeRowProps extends RowHands {
  readonly row: OutlineRow;
  readonly bar: BarModel | null;
  readonly conflict: string | null;
  readonly axis: Axis;
  /** How wide a day is, and where the axis begins. */
  readonly dayWidth: number;
  readonly origin: number;
  readonly day: DayContext;
  readonly host: PaneHost;
}

/** What a row is drawn by. */
const DRAWN = "row id active selected selects bar conflict axis dayWidth origin day host".split(
  " ",
) as readonly (keyof TimeRowProps)[];

/** One row of the timeline: its name, which stays in sight, and its bar. */
export class TimeRow extends Component<TimeRowProps> {
  override shouldComponentUpdate(next: TimeRowProps): boolean {
    const before = this.props;
    return DRAWN.some((name) => before[name] !== next[name]);
  }

  override render(props: TimeRowProps): VNode {
    const { row, id, active, selected, selects, bar, conflict, axis, dayWidth, origin, day, host } = props;
    const heading = toHeading(row);
    const said = [rowInWords(row, day), bar === null ? "" : barInWords(bar, axis, day), conflict ?? ""];
    // Asked for when they are needed: a row that is not drawn again must not act on what was so when it was.
    const fold = (event: MouseEvent): void => {
      if (row.expanded === null) return;
      event.stopPropagation();
      this.props.onActivate();
      this.props.onFold(row);
    };
    return (
      <div
        id={id}
        class={`por-row por-time-row${active ? " is-active" : ""}${selected ? " is-selected" : ""}`}
        role="treeitem"
        style={`--por-depth: ${row.level - 1}`}
        data-key={row.key}
        data-kind={row.kind}
        data-status={row.status ?? undefined}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={row.expanded ?? undefined}
        aria-selected={selects ? selected : active}
        onClick={(event) => {
          const isTaken = this.props.onSelect(event);
          this.props.onActivate();
          if (isTaken) return;
          if (row.kind === "folder") this.props.onFold(row);
          else host.open(row, event);
        }}
        onMouseDown={(event) => {
          if (event.button === 1) event.preventDefault();
        }}
        onAuxClick={(event) => {
          if (event.button === 1 && row.kind !== "folder") host.open(row, event);
        }}
        onContextMenu={(event) => this.props.onMenu(event)}
      >
        <span class="por-sr">{sayList(said)}</span>
        <span
          class="por-time-name"
          aria-hidden="true"
          onMouseOver={(event) => host.preview(row, event, event.currentTarget)}
        >
          <span class="por-indent" />
          <span class="por-chevron" onClick={fold}>
            {row.expanded !== null && <Chevron />}
          </span>
          <span class="por-lead">
            {row.kind === "folder" && <HostIcon class="por-icon" name="folder" draw={host.drawIcon} />}
            {row.status !== null && <StatusIcon status={row.status} progress={row.rollup?.progress} />}
          </span>
          <span class="por-text">
            {heading.id !== null && <span class="por-id">{heading.id}</span>}
            <span
              class="por-title"
              dir="auto"
              onPointerEnter={({ currentTarget: title }) => {
                if (title.scrollWidth > title.clientWidth) title.setAttribute("aria-label", cutLong(row.title));
                else title.removeAttribute("aria-label");
              }}
            >
              {heading.title}
            </span>
          </span>
        </span>
        <span class="por-time-bars" aria-hidden="true" onClickCapture={() => this.props.onActivate()}>
          {bar !== null && (
            <Bar
              row={row}
              bar={bar}
              axis={axis}
              dayWidth={dayWidth}
              origin={origin}
              conflict={conflict}
              day={day}
              host={host}
            />
          )}
        </span>
      </div>
    );
  }
}

import { Component, type TargetedPointerEvent, type VNode } from "preact";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import { formatNumber } from "../../core/words/say";
import { Chevron } from "../chevron";
import type { RowHost } from "../pane-props";
import { PriorityIcon } from "../priority-icon";
import { ProgressBar } from "../progress-bar";
import { HostIcon } from "../host-icon";
import { StatusBadge } from "../status-badge";
import { StatusIcon } from "../status-icon";
import type { RowHands } from "../tree/use-tree-rows";
import {
  dueOf,
  formatEffort,
  percentInWords,
  rowInWords,
  statusInWords,
  toHeading,
  toIdParts,
  workOf,
  type DayContext,
} from "../words";

interface RowProps extends RowHands {
  readonly row: OutlineRow;
  readonly day: DayContext;
  readonly host: RowHost;
}

/** What a row is drawn by. */
const DRAWN = ["row", "id", "active", "selected", "selects", "day", "host"] as const;

/** One row of the outline. Its visible parts are hidden from screen readers, who get the same in one sentence. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const before = this.props;
    return DRAWN.some((name) => before[name] !== next[name]);
  }

  override render({ row, id, active, selected, selects, day, host }: RowProps): VNode {
    const heading = toHeading(row);
    // Asked for when they are needed: a row that is not drawn again must not act on what was so when it was.
    const onActivate = (): void => this.props.onActivate();
    const onFold = (of: OutlineRow): void => this.props.onFold(of);
    const open = (event: MouseEvent): void => {
      if (this.props.onSelect(event)) return;
      onActivate();
      if (row.kind === "folder") onFold(row);
      else host.open(row, event);
    };
    const fold = (event: MouseEvent): void => {
      event.stopPropagation();
      onActivate();
      onFold(row);
    };
    return (
      <div
        id={id}
        role="treeitem"
        class={`${toClasses(row, active)}${selected ? " is-selected" : ""}`}
        style={`--por-depth: ${row.level - 1}`}
        data-key={row.key}
        data-kind={row.kind}
        data-path={row.path}
        data-line={row.line ?? undefined}
        data-status={row.status ?? undefined}
        data-status-from={row.statusFrom ?? undefined}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={row.expanded ?? undefined}
        aria-selected={selects ? selected : active}
        onClick={open}
        onMouseDown={(event) => {
          if (event.button === 1) event.preventDefault();
        }}
        onAuxClick={(event) => {
          if (event.button === 1 && row.kind !== "folder") open(event);
        }}
        onContextMenu={(event) => this.props.onMenu(event)}
        onMouseOver={(event) => host.preview(row, event, event.currentTarget)}
      >
        <span class="por-sr">{rowInWords(row, day)}</span>
        <span class="por-indent" aria-hidden="true" />
        <span class="por-chevron" aria-hidden="true" onClick={row.expanded === null ? undefined : fold}>
          {row.expanded !== null && <Chevron />}
        </span>
        <Lead row={row} host={host} onActivate={onActivate} />
        <span class="por-text" aria-hidden="true" onPointerEnter={explainWhenCut(row)}>
          {heading.id !== null && (
            <span class="por-id" dir="auto">
              <span class="por-id-word">{toIdParts(heading.id).word}</span>
              {toIdParts(heading.id).number}
            </span>
          )}
          <span class="por-title" dir="auto">
            {heading.title}
            {heading.weeks !== "" && (
              <span class={dueOf(row, day)?.short === row.dates.weeks ? "por-weeks is-fact" : "por-weeks"}>
                {` ${heading.weeks}`}
              </span>
            )}
          </span>
          {heading.description !== "" && (
            <span class="por-description" dir="auto">
              {heading.description}
            </span>
          )}
        </span>
        <Facts row={row} day={day} host={host} onActivate={onActivate} />
      </div>
    );
  }
}

function toClasses(row: OutlineRow, active: boolean): string {
  const leadsWithStatus = row.box === null && row.status !== null && row.kind !== "folder" && row.kind !== "note";
  return `por-row${active ? " is-active" : ""}${leadsWithStatus ? " has-status-lead" : ""}`;
}

/** What stands before the title: the box of a task, the shape of a status, or the sign of a note or folder. */
function Lead({ row, host, onActivate }: Pick<RowProps, "row" | "host" | "onActivate">): VNode {
  if (row.box !== null) {
    return (
      <span class="por-lead por-lead-box" aria-hidden="true" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          class="por-checkbox task-list-item-checkbox"
          tabIndex={-1}
          checked={row.box.checked}
          data-task={row.box.symbol}
          onClick={(event) => {
            // The box shows what the note says, and so changes when the note has changed.
            event.preventDefault();
            onActivate();
            host.tick(row);
          }}
        />
      </span>
    );
  }
  if (row.kind === "folder" || row.kind === "note") {
    return (
      <span class="por-lead" aria-hidden="true">
        <HostIcon class="por-icon" name={row.kind === "note" ? "file-text" : "folder"} draw={host.drawIcon} />
        {/* Where there is little room it stands in for the icon. */}
        {row.status !== null && <StatusIcon status={row.status} progress={row.rollup?.progress} />}
      </span>
    );
  }
  // Without a sign the room is kept, so that titles of one level begin at one line.
  return (
    <span class="por-lead" aria-hidden="true">
      {row.status !== null && <StatusIcon status={row.status} progress={row.rollup?.progress} />}
    </span>
  );
}

/** What stands at the end of the row, one cell a fact, so that the cells of all rows line up. */
function Facts({ row, day, host, onActivate }: Pick<RowProps, "row" | "day" | "host" | "onActivate">): VNode {
  const due = dueOf(row, day);
  const counted = row.rollup !== null && workOf(row.rollup) > 0 ? row.rollup : null;
  const explain = (event: MouseEvent): void => {
    event.stopPropagation();
    onActivate();
    host.explain(row);
  };
  return (
    <span class="por-facts" aria-hidden="true">
      <span class="por-cell por-cell-priority">
        {row.priority !== null && <PriorityIcon priority={row.priority} />}
      </span>
      <span class="por-cell por-cell-effort">{row.effortHours !== null && formatEffort(row.effortHours)}</span>
      <span class={due?.overdue ? "por-cell por-cell-due is-overdue" : "por-cell por-cell-due"} aria-label={due?.words}>
        {due?.short}
      </span>
      <span class="por-cell por-cell-status">
        {row.status !== null && !isPlainBox(row) && (
          <StatusBadge status={row.status} progress={counted?.progress} tooltip={statusInWords(row)} />
        )}
      </span>
      <span class="por-cell por-cell-bar" onClick={counted === null ? undefined : explain}>
        {counted !== null && <ProgressBar rollup={counted} />}
      </span>
      <span class="por-cell por-cell-count" onClick={counted === null ? undefined : explain}>
        {counted !== null && (
          <span class="por-counted">
            {formatNumber(counted.done)}
            <span class="por-of">/{formatNumber(workOf(counted))}</span>
          </span>
        )}
      </span>
      <span class="por-cell por-cell-percent">{counted !== null && percentInWords(counted)}</span>
    </span>
  );
}

/** Whether the box alone says the status: empty and to do, or ticked and done. */
function isPlainBox({ box, status }: OutlineRow): boolean {
  return box !== null && status === (box.checked ? "done" : "todo") && /^[ xX]$/.test(box.symbol);
}

/** A tooltip with the whole text, only where the row has no room for it. */
function explainWhenCut(row: OutlineRow): (event: TargetedPointerEvent<HTMLElement>) => void {
  return ({ currentTarget }) => {
    const title = currentTarget.querySelector(".por-title");
    const isCut = title !== null && title.scrollWidth > title.clientWidth;
    const { id, title: whole, weeks } = toHeading(row);
    if (isCut)
      currentTarget.setAttribute("aria-label", [id ?? "", whole, weeks].filter((part) => part !== "").join(" "));
    else currentTarget.removeAttribute("aria-label");
  };
}

import type { TargetedKeyboardEvent, VNode } from "preact";
import type { OutlineState } from "../core/roadmap/outline-row";
import type { Rollup } from "../core/rollup/rollup";
import { labelOf } from "../core/status/status";
import { HostIcon } from "./host-icon";
import type { RoadmapPaneProps } from "./pane-props";
import { VIEWS, type View } from "./pane-state";
import { ProgressBar } from "./progress-bar";
import { QueryBox } from "./query/query-box";
import { matchesInWords, QueryNotes } from "./query/query-notes";
import { StatusIcon } from "./status-icon";
import { formatCount, partsOf, percentOf, plural, workOf } from "./words";

/** How many sentences fit into a tooltip. */
const FAILURES_SHOWN = 8;

/** What stands above the view: the tools, and how far the whole vault has come. */
export function Header(props: RoadmapPaneProps): VNode {
  const { summary, reading, host } = props;
  return (
    <div class="por-header">
      <Toolbar {...props} />
      <QueryNotes {...props} />
      <Tabs {...props} />
      {summary.rollup.total > 0 && <Summary {...summary} matchCount={props.query.matchCount} host={host} />}
      {reading.kind === "reading" && <ReadingBar done={reading.done} total={reading.total} />}
      {reading.kind === "ready" && reading.failures.length > 0 && (
        <div class="por-failures" role="status" aria-label={reading.failures.slice(0, FAILURES_SHOWN).join("\n")}>
          <HostIcon class="por-icon" name="triangle-alert" draw={host.drawIcon} />
          {plural(reading.failures.length, "note")} could not be read
        </div>
      )}
    </div>
  );
}

function Toolbar({ state: pane, query, host }: RoadmapPaneProps): VNode {
  const state = pane.outline;
  const change = (outline: OutlineState): void => host.changeState({ ...pane, outline });
  return (
    <div class="por-toolbar nav-header">
      <QueryBox
        text={state.filter}
        error={query.error}
        host={host}
        change={(filter) => {
          if (filter !== state.filter) change({ ...state, filter });
        }}
      />
      <div class="por-tools nav-buttons-container">
        <Tool
          icon="list-filter"
          label="Scope and saved views"
          hasMenu
          host={host}
          onClick={(element) => host.chooseScope(element)}
        />
        {pane.view !== "findings" && pane.view !== "trend" && (
          <Tool
            icon="list-todo"
            label="Show open items only"
            pressed={state.openOnly}
            host={host}
            onClick={() => change({ ...state, openOnly: !state.openOnly })}
          />
        )}
        <Tool icon="share" label="Export" hasMenu host={host} onClick={(element) => host.chooseExport(element)} />
        {pane.view === "outline" && (
          <>
            <Tool icon="chevrons-up-down" label="Expand all" host={host} onClick={() => host.foldAll(true)} />
            <Tool icon="chevrons-down-up" label="Collapse all" host={host} onClick={() => host.foldAll(false)} />
          </>
        )}
      </div>
    </div>
  );
}

/** How the tabs are called, and their icons. */
const TABS: Readonly<Record<View, { readonly label: string; readonly icon: string }>> = {
  outline: { label: "Outline", icon: "list-tree" },
  board: { label: "Board", icon: "square-kanban" },
  timeline: { label: "Timeline", icon: "chart-gantt" },
  findings: { label: "Findings", icon: "stethoscope" },
  trend: { label: "Trend", icon: "trending-up" },
};

/** The choice of the view, after the ARIA practice for tabs: one stop for Tab, and arrows between them. */
function Tabs({ state, host, findingCount }: RoadmapPaneProps): VNode {
  const choose = (view: View): void => host.changeState({ ...state, view });
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const isEnd = event.key === "Home" || event.key === "End";
    if (step === undefined && !isEnd) return;
    event.preventDefault();
    const isRtl = event.currentTarget.matches(":dir(rtl)");
    const at = VIEWS.indexOf(state.view) + (step ?? 0) * (isRtl ? -1 : 1);
    const next = isEnd ? (event.key === "Home" ? 0 : VIEWS.length - 1) : (at + VIEWS.length) % VIEWS.length;
    choose(VIEWS[next] ?? state.view);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div class="por-tabs" role="tablist" aria-label="View" onKeyDown={onKeyDown}>
      {VIEWS.map((view) => (
        <div
          key={view}
          class={view === state.view ? "por-tab is-active" : "por-tab"}
          role="tab"
          tabIndex={view === state.view ? 0 : -1}
          aria-selected={view === state.view}
          aria-label={
            view === "findings" && findingCount !== null
              ? `${TABS[view].label} ${formatCount(findingCount)}`
              : TABS[view].label
          }
          onClick={() => choose(view)}
        >
          <HostIcon class="por-tool-icon" name={TABS[view].icon} draw={host.drawIcon} />
          <span class="por-tab-label">{TABS[view].label}</span>{" "}
          {view === "findings" && findingCount !== null && findingCount > 0 && (
            <span class="por-tab-count">{formatCount(findingCount)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

interface ToolProps extends Pick<RoadmapPaneProps, "host"> {
  readonly icon: string;
  readonly label: string;
  /** For a tool that is on or off. */
  readonly pressed?: boolean;
  /** For a tool that opens a menu. */
  readonly hasMenu?: boolean;
  readonly onClick: (element: HTMLElement) => void;
}

/** A button as in the header of Obsidian's own panes, and reached by Tab besides. */
function Tool({ icon, label, pressed, hasMenu, host, onClick }: ToolProps): VNode {
  return (
    <div
      class={pressed === true ? "clickable-icon nav-action-button is-active" : "clickable-icon nav-action-button"}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={pressed}
      aria-haspopup={hasMenu === true ? "menu" : undefined}
      onClick={(event) => onClick(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onClick(event.currentTarget);
      }}
    >
      <HostIcon class="por-tool-icon" name={icon} draw={host.drawIcon} />
    </div>
  );
}

interface SummaryProps extends Pick<RoadmapPaneProps, "host">, Pick<RoadmapPaneProps["query"], "matchCount"> {
  readonly rollup: Rollup;
  readonly noteCount: number;
}

function Summary({ rollup, noteCount, matchCount, host }: SummaryProps): VNode {
  return (
    <div class="por-summary">
      <div class="por-summary-line">
        <span
          class="por-summary-why"
          role="button"
          tabIndex={0}
          aria-label={`${percentOf(rollup)}, ${formatCount(rollup.done)} of ${formatCount(workOf(rollup))} done: why this number?`}
          onClick={() => host.explain(null)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            host.explain(null);
          }}
        >
          <span class="por-summary-percent">{percentOf(rollup)}</span>
          <span class="por-summary-count" dir="auto">
            {formatCount(rollup.done)} of {formatCount(workOf(rollup))} done
          </span>
        </span>
        <span class="por-grow" />
        <span class="por-summary-notes" dir="auto">
          {matchCount === null ? plural(noteCount, "note") : matchesInWords(matchCount)}
        </span>
      </div>
      <ProgressBar rollup={rollup} />
      <ul class="por-legend" aria-label="By status">
        {partsOf(rollup).map(({ status, count }) => (
          <li
            key={status}
            class="por-legend-part"
            data-status={status}
            aria-label={`${formatCount(count)} ${labelOf(status).toLowerCase()}`}
          >
            <StatusIcon status={status} />
            <span class="por-legend-count">{formatCount(count)}</span>
            <span class="por-legend-label">{labelOf(status)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReadingBar({ done, total }: { readonly done: number; readonly total: number }): VNode {
  return (
    <div
      class="por-reading"
      role="progressbar"
      aria-label="Reading notes"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${formatCount(done)} of ${formatCount(total)} notes read`}
      style={`--por-read: ${total === 0 ? 0 : done / total}`}
    >
      <span class="por-reading-text">
        Reading notes<span class="por-reading-count" dir="auto">{`${formatCount(done)} of ${formatCount(total)}`}</span>
      </span>
    </div>
  );
}

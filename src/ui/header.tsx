import type { TargetedKeyboardEvent, TargetedPointerEvent, VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { OutlineState } from "../core/roadmap/outline-row";
import type { PlainKey } from "../core/words/catalogue";
import { formatNumber, say } from "../core/words/say";
import { HostIcon } from "./host-icon";
import type { RoadmapPaneProps } from "./pane-props";
import { VIEWS, type View } from "./pane-state";
import { QueryBox } from "./query/query-box";
import { matchesInWords, QueryNotes } from "./query/query-notes";
import { ReadingBar } from "./reading-bar";
import { Summary } from "./summary";

/** How many sentences fit into a tooltip. */
const FAILURES_SHOWN = 8;

/** What stands above the view: the tools, and how far what the scope shows has come. */
export function Header(props: RoadmapPaneProps): VNode {
  const {
    summary: { ofScope },
    reading,
    host,
  } = props;
  const { matchCount, scopeName } = props.query;
  return (
    <div class="por-header">
      <Toolbar {...props} />
      <QueryNotes {...props} />
      <Tabs {...props} />
      {ofScope !== null && ofScope.rollup.total > 0 && (
        <Summary
          rollup={ofScope.rollup}
          aside={matchCount === null ? notesInWords(props) : matchesInWords(matchCount)}
          onWhy={() => host.explainScope(ofScope.of, scopeName)}
        />
      )}
      {reading.kind === "reading" && <ReadingBar done={reading.done} total={reading.total} />}
      {reading.kind === "ready" && reading.failures.length > 0 && (
        <div class="por-failures" role="status" aria-label={reading.failures.slice(0, FAILURES_SHOWN).join("\n")}>
          <HostIcon class="por-icon" name="triangle-alert" draw={host.drawIcon} />
          {say("count.unread", { count: reading.failures.length })}
        </div>
      )}
    </div>
  );
}

/** How many notes the figures are of; of a part of the vault that is said by its name. */
function notesInWords({ summary: { noteCount }, query: { scopeName } }: RoadmapPaneProps): string {
  return scopeName === null ? say("count.notes", { count: noteCount }) : "";
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
          label={say("pane.scope")}
          hasMenu
          host={host}
          onClick={(element) => host.chooseScope(element)}
        />
        {pane.view !== "findings" && pane.view !== "trend" && (
          <Tool
            icon="list-todo"
            label={say("pane.open-only")}
            pressed={state.openOnly}
            host={host}
            onClick={() => change({ ...state, openOnly: !state.openOnly })}
          />
        )}
        <Tool
          icon="share"
          label={say("pane.export")}
          hasMenu
          host={host}
          onClick={(element) => host.chooseExport(element)}
        />
        {pane.view === "outline" && (
          <>
            <Tool icon="chevrons-up-down" label={say("pane.expand")} host={host} onClick={() => host.foldAll(true)} />
            <Tool
              icon="chevrons-down-up"
              label={say("pane.collapse")}
              host={host}
              onClick={() => host.foldAll(false)}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** How the tabs are called, and their icons. */
const TABS = {
  outline: { label: "pane.outline", icon: "list-tree" },
  board: { label: "pane.board", icon: "square-kanban" },
  timeline: { label: "pane.timeline", icon: "chart-gantt" },
  findings: { label: "pane.findings", icon: "stethoscope" },
  trend: { label: "pane.trend", icon: "trending-up" },
} as const satisfies Record<View, { readonly label: PlainKey; readonly icon: string }>;

/** The choice of the view, after the ARIA practice for tabs: one stop for Tab, and arrows between them. */
function Tabs({ state, host, findingCount }: RoadmapPaneProps): VNode {
  const id = useId();
  const [bare, setBare] = useState<View | null>(null);
  const nameOf = (view: View): string =>
    view === "findings" && (findingCount ?? 0) > 0
      ? `${say(TABS[view].label)} ${formatNumber(findingCount ?? 0)}`
      : say(TABS[view].label);
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
    <div class="por-tabs" role="tablist" aria-labelledby={id} onKeyDown={onKeyDown}>
      <span id={id} hidden>
        {say("pane.view")}
      </span>
      {VIEWS.map((view) => (
        <div
          key={view}
          class={view === state.view ? "por-tab is-active" : "por-tab"}
          role="tab"
          tabIndex={view === state.view ? 0 : -1}
          aria-selected={view === state.view}
          aria-label={view === bare && view !== state.view ? nameOf(view) : undefined}
          onPointerEnter={(event) => setBare(hidesWord(event) ? view : null)}
          onPointerLeave={() => setBare(null)}
          onClick={() => choose(view)}
        >
          <HostIcon class="por-tool-icon" name={TABS[view].icon} draw={host.drawIcon} />
          <span class="por-tab-label">{say(TABS[view].label)}</span>{" "}
          {view === "findings" && findingCount !== null && findingCount > 0 && (
            <span class="por-tab-count">{formatNumber(findingCount)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Whether there is no room for the word of a tab, which then needs a tooltip: the app shows each label so. */
function hidesWord({ currentTarget }: TargetedPointerEvent<HTMLElement>): boolean {
  const label = currentTarget.querySelector(".por-tab-label");
  return label !== null && label.scrollWidth > label.clientWidth;
}

interface ToolProps {
  readonly host: Pick<RoadmapPaneProps["host"], "drawIcon">;
  readonly icon: string;
  readonly label: string;
  /** For a tool that is on or off. */
  readonly pressed?: boolean;
  /** For a tool that opens a menu. */
  readonly hasMenu?: boolean;
  readonly onClick: (element: HTMLElement) => void;
}

/** A button as in the header of Obsidian's own panes, and reached by Tab besides. */
export function Tool({ icon, label, pressed, hasMenu, host, onClick }: ToolProps): VNode {
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

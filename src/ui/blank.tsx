import type { ComponentChildren, VNode } from "preact";
import { HostIcon } from "./host-icon";
import type { PaneHost, RoadmapPaneProps } from "./pane-props";

const EXAMPLE = `## Phase 1: Foundation
- [x] Import the old notes
- [ ] Write the first draft

| Feature | Status         |
| ------- | -------------- |
| Search  | 🔄 In progress |`;

/** What stands in place of the outline while it has no rows: why that is, and the way out. */
export function Blank({ reading, summary, state: pane, host }: RoadmapPaneProps): VNode {
  const state = pane.outline;
  if (reading.kind === "failed") {
    return (
      <Message icon="triangle-alert" title="The roadmap could not be read" host={host}>
        <p>{reading.message}</p>
        <button type="button" onClick={() => host.retry()}>
          Try again
        </button>
      </Message>
    );
  }
  if (summary.rollup.total > 0 || state.filter !== "") {
    return (
      <Message icon="search-x" title={state.filter === "" ? "Nothing is open" : "Nothing matches"} host={host}>
        <p>{state.filter === "" ? "Everything in the roadmap is done." : `No item has “${state.filter}” in it.`}</p>
        <button
          type="button"
          onClick={() => host.changeState({ ...pane, outline: { ...state, filter: "", openOnly: false } })}
        >
          Show everything
        </button>
      </Message>
    );
  }
  if (reading.kind === "reading") return <div class="por-blank" />;
  return (
    <Message icon="milestone" title="No plans found yet" host={host}>
      <p>
        The roadmap reads plans as you already write them: checklists, tables with a status column, and headings that
        name a phase.
      </p>
      <pre class="por-example">{EXAMPLE}</pre>
      <p>Write something like this in any note, and it shows here.</p>
    </Message>
  );
}

interface MessageProps {
  readonly icon: string;
  readonly title: string;
  readonly host: Pick<PaneHost, "drawIcon">;
  readonly children: ComponentChildren;
}

/** A friendly word in the middle of the pane. */
export function Message({ icon, title, host, children }: MessageProps): VNode {
  return (
    <div class="por-blank" role="status">
      <HostIcon class="por-blank-icon" name={icon} draw={host.drawIcon} />
      <div class="por-blank-title">{title}</div>
      {children}
    </div>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { WHOLE_VAULT } from "../core/query/scope";
import { say } from "../core/words/say";
import { EXAMPLE } from "./example";
import { HostIcon } from "./host-icon";
import type { PaneHost, RoadmapPaneProps } from "./pane-props";
import type { PaneState } from "./pane-state";

/** What stands in place of a view while it has nothing to show: why that is, and the way out. */
export function Blank({ reading, summary, state: pane, query, host }: RoadmapPaneProps): VNode {
  const state = pane.outline;
  if (reading.kind === "failed") {
    return (
      <Message icon="triangle-alert" title={say("blank.failed")} host={host}>
        <p>{reading.message}</p>
        <button type="button" onClick={() => host.retry()}>
          {say("blank.retry")}
        </button>
      </Message>
    );
  }
  if (summary.rollup.total > 0 || state.filter !== "") {
    return <NothingMatches {...whyNothing(pane, query.scopeName)} state={pane} host={host} />;
  }
  if (reading.kind === "reading") return <ReadingBlank host={host} />;
  const { readCount } = summary;
  return (
    <Message icon="milestone" title={say(readCount === 0 ? "blank.no-notes" : "blank.no-plans")} host={host}>
      <p>
        {readCount === 0 ? say("blank.empty-vault") : say("blank.notes-read", { count: readCount })}{" "}
        {say("blank.what-counts")}
      </p>
      <pre class="por-example">{EXAMPLE}</pre>
      <p>{say("blank.write")}</p>
      <button type="button" onClick={() => host.createExample()}>
        {say("blank.create")}
      </button>
    </Message>
  );
}

/** What stands there while the first notes are read. */
export function ReadingBlank({ host }: Pick<MessageProps, "host">): VNode {
  return (
    <Message icon="book-open-text" title={say("blank.reading")} host={host} isCalm>
      <p>{say("blank.reading-text")}</p>
    </Message>
  );
}

/** Why nothing is shown of what there is, and the way back to all of it. */
export function NothingMatches({
  title,
  says,
  state,
  host,
}: Pick<RoadmapPaneProps, "state" | "host"> & { readonly title: string; readonly says: string }): VNode {
  const { outline } = state;
  return (
    <Message icon="search-x" title={title} host={host}>
      <p>{says}</p>
      <button
        type="button"
        onClick={() =>
          host.changeState({ ...state, scope: WHOLE_VAULT, outline: { ...outline, filter: "", openOnly: false } })
        }
      >
        {say("blank.show-all")}
      </button>
    </Message>
  );
}

/** Why there is something, but nothing of it is shown. */
export function whyNothing(
  { outline: { filter, openOnly } }: PaneState,
  scopeName: string | null,
): { readonly title: string; readonly says: string } {
  if (filter !== "") {
    const says =
      scopeName === null
        ? say("blank.no-match-text", { query: filter })
        : say("blank.no-match-in", { query: filter, scope: scopeName });
    return { title: say("blank.no-match"), says };
  }
  if (scopeName === null) return { title: say("blank.nothing-open"), says: say("blank.all-done") };
  return openOnly
    ? { title: say("blank.nothing-open"), says: say("blank.all-done-in", { scope: scopeName }) }
    : { title: say("blank.nothing-here"), says: say("blank.nothing-in", { scope: scopeName }) };
}

interface MessageProps {
  readonly icon: string;
  readonly title: string;
  readonly host: Pick<PaneHost, "drawIcon">;
  /** Whether it is there for a moment only: then it is seen when that has become a long one. */
  readonly isCalm?: boolean;
  readonly children: ComponentChildren;
}

/** A friendly word in the middle of the pane. */
export function Message({ icon, title, host, isCalm, children }: MessageProps): VNode {
  return (
    <div class={isCalm === true ? "por-blank is-calm" : "por-blank"} role="status">
      <HostIcon class="por-blank-icon" name={icon} draw={host.drawIcon} />
      <div class="por-blank-title">{title}</div>
      {children}
    </div>
  );
}

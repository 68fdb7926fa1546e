import type { ComponentChildren, VNode } from "preact";
import { WHOLE_VAULT } from "../core/query/scope";
import { EXAMPLE } from "./example";
import { HostIcon } from "./host-icon";
import type { PaneHost, RoadmapPaneProps } from "./pane-props";
import type { PaneState } from "./pane-state";
import { plural } from "./words";

/** What stands in place of a view while it has nothing to show: why that is, and the way out. */
export function Blank({ reading, summary, state: pane, query, host }: RoadmapPaneProps): VNode {
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
    return <NothingMatches {...whyNothing(pane, query.scopeName)} state={pane} host={host} />;
  }
  if (reading.kind === "reading") return <ReadingBlank host={host} />;
  const { readCount } = summary;
  return (
    <Message icon="milestone" title={readCount === 0 ? "No notes yet" : "No plans found yet"} host={host}>
      <p>
        {readCount === 0
          ? "The roadmap is made of your notes, and there is none in this vault."
          : `${plural(readCount, "note")} ${readCount === 1 ? "was" : "were"} read.`}{" "}
        Plans count as you already write them: checklists, tables with a status column, and headings that name a phase.
      </p>
      <pre class="por-example">{EXAMPLE}</pre>
      <p>Write something like this in any note, and it shows here.</p>
      <button type="button" onClick={() => host.createExample()}>
        Create an example plan
      </button>
    </Message>
  );
}

/** What stands there while the first notes are read. */
export function ReadingBlank({ host }: Pick<MessageProps, "host">): VNode {
  return (
    <Message icon="book-open-text" title="Reading your notes" host={host} isCalm>
      <p>What they plan shows here as soon as it is found.</p>
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
        Show everything
      </button>
    </Message>
  );
}

/** Why there is something, but nothing of it is shown. */
export function whyNothing(
  { outline: { filter, openOnly } }: PaneState,
  scopeName: string | null,
): { readonly title: string; readonly says: string } {
  const where = scopeName === null ? "" : ` in “${scopeName}”`;
  if (filter !== "") return { title: "Nothing matches", says: `Nothing${where} is what “${filter}” asks for.` };
  if (scopeName !== null && !openOnly) return { title: "Nothing planned here", says: `There is no item${where}.` };
  return { title: "Nothing is open", says: `Everything${where === "" ? " in the roadmap" : where} is done.` };
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

import { render, type VNode } from "preact";
import type { Embed, EmbedError } from "../../core/embed/read-embed";
import { say } from "../../core/words/say";
import { Tool } from "../header";
import { whyNothing } from "../blank";
import type { RoadmapPaneProps } from "../pane-props";
import { matchesInWords, Wrong } from "../query/query-notes";
import { Body } from "../roadmap-pane";
import { percentInWords, workOf } from "../words";

/** All that a block shows; a new object whenever something of it changes. */
export interface EmbedProps {
  readonly embed: Pick<Embed, "title" | "height" | "view">;
  /** What a pane that shows the same would draw. */
  readonly pane: RoadmapPaneProps;
  /** Whether nobody can click there, as on paper: then all of it is drawn. */
  readonly isStatic: boolean;
  /** Shows the same in the roadmap; null where that cannot. */
  readonly open: (() => void) | null;
  /** How much there is, in words; without it, what the pane tells. */
  readonly counts?: string;
}

/** Draws a view in a note, into `container`, which belongs to it until `unmountEmbed`. */
export function drawEmbed(container: HTMLElement, props: EmbedProps): void {
  render(<EmbedView {...props} />, container);
}

/**
 * Says what is wrong with a block, and where.
 *
 * @param where as a title says it; without it, the line of the block
 */
export function drawEmbedError(container: HTMLElement, error: EmbedError, where?: string): void {
  render(
    <div class="por-pane por-embed is-wrong" role="alert">
      <div class="por-embed-title">{where ?? say("embed.wrong", { line: String(error.line + 1) })}</div>
      <Wrong text={error.text} error={{ ...error, isIncomplete: false }} />
    </div>,
    container,
  );
}

/** Takes what was drawn off the page. */
export function unmountEmbed(container: HTMLElement): void {
  render(null, container);
}

function EmbedView({ embed, pane, isStatic, open, counts = countsOf(pane) }: EmbedProps): VNode {
  const { height, title } = embed;
  const says = whatStandsInstead(pane);
  return (
    <div
      class={`por-pane por-embed${isStatic ? " is-static" : ""}`}
      data-view={embed.view}
      role="group"
      aria-label={title ?? say("pane.roadmap")}
      style={height === null ? undefined : `--por-embed-height: ${height}px`}
    >
      <div class="por-embed-head">
        <span class="por-embed-title" dir="auto">
          {title ?? counts}
        </span>
        {title !== null && (
          <span class="por-embed-counts" dir="auto">
            {counts}
          </span>
        )}
        <span class="por-grow" />
        {!isStatic && open !== null && (
          <Tool icon="milestone" label={say("embed.open")} host={pane.host} onClick={open} />
        )}
      </div>
      {says === null ? (
        <Body {...(isStatic ? fitted(pane) : pane)} />
      ) : (
        <div class="por-embed-blank" dir="auto" role="status">
          {says}
        </div>
      )}
    </div>
  );
}

/** The same, as wide as the paper, which nobody scrolls. */
function fitted({ state, ...pane }: RoadmapPaneProps): RoadmapPaneProps {
  return { ...pane, state: { ...state, timeline: { ...state.timeline, zoom: "fit" } } };
}

/** How much there is, in words. */
function countsOf({ shown, summary: { ofScope }, query: { matchCount, scopeName } }: RoadmapPaneProps): string {
  if (shown.view === "findings") {
    const { rows } = shown.findings;
    const groups = rows.flatMap((row) => (row.kind === "group" ? [row.findings.length] : []));
    const single = groups.length > 0 ? 0 : rows.filter(({ kind }) => kind === "finding").length;
    const count = groups.reduce((sum, each) => sum + each, single);
    return shown.looking === null ? say("count.findings", { count }) : say("pane.findings");
  }
  if (shown.view === "trend") {
    const last = shown.trend.points.at(-1);
    return last === undefined ? say("pane.trend") : say("count.done", { done: last.done, total: last.total });
  }
  if (shown.view === "board") return say("count.items", { count: shown.board.count });
  if (matchCount !== null && scopeName === null) return matchesInWords(matchCount);
  if (matchCount !== null) return say("join.colon", { name: scopeName ?? "", text: matchesInWords(matchCount) });
  if (ofScope === null) return scopeName ?? say("pane.roadmap");
  const { rollup } = ofScope;
  const done = say("count.done-percent", { percent: percentInWords(rollup), done: rollup.done, total: workOf(rollup) });
  return scopeName === null ? done : say("join.colon", { name: scopeName, text: done });
}

/** What is said in one line where there is nothing to show; null where there is. */
function whatStandsInstead({ shown, reading, state, query, summary }: RoadmapPaneProps): string | null {
  if (reading.kind === "failed") return say("blank.failed-because", { message: reading.message });
  const isEmpty = {
    outline: () => shown.view === "outline" && shown.outline.rows.length === 0,
    timeline: () => shown.view === "timeline" && shown.timeline.outline.rows.length === 0,
    board: () => shown.view === "board" && shown.board.count === 0,
    trend: () => shown.view === "trend" && shown.trend.points.length === 0,
    findings: () => shown.view === "findings" && shown.looking === null && shown.findings.rows.length === 0,
  }[shown.view]();
  if (!isEmpty) return null;
  if (reading.kind === "reading") return say("blank.reading-line");
  if (shown.view === "findings") return say("blank.clean-here");
  if (summary.rollup.total === 0 && state.outline.filter === "") return say("blank.no-plans-line");
  return whyNothing(state, query.scopeName).says;
}

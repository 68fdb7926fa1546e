import { render, type VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { closedAtFirst, toWhyRows, type WhyRow } from "../../core/roadmap/why-rows";
import type { Explanation } from "../../core/rollup/explain-rollup";
import { wordOf } from "../../core/status/label";
import { formatNumber, say, sayList } from "../../core/words/say";
import { Chevron } from "../chevron";
import type { PaneHost } from "../pane-props";
import { ProgressBar } from "../progress-bar";
import { StatusIcon } from "../status-icon";
import { VirtualTree } from "../tree/virtual-tree";
import { BAR_ORDER, doneInWords, percentInWords, placeInWords } from "../words";

/** What a number is made of, and whom its lines ask. */
export interface WhyProps {
  readonly explanation: Explanation;
  /** What the number is of, by its title. */
  readonly title: string;
  readonly host: Pick<PaneHost, "open" | "preview">;
}

/** Draws what a number is made of into `container`, until the returned function is called. */
export function mountWhy(container: HTMLElement, props: WhyProps): () => void {
  render(<Why {...props} />, container);
  return () => render(null, container);
}

function Why({ explanation, title, host }: WhyProps): VNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(explanation));
  const rows = useMemo(() => toWhyRows(explanation, BAR_ORDER, closed), [explanation, closed]);
  const { rollup } = explanation;
  const fold = ({ key }: WhyRow): void => {
    const next = new Set(closed);
    if (!next.delete(key)) next.add(key);
    setClosed(next);
  };
  return (
    <div class="por-why">
      <div class="por-why-head">
        <div class="por-summary-line">
          <span class="por-summary-percent">{percentInWords(rollup)}</span>
          <span class="por-summary-count" dir="auto">
            {doneInWords(rollup)}
          </span>
          <span class="por-why-of" dir="auto">
            {title}
          </span>
        </div>
        <ProgressBar rollup={rollup} />
        <p class="por-why-rule">{say("why.rule")}</p>
      </div>
      <VirtualTree
        rows={rows}
        label={say("why.tree")}
        guess={(row) => (row.kind === "line" ? 24 : 26)}
        toWords={inWords}
        draw={draw}
        toDrawn={() => null}
        onFold={fold}
        onOpen={(row, event) => {
          if (row.kind === "line") host.open(row, event);
          else fold(row);
        }}
        onHover={(row, event, element) => {
          if (row.kind === "line") host.preview(row, event, element);
        }}
      />
    </div>
  );
}

function draw(row: WhyRow): VNode {
  if (row.kind === "group") {
    return (
      <span class={row.level === 1 ? "por-vbody por-why-top" : "por-vbody"} aria-hidden="true">
        <span class="por-chevron">
          <Chevron />
        </span>
        {row.status !== null && <StatusIcon status={row.status} />}
        <span class="por-group-title">{row.title}</span>
        <span class="por-group-folder">{row.reason}</span>
        <span class="por-grow" />
        <span class="por-group-count">{formatNumber(row.count)}</span>
      </span>
    );
  }
  return (
    <span class="por-vbody" aria-hidden="true">
      <span class="por-why-text" dir="auto">
        {row.text}
      </span>
      <span class="por-place-note" dir="auto">
        {nameOf(row.path)}
        <span class="por-place-line">:{row.line + 1}</span>
      </span>
    </span>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

function inWords(row: WhyRow): string {
  if (row.kind === "group") {
    const group = sayList([row.title, say("count.lines", { count: row.count })]);
    return row.reason === "" ? group : say("join.colon", { name: group, text: row.reason });
  }
  const status = row.status === null ? "" : wordOf(row.status);
  return placeInWords(sayList([row.text, status, nameOf(row.path)]), row.line);
}

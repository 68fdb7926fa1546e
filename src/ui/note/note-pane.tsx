import { render, type ComponentChildren, type VNode } from "preact";
import { useState } from "preact/hooks";
import type { FindingsModel } from "../../core/roadmap/findings-rows";
import type { NoteOverview } from "../../core/roadmap/note-overview";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import { formatNumber, say } from "../../core/words/say";
import { Message, ReadingBlank } from "../blank";
import { Chevron } from "../chevron";
import { FindingsTree, Looking, type OpenFix } from "../findings/findings";
import { toggleFold } from "../outline/fold";
import { Tree } from "../outline/tree";
import type { Reading, RowHost } from "../pane-props";
import { ReadingBar } from "../reading-bar";
import { StatusBadge } from "../status-badge";
import { Summary } from "../summary";
import { statusInWords, workOf, type DayContext } from "../words";
import { toggleSection, type NoteSection, type NoteState } from "./note-state";

/** What the plan of a note asks of whoever shows it. */
export interface NotePaneHost extends RowHost {
  changeState(state: NoteState): void;
  /** Shows what the count of what links to the note is made of. */
  explainLinks(): void;
  retry(): void;
}

/** What is known of the findings of a note. */
export interface NoteFindings {
  readonly model: FindingsModel;
  /** How far looking for them has come, 0–1; null once all are known. */
  readonly looking: number | null;
  /** Why they could not be looked for. */
  readonly fault: string | null;
}

/** All that the pane draws; a new object whenever something of it changes. */
export interface NotePaneProps {
  /** What the note is called that the pane follows; null while none is open. */
  readonly name: string | null;
  readonly path: string | null;
  /** Null while it is not read. */
  readonly plan: NoteOverview | null;
  /** Null while nobody looks at them. */
  readonly findings: NoteFindings | null;
  readonly state: NoteState;
  readonly reading: Reading;
  readonly day: DayContext;
  readonly host: NotePaneHost;
}

/** Draws the plan of a note into `container`, which must be on the page and belongs to it until `unmount`. */
export function mountNotePane(container: HTMLElement, props: NotePaneProps) {
  // Whether the pane itself keeps the keys for what is still to be drawn.
  let isWaiting = false;
  const focus = (): void => {
    const drawn = container.querySelector<HTMLElement>("[data-por-view]") ?? container.querySelector("button");
    isWaiting = drawn === null;
    // Of a tree that is longer than the pane its top is seen already, and what it is called above it.
    (drawn ?? container.querySelector<HTMLElement>(".por-note"))?.focus({ preventScroll: true });
  };
  const update = (next: NotePaneProps): void => {
    render(<NotePane {...next} />, container);
    isWaiting &&= container.querySelector(".por-note") === container.doc.activeElement;
    if (isWaiting) focus();
  };
  update(props);
  return {
    update,
    focus,
    unmount: () => render(null, container),
  };
}

function NotePane(props: NotePaneProps): VNode {
  const { plan, reading } = props;
  const isShown = plan !== null && (plan.isPlan || hasFindings(props));
  return (
    <div class="por-pane por-note" tabIndex={-1}>
      {isShown && <Head {...props} plan={plan} />}
      {reading.kind === "reading" && <ReadingBar done={reading.done} total={reading.total} />}
      {isShown ? <Sections key={plan.note.path} {...props} plan={plan} /> : <NoPlan {...props} />}
    </div>
  );
}

function hasFindings({ findings }: NotePaneProps): boolean {
  return findings !== null && findings.model.rows.length > 0;
}

/** Why there is nothing to show, and what would be. */
function NoPlan({ name, path, plan, reading, host }: NotePaneProps): VNode {
  if (reading.kind === "failed") {
    return (
      <Message icon="triangle-alert" title={say("note.failed")} host={host}>
        <p>{reading.message}</p>
        <button type="button" onClick={() => host.retry()}>
          {say("blank.retry")}
        </button>
      </Message>
    );
  }
  if (name === null) {
    return (
      <Message icon="file-text" title={say("note.none-open")} host={host}>
        <p>{say("note.none-open-text")}</p>
      </Message>
    );
  }
  if (plan === null) {
    const failure =
      reading.kind === "ready" ? reading.failures.find((each) => each.startsWith(`${path ?? ""}: `)) : undefined;
    return failure === undefined ? (
      <ReadingBlank host={host} />
    ) : (
      <Message icon="triangle-alert" title={say("note.unread")} host={host}>
        <p>{failure}</p>
      </Message>
    );
  }
  return (
    <Message icon="list-checks" title={say("note.no-plan")} host={host}>
      <p>{say("note.no-plan-text", { name })}</p>
    </Message>
  );
}

type PlanProps = NotePaneProps & { readonly plan: NoteOverview };

/** How the note is called, how it stands and how far it has come. */
function Head({ plan, host }: PlanProps): VNode {
  const { note, rollup, counts } = plan;
  return (
    <div class="por-header">
      <div class="por-note-head">
        <div class="por-note-name" role="heading" aria-level={2}>
          <span dir="auto">{note.title}</span>
        </div>
        {note.status !== null && (
          <button
            type="button"
            class="por-note-status"
            aria-haspopup="menu"
            aria-label={say("note.status", { status: statusInWords(note) })}
            onClick={(event) => host.chooseStatus([note], event.currentTarget)}
          >
            <StatusBadge status={note.status} progress={rollup.progress} tooltip={statusInWords(note)} />
          </button>
        )}
      </div>
      {rollup.total > 0 && (
        <Summary
          rollup={rollup}
          aside={counts === "own" ? "" : say("note.in-links")}
          onWhy={() => (counts === "own" ? host.explain(note) : host.explainLinks())}
        />
      )}
    </div>
  );
}

function Sections(props: PlanProps): VNode {
  const { plan, findings, state, day, host } = props;
  const { linkedRollup: linked } = plan;
  const fold = (row: OutlineRow): void => host.changeState({ ...state, outline: toggleFold(state.outline, row) });
  const toTree = (rows: readonly OutlineRow[], label: string): VNode => (
    <Tree rows={rows} label={label} day={day} host={host} reveal={null} onFold={fold} />
  );
  return (
    <div class="por-note-scroller" data-por-scroller>
      <div class="por-note-sections">
        <Section {...props} of="items" title={say("note.items")} empty={say("note.no-items")}>
          {plan.items.length > 0 && toTree(plan.items, say("note.items"))}
        </Section>
        <Section
          {...props}
          of="links"
          title={say("note.linked")}
          empty={say("note.not-linked")}
          count={workOf(linked) > 0 ? `${formatNumber(linked.done)}/${formatNumber(workOf(linked))}` : ""}
          countLabel={say("pane.why", { done: linked.done, total: workOf(linked) })}
          onCount={() => host.explainLinks()}
        >
          {plan.linked.length > 0 && toTree(plan.linked, say("note.linked"))}
        </Section>
        <Section
          {...props}
          of="findings"
          title={say("pane.findings")}
          count={findings !== null && findings.model.rows.length > 0 ? formatNumber(countOf(findings.model)) : ""}
        >
          {findings !== null && <Found {...props} findings={findings} />}
        </Section>
      </div>
    </div>
  );
}

interface SectionProps extends PlanProps {
  readonly of: NoteSection;
  readonly title: string;
  /** What is said where there is nothing in it. */
  readonly empty?: string;
  readonly count?: string;
  readonly countLabel?: string;
  readonly onCount?: () => void;
  readonly children: ComponentChildren;
}

/** A part that can be folded, as Obsidian's own panes have them. */
function Section({ of, title, empty, count, countLabel, onCount, state, host, children }: SectionProps): VNode {
  const isOpen = !state.closed.includes(of);
  return (
    <section class="por-section" data-section={of}>
      <div class="por-section-head">
        <div role="heading" aria-level={3} class="por-section-heading">
          <button
            type="button"
            class="por-section-fold"
            aria-expanded={isOpen}
            onClick={() => host.changeState(toggleSection(state, of))}
          >
            <span class="por-chevron" aria-hidden="true">
              <Chevron />
            </span>
            {title}
          </button>
        </div>
        {count !== undefined &&
          count !== "" &&
          (onCount === undefined ? (
            <span class="por-section-count">{count}</span>
          ) : (
            <button type="button" class="por-section-count" aria-label={countLabel} onClick={onCount}>
              {count}
            </button>
          ))}
      </div>
      {isOpen && (children === false ? <p class="por-section-empty">{empty}</p> : children)}
    </section>
  );
}

/** The findings of the note, and what is said of them. */
function Found({ findings, state, host }: PlanProps & { readonly findings: NoteFindings }): VNode {
  const { model, looking, fault } = findings;
  const [said, tell] = useState("");
  const [open, setOpen] = useState<OpenFix | null>(null);
  return (
    <>
      <div class="por-sr" role="status">
        {said}
      </div>
      {fault !== null ? (
        <p class="por-section-empty">{say("findings.failed", { message: fault })}</p>
      ) : looking !== null ? (
        <Looking share={looking} />
      ) : model.rows.length > 0 ? (
        <FindingsTree
          findings={model}
          state={state.findings}
          onState={(next) => host.changeState({ ...state, findings: next })}
          host={host}
          open={open}
          setOpen={setOpen}
          tell={tell}
        />
      ) : (
        <p class="por-section-empty">{say("note.clean")}</p>
      )}
    </>
  );
}

function countOf({ bySeverity: { error, warning, info } }: FindingsModel): number {
  return error + warning + info;
}

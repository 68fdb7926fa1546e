import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { SEVERITIES, type Finding, type Severity } from "../../core/findings/finding";
import {
  FINDING_GROUPS,
  SEVERITY_LABEL,
  toFixKey,
  toggleFinding,
  type FindingGroup,
  type FindingsModel,
  type FindingsRow,
  type FindingsState,
} from "../../core/roadmap/findings-rows";
import type { Key, PlainKey } from "../../core/words/catalogue";
import { formatNumber, say, sayList, sayParts } from "../../core/words/say";
import { Chevron } from "../chevron";
import { Message, NothingMatches } from "../blank";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps, RowHost } from "../pane-props";
import { VirtualTree } from "../tree/virtual-tree";
import { cutLong } from "../words";
import { Diff, diffInWords } from "./diff";
import type { FixPreview } from "./findings-host";
import { SeverityIcon } from "./severity-icon";

interface FindingsProps extends RoadmapPaneProps {
  readonly findings: FindingsModel;
  /** How far looking has come, 0–1; null once all is known. */
  readonly looking: number | null;
}

/** A fix whose changes are shown. */
export interface OpenFix {
  /** The finding, and the key of its row. */
  readonly finding: Finding;
  readonly of: string;
  readonly preview: FixPreview;
}

/** What a row is high before it could be measured; pixels. */
const GUESSES: Readonly<Record<FindingsRow["kind"], number>> = { group: 32, finding: 28, place: 24, fix: 26 };

const GROUP_LABEL = {
  rule: "findings.by-rule",
  severity: "findings.by-severity",
  note: "findings.by-note",
} as const satisfies Record<FindingGroup, PlainKey>;
const COUNT_LABEL = {
  error: "count.errors",
  warning: "count.warnings",
  info: "count.infos",
} as const satisfies Record<Severity, Key>;

/** Where the plans contradict themselves, with both sides, and what puts it right. */
export function Findings(props: FindingsProps): VNode {
  const { findings, looking, state, host } = props;
  const [said, tell] = useState("");
  const [open, setOpen] = useState<OpenFix | null>(null);
  const total = SEVERITIES.reduce((sum, severity) => sum + findings.bySeverity[severity], 0);
  const change = (next: FindingsState): void => host.changeState({ ...state, findings: next });
  return (
    <div class="por-findings">
      <div class="por-sr" role="status">
        {said}
      </div>
      {looking !== null ? (
        <Looking share={looking} />
      ) : total === 0 ? (
        <Message icon="circle-check" title={say("blank.clean")} host={host}>
          <p>{props.query.scopeName ?? say("blank.clean-text", { count: props.summary.noteCount })}</p>
        </Message>
      ) : (
        <>
          <Bar findings={findings} state={state.findings} onChange={change} />
          {findings.rows.length > 0 ? (
            <FindingsTree
              findings={findings}
              state={state.findings}
              onState={change}
              host={host}
              open={open}
              setOpen={setOpen}
              tell={tell}
            />
          ) : (
            <NothingMatches
              title={say("blank.no-match")}
              says={
                props.query.scopeName === null
                  ? say("blank.no-finding")
                  : say("blank.no-finding-in", { scope: props.query.scopeName })
              }
              state={state}
              host={host}
            />
          )}
        </>
      )}
    </div>
  );
}

/** How far looking has come. */
export function Looking({ share }: { readonly share: number }): VNode {
  return (
    <div
      class="por-reading"
      role="progressbar"
      aria-label={say("findings.looking")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      style={`--por-read: ${share}`}
    >
      <span class="por-reading-text">{say("findings.looking-line")}</span>
    </div>
  );
}

interface BarProps {
  readonly findings: FindingsModel;
  readonly state: FindingsState;
  readonly onChange: (state: FindingsState) => void;
}

/** How many there are, and how they are grouped. */
function Bar({ findings: { bySeverity }, state, onChange }: BarProps): VNode {
  return (
    <div class="por-findings-bar">
      <ul class="por-legend" aria-label={say("findings.by-severity")}>
        {SEVERITIES.filter((severity) => bySeverity[severity] > 0).map((severity) => {
          const count = bySeverity[severity];
          return (
            <li key={severity} class="por-legend-part">
              <SeverityIcon severity={severity} />
              <span dir="auto">{say(COUNT_LABEL[severity], { count })}</span>
            </li>
          );
        })}
      </ul>
      <span class="por-grow" />
      <select
        class="dropdown por-findings-group"
        aria-label={say("findings.group")}
        value={state.group}
        onChange={({ currentTarget: { value } }) => {
          const group = FINDING_GROUPS.find((known) => known === value);
          if (group !== undefined) onChange({ ...state, group });
        }}
      >
        {FINDING_GROUPS.map((group) => (
          <option key={group} value={group}>
            {say(GROUP_LABEL[group])}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FindingsTreeProps {
  readonly findings: FindingsModel;
  readonly state: FindingsState;
  readonly onState: (state: FindingsState) => void;
  readonly host: RowHost;
  readonly open: OpenFix | null;
  readonly setOpen: (open: OpenFix | null) => void;
  readonly tell: (words: string) => void;
}

/** The findings as a tree, with what is done with each. */
export function FindingsTree({ findings, state, onState, host, open, setOpen, tell }: FindingsTreeProps): VNode {
  const [goTo, setGoTo] = useState<string | null>(null);
  const latest = useRef<object | null>(null);
  const newest = useRef(state);
  newest.current = state;
  const isOpen = (row: FindingsRow): boolean => row.kind !== "group" && row.finding === open?.finding;

  const showFix = async (finding: Finding, of: string): Promise<void> => {
    const asked = {};
    latest.current = asked;
    const preview = await host.findings.preview(finding);
    // Another was asked for meanwhile.
    if (preview === null || latest.current !== asked) return;
    // A finding is open at first: one that was toggled is folded.
    if (newest.current.toggled.includes(of)) onState(toggleFinding(newest.current, of));
    setOpen({ finding, of, preview });
    setGoTo(toFixKey(of));
    tell(say("findings.preview", { changes: diffInWords(preview.notes) }));
  };
  const closeFix = (): void => {
    setOpen(null);
    setGoTo(null);
  };
  const applyFix = async ({ preview, finding }: OpenFix): Promise<void> => {
    closeFix();
    if (await preview.apply()) tell(say("findings.fixed", { what: finding.fix?.title ?? finding.message }));
  };
  const fixAll = async (row: FindingsRow): Promise<void> => {
    const fixable = fixableOf(row);
    if (row.kind === "group" && fixable.length > 0 && (await host.findings.fixAll(row.title, fixable)))
      tell(say("findings.fixed", { what: say("count.findings", { count: fixable.length }) }));
  };
  const mute = async (finding: Finding): Promise<void> => {
    if (await host.findings.mute(finding)) tell(say("findings.muted", { note: nameOf(finding.path) }));
  };
  const fix = (row: FindingsRow): void => {
    if (row.kind === "group") void fixAll(row);
    else if (open !== null && isOpen(row)) void applyFix(open);
    else if (row.finding.fix !== undefined) void showFix(row.finding, row.of);
    else tell(say("findings.no-fix"));
  };
  const fold = (row: FindingsRow): void => {
    if (row.expanded !== null) onState(toggleFinding(state, row.key));
  };
  const onKey = (key: string, row: FindingsRow): boolean => {
    if (key === "f") fix(row);
    else if (key === "m" && row.kind !== "group") void mute(row.finding);
    else if (key === "Escape" && open !== null) closeFix();
    else return false;
    return true;
  };
  const onOpen = (row: FindingsRow, event: MouseEvent | KeyboardEvent): void => {
    if (row.kind === "group") fold(row);
    else if (row.kind === "fix") {
      // What was shown is applied by its button, not by any click on it.
      if (!isOpen(row) || event.type === "keydown") fix(row);
    } else host.open(row.kind === "place" ? row.place : row.finding, event);
  };
  // A row that stays the same is not drawn again: what is done with it is looked up when it is.
  const acts = useRef({ fold, fixAll, mute, applyFix });
  acts.current = { fold, fixAll, mute, applyFix };
  const act =
    (work: () => void) =>
    (event: MouseEvent): void => {
      event.stopPropagation();
      work();
    };

  const draw = (row: FindingsRow): VNode => {
    switch (row.kind) {
      case "group":
        return (
          <span class="por-vbody" aria-hidden="true">
            <span class="por-chevron">
              <Chevron />
            </span>
            <SeverityIcon severity={row.severity} />
            <span class="por-group-title" dir="auto">
              {row.title}
            </span>
            <span class="por-group-folder" dir="auto">
              {row.folder}
            </span>
            <span class="por-grow" />
            {row.by === "rule" && fixableOf(row).length > 1 && (
              <span class="por-action" onClick={act(() => void acts.current.fixAll(row))}>
                {say("findings.fix-all", { number: fixableOf(row).length })}
              </span>
            )}
            <span class="por-group-count">{formatNumber(row.findings.length)}</span>
          </span>
        );
      case "finding":
        return (
          <span class="por-vbody" aria-hidden="true">
            <span class="por-fold" onClick={act(() => acts.current.fold(row))}>
              <span class="por-chevron">
                <Chevron />
              </span>
            </span>
            <SeverityIcon severity={row.finding.severity} />
            <span class="por-finding-text" dir="auto">
              <span class="por-severity-word" data-severity={row.finding.severity}>
                {say(SEVERITY_LABEL[row.finding.severity][0])}
              </span>{" "}
              {row.finding.message}
            </span>
            <span
              class="por-mute clickable-icon"
              aria-label={say("findings.mute")}
              onClick={act(() => void acts.current.mute(row.finding))}
            >
              <HostIcon class="por-icon" name="bell-off" draw={host.drawIcon} />
            </span>
          </span>
        );
      case "place":
        return (
          <span class="por-vbody" aria-hidden="true">
            <Where row={row} />
            <span class="por-quote" dir="auto">
              {cutLong(row.place.quote)}
            </span>
          </span>
        );
      case "fix":
        return (
          <span class="por-vbody" aria-hidden="true">
            {open !== null && isOpen(row) ? (
              <span class="por-fix">
                <span class="por-fix-title" dir="auto">
                  {row.fix.title}
                </span>
                <Diff
                  notes={open.preview.notes}
                  named={open.preview.notes.some(({ path }) => path !== row.finding.path)}
                />
                <span class="por-fix-actions">
                  <span class="por-action mod-cta" onClick={act(() => void acts.current.applyFix(open))}>
                    {say("findings.apply")}
                  </span>
                  <span class="por-action" onClick={act(closeFix)}>
                    {say("findings.cancel")}
                  </span>
                </span>
              </span>
            ) : (
              <span class="por-action">
                <HostIcon class="por-icon" name="wrench" draw={host.drawIcon} />
                <span class="por-action-label" dir="auto">
                  {row.fix.title}
                </span>
              </span>
            )}
          </span>
        );
    }
  };

  return (
    <VirtualTree
      rows={findings.rows}
      label={say("pane.findings")}
      guess={(row) => GUESSES[row.kind]}
      toWords={(row) => inWords(row, isOpen(row) ? open : null)}
      draw={draw}
      toDrawn={(row) => (row.kind === "fix" && isOpen(row) ? open : null)}
      onFold={fold}
      onOpen={onOpen}
      onKey={onKey}
      onMenu={(row, event) => {
        if (row.kind !== "group") host.findings.showMenu(row.finding, event);
      }}
      onHover={(row, event, element) => {
        if (row.kind === "place") host.preview(row.place, event, element);
      }}
      goTo={goTo}
    />
  );
}

/** Where a side stands; in the same note as the finding its line says it all. */
function Where({ row }: { readonly row: FindingsRow & { readonly kind: "place" } }): VNode {
  const { finding, place } = row;
  const line = <span class="por-place-line">{place.line + 1}</span>;
  return place !== finding && place.path === finding.path ? (
    <span class="por-place-note is-same">{sayParts("place.same-note", { line })}</span>
  ) : (
    <span class="por-place-note" dir="auto">
      {nameOf(place.path)}:{line}
    </span>
  );
}

function fixableOf(row: FindingsRow): readonly Finding[] {
  return row.kind === "group" ? row.findings.filter(({ fix }) => fix !== undefined) : [];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

/** All that a row shows, and what can be done with it, for those who hear it. */
function inWords(row: FindingsRow, open: OpenFix | null): string {
  switch (row.kind) {
    case "group": {
      const { length } = fixableOf(row);
      const group = sayList([row.title, say("count.findings", { count: row.findings.length })]);
      return row.by === "rule" && length > 1 ? say("findings.fixable", { group, number: length }) : group;
    }
    case "finding":
      return say("join.colon", {
        name: say(SEVERITY_LABEL[row.finding.severity][0]),
        text: row.finding.message,
      });
    case "place":
      return say("place.line-quote", {
        place: nameOf(row.place.path),
        line: String(row.place.line + 1),
        quote: cutLong(row.place.quote),
      });
    case "fix":
      return open === null
        ? say("findings.fix", { fix: row.fix.title })
        : say("findings.fix-open", { fix: row.fix.title, changes: diffInWords(open.preview.notes) });
  }
}

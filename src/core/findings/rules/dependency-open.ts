import { isKnown } from "../../note/parsed-note";
import { statusOfRollup } from "../../rollup/note-rollups";
import { countRuns } from "../../rollup/count";
import type { StatedStatus } from "../../status/status";
import type { FindingDraft } from "../finding";
import { hasNeeds, nodesNeeded, type PlanNode } from "../needs";
import { workStatement } from "../note-statement";
import type { Rule, RuleInput } from "../rule";
import { named, noteName, placeOf, quote, quoted, quoteOf, statusWord } from "../say";
import type { FindingPlace } from "../finding";
import type { VaultView } from "../vault-view";
import { say } from "../../words/say";

/** Something is started or done while what it depends on is open. */
export const dependencyOpen: Rule = {
  name: "dependency-open",
  severity: "warning",
  check: (input) => [...checkNote(input), ...input.note.items.flatMap((_, place) => checkItem(input, place))],
};

const BEGUN: ReadonlySet<StatedStatus | null> = new Set<StatedStatus>(["active", "review", "done"]);
const OPEN: ReadonlySet<StatedStatus | null> = new Set<StatedStatus>([
  "todo",
  "active",
  "review",
  "blocked",
  "deferred",
]);

function checkNote({ path, note, vault }: RuleInput): readonly FindingDraft[] {
  const said = workStatement(note);
  if (said === null || !BEGUN.has(said.status)) return [];
  const open = firstOpen({ path, note, place: null }, vault);
  if (open === null) return [];
  return [
    {
      line: said.line,
      range: said.range,
      message: say("finding.note-needs", { raw: quoted(said.raw), needed: open.name, state: open.state }),
      quote: quote(said.raw),
      related: [open.place],
    },
  ];
}

function checkItem({ path, note, vault }: RuleInput, place: number): readonly FindingDraft[] {
  const item = note.items[place];
  if (item === undefined || place === note.noteTask || item.status === "cancelled") return [];
  const node = { path, note, place };
  if (!hasNeeds(node)) return [];
  const status = statusOf(node, place);
  const open = BEGUN.has(status) ? firstOpen(node, vault) : null;
  if (open === null) return [];
  const needs = { name: named(item), needed: open.name, state: open.state };
  return [
    {
      line: item.line,
      range: item.range,
      message: status === "done" ? say("finding.done-needs", needs) : say("finding.begun-needs", needs),
      quote: quoteOf(item),
      related: [open.place],
    },
  ];
}

interface OpenNode {
  readonly name: string;
  readonly state: string;
  readonly place: FindingPlace;
}

/** The first of what a node depends on that is open; where an id means several items, it is not certain which. */
function firstOpen(node: PlanNode, vault: VaultView): OpenNode | null {
  for (const [needed, ...others] of nodesNeeded(node, vault)) {
    if (needed === undefined || others.length > 0) continue;
    const open = needed.place === null ? openNote(needed, vault) : openItem(needed, needed.place);
    if (open !== null) return open;
  }
  return null;
}

function openItem({ path, note }: PlanNode, place: number): OpenNode | null {
  const item = note.items[place];
  if (item === undefined) return null;
  const status = statusOf({ note }, place);
  if (status === null || !OPEN.has(status)) return null;
  return { name: named(item), state: stateOf(status), place: placeOf(path, item) };
}

/** What an item says of itself, else what the counts of all below it amount to; null where there is nothing. */
function statusOf({ note }: Pick<PlanNode, "note">, place: number): StatedStatus | null {
  const item = note.items[place];
  if (item === undefined) return null;
  if (isKnown(item.status)) return item.status;
  return statusOfRollup(countRuns(note, [{ start: place, end: item.end }]));
}

/** A note by its own words, else by the first row that tracks it; agreed or drafted is no state of work. */
function openNote({ path, note }: PlanNode, vault: VaultView): OpenNode | null {
  const said = workStatement(note);
  if (said !== null) {
    if (!OPEN.has(said.status)) return null;
    return {
      name: quoted(noteName(path)),
      state: stateOf(said.status),
      place: { path, line: said.line, quote: quote(said.raw) },
    };
  }
  for (const tracker of vault.trackers(path)) {
    const row = tracker.item === null ? undefined : vault.note(tracker.source)?.items[tracker.item];
    if (row?.kind !== "row" || tracker.target.subpath !== "" || !OPEN.has(row.status)) continue;
    return { name: quoted(noteName(path)), state: stateOf(row.status), place: placeOf(tracker.source, row) };
  }
  return null;
}

function stateOf(status: StatedStatus): string {
  return status === "todo" ? say("finding.not-begun") : statusWord(status);
}

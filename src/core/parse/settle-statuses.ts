import type { Statement } from "../note/parsed-note";
import { isKnown } from "../note/parsed-note";
import { categoryOf } from "../status/status";
import type { ItemDraft, NoteBuilder } from "./note-builder";

/**
 * Gives items the statuses that statements say of them, once all are read.
 *
 * A phase takes the first statement of its section that the vocabulary knows: words below the heading say more than a
 * sign in it. An open box takes the first more exact open status (`Status: blocked`); a ticked one stays what it is.
 */
export function settleStatuses(builder: NoteBuilder): void {
  const settled = new Set<ItemDraft>();
  for (const statement of builder.statements) {
    const item = subjectOf(statement, builder);
    if (item === undefined) continue;
    if (item.kind === "phase") settlePhase(item, statement, settled);
    else if (item.kind === "task") settleTask(item, statement, settled);
  }
}

function subjectOf(statement: Statement, builder: NoteBuilder): ItemDraft | undefined {
  if (statement.of.kind === "item") return builder.items[statement.of.item];
  if (statement.of.kind !== "section") return undefined;
  const phase = builder.sections[statement.of.section]?.phase ?? null;
  return phase === null ? undefined : builder.items[phase];
}

function settlePhase(item: ItemDraft & { kind: "phase" }, statement: Statement, settled: Set<ItemDraft>): void {
  if (settled.has(item)) return;
  if (!isKnown(statement.status) && item.status !== null) return;
  if (isKnown(statement.status)) settled.add(item);
  item.status = statement.status;
  item.reason = statement.reason;
  item.raw = statement.raw;
}

function settleTask(item: ItemDraft & { kind: "task" }, statement: Statement, settled: Set<ItemDraft>): void {
  if (settled.has(item) || !isKnown(statement.status) || statement.status === "todo") return;
  if (categoryOf(item.status) !== "open" || categoryOf(statement.status) !== "open") return;
  settled.add(item);
  item.status = statement.status;
  item.reason = statement.reason;
  item.raw = statement.raw;
}

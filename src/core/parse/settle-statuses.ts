import type { Item, PhaseItem, Statement } from "../note/parsed-note";
import { isKnown } from "../note/parsed-note";
import { categoryOf } from "../status/status";
import type { Draft, NoteBuilder, StatementDraft } from "./note-builder";

/**
 * Gives tasks the statuses that statements say of them, once all of a slice is read: an open box takes the first more
 * exact open status (`Status: blocked`); a ticked one stays what it is.
 */
export function settleTasks(builder: NoteBuilder): void {
  const settled = new Set<number>();
  for (const statement of builder.statements) {
    if (statement.of.kind !== "item" || settled.has(statement.of.item)) continue;
    const item = builder.items[statement.of.item];
    if (item?.kind !== "task" || !isKnown(statement.status) || statement.status === "todo") continue;
    if (categoryOf(item.status) !== "open" || categoryOf(statement.status) !== "open") continue;
    settled.add(statement.of.item);
    take(item, statement);
  }
}

/**
 * Gives phases the statuses that statements say of their sections, once all of a note is read: a phase takes the first
 * statement of its section that the vocabulary knows, since words below a heading say more than a sign in it.
 *
 * @param phaseOf the phase of a section, to be changed; undefined where it has none
 */
export function settlePhases(
  statements: readonly Statement[],
  phaseOf: (section: number) => Draft<PhaseItem> | undefined,
): void {
  const settled = new Set<Item>();
  for (const statement of statements) {
    const item = statement.of.kind === "section" ? phaseOf(statement.of.section) : undefined;
    if (item === undefined || settled.has(item)) continue;
    if (!isKnown(statement.status) && item.status !== null) continue;
    if (isKnown(statement.status)) settled.add(item);
    take(item, statement);
    item.statusRange = null;
    delete item.written;
  }
}

function take(
  item: { status: Item["status"]; reason: string | null; raw: string | null },
  { status, reason, raw }: StatementDraft | Statement,
): void {
  item.status = status;
  item.reason = reason;
  item.raw = raw;
}

import type { VaultIndex } from "../index/vault-index";
import { queryItemsOf } from "../query/query-items";
import type { BoardCard } from "./board/board";
import { PRIORITIES } from "./board/columns";
import { cardsOf } from "./board/note-cards";
import { EVERYTHING, toItemTest } from "./visible-rows";

/**
 * What can be worked on now: what is open, while nothing hinders it. What is most urgent comes first, then what stands in
 * the first phase of its note in which anything can be done, and so on; then the order of paths and lines.
 *
 * @param today `YYYY-MM-DD`
 */
export function nextCards(index: VaultIndex, today: string, selection = EVERYTHING): readonly BoardCard[] {
  const items = queryItemsOf(index);
  const test = toItemTest(selection);
  const found: { readonly card: BoardCard; readonly priority: number; readonly phase: number }[] = [];
  for (const path of index.notePaths()) {
    const note = index.note(path);
    if (note === undefined || note.items.length === 0) continue;
    const phases = new Map<string, number>();
    for (const card of cardsOf(path, note).cards) {
      const item = items.of(path, card.item);
      if (item === undefined || !item.isReadyOn(today) || test?.(item) === false) continue;
      const phase = phases.get(card.phase) ?? phases.size;
      phases.set(card.phase, phase);
      const priority = card.priority === null ? PRIORITIES.length : PRIORITIES.indexOf(card.priority);
      found.push({ card, priority, phase });
    }
  }
  // Sorting keeps the order of what is alike.
  return found.sort((a, b) => a.priority - b.priority || a.phase - b.phase).map(({ card }) => card);
}

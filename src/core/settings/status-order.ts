import { STATUSES, type Status } from "../status/status";

/** Statuses in an order of which only a part may be said: those that are not follow the one that they come after. */
export function completeOrder(said: readonly Status[]): readonly Status[] {
  const order = [...new Set(said)];
  STATUSES.forEach((status, place) => {
    if (order.includes(status)) return;
    const before = STATUSES[place - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, status);
  });
  return order;
}

/** An order in which what stood at one place stands at another; the same where there is no such place. */
export function movedIn(order: readonly Status[], from: number, to: number): readonly Status[] {
  const moved = order[from];
  if (moved === undefined || to < 0 || to >= order.length) return order;
  const others = order.filter((_, place) => place !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

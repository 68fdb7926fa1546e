import { labelOf } from "../status/label";
import { categoryOf, STATUSES, type Category, type Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";

/** The statuses of one category, for a menu. */
export interface StatusGroup {
  readonly category: Category;
  readonly choices: readonly StatusChoice[];
}

export interface StatusChoice {
  readonly status: Status;
  /** In sentence case: `In progress`. */
  readonly label: string;
  /** The character that stands for it in a box; null where none does. */
  readonly symbol: string | null;
}

const CATEGORIES: readonly Category[] = ["open", "closed", "standing"];

/** All statuses that can be set, by category, and in each in that order. */
export function statusChoices({ symbols }: Vocabulary, order: readonly Status[] = STATUSES): readonly StatusGroup[] {
  const symbolOf = (status: Status): string | null => [...symbols].find(([, meant]) => meant === status)?.[0] ?? null;
  return CATEGORIES.map((category) => ({
    category,
    choices: order
      .filter((status) => categoryOf(status) === category)
      .map((status) => ({
        status,
        label: labelOf(status),
        symbol: symbolOf(status),
      })),
  }));
}

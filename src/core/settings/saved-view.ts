import { readScope, WHOLE_VAULT, type Scope } from "../query/scope";
import { say } from "../words/say";

/** What a person has chosen in a pane, under a name; plain JSON. */
export interface SavedView {
  /** Stays when the name changes: its command, and so the keys for that, are known by it. */
  readonly id: string;
  readonly name: string;
  /** Which view of the pane. A newer version may know others. */
  readonly view: string;
  readonly query: string;
  readonly openOnly: boolean;
  readonly scope: Scope;
  /** What that view lets one choose besides, as it keeps it itself. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The longest name, in UTF-16 units. */
const MAX_NAME = 60;

/** Why `name` cannot be that of a saved view, given the names of others; null when it can. */
export function findNameFault(name: string, others: readonly string[]): string | null {
  const plain = name.trim().toLowerCase();
  if (plain === "") return say("fault.name-empty");
  if (plain.length > MAX_NAME) return say("fault.name-long", { count: MAX_NAME });
  return others.some((other) => other.toLowerCase() === plain) ? say("fault.view-known", { name: name.trim() }) : null;
}

/** An id for a new view of that name, which none of the others has. */
export function toViewId(name: string, others: readonly SavedView[]): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "view";
  for (let count = 1; ; count++) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (others.every((other) => other.id !== id)) return id;
  }
}

/** The view that a stored value is; part of a sentence where it is none. */
export function readSavedView(stored: unknown, others: readonly SavedView[]): SavedView | string {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return say("fault.no-view");
  const { id, name, view, query, openOnly, scope, options } = stored as Partial<Record<keyof SavedView, unknown>>;
  if (typeof name !== "string" || typeof view !== "string") return say("fault.no-view");
  if (
    findNameFault(
      name,
      others.map((other) => other.name),
    ) !== null
  )
    return say("fault.no-view-name");
  const isFree = typeof id === "string" && /^[\p{L}\p{N}-]+$/u.test(id) && others.every((other) => other.id !== id);
  return {
    id: isFree ? id : toViewId(name, others),
    name,
    view,
    query: typeof query === "string" ? query : "",
    openOnly: openOnly === true,
    scope: readScope(scope, WHOLE_VAULT),
    options: typeof options === "object" && options !== null ? (options as SavedView["options"]) : {},
  };
}

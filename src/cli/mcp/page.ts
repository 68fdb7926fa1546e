import { ToolError } from "./tool-error";

/** An answer holds about so many characters at most, so that it leaves room for what an agent does with it. */
const MAX_ANSWER = 24_000;
/** Longer texts of notes are cut: a line may hold megabytes. */
const MAX_TEXT = 600;

/** Which part of a list is asked for. */
export interface PageRequest {
  /** As it was given with the part before; undefined for the first one. */
  readonly cursor?: string | undefined;
  /** How many entries at most; undefined for as many as have room. */
  readonly limit?: number | undefined;
}

/** A part of a list. */
export interface Page<T> {
  readonly total: number;
  readonly entries: readonly T[];
  /** What asks for the next part; absent in the last one. */
  readonly cursor?: string;
  /** Says in words how many are left; absent in the last one. */
  readonly more?: string;
}

/**
 * The part of a list that is asked for, of which at least one entry is given.
 *
 * @param revision of the vault: when it is another by the next part, that is none of the same list any more
 * @throws {ToolError} for a cursor that is none, or of another state of the vault.
 */
export function toPage<S, T>(
  list: readonly S[],
  { cursor, limit = Infinity }: PageRequest,
  revision: number,
  toEntry: (each: S) => T,
): Page<T> {
  const from = cursor === undefined ? 0 : readCursor(cursor, revision);
  const entries: T[] = [];
  for (let room = MAX_ANSWER; from + entries.length < list.length && entries.length < limit;) {
    const each = list[from + entries.length];
    if (each === undefined) break;
    const entry = clipped(toEntry(each)) as T;
    room -= JSON.stringify(entry).length;
    if (room < 0 && entries.length > 0) break;
    entries.push(entry);
  }
  const next = from + entries.length;
  const left = list.length - next;
  if (left <= 0) return { total: list.length, entries };
  return {
    total: list.length,
    entries,
    cursor: `${next}.${revision}`,
    more: `${left} more: ask again with this cursor`,
  };
}

function readCursor(cursor: string, revision: number): number {
  const [, from, of] = /^(\d{1,9})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (from === undefined) throw new ToolError(`“${cursor}” is no cursor: give it as the answer before did`);
  if (Number(of) !== revision) {
    throw new ToolError("The notes have changed since that cursor was given: ask again without one");
  }
  return Number(from);
}

/** The same value with long texts cut and without what is empty, so that it says the same in less room. */
export function clipped(value: unknown): unknown {
  if (typeof value === "string") return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if (Array.isArray(value)) return value.slice(0, 50).map(clipped);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => !isEmpty(each));
  return Object.fromEntries(kept.map(([key, each]) => [key, clipped(each)]));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

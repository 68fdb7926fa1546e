import type { PlanChange, PlanItem, PlanOfRecordApi, PlanQueryError } from "../../api";
import type { VaultIndex } from "../../core/index/vault-index";
import { compileQuery } from "../../core/query/compile-query";
import { queryItemsOf } from "../../core/query/query-items";
import type { QueryError } from "../../core/query/query-term";
import type { QueryWords } from "../../core/query/read-term";
import { toItemTest } from "../../core/roadmap/visible-rows";
import { STATUSES, type Status } from "../../core/status/status";
import { freeze, toPlanItem, toPlanRollup, toPlanStatus } from "./api-values";

/** What the API is made of. */
export interface ApiParts {
  readonly index: VaultIndex;
  readonly words: QueryWords;
  readonly isReady: () => boolean;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Rejects, with words for people, when it cannot be set. */
  readonly setStatus: (path: string, line: number, status: Status) => Promise<void>;
  /** Calls `listener` whenever the index may have changed, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

/** The object that other plugins are given, and what ends it. */
export function createApi(parts: ApiParts): { readonly api: PlanOfRecordApi; readonly end: () => void } {
  const { index } = parts;
  const listeners = new Set<(change: PlanChange) => void>();
  let { revision } = index;
  const end = parts.onChange(() => {
    if (index.revision === revision) return;
    const changes = index.changedSince(revision);
    ({ revision } = index);
    const change = freeze({
      paths: changes === null ? null : [...changes.paths].filter((path) => /\.md$/i.test(path)),
    });
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (error) {
        console.error("Plan of Record: a listener of another plugin failed", error);
      }
    }
  });
  const api: PlanOfRecordApi = Object.freeze({
    apiVersion: 1 as const,
    get isReady() {
      return parts.isReady();
    },
    query: (text: string) => freeze(find(parts, text)),
    items: (path: string) => freeze(itemsOf(index, path)),
    rollup: (target: string) => toPlanRollup(index, target),
    statusOf: (path: string) => toPlanStatus(index, path),
    setStatus: async (path: string, line: number, status: Status) => {
      if (!STATUSES.includes(status)) throw new RangeError(`“${status}” is no status; they are ${STATUSES.join(", ")}`);
      await parts.setStatus(path, line, status);
    },
    onChange: (listener: (change: PlanChange) => void) => {
      // Of its own, so that one that is given twice is called twice and ends twice.
      const own = (change: PlanChange): void => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  });
  return {
    api,
    end: () => {
      end();
      listeners.clear();
    },
  };
}

function itemsOf(index: VaultIndex, path: string): readonly PlanItem[] {
  const note = index.note(path);
  return note?.items.flatMap((_, place) => toPlanItem(note, path, place) ?? []) ?? [];
}

function find({ index, words, today }: ApiParts, text: string): readonly PlanItem[] {
  const query = compileQuery(text, { index, today: today(), vocabulary: words.vocabulary });
  if (query.error !== undefined) throw toError(query.error);
  const test = toItemTest({ ...query, scope: null });
  const items = queryItemsOf(index);
  return index.notePaths().flatMap((path) => {
    const note = index.note(path);
    return (
      note?.items.flatMap((_, place) => {
        const item = items.of(path, place);
        return item === undefined || test?.(item) === false ? [] : (toPlanItem(note, path, place) ?? []);
      }) ?? []
    );
  });
}

function toError({ message, from, to, allowed }: QueryError): PlanQueryError {
  return Object.assign(new Error(message), { name: "PlanQueryError" as const, from, to, allowed: [...allowed] });
}

import { idKey } from "../index/note-ids";
import type { VaultIndex } from "../index/vault-index";
import { findSection } from "../links/subpath";
import type { Run } from "../note/parsed-note";
import { categoryOf } from "../status/status";
import { daysOf } from "./days";
import { parseQuery } from "./parse-query";
import type { PhaseName, QueryItem } from "./query-item";
import {
  RANKS,
  type Comparison,
  type Field,
  type QueryError,
  type QueryNode,
  type State,
  type Term,
} from "./query-term";
import type { QueryWords } from "./read-term";
import type { Scope } from "./scope";

/** What is asked of one item. */
export type ItemTest = (item: QueryItem) => boolean;

/** A query, ready to be asked; it stays right when the vault changes. */
export interface Query {
  readonly error?: undefined;
  /** The same for queries that ask the same. */
  readonly key: string;
  /** Whether an item is meant. Words may stand in it or in anything that it stands under. */
  readonly matches: ItemTest;
  /** The words, in lower case, that all must occur; what else is asked is in `test`. */
  readonly words: readonly string[];
  /** What is asked besides the words; null for nothing. */
  readonly test: ItemTest | null;
}

/** With what a query is understood. */
export interface QueryContext extends QueryWords {
  readonly index: VaultIndex;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Makes a query of a text; or says why it is none. */
export function compileQuery(text: string, context: QueryContext): Query | { readonly error: QueryError } {
  const { query, error } = parseQuery(text, context);
  if (error !== undefined) return { error };
  const parts = query.kind === "all" ? query.nodes : [query];
  const words = parts.flatMap((node) => (node.kind === "text" ? [node.text] : []));
  const others = parts.filter(({ kind }) => kind !== "text");
  const test = others.length === 0 ? null : compile({ kind: "all", nodes: others }, context);
  return {
    key: JSON.stringify([query, context.today]),
    words,
    test,
    matches: (item) => (test === null || test(item)) && words.every((word) => item.hasText(word)),
  };
}

/**
 * What a scope asks of an item; null for nothing.
 *
 * @param activePath the note that is active; null where none is, so that a scope of it holds nothing
 */
export function compileScope(scope: Scope, index: VaultIndex, activePath: string | null): ItemTest | null {
  switch (scope.kind) {
    case "vault":
      return null;
    case "note":
      return ({ path }) => path === activePath;
    case "links":
      return activePath === null ? () => false : linksTo(index, () => ({ path: activePath, subpath: "" }));
    case "folder":
      return ({ path }) => path.startsWith(`${scope.path}/`);
    case "tag":
      return hasTag(scope.tag.toLowerCase());
    case "notes":
      return ({ path }) => scope.paths.has(path);
  }
}

function compile(node: QueryNode, context: QueryContext): ItemTest {
  switch (node.kind) {
    case "text":
      return (item) => item.hasText(node.text);
    case "term":
      return compileTerm(node.term, context);
    case "not": {
      const test = compile(node.node, context);
      return (item) => !test(item);
    }
    case "all":
    case "any": {
      const tests = node.nodes.map((each) => compile(each, context));
      const [only] = tests;
      if (tests.length === 1 && only !== undefined) return only;
      return node.kind === "all"
        ? (item) => tests.every((test) => test(item))
        : (item) => tests.some((test) => test(item));
    }
  }
}

function compileTerm(term: Term, context: QueryContext): ItemTest {
  switch (term.key) {
    case "status":
      return ({ status }) => status === term.status;
    case "is":
      return compileState(term.state, context.today);
    case "has":
      return compileField(term.field);
    case "kind":
      return ({ kind }) => kind === term.kind;
    case "priority":
      return ({ priority }) => priority !== null && compares(term.comparison, RANKS[priority], term.rank, term.rank);
    case "effort":
      return ({ effortHours }) =>
        effortHours !== null && compares(term.comparison, effortHours, term.hours, term.hours);
    case "due":
    case "start":
    case "scheduled":
    case "done": {
      const { key, comparison, days } = term;
      const { from, to } = "name" in days ? daysOf(days, context.today) : days;
      return ({ dates }) => {
        const day = dates[key];
        return day !== undefined && compares(comparison, day, from, to);
      };
    }
    case "phase":
      return ({ phases }) => phases.some((phase) => isCalled(phase, term.text));
    case "path":
      return textOf(({ path }) => path, term.text);
    case "tag":
      return hasTag(term.text);
    case "person":
      return ({ people }) => people.some((person) => isPerson(person.toLowerCase(), term.text));
    case "id":
      return ({ id }) => id !== null && idKey(id) === term.text;
    case "link": {
      const { linkpath, subpath } = term;
      return linksTo(context.index, () => context.index.resolve({ linkpath, subpath }, ""));
    }
  }
}

/** Whether a value compares so with another, which may be a run of values. */
function compares<T extends string | number>(comparison: Comparison, value: T, from: T, to: T): boolean {
  switch (comparison) {
    case "=":
      return value >= from && value <= to;
    case "<":
      return value < from;
    case "<=":
      return value <= to;
    case ">":
      return value > to;
    case ">=":
      return value >= from;
  }
}

function compileState(state: State, today: string): ItemTest {
  const isOpen: ItemTest = ({ status }) => status !== null && categoryOf(status) === "open";
  switch (state) {
    case "open":
      return isOpen;
    case "closed":
    case "standing":
      return ({ status }) => status !== null && categoryOf(status) === state;
    case "done":
      return ({ status }) => status === "done";
    case "blocked":
      return (item) => item.status === "blocked" || (isOpen(item) && item.isWaiting);
    case "ready":
      return (item) => item.isReadyOn(today);
    case "overdue":
      return (item) => item.dates.due !== undefined && item.dates.due < today && isOpen(item);
    case "critical":
      return (item) => item.isCritical;
  }
}

function compileField(field: Field): ItemTest {
  switch (field) {
    case "due":
    case "start":
    case "scheduled":
    case "weeks":
      return ({ dates }) => dates[field] !== undefined;
    case "effort":
      return ({ effortHours }) => effortHours !== null;
    case "priority":
    case "status":
    case "id":
      return (item) => item[field] !== null;
    case "person":
      return ({ people }) => people.length > 0;
    case "tag":
      return ({ tags }) => tags.length > 0;
    case "dependency":
      return ({ hasDependency }) => hasDependency;
  }
}

/** Whether a text of items has another in it; those of one note, which come one after the other, have the same. */
function textOf(read: (item: QueryItem) => string, text: string): ItemTest {
  let last = "";
  let found = "".includes(text);
  return (item) => {
    const all = read(item);
    if (all !== last) {
      last = all;
      found = all.toLowerCase().includes(text);
    }
    return found;
  };
}

function hasTag(tag: string): ItemTest {
  return ({ tags }) => tags.some((each) => each === tag || (each.startsWith(tag) && each.charAt(tag.length) === "/"));
}

/** `ada` is Ada Lovelace, too. */
function isPerson(person: string, text: string): boolean {
  return person === text || person.split(/[\s._-]+/).includes(text);
}

const IS_LETTER = /[\p{L}\p{N}]/u;

/** By its id, by the number of that, or by words of its title: `Phase 1` is not in `Phase 12`. */
function isCalled({ id, title }: PhaseName, text: string): boolean {
  if (id !== null && (id === text || (/^\d/.test(text) && id.endsWith(` ${text}`)))) return true;
  for (let at = title.indexOf(text); at !== -1; at = title.indexOf(text, at + 1)) {
    if (!IS_LETTER.test(title.charAt(at - 1)) && !IS_LETTER.test(title.charAt(at + text.length))) return true;
  }
  return false;
}

/** Whether an item links to something, itself or by what it stands under. */
function linksTo(index: VaultIndex, target: () => { readonly path: string; readonly subpath: string }): ItemTest {
  let revision = -1;
  let runs = new Map<string, readonly Run[]>();
  return ({ path, place }) => {
    if (revision !== index.revision) {
      revision = index.revision;
      runs = runsLinkingTo(index, target());
    }
    const covers = runs.get(path);
    return covers !== undefined && place !== null && covers.some(({ start, end }) => start <= place && place < end);
  };
}

function runsLinkingTo(
  index: VaultIndex,
  { path, subpath }: { readonly path: string; readonly subpath: string },
): Map<string, readonly Run[]> {
  const note = index.note(path);
  const sectionOf = (written: string): number | null => (note === undefined ? null : findSection(note, written));
  const wanted = subpath === "" ? null : sectionOf(subpath);
  const isMeant = (written: string): boolean =>
    subpath === "" ||
    (wanted === null ? written.toLowerCase() === subpath.toLowerCase() : sectionOf(written) === wanted);
  return new Map(
    index.sourcesOf(path).map((source) => {
      const links = index.linksBetween(source, path).filter(({ target }) => isMeant(target.subpath));
      return [source, links.map(({ covers }) => covers)] as const;
    }),
  );
}

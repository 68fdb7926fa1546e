// What a base asks for: a few of the functions of Bases, and an error that names any other.
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { BasesEntry, BasesQueryResult, BasesViewConfig, toPropertyId, type BaseView } from "./bases";
import { getAllTags } from "./frontmatter";
import { parseYaml } from "./yaml";

type Filter =
  string | { readonly and?: readonly Filter[]; readonly or?: readonly Filter[]; readonly not?: readonly Filter[] };

/** What stands in a `.base` file, as far as it is understood. */
export interface Base {
  readonly filters?: Filter;
  readonly views: readonly BaseView[];
}

/** @throws {Error} when the text is no YAML. */
export function parseBase(text: string): Base {
  const read = (parseYaml(text) ?? {}) as { filters?: Filter; views?: unknown };
  const views = Array.isArray(read.views) ? (read.views as BaseView[]) : [];
  return {
    ...(read.filters === undefined ? {} : { filters: read.filters }),
    views: views.length === 0 ? [{ type: "table", name: "Table" }] : views,
  };
}

/**
 * What a view of a base gives, sorted and cut as it says. [T BasesQueryResult]
 *
 * @throws {Error} when a filter is not understood.
 */
export function runBase(app: AppHost, base: Base, view: BaseView): BasesQueryResult {
  const tests = [base.filters, view["filters"] as Filter | undefined].map((filter) => toTest(app, filter));
  const config = new BasesViewConfig(view, () => undefined);
  const entries = app.vault
    .getFiles()
    .filter((file) => tests.every((test) => test(file)))
    .map((file) => new BasesEntry(app, file));
  for (const { property, direction } of config.getSort().reverse()) {
    const key = (entry: BasesEntry): string => entry.getValue(property)?.toString() ?? "";
    const sign = direction === "ASC" ? 1 : -1;
    entries.sort((a, b) => sign * key(a).localeCompare(key(b), undefined, { numeric: true }));
  }
  const { limit, groupBy } = view as { limit?: unknown; groupBy?: { property?: unknown } };
  const grouped = typeof groupBy?.property === "string" ? toPropertyId(groupBy.property) : null;
  return new BasesQueryResult(
    entries.slice(0, typeof limit === "number" ? limit : undefined),
    config.getOrder(),
    grouped,
  );
}

function toTest(app: AppHost, filter: Filter | undefined): (file: TFile) => boolean {
  if (filter === undefined) return () => true;
  if (typeof filter === "string") return toStatement(app, filter.trim());
  const all = (filters: readonly Filter[] = []) => filters.map((each) => toTest(app, each));
  const { and, or, not } = filter;
  if (and !== undefined) return (file) => all(and).every((test) => test(file));
  if (or !== undefined) return (file) => all(or).some((test) => test(file));
  return (file) => !all(not).some((test) => test(file));
}

function toStatement(app: AppHost, text: string): (file: TFile) => boolean {
  if (text.startsWith("!")) {
    const test = toStatement(app, text.slice(1));
    return (file) => !test(file);
  }
  const [, name, list = ""] = /^file\.(inFolder|hasTag|hasProperty)\((.*)\)$/.exec(text) ?? [];
  const values = [...list.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? "");
  if (name === "inFolder" && values.length === 1) return ({ path }) => path.startsWith(`${values[0] ?? ""}/`);
  if (name === "hasProperty" && values.length === 1)
    return (file) => new BasesEntry(app, file).getValue(toPropertyId(values[0] ?? "")) !== null;
  if (name === "hasTag" && values.length > 0) {
    const wanted = values.map((value) => value.replace(/^#/, "").toLowerCase());
    return (file) => {
      const tags = getAllTags(app.metadataCache.getFileCache(file) ?? {}).map((tag) => tag.slice(1).toLowerCase());
      return wanted.some((tag) => tags.some((each) => each === tag || each.startsWith(`${tag}/`)));
    };
  }
  const [, property, sign, value = ""] = /^([\w.-]+) *(==|!=) *["']?([^"']*)["']?$/.exec(text) ?? [];
  if (property === undefined) throw new Error(`The workbench does not know the filter “${text}”.`);
  const isEqual = (file: TFile): boolean =>
    (property === "file.ext"
      ? file.extension
      : new BasesEntry(app, file).getValue(toPropertyId(property))?.toString()) === value;
  return (file) => isEqual(file) === (sign === "==");
}

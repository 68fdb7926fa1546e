// Bases as its declarations tell it to plugins: what a query gives, what a view is and what it may ask for. [T]
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { Component } from "./component";

export type PropertyId = `${"note" | "formula" | "file"}.${string}`;

/** A view in a base, as its file has it. */
export interface BaseView {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

/** A value of a property. */
class PlainValue {
  constructor(readonly data: unknown) {}

  toString(): string {
    const { data } = this;
    if (Array.isArray(data)) return data.join(", ");
    return typeof data === "string" ? data : JSON.stringify(data);
  }
}

/** One file that a query gives. */
export class BasesEntry {
  constructor(
    private readonly app: AppHost,
    readonly file: TFile,
  ) {}

  getValue(id: PropertyId): PlainValue | null {
    const { type, name } = parsePropertyId(id);
    const { file } = this;
    const ofFile: Record<string, unknown> = { name: file.name, path: file.path, folder: file.parent?.path ?? "" };
    const value =
      type === "file"
        ? (ofFile[name] ?? (name === "basename" ? file.basename : undefined))
        : this.app.metadataCache.getFileCache(file)?.frontmatter?.[name];
    return value === undefined || value === null ? null : new PlainValue(value);
  }
}

/** What a query gives: new objects each time. [T BasesView.data] */
export class BasesQueryResult {
  constructor(
    readonly data: BasesEntry[],
    readonly properties: PropertyId[],
    private readonly groupedBy: PropertyId | null,
  ) {}

  /** Without grouping one group without a key. [T] */
  get groupedData(): { key?: PlainValue; entries: BasesEntry[]; hasKey(): boolean }[] {
    const groups = new Map<string, { key?: PlainValue; entries: BasesEntry[]; hasKey(): boolean }>();
    for (const entry of this.data) {
      const key = this.groupedBy === null ? null : entry.getValue(this.groupedBy);
      const name = key === null ? "" : `=${key.toString()}`;
      const group = groups.get(name) ?? { ...(key === null ? {} : { key }), entries: [], hasKey: () => key !== null };
      group.entries.push(entry);
      groups.set(name, group);
    }
    return [...groups.values()];
  }
}

/** What a base keeps of a view. */
export class BasesViewConfig {
  constructor(
    private readonly view: BaseView,
    private readonly keep: (key: string, value: unknown) => void,
  ) {}

  get name(): string {
    return this.view.name;
  }

  get(key: string): unknown {
    return this.view[key];
  }

  getAsPropertyId(key: string): PropertyId | null {
    const value = this.view[key];
    return typeof value === "string" && /^(?:note|file|formula)\../.test(value) ? (value as PropertyId) : null;
  }

  set(key: string, value: unknown): void {
    this.keep(key, value);
  }

  getOrder(): PropertyId[] {
    const { order } = this.view;
    return Array.isArray(order) ? order.map((name) => toPropertyId(String(name))) : [];
  }

  getSort(): { property: PropertyId; direction: "ASC" | "DESC" }[] {
    const { sort } = this.view;
    if (!Array.isArray(sort)) return [];
    return (sort as { property?: unknown; direction?: unknown }[]).flatMap(({ property, direction }) =>
      typeof property === "string"
        ? [{ property: toPropertyId(property), direction: direction === "DESC" ? ("DESC" as const) : ("ASC" as const) }]
        : [],
    );
  }

  getDisplayName(id: PropertyId): string {
    return parsePropertyId(id).name;
  }
}

/** Runs the query of a base; views only hand it on. [T] */
export class QueryController extends Component {
  constructor(readonly app: AppHost) {
    super();
  }
}

export abstract class BasesView extends Component {
  abstract type: string;
  app: AppHost;
  config: BasesViewConfig;
  allProperties: PropertyId[] = [];
  data = new BasesQueryResult([], [], null);

  constructor(controller: QueryController) {
    super();
    this.app = controller.app;
    this.config = new BasesViewConfig({ type: "", name: "" }, () => undefined);
  }

  abstract onDataUpdated(): void;
}

/** A name without a source is a property of the note. */
export function toPropertyId(name: string): PropertyId {
  return /^(?:note|file|formula)\../.test(name) ? (name as PropertyId) : `note.${name}`;
}

export function parsePropertyId(id: string): { type: string; name: string } {
  const dot = id.indexOf(".");
  return { type: id.slice(0, dot), name: id.slice(dot + 1) };
}

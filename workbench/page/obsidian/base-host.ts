// A base on the page: its tools, and the view that a plugin or the workbench itself gives for its type.
import type { AppHost } from "./app-host";
import { parseBase, runBase, type Base } from "./base-query";
import { BasesViewConfig, QueryController, type BasesQueryResult, type BasesView, type BaseView } from "./bases";
import { Component } from "./component";
import { debounce } from "./debounce";
import type { Events } from "./events";
import { setIcon } from "./icons";
import type { BasesRegistration } from "./plugin-host";
import { Setting } from "./setting";

/** Where the text of a base stands. */
export interface BaseSource {
  read(): Promise<string>;
  /** Keeps what was chosen in the tools. */
  write(key: string, value: unknown, view: number): Promise<void>;
}

/** The views that plugins gave, which tells `bases-change`. */
export interface BaseViews extends Events {
  readonly basesViews: ReadonlyMap<string, BasesRegistration>;
}

interface Option {
  readonly type: string;
  readonly key: string;
  readonly displayName: string;
  readonly default?: unknown;
  readonly placeholder?: string;
  readonly options?: Record<string, string>;
}

/** How long changes of the vault are gathered before a query runs again; not known of the app. [F] */
const GATHERING = 50;

/** Shows a base, and keeps it up to date, until it is unloaded. */
export class BaseHost extends Component {
  private readonly toolsEl: HTMLElement;
  private readonly optionsEl: HTMLElement;
  private readonly viewEl: HTMLElement;
  private base: Base = { views: [] };
  private at = 0;
  private shown: { readonly by: BasesRegistration; readonly at: number; readonly controller: QueryController } | null =
    null;
  private view: BasesView | null = null;
  private readonly refreshSoon = debounce(() => void this.refresh(), GATHERING);

  constructor(
    private readonly app: AppHost,
    containerEl: HTMLElement,
    private readonly source: BaseSource,
    private readonly views: BaseViews,
  ) {
    super();
    this.toolsEl = containerEl.createDiv("bases-header").createDiv("bases-toolbar");
    this.optionsEl = containerEl.createDiv("bases-options");
    this.optionsEl.hidden = true;
    this.viewEl = containerEl.createDiv("bases-view");
  }

  override onload(): void {
    const { vault, metadataCache } = this.app;
    for (const name of ["create", "delete", "rename", "modify"]) this.registerEvent(vault.on(name, this.refreshSoon));
    for (const name of ["changed", "resolved"]) this.registerEvent(metadataCache.on(name, this.refreshSoon));
    this.registerEvent(this.views.on("bases-change", () => void this.refresh()));
    this.register(() => this.drop());
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const text = await this.source.read().catch(() => null);
    if (text === null) return;
    try {
      this.base = parseBase(text);
      const view = this.base.views[this.at] ?? this.base.views[0];
      if (view === undefined) return;
      const result = runBase(this.app, this.base, view);
      this.drawTools(result);
      this.drawView(view, result);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  private drawTools({ data }: BasesQueryResult): void {
    const had = this.toolsEl.contains(document.activeElement);
    this.toolsEl.empty();
    const select = this.toolsEl.createEl("select", { cls: "dropdown", attr: { "aria-label": "View" } });
    this.base.views.forEach(({ name }, place) => select.createEl("option", { text: name, value: String(place) }));
    select.value = String(this.at);
    select.addEventListener("change", () => {
      this.at = Number(select.value);
      this.optionsEl.hidden = true;
      void this.refresh();
    });
    if (had) select.focus();
    this.toolsEl.createSpan({ cls: "bases-count", text: `${data.length} ${data.length === 1 ? "result" : "results"}` });
    const button = this.toolsEl.createEl("button", { cls: "clickable-icon", attr: { "aria-label": "Configure view" } });
    setIcon(button, "lucide-settings");
    button.addEventListener("click", () => {
      this.optionsEl.hidden = !this.optionsEl.hidden;
      if (!this.optionsEl.hidden) this.drawOptions();
    });
  }

  private drawOptions(): void {
    this.optionsEl.empty();
    const view = this.base.views[this.at];
    if (view === undefined) return;
    const set = (key: string) => (value: unknown) => void this.keep(key, value);
    const options = this.views.basesViews.get(view.type)?.options?.(this.configOf(view) as never) ?? [];
    for (const option of options as Option[]) {
      const setting = new Setting(this.optionsEl).setName(option.displayName);
      const value = view[option.key] ?? option.default;
      if (option.type === "toggle")
        setting.addToggle((toggle) => toggle.setValue(value === true).onChange(set(option.key)));
      else if (option.type === "dropdown")
        setting.addDropdown((dropdown) =>
          dropdown
            .addOptions(option.options ?? {})
            .setValue(String(value))
            .onChange(set(option.key)),
        );
      else
        setting.addText((field) =>
          field
            .setPlaceholder(option.placeholder ?? "")
            .setValue(typeof value === "string" ? value : "")
            .onChange(set(option.key)),
        );
    }
    if (options.length === 0) this.optionsEl.createDiv({ text: "This view has nothing to choose." });
  }

  private async keep(key: string, value: unknown): Promise<void> {
    await this.source.write(key, value, this.at);
    await this.refresh();
  }

  private configOf(view: BaseView): BasesViewConfig {
    return new BasesViewConfig(view, (key, value) => void this.keep(key, value));
  }

  private drawView(view: BaseView, result: BasesQueryResult): void {
    const registration = this.views.basesViews.get(view.type);
    if (registration === undefined) {
      this.drop();
      // As the app says it to people. [tasknotes 2093]
      if (view.type !== "table") this.say(`Base configured with an unknown view type: ${view.type}`);
      else this.drawTable(result);
      return;
    }
    if (this.shown?.by !== registration || this.shown.at !== this.at) {
      this.drop();
      const controller = new QueryController(this.app);
      this.shown = { by: registration, at: this.at, controller };
      this.view = registration.factory(controller as never, this.viewEl) as BasesView;
      // In which order it is loaded and given what it shows is not known. [F]
      controller.addChild(this.view);
      controller.load();
    }
    if (this.view === null) return;
    this.view.config = this.configOf(view);
    this.view.data = result;
    this.view.onDataUpdated();
  }

  /** A plain table, so that properties can be seen. */
  private drawTable({ data, properties }: BasesQueryResult): void {
    const ids = properties.length === 0 ? (["file.name"] as const) : properties;
    const table = this.viewEl.createEl("table", "bases-table");
    const head = table.createEl("tr");
    for (const id of ids) head.createEl("th", { text: id.slice(id.indexOf(".") + 1) });
    for (const entry of data) {
      const row = table.createEl("tr");
      for (const id of ids) row.createEl("td", { text: entry.getValue(id)?.toString() ?? "" });
    }
  }

  private say(text: string): void {
    this.drop();
    this.viewEl.createDiv({ cls: "pane-empty", text });
  }

  private drop(): void {
    this.shown?.controller.unload();
    this.shown = null;
    this.view = null;
    this.viewEl.empty();
  }
}

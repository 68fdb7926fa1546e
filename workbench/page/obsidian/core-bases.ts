// The core plugin Bases: it can be switched off and on, and then has `.base` files, `base` blocks and views of plugins.
import type { TFile } from "./abstract-file";
import type { AppHost } from "./app-host";
import { BaseHost, type BaseSource } from "./base-host";
import { FileView } from "./file-view";
import { MarkdownRenderChild } from "./markdown-render-child";
import { Notice } from "./notice";
import type { BasesRegistration, PluginHost } from "./plugin-host";
import { createCodeBlockPostProcessor, registerPostProcessor, unregisterPostProcessor } from "./post-processors";
import type { CorePlugin } from "./undeclared";
import type { LeafHost } from "./view";
import type { Workspace } from "./workspace";
import { parseYaml, stringifyYaml } from "./yaml";

const VIEW_TYPE = "bases";

/** What of the app Bases needs. */
export interface BasesApp extends AppHost {
  readonly workspace: Workspace;
  readonly pluginHost: PluginHost;
}

/** Bases, switched off at first. What becomes of the views that plugins gave when it is switched off is not known. [F] */
export class CoreBases implements CorePlugin {
  enabled = false;
  /** What plugins reach of it; they look there for what they gave. [O, tasknotes' and bookshelf's sources] */
  readonly instance: { readonly registrations: Readonly<Record<string, BasesRegistration>> };
  private readonly processor = createCodeBlockPostProcessor("base", (text, element, context) =>
    context.addChild(new BaseBlock(this.app, element, text)),
  );

  constructor(
    private readonly app: BasesApp,
    private readonly tell: () => void,
  ) {
    const { pluginHost } = app;
    this.instance = {
      get registrations() {
        return Object.fromEntries(pluginHost.basesViews);
      },
    };
  }

  enable(): void {
    if (this.enabled) return;
    this.enabled = true;
    const { workspace } = this.app;
    workspace.registerView(VIEW_TYPE, (leaf) => new BaseFileView(leaf, this.app));
    workspace.registerExtensions(["base"], VIEW_TYPE);
    registerPostProcessor(this.processor);
    this.tell();
  }

  disable(): void {
    if (!this.enabled) return;
    this.enabled = false;
    const { workspace, pluginHost } = this.app;
    workspace.unregisterView(VIEW_TYPE);
    workspace.unregisterExtensions(["base"]);
    unregisterPostProcessor(this.processor);
    pluginHost.basesViews.clear();
    this.tell();
  }

  /** What `registerBasesView` does: false where Bases is off [T], and a notice for an id that is there [tasknotes 840]. */
  register(id: string, registration: BasesRegistration): boolean {
    if (!this.enabled) return false;
    const { pluginHost } = this.app;
    if (pluginHost.basesViews.has(id)) {
      new Notice(`Unable to add new Bases view "${registration.name}". A view with this ID already exists.`);
      return true;
    }
    pluginHost.basesViews.set(id, registration);
    pluginHost.trigger("bases-change");
    return true;
  }
}

/** A `.base` file in a leaf. */
class BaseFileView extends FileView {
  override icon = "lucide-table";
  private host: BaseHost | null = null;

  constructor(
    leaf: LeafHost,
    private readonly bases: BasesApp,
  ) {
    super(leaf);
    this.contentEl.addClass("bases-file");
  }

  override getViewType(): string {
    return VIEW_TYPE;
  }

  override onLoadFile(file: TFile): Promise<void> {
    const { vault, pluginHost } = this.bases;
    const source: BaseSource = {
      read: () => vault.read(file),
      write: async (key, value, view) => {
        await vault.process(file, (text) => withOption(text, key, value, view));
      },
    };
    this.host = this.addChild(new BaseHost(this.bases, this.contentEl, source, pluginHost));
    return Promise.resolve();
  }

  override onUnloadFile(): Promise<void> {
    if (this.host !== null) this.removeChild(this.host);
    this.host = null;
    this.contentEl.empty();
    return Promise.resolve();
  }
}

/** A `base` block in a note; what is chosen there is kept as long as it is shown. */
class BaseBlock extends MarkdownRenderChild {
  constructor(
    private readonly app: BasesApp,
    element: HTMLElement,
    private text: string,
  ) {
    super(element);
  }

  override onload(): void {
    this.containerEl.addClass("bases-embed");
    const source: BaseSource = {
      read: () => Promise.resolve(this.text),
      write: (key, value, view) => {
        this.text = withOption(this.text, key, value, view);
        return Promise.resolve();
      },
    };
    this.addChild(new BaseHost(this.app, this.containerEl, source, this.app.pluginHost));
  }
}

function withOption(text: string, key: string, value: unknown, view: number): string {
  const base = (parseYaml(text) ?? {}) as { views?: Record<string, unknown>[] };
  const found = base.views?.[view];
  if (found === undefined) return text;
  if (value === null || value === undefined) Reflect.deleteProperty(found, key);
  else found[key] = value;
  return stringifyYaml(base);
}

import type { Extension } from "@codemirror/state";
import type { TFile } from "./abstract-file";
import type { Events } from "./events";
import type { Keymap, Scope } from "./keymap";
import type { MetadataCache } from "./metadata-cache";
import type { Vault } from "./vault";

// What the lower rooms of the host ask of `app`; its class stands on top of all of them.

/** Where a link opens. */
export type PaneType = "tab" | "split" | "window";

export interface OpenViewState {
  state?: Record<string, unknown>;
  eState?: Record<string, unknown>;
  active?: boolean;
}

/** What an editor belongs to; need not be a view. [T MarkdownFileInfo] */
export interface FileInfo {
  readonly app: AppHost;
  readonly file: TFile | null;
  readonly editor?: unknown;
  hoverPopover: unknown;
}

export interface WorkspaceHost extends Events {
  activeEditor: FileInfo | null;
  openLinkText(
    linktext: string,
    sourcePath: string,
    newLeaf?: PaneType | boolean,
    openViewState?: OpenViewState,
  ): Promise<void>;
  getActiveFile(): TFile | null;
  /** Editor extensions that plugins registered, read anew at each call. */
  getEditorExtensions(): Extension[];
}

/** What suggests something for what is typed. */
export interface Suggester {
  ask(editor: unknown, file: TFile | null): Promise<boolean>;
  take(event: KeyboardEvent): boolean;
}

export interface AppHost {
  readonly pluginHost: { readonly editorSuggests: readonly Suggester[] };
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly workspace: WorkspaceHost;
  readonly keymap: Keymap;
  readonly scope: Scope;
}

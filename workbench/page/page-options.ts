/** What the page's address asks for, so that tests and screenshots start in a known state. */
export interface PageOptions {
  readonly theme: "light" | "dark" | null;
  /** Width of the right side in CSS pixels. */
  readonly paneWidth: number | null;
  /** Which of the folders that are served; the first with null. */
  readonly vault: string | null;
  /** Vault path of the note to open. */
  readonly open: string | null;
  readonly mode: "source" | "preview" | null;
  readonly showLeft: boolean;
  readonly phone: boolean;
  /** Whether notes are parsed after layout-ready, as in a vault that Obsidian sees for the first time. */
  readonly slowIndex: boolean;
  /** Whether the metadata of a large vault is derived at all; without it there is time to measure the plugin. */
  readonly metadata: boolean;
  /** View type to show in the main area. */
  readonly main: string | null;
  /** Whether saved background leaves start deferred. */
  readonly deferred: boolean;
  /** When the plugin is loaded: at start-up, or later as by a user, after layout-ready or after the first `resolved`. */
  readonly plugin: "start" | "ready" | "resolved";
  /** Whether the disk takes names that differ in case alone for one. */
  readonly ignoreCase: boolean;
  /** Whether the core plugin Bases is on at the start. */
  readonly bases: boolean;
  /** Whether each event is written to the console, in order. */
  readonly log: boolean;
  /** The version that the host says it has. */
  readonly version: string;
  /** The language that the host says it is in, as it calls it. */
  readonly language: string;
}

/** The version imitated unless the address names another. */
const IMITATED_VERSION = "1.13.7";

/** Reads the options from a query string such as `?theme=dark&pane=280`. */
export function readPageOptions(search: string): PageOptions {
  const params = new URLSearchParams(search);
  const theme = params.get("theme");
  const mode = params.get("mode");
  const plugin = params.get("plugin");
  const paneWidth = Number(params.get("pane") ?? Number.NaN);
  return {
    theme: theme === "dark" || theme === "light" ? theme : null,
    paneWidth: Number.isFinite(paneWidth) ? paneWidth : null,
    vault: params.get("vault"),
    open: params.get("open"),
    mode: mode === "source" || mode === "preview" ? mode : null,
    showLeft: params.get("left") !== "0",
    phone: params.get("phone") === "1",
    slowIndex: params.get("slowindex") === "1",
    metadata: params.get("metadata") !== "0",
    main: params.get("main"),
    deferred: params.get("deferred") === "1",
    plugin: plugin === "ready" || plugin === "resolved" ? plugin : "start",
    ignoreCase: params.get("ignorecase") === "1",
    bases: params.get("bases") !== "0",
    log: params.get("log") === "1",
    version: params.get("version") ?? IMITATED_VERSION,
    language: params.get("language") ?? "en",
  };
}

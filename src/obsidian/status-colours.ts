import { Component, type App } from "obsidian";
import { readableOn, type StatusColour } from "../core/settings/status-colour";
import { STATUSES, type Status } from "../core/status/status";
import type { SettingsStore } from "./settings-store";

/** Gives all windows the colours of statuses, as variables that the styles fall back from. */
export class StatusColours extends Component {
  readonly #app: App;
  readonly #settings: SettingsStore;
  readonly #documents = new Set<Document>();

  constructor(app: App, settings: SettingsStore) {
    super();
    this.#app = app;
    this.#settings = settings;
  }

  override onload(): void {
    const { workspace } = this.#app;
    this.#add(workspace.containerEl.doc);
    workspace.iterateAllLeaves(({ view }) => this.#add(view.containerEl.doc));
    this.registerEvent(workspace.on("window-open", (_window, { document }) => this.#add(document)));
    this.registerEvent(workspace.on("window-close", (_window, { document }) => this.#documents.delete(document)));
    this.registerEvent(workspace.on("css-change", () => this.#paintAll()));
    this.register(this.#settings.onChange(() => this.#paintAll()));
  }

  override onunload(): void {
    for (const { body } of this.#documents) for (const name of NAMES) body.style.removeProperty(name);
  }

  #add(document: Document): void {
    this.#documents.add(document);
    this.#paint(document);
  }

  #paintAll(): void {
    for (const document of this.#documents) this.#paint(document);
  }

  #paint({ body }: Document): void {
    const { colours } = this.#settings.settings;
    const theme = themeOf(body);
    for (const status of STATUSES) {
      const colour = colours.get(status);
      if (colour === undefined) for (const name of namesOf(status)) body.style.removeProperty(name);
      else body.setCssProps(toProps(status, colour, theme));
    }
  }
}

type Theme = "light" | "dark";

export function themeOf(body: HTMLElement): Theme {
  return body.hasClass("theme-dark") ? "dark" : "light";
}

/** The variables that give a status a colour, for what stands on the ground of a theme. */
export function toProps(status: Status, colour: StatusColour, theme: Theme): Record<string, string> {
  const [hue, shape] = namesOf(status);
  const css = toCss(colour, theme);
  return { [hue]: css, [shape]: `color-mix(in srgb, ${css} 80%, var(--text-normal))` };
}

/** A colour as CSS has it, of which small shapes can be told from the ground of a theme. */
function toCss(colour: StatusColour, theme: Theme): string {
  if (colour.startsWith("#")) return readableOn(colour as `#${string}`, theme);
  // The yellow of light themes is made for dark ground around it.
  return colour === "yellow"
    ? "color-mix(in srgb, var(--color-yellow) 75%, var(--text-normal))"
    : `var(--color-${colour})`;
}

function namesOf(status: string): readonly [hue: string, shape: string] {
  return [`--por-colour-${status}`, `--por-shape-${status}`];
}

const NAMES = STATUSES.flatMap(namesOf);

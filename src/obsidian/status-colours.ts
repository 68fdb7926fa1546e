import { Component, type App } from "obsidian";
import { readableOn, type StatusColour } from "../core/settings/status-colour";
import { STATUSES } from "../core/status/status";
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
    const theme = body.hasClass("theme-dark") ? "dark" : "light";
    for (const status of STATUSES) {
      const colour = colours.get(status);
      const [hue, shape] = namesOf(status);
      if (colour === undefined) {
        body.style.removeProperty(hue);
        body.style.removeProperty(shape);
        continue;
      }
      body.style.setProperty(hue, toCss(colour, theme));
      body.style.setProperty(shape, `color-mix(in srgb, ${toCss(colour, theme)} 80%, var(--text-normal))`);
    }
  }
}

/** A colour as CSS has it, of which small shapes can be told from the ground of a theme. */
export function toCss(colour: StatusColour, theme: "light" | "dark"): string {
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

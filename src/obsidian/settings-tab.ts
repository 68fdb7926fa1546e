import { PluginSettingTab, type Plugin, type SettingDefinition, type SettingDefinitionItem } from "obsidian";
import {
  BADGE_KINDS,
  BADGE_PLACES,
  BADGE_PROPERTY,
  placeOf,
  toFolder,
  type BadgeKind,
  type BadgePlace,
} from "../core/settings/badge-settings";
import { toDay } from "../core/parse/days";
import { withEntry, withoutEntry, withoutView, withView, type EntryList } from "../core/settings/edit-settings";
import type { UnknownWord } from "../core/settings/unknown-words";
import { checkCheckbox, checkWord, isSameWord, toWordKey } from "../core/settings/entry";
import { nameOfScope } from "../core/query/scope";
import { findNameFault, type SavedView } from "../core/settings/saved-view";
import { movedIn } from "../core/settings/status-order";
import type { Settings } from "../core/settings/settings";
import { labelOf } from "../core/status/label";
import { STATUSES, type Status } from "../core/status/status";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";
import { defineProperties } from "./bases/bases-settings";
import { NameModal } from "./name-modal";
import { controlledGroups, controlledSetting } from "./settings-controls";
import { themeOf, toProps } from "./status-colours";
import { nameOfColour, StatusModal } from "./status-modal";
import { SettingsEntryModal, type SettingsEntry } from "./settings-entry-modal";
import type { SettingsStore } from "./settings-store";

/** What sets one list of entries apart from the other. */
interface ListWords {
  readonly list: EntryList;
  readonly heading: PlainKey;
  readonly emptyState: PlainKey;
  readonly add: PlainKey;
  readonly edit: PlainKey;
  readonly name: PlainKey;
  readonly desc: PlainKey;
  /** An entry that one could type; null for a character, which is the same in all languages. */
  readonly example: PlainKey | null;
  /** The text that is kept of what was typed. */
  readonly toText: (typed: string) => string;
  readonly toName: (text: string) => string;
  readonly check: (text: string, status: Status, others: Iterable<string>) => string | null;
}

const WORDS: ListWords = {
  list: "words",
  heading: "settings.words",
  emptyState: "settings.words-empty",
  add: "settings.words-add",
  edit: "settings.words-edit",
  name: "settings.words-field",
  desc: "settings.words-desc",
  example: "settings.words-example",
  toText: (typed) => typed.trim(),
  toName: (text) => text,
  check: checkWord,
};

const CHECKBOXES: ListWords = {
  list: "checkboxes",
  heading: "settings.boxes",
  emptyState: "settings.boxes-empty",
  add: "settings.boxes-add",
  edit: "settings.boxes-edit",
  name: "settings.boxes-field",
  desc: "settings.boxes-desc",
  example: null,
  // Whoever types the whole box means what is in it.
  toText: (typed) => /^\s*\[(.)\]\s*$/u.exec(typed)?.[1] ?? typed,
  toName: (text) => `[${text}]`,
  check: checkCheckbox,
};

const TASKS_KEY = "tasksStatuses";
const TOGGLE_KEY = "tasksToggle";
const WEEK_KEY = "weekOne";
const LEFT_OUT_KEY = "leftOut";
const INLINE_KEY = "inlineProgress";
const FOLDERS_KEY = "badgesNotIn";

const BADGES = {
  status: { name: "settings.badge-status", desc: "settings.badge-status-desc" },
  progress: { name: "settings.badge-progress", desc: "settings.badge-progress-desc" },
  link: { name: "settings.badge-link", desc: "settings.badge-link-desc" },
  note: { name: "settings.badge-note", desc: "settings.badge-note-desc" },
} as const satisfies Readonly<Record<BadgeKind, Readonly<Record<"name" | "desc", PlainKey>>>>;

const PLACES = {
  everywhere: "settings.everywhere",
  editing: "settings.editing",
  reading: "settings.reading",
  nowhere: "settings.nowhere",
} as const satisfies Readonly<Record<BadgePlace, PlainKey>>;

/** The settings of the plugin, as a page of the app's settings. */
export class SettingsTab extends PluginSettingTab {
  override icon = "milestone";
  readonly #store: SettingsStore;
  readonly #unknownWords: () => readonly UnknownWord[];

  /** @param unknownWords the wordings that are met and not understood, as they are when asked */
  constructor(plugin: Plugin, store: SettingsStore, unknownWords: () => readonly UnknownWord[]) {
    super(plugin.app, plugin);
    this.#unknownWords = unknownWords;
    this.#store = store;
    plugin.register(
      store.onChange((cause) => {
        if (cause === "load") this.update();
      }),
    );
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const places = Object.fromEntries(BADGE_PLACES.map((place) => [place, say(PLACES[place])]));
    return [
      {
        name: say("settings.tasks"),
        desc: this.#describeTasks(),
        aliases: ["custom statuses", "checkbox"],
        control: { type: "toggle", key: TASKS_KEY },
      },
      {
        name: say("settings.toggle"),
        desc: say("settings.toggle-desc"),
        aliases: ["recurring", "repeat", "done date"],
        control: { type: "toggle", key: TOGGLE_KEY },
      },
      {
        name: say("settings.week-one"),
        desc: say("settings.week-one-desc"),
        aliases: ["timeline", "calendar", "start"],
        control: {
          type: "text",
          key: WEEK_KEY,
          placeholder: "2026-01-05",
          validate: (value) => (toWeekOne(value) === undefined ? say("settings.week-one-wrong") : ""),
        },
      },
      {
        name: say("settings.left-out"),
        desc: say("settings.left-out-desc"),
        aliases: ["exclude", "ignore", "archive", "templates"],
        control: { type: "textarea", key: LEFT_OUT_KEY, placeholder: say("settings.folders-example"), rows: 2 },
      },
      {
        type: "group",
        heading: say("settings.badges"),
        items: [
          ...BADGE_KINDS.map((kind) => ({
            name: say(BADGES[kind].name),
            desc: say(BADGES[kind].desc),
            aliases: ["badge"],
            control: { type: "dropdown" as const, key: keyOf(kind), options: places },
          })),
          {
            name: say("settings.inline"),
            desc: say("settings.inline-desc"),
            aliases: ["inline", "embed"],
            control: { type: "toggle", key: INLINE_KEY },
          },
          {
            name: say("settings.no-badges-in"),
            desc: say("settings.no-badges-in-desc", { property: BADGE_PROPERTY }),
            control: { type: "textarea", key: FOLDERS_KEY, placeholder: say("settings.folders-example"), rows: 2 },
          },
        ],
      },
      ...controlledGroups(),
      this.#defineStatuses(),
      this.#defineList(WORDS),
      ...this.#defineUnknown(),
      this.#defineList(CHECKBOXES),
      this.#defineViews(),
      defineProperties(this.app, this.#store, () => this.update()),
    ];
  }

  override getControlValue(key: string): unknown {
    const { settings } = this.#store;
    if (key === TASKS_KEY || key === TOGGLE_KEY || key === INLINE_KEY) return settings[key];
    if (key === WEEK_KEY) return settings.weekOne ?? "";
    if (key === LEFT_OUT_KEY) return settings.leftOut.join("\n");
    if (key === FOLDERS_KEY) return settings.badgesNotIn.join("\n");
    const kind = kindOf(key);
    return kind === undefined ? controlledSetting(key)?.read(settings) : placeOf(settings, kind);
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const kind = kindOf(key);
    const place = BADGE_PLACES.find((each) => each === value);
    const controlled = controlledSetting(key);
    if (controlled !== undefined) await this.#store.change((settings) => controlled.write(settings, value) ?? settings);
    else if (key === TASKS_KEY || key === TOGGLE_KEY || key === INLINE_KEY)
      await this.#store.change((settings) => ({ ...settings, [key]: value === true }));
    else if (key === WEEK_KEY && typeof value === "string") {
      const weekOne = toWeekOne(value);
      if (weekOne !== undefined) await this.#store.change((settings) => ({ ...settings, weekOne }));
    } else if ((key === FOLDERS_KEY || key === LEFT_OUT_KEY) && typeof value === "string") {
      const folders = [...new Set(value.split("\n").map(toFolder))].filter((folder) => folder !== "");
      await this.#store.change((settings) => ({ ...settings, [key]: folders }));
    } else if (kind !== undefined && place !== undefined) {
      await this.#store.change((settings) => {
        const badges = new Map(settings.badges);
        if (place === "everywhere") badges.delete(kind);
        else badges.set(kind, place);
        return { ...settings, badges };
      });
    }
  }

  /** All statuses with their colours: dragged, or by the dialogue of one, they stand in another order. */
  #defineStatuses(): SettingDefinitionItem {
    const { order, colours } = this.#store.settings;
    const change = async (edit: (settings: Settings) => Settings): Promise<void> => {
      await this.#store.change(edit);
      this.update();
    };
    return {
      type: "list",
      heading: say("settings.statuses"),
      items: order.map((status) => ({
        name: labelOf(status),
        desc: this.#describeColour(status),
        aliases: ["status", "colour", "color", "order"],
        action: () => new StatusModal(this.app, { status, settings: () => this.#store.settings, change }).open(),
      })),
      onReorder: (from, to) => void change((settings) => ({ ...settings, order: movedIn(settings.order, from, to) })),
      ...(colours.size > 0 || order.some((status, place) => status !== STATUSES[place])
        ? {
            extraButtons: [
              (button) =>
                button
                  .setIcon("rotate-ccw")
                  .setTooltip(say("settings.reset"))
                  .onClick(() => void change((settings) => ({ ...settings, colours: new Map(), order: STATUSES }))),
            ],
          }
        : {}),
    };
  }

  #describeColour(status: Status): DocumentFragment {
    const colour = this.#store.settings.colours.get(status);
    const words = createFragment();
    const swatch = words.createSpan({ cls: "por-swatch", attr: { "data-status": status, "aria-hidden": "true" } });
    // The settings may stand in a window of their own.
    if (colour !== undefined) swatch.setCssProps(toProps(status, colour, themeOf(activeDocument.body)));
    words.appendText(colour === undefined ? say("settings.colour-default") : nameOfColour(colour));
    return words;
  }

  #describeTasks(): string {
    const { tasks } = this.#store;
    return tasks === null ? say("settings.tasks-off") : say("settings.tasks-on", { count: tasks.length });
  }

  #defineList(words: ListWords): SettingDefinitionItem {
    const entries = [...this.#store.settings[words.list]].map(([text, status]) => ({ text, status }));
    return {
      type: "list",
      heading: say(words.heading),
      emptyState: say(words.emptyState),
      items: entries.map((entry) => this.#defineEntry(words, entry)),
      onDelete: (place) => {
        const entry = entries[place];
        if (entry !== undefined) void this.#remove(words, entry);
      },
      addItem: { name: say(words.add), action: () => this.#ask(words, null) },
    };
  }

  /** The wordings of which nobody has said what they mean; nothing where there are none. */
  #defineUnknown(): SettingDefinitionItem[] {
    // The notes may not have been read anew since a word was added.
    const known = [...this.#store.settings.words.keys()].map(toWordKey);
    const words = this.#unknownWords().filter(({ text }) => known.every((each) => !isSameWord(each, toWordKey(text))));
    if (words.length === 0) return [];
    return [
      {
        type: "list",
        heading: say("settings.unknown"),
        items: words.map(({ text, count, path, line }) => ({
          name: text,
          desc: say("settings.met", { count, note: path.replace(/\.md$/i, ""), line: String(line + 1) }),
          searchable: false,
          action: () => this.#ask(WORDS, null, text),
        })),
      },
    ];
  }

  #defineViews(): SettingDefinitionItem {
    const { views } = this.#store.settings;
    return {
      type: "list",
      heading: say("settings.views"),
      emptyState: say("settings.views-empty"),
      items: views.map((view) => ({
        name: view.name,
        desc: view.query === "" ? nameOfScope(view.scope) : view.query,
        searchable: false,
        action: () => this.#rename(view),
      })),
      onDelete: (place) => {
        const view = views[place];
        if (view !== undefined)
          void this.#store.change((settings) => withoutView(settings, view.id)).then(() => this.update());
      },
    };
  }

  #rename(view: SavedView): void {
    const others = this.#store.settings.views.filter(({ id }) => id !== view.id).map(({ name }) => name);
    new NameModal(this.app, {
      title: say("dialog.rename-view"),
      initial: view.name,
      check: (name) => findNameFault(name, others),
      save: (name) =>
        void this.#store.change((settings) => withView(settings, { ...view, name })).then(() => this.update()),
    }).open();
  }

  /** A row that opens the dialogue: on a phone there is no room for a second control beside the one that removes it. */
  #defineEntry(words: ListWords, entry: SettingsEntry): SettingDefinition {
    return {
      name: words.toName(entry.text),
      desc: labelOf(entry.status),
      searchable: false,
      action: () => this.#ask(words, entry),
    };
  }

  /** Asks for a new entry, or for what `old` is to be. */
  #ask(words: ListWords, old: SettingsEntry | null, text = ""): void {
    const toEntry = ({ text, status }: SettingsEntry): SettingsEntry => ({ text: words.toText(text), status });
    new SettingsEntryModal(this.app, {
      title: say(old === null ? words.add : words.edit),
      name: say(words.name),
      desc: say(words.desc),
      placeholder: words.example === null ? "?" : say(words.example),
      initial: old ?? { text, status: "active" },
      order: this.#store.order,
      check: (entry) => this.#check(words, toEntry(entry), old),
      save: (entry) => void this.#save(words, toEntry(entry), old),
    }).open();
  }

  /** Why an entry cannot be, given the others beside the one that it replaces. */
  #check(words: ListWords, { text, status }: SettingsEntry, old: SettingsEntry | null): string | null {
    const others = [...this.#store.settings[words.list].keys()].filter((other) => other !== old?.text);
    return words.check(text, status, others);
  }

  async #save({ list }: ListWords, { text, status }: SettingsEntry, old: SettingsEntry | null): Promise<void> {
    await this.#store.change((settings) => withEntry(settings, list, text, status, old?.text));
    this.update();
  }

  async #remove({ list }: ListWords, { text }: SettingsEntry): Promise<void> {
    await this.#store.change((settings) => withoutEntry(settings, list, text));
    this.update();
  }
}

/** A day, null where nothing is typed, undefined where something else is. */
function toWeekOne(typed: string): string | null | undefined {
  return typed.trim() === "" ? null : toDay(typed.trim());
}

function keyOf(kind: BadgeKind): string {
  return `badges.${kind}`;
}

function kindOf(key: string): BadgeKind | undefined {
  return BADGE_KINDS.find((kind) => keyOf(kind) === key);
}

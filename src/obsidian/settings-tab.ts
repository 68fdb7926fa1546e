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
  readonly heading: string;
  readonly emptyState: string;
  readonly add: string;
  readonly edit: string;
  readonly field: { readonly name: string; readonly desc: string; readonly placeholder: string };
  /** The text that is kept of what was typed. */
  readonly toText: (typed: string) => string;
  readonly toName: (text: string) => string;
  readonly check: (text: string, status: Status, others: Iterable<string>) => string | null;
}

const WORDS: ListWords = {
  list: "words",
  heading: "Words",
  emptyState: "None yet. Add a word, phrase or sign that your notes use for a status.",
  add: "Add word",
  edit: "Edit word",
  field: { name: "Word, phrase or sign", desc: "Upper and lower case are the same.", placeholder: "On the slip" },
  toText: (typed) => typed.trim(),
  toName: (text) => text,
  check: checkWord,
};

const CHECKBOXES: ListWords = {
  list: "checkboxes",
  heading: "Checkbox characters",
  emptyState: "None yet. Besides [x], [/], [>] and [-], every character is an open task.",
  add: "Add checkbox character",
  edit: "Edit checkbox character",
  field: { name: "Character", desc: "What stands between the brackets.", placeholder: "?" },
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

const BADGES: Readonly<Record<BadgeKind, { readonly name: string; readonly desc: string }>> = {
  status: { name: "Status", desc: "In place of the words or sign that state it." },
  progress: { name: "Progress", desc: "Behind headings and tasks with tasks below them." },
  link: { name: "Links", desc: "Behind links to notes that have a status or tasks." },
  note: { name: "Note", desc: "Behind the title of a note, and in the status bar for the active one." },
};

const PLACES: Readonly<Record<BadgePlace, string>> = {
  everywhere: "Everywhere",
  editing: "Live Preview only",
  reading: "Reading mode only",
  nowhere: "Nowhere",
};

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
    return [
      {
        name: "Statuses of the Tasks plugin",
        desc: this.#describeTasks(),
        aliases: ["custom statuses", "checkbox"],
        control: { type: "toggle", key: TASKS_KEY },
      },
      {
        name: "Toggle tasks with the Tasks plugin",
        desc: "Where it is enabled, it says what becomes of a task that is ticked: its day, its next one, its own statuses.",
        aliases: ["recurring", "repeat", "done date"],
        control: { type: "toggle", key: TOGGLE_KEY },
      },
      {
        name: "First day of week 1",
        desc: "Puts weeks such as “Week 4-6” on the calendar. A note of its own says another with the property “week-1”.",
        aliases: ["timeline", "calendar", "start"],
        control: {
          type: "text",
          key: WEEK_KEY,
          placeholder: "2026-01-05",
          validate: (value) => (toWeekOne(value) === undefined ? "Write a day such as 2026-01-05, or nothing." : ""),
        },
      },
      {
        name: "Folders and notes left out",
        desc: "One a line. Nothing in them is part of a plan. A note leaves itself out with the property “roadmap: false”.",
        aliases: ["exclude", "ignore", "archive", "templates"],
        control: { type: "textarea", key: LEFT_OUT_KEY, placeholder: "Templates", rows: 2 },
      },
      {
        type: "group",
        heading: "Badges in notes",
        items: [
          ...BADGE_KINDS.map((kind) => ({
            ...BADGES[kind],
            aliases: ["badge"],
            control: { type: "dropdown" as const, key: keyOf(kind), options: PLACES },
          })),
          {
            name: "Progress in a line",
            desc: "Where a note says `roadmap: [[Note]]` between backticks, it shows how far that note is.",
            aliases: ["inline", "embed"],
            control: { type: "toggle", key: INLINE_KEY },
          },
          {
            name: "Folders without badges",
            desc: `One a line. A note of its own has none with the property “${BADGE_PROPERTY}: false”.`,
            control: { type: "textarea", key: FOLDERS_KEY, placeholder: "Templates", rows: 2 },
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
      heading: "Statuses",
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
                  .setTooltip("Reset colours and order")
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
    words.appendText(colour === undefined ? "Default colour" : nameOfColour(colour));
    return words;
  }

  #describeTasks(): string {
    const { tasks } = this.#store;
    const what = "Checkboxes mean what is set up in Tasks";
    if (tasks === null) return `${what}, which is not enabled in this vault.`;
    return `${what}: ${tasks.length === 1 ? "1 status" : `${tasks.length} statuses`}. Characters below go first.`;
  }

  #defineList(words: ListWords): SettingDefinitionItem {
    const entries = [...this.#store.settings[words.list]].map(([text, status]) => ({ text, status }));
    return {
      type: "list",
      heading: words.heading,
      emptyState: words.emptyState,
      items: entries.map((entry) => this.#defineEntry(words, entry)),
      onDelete: (place) => {
        const entry = entries[place];
        if (entry !== undefined) void this.#remove(words, entry);
      },
      addItem: { name: words.add, action: () => this.#ask(words, null) },
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
        heading: "Met in notes, but not understood",
        items: words.map(({ text, count, path, line }) => ({
          name: text,
          desc: `${count === 1 ? "Once" : `${count} times, first`} in ${path.replace(/\.md$/i, "")}, line ${line + 1}`,
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
      heading: "Saved views",
      emptyState: "None yet. Save what a roadmap shows from the menu beside its search box.",
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
      title: "Rename view",
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
      title: old === null ? words.add : words.edit,
      ...words.field,
      initial: old ?? { text, status: "active" },
      order: this.#store.order,
      check: (entry) => this.#check(words, toEntry(entry), old),
      save: (entry) => void this.#save(words, toEntry(entry), old),
    }).open();
  }

  /** Why an entry can not be, given the others beside the one that it replaces. */
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

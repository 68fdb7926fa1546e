import { DEFAULT_STALE_DAYS, type RuleLevel, type RuleName } from "../findings/finding";
import type { Counting } from "../note/counting";
import { STATUSES, type Status } from "../status/status";
import type { BadgeSettings } from "./badge-settings";
import type { PhoneSettings } from "./phone-settings";
import { NO_PROPERTIES, ROLLUP_FIGURES, type RollupProperties } from "./rollup-properties";
import type { SavedView } from "./saved-view";
import type { StatusColour } from "./status-colour";

/** The version of the settings' shape; it grows when an older reader would take what is written for something else. */
export const SETTINGS_VERSION = 1;

/** All options. */
export interface Settings extends BadgeSettings, PhoneSettings {
  /** The user's words, phrases and signs, as the user wrote them, in the order in which they were added. */
  readonly words: ReadonlyMap<string, Status>;
  /** The user's checkbox characters, each one code point. */
  readonly checkboxes: ReadonlyMap<string, Status>;
  /** Whether the statuses that are set up in the Tasks plugin count. */
  readonly tasksStatuses: boolean;
  /** Whether the Tasks plugin, where it is there, toggles tasks. */
  readonly tasksToggle: boolean;
  /** All statuses, in the order in which they are offered and stand side by side. */
  readonly order: readonly Status[];
  /** The colours of statuses, where they are other than by default. */
  readonly colours: ReadonlyMap<Status, StatusColour>;
  readonly counting: Counting;
  /** After how many days without a change an active note is stale. */
  readonly staleDays: number;
  /** The day on which week 1 begins for notes that do not say it, `YYYY-MM-DD`; null where their weeks have no days. */
  readonly weekOne: string | null;
  /** Folders, and notes by their paths, of which nothing is part of any plan. */
  readonly leftOut: readonly string[];
  /** The rules of findings that are switched off in this vault, or taken otherwise than by default. */
  readonly rules: ReadonlyMap<RuleName, RuleLevel>;
  /** The views that were saved under a name, in the order in which they were. */
  readonly views: readonly SavedView[];
  /** Whether `` `roadmap: [[Note]]` `` in a note shows how far that note is. */
  readonly inlineProgress: boolean;
  /** To which properties of notes what the roadmap counts is written. */
  readonly properties: RollupProperties;
  readonly unread: UnreadSettings;
}

/** What was stored and is not understood, perhaps since a newer version wrote it: it is stored again as it was. */
export interface UnreadSettings {
  readonly version: number;
  readonly words: ReadonlyMap<string, unknown>;
  readonly checkboxes: ReadonlyMap<string, unknown>;
  readonly rules: ReadonlyMap<string, unknown>;
  readonly badges: ReadonlyMap<string, unknown>;
  readonly badgesNotIn: readonly unknown[];
  readonly leftOut: readonly unknown[];
  readonly views: readonly unknown[];
  readonly order: readonly unknown[];
  readonly colours: ReadonlyMap<string, unknown>;
  readonly counting: ReadonlyMap<string, unknown>;
  readonly phones: readonly unknown[];
  readonly properties: ReadonlyMap<string, unknown>;
  /** Keys beside those above. */
  readonly others: ReadonlyMap<string, unknown>;
}

export const DEFAULT_SETTINGS: Settings = {
  words: new Map(),
  checkboxes: new Map(),
  tasksStatuses: true,
  tasksToggle: true,
  order: STATUSES,
  colours: new Map(),
  counting: new Map(),
  staleDays: DEFAULT_STALE_DAYS,
  phones: new Set(),
  phoneNoteSize: null,
  weekOne: null,
  leftOut: [],
  rules: new Map(),
  badges: new Map(),
  badgesNotIn: [],
  views: [],
  inlineProgress: false,
  properties: NO_PROPERTIES,
  unread: {
    version: SETTINGS_VERSION,
    words: new Map(),
    checkboxes: new Map(),
    rules: new Map(),
    badges: new Map(),
    badgesNotIn: [],
    leftOut: [],
    views: [],
    order: [],
    colours: new Map(),
    counting: new Map(),
    phones: [],
    properties: new Map(),
    others: new Map(),
  },
};

/** What `data.json` holds of these settings: plain JSON, from which {@link readSettings} reads the same again. */
export function toStored(settings: Settings): Readonly<Record<string, unknown>> {
  const { words, checkboxes, tasksStatuses, tasksToggle, weekOne, staleDays, phoneNoteSize, inlineProgress } = settings;
  const { unread } = settings;
  const properties = ROLLUP_FIGURES.map((figure) => [figure, settings.properties[figure]] as const);
  const entriesOf = {
    ...{ rules: settings.rules, badges: settings.badges, colours: settings.colours, counting: settings.counting },
    properties: properties.filter(([, name]) => name !== ""),
  };
  const isOwnOrder = settings.order.some((status, place) => status !== STATUSES[place]);
  // `fromEntries` makes an own property of every name, `__proto__` too.
  return Object.fromEntries<unknown>([
    ...unread.others,
    ["version", unread.version],
    ["words", Object.fromEntries<unknown>([...unread.words, ...words])],
    ["checkboxes", Object.fromEntries<unknown>([...unread.checkboxes, ...checkboxes])],
    ["tasksStatuses", tasksStatuses],
    ...(tasksToggle ? [] : [["tasksToggle", false] as const]),
    ...(weekOne === null ? [] : [["weekOne", weekOne] as const]),
    ...(staleDays === DEFAULT_STALE_DAYS ? [] : [["staleDays", staleDays] as const]),
    ...(phoneNoteSize === null ? [] : [["phoneNoteSize", phoneNoteSize] as const]),
    ...(inlineProgress ? [["inlineProgress", true] as const] : []),
    ...(["properties", "rules", "badges", "colours", "counting"] as const).flatMap((key) => {
      const entries = [...unread[key], ...entriesOf[key]];
      return entries.length === 0 ? [] : [[key, Object.fromEntries<unknown>(entries)] as const];
    }),
    ...(["badgesNotIn", "leftOut", "views", "phones", "order"] as const).flatMap((key) => {
      const entries = [...unread[key], ...(key === "order" && !isOwnOrder ? [] : settings[key])];
      return entries.length === 0 ? [] : [[key, entries] as const];
    }),
  ]);
}

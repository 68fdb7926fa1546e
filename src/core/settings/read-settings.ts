import { isRuleLevel, isRuleName, type RuleLevel, type RuleName } from "../findings/finding";
import { COUNTED_KINDS, type CountedKind } from "../note/counting";
import { toDay } from "../parse/days";
import { STATUSES, type Status } from "../status/status";
import { BADGE_KINDS, BADGE_PLACES, toFolder, type BadgeKind, type BadgePlace } from "./badge-settings";
import { findCheckboxFault, findWordFault, quote, toWordKey } from "./entry";
import { PHONE_SAVINGS, type PhoneSaving } from "./phone-settings";
import { readSavedView, type SavedView } from "./saved-view";
import { findPropertyFault, NO_PROPERTIES, ROLLUP_FIGURES, type RollupProperties } from "./rollup-properties";
import { isStatusColour, type StatusColour } from "./status-colour";
import { completeOrder } from "./status-order";
import { DEFAULT_SETTINGS, SETTINGS_VERSION, type Settings } from "./settings";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";

/** Something stored that is not as it should be. */
export interface SettingsProblem {
  /** The keys that lead to it; empty for the whole. */
  readonly path: readonly string[];
  /** Part of a sentence: `is no status`. */
  readonly reason: string;
  /** What stands there. */
  readonly found: unknown;
}

/** What is right of something stored, and what is wrong with the rest. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

const KNOWN = new Set([
  "version",
  "words",
  "checkboxes",
  "tasksStatuses",
  "weekOne",
  "rules",
  "badges",
  "badgesNotIn",
  "leftOut",
  "views",
  "inlineProgress",
  "properties",
  "tasksToggle",
  "order",
  "colours",
  "counting",
  "staleDays",
  "phones",
  "phoneNoteSize",
]);
/** More than anybody waits, and larger than any note. */
const MAX_NUMBER = 100_000;

/**
 * Reads what is stored in `data.json`. Never throws: what is missing or wrong is left at its default, and told.
 *
 * @param stored any JSON value; null or undefined where nothing is stored
 */
export function readSettings(stored: unknown): SettingsReading {
  if (stored === null || stored === undefined) return { settings: DEFAULT_SETTINGS, problems: [] };
  if (!isObject(stored)) {
    return { settings: DEFAULT_SETTINGS, problems: [{ path: [], reason: say("fault.no-object"), found: stored }] };
  }
  const all = new Map(Object.entries(stored));
  const problems: SettingsProblem[] = [];
  const words = readWords(all.get("words"), problems);
  const checkboxes = readCheckboxes(all.get("checkboxes"), problems);
  const rules = readRules(all.get("rules"), problems);
  const badges = readBadges(all.get("badges"), problems);
  const folders = readFolders(all.get("badgesNotIn"), "badgesNotIn", "fault.no-folder", problems);
  const leftOut = readFolders(all.get("leftOut"), "leftOut", "fault.no-folder-or-note", problems);
  const views = readViews(all.get("views"), problems);
  const properties = readRollupProperties(all.get("properties"), problems);
  const colours = readColours(all.get("colours"), problems);
  const counting = readCounting(all.get("counting"), problems);
  const order = readNames(all.get("order"), "order", isStatus, "fault.no-status", problems);
  const phones = readNames(all.get("phones"), "phones", isPhoneSaving, "fault.no-saving", problems);
  const flag = (key: "tasksStatuses" | "tasksToggle" | "inlineProgress"): boolean =>
    readFlag(all.get(key), DEFAULT_SETTINGS[key], [key], problems);
  const settings: Settings = {
    words: words.read,
    checkboxes: checkboxes.read,
    tasksStatuses: flag("tasksStatuses"),
    tasksToggle: flag("tasksToggle"),
    order: completeOrder(order.read),
    colours: colours.read,
    counting: counting.read,
    staleDays: readNumber(all.get("staleDays"), "staleDays", problems) ?? DEFAULT_SETTINGS.staleDays,
    phones: new Set(phones.read),
    phoneNoteSize: readNumber(all.get("phoneNoteSize"), "phoneNoteSize", problems),
    weekOne: readWeekOne(all.get("weekOne"), problems),
    rules: rules.read,
    badges: badges.read,
    badgesNotIn: folders.read,
    leftOut: leftOut.read,
    views: views.read,
    inlineProgress: flag("inlineProgress"),
    properties: properties.read,
    unread: {
      version: readVersion(all.get("version"), problems),
      properties: properties.unread,
      words: words.unread,
      checkboxes: checkboxes.unread,
      rules: rules.unread,
      badges: badges.unread,
      badgesNotIn: folders.unread,
      leftOut: leftOut.unread,
      views: views.unread,
      order: order.unread,
      colours: colours.unread,
      counting: counting.unread,
      phones: phones.unread,
      others: new Map([...all].filter(([key]) => !KNOWN.has(key))),
    },
  };
  return { settings, problems };
}

/** A problem as a person reads it: `words › later on: “someday” is no status`. */
export function describeProblem({ path, reason, found }: SettingsProblem): string {
  const where = path.length === 0 ? "" : `${path.join(" › ")}: `;
  return where + say("fault.found", { found: describeValue(found), fault: reason });
}

interface Entries<Name extends string, Value> {
  readonly read: Map<Name, Value>;
  readonly unread: Map<string, unknown>;
}

function readWords(stored: unknown, problems: SettingsProblem[]): Entries<string, Status> {
  const known = new Set<string>();
  return readEntries(stored, "words", problems, (text) => {
    const fault = findWordFault(text);
    if (fault !== null) return say("fault.no-word");
    const { kind, key } = toWordKey(text) ?? { kind: "", key: "" };
    const isNew = !known.has(`${kind} ${key}`);
    known.add(`${kind} ${key}`);
    return isNew ? null : say("fault.same-word");
  });
}

function readCheckboxes(stored: unknown, problems: SettingsProblem[]): Entries<string, Status> {
  return readEntries(stored, "checkboxes", problems, (text, status) =>
    findCheckboxFault(text, status) === null ? null : say("fault.no-box", { status }),
  );
}

/** Entries of a text and a status; `faultOf` gives part of a sentence about the text, or null. */
function readEntries(
  stored: unknown,
  key: string,
  problems: SettingsProblem[],
  faultOf: (text: string, status: Status) => string | null,
): Entries<string, Status> {
  const entries: Entries<string, Status> = { read: new Map(), unread: new Map() };
  if (stored === undefined) return entries;
  if (!isObject(stored)) {
    problems.push({ path: [key], reason: say("fault.no-object"), found: stored });
    return entries;
  }
  for (const [text, status] of Object.entries(stored)) {
    const fault = isStatus(status) ? faultOf(text, status) : null;
    if (isStatus(status) && fault === null) {
      entries.read.set(text, status);
      continue;
    }
    entries.unread.set(text, status);
    problems.push(
      fault === null
        ? { path: [key, text], reason: say("fault.no-status"), found: status }
        : { path: [key], reason: fault, found: text },
    );
  }
  return entries;
}

/** `{ "stale": "off", "overdue": "error" }` */
function readRules(stored: unknown, problems: SettingsProblem[]): Entries<RuleName, RuleLevel> {
  return readChoices(stored, "rules", problems, {
    isName: isRuleName,
    isValue: isRuleLevel,
    noName: "fault.no-rule",
    noValue: "fault.no-level",
  });
}

/** `{ "link": "reading", "note": "nowhere" }` */
function readBadges(stored: unknown, problems: SettingsProblem[]): Entries<BadgeKind, BadgePlace> {
  return readChoices(stored, "badges", problems, {
    isName: (name): name is BadgeKind => BADGE_KINDS.some((kind) => kind === name),
    isValue: (value): value is BadgePlace => BADGE_PLACES.some((place) => place === value),
    noName: "fault.no-badge",
    noValue: "fault.no-place",
  });
}

/** `{ "done": "purple", "blocked": "#aa2200" }` */
function readColours(stored: unknown, problems: SettingsProblem[]): Entries<Status, StatusColour> {
  return readChoices(stored, "colours", problems, {
    isName: isStatus,
    isValue: isStatusColour,
    noName: "fault.no-status",
    noValue: "fault.no-colour",
  });
}

/** `{ "groups": true, "deferred": false }` */
function readCounting(stored: unknown, problems: SettingsProblem[]): Entries<CountedKind, boolean> {
  return readChoices(stored, "counting", problems, {
    isName: (name): name is CountedKind => COUNTED_KINDS.some((kind) => kind === name),
    isValue: (value): value is boolean => typeof value === "boolean",
    noName: "fault.no-counting",
    noValue: "fault.no-flag",
  });
}

/** What names and values of a choice there are, and what others are told to be. */
interface Choices<Name extends string, Value> {
  readonly isName: (name: string) => name is Name;
  readonly isValue: (value: unknown) => value is Value;
  readonly noName: PlainKey;
  readonly noValue: PlainKey;
}

function readChoices<Name extends string, Value>(
  stored: unknown,
  key: string,
  problems: SettingsProblem[],
  { isName, isValue, noName, noValue }: Choices<Name, Value>,
): Entries<Name, Value> {
  const entries: Entries<Name, Value> = { read: new Map(), unread: new Map() };
  if (stored === undefined) return entries;
  if (!isObject(stored)) {
    problems.push({ path: [key], reason: say("fault.no-object"), found: stored });
    return entries;
  }
  for (const [name, value] of Object.entries(stored) as [string, unknown][]) {
    if (isName(name) && isValue(value)) {
      entries.read.set(name, value);
      continue;
    }
    entries.unread.set(name, value);
    problems.push(
      isName(name)
        ? { path: [key, name], reason: say(noValue), found: value }
        : { path: [key], reason: say(noName), found: name },
    );
  }
  return entries;
}

function readFolders(
  stored: unknown,
  key: string,
  reason: PlainKey,
  problems: SettingsProblem[],
): { readonly read: readonly string[]; readonly unread: readonly unknown[] } {
  if (stored === undefined) return { read: [], unread: [] };
  const entries: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
  const isFolder = (entry: unknown): entry is string => typeof entry === "string" && toFolder(entry) !== "";
  const unread = entries.filter((entry) => !isFolder(entry));
  for (const found of unread) problems.push({ path: [key], reason: say(reason), found });
  return { read: entries.filter(isFolder).map(toFolder), unread };
}

/** Names of a list, each once; what is no list is the one entry of one. */
function readNames<Name extends string>(
  stored: unknown,
  key: string,
  isName: (value: unknown) => value is Name,
  reason: PlainKey,
  problems: SettingsProblem[],
): { readonly read: readonly Name[]; readonly unread: readonly unknown[] } {
  const entries: readonly unknown[] = stored === undefined ? [] : Array.isArray(stored) ? stored : [stored];
  const unread = entries.filter((entry) => !isName(entry));
  for (const found of unread) problems.push({ path: [key], reason: say(reason), found });
  return { read: [...new Set(entries.filter(isName))], unread };
}

function readViews(
  stored: unknown,
  problems: SettingsProblem[],
): { readonly read: readonly SavedView[]; readonly unread: readonly unknown[] } {
  const read: SavedView[] = [];
  const unread: unknown[] = [];
  for (const found of stored === undefined ? [] : Array.isArray(stored) ? (stored as unknown[]) : [stored]) {
    const view = readSavedView(found, read);
    if (typeof view !== "string") {
      read.push(view);
      continue;
    }
    unread.push(found);
    problems.push({ path: ["views"], reason: view, found });
  }
  return { read, unread };
}

/** `{ "progress": "progress" }` */
function readRollupProperties(
  stored: unknown,
  problems: SettingsProblem[],
): { readonly read: RollupProperties; readonly unread: ReadonlyMap<string, unknown> } {
  const read: Record<keyof RollupProperties, string> = { ...NO_PROPERTIES };
  const unread = new Map<string, unknown>();
  if (stored === undefined) return { read, unread };
  if (!isObject(stored)) {
    problems.push({ path: ["properties"], reason: say("fault.no-object"), found: stored });
    return { read, unread };
  }
  for (const [key, found] of Object.entries(stored) as [string, unknown][]) {
    const figure = ROLLUP_FIGURES.find((each) => each === key);
    const isName = typeof found === "string" && findPropertyFault(found, Object.values(read)) === null;
    if (figure !== undefined && isName) {
      read[figure] = found;
      continue;
    }
    unread.set(key, found);
    problems.push({ path: ["properties", key], reason: say("fault.no-property"), found });
  }
  return { read, unread };
}

function readFlag(stored: unknown, otherwise: boolean, path: readonly string[], problems: SettingsProblem[]): boolean {
  if (typeof stored === "boolean") return stored;
  if (stored !== undefined) problems.push({ path, reason: say("fault.no-flag"), found: stored });
  return otherwise;
}

function readNumber(stored: unknown, key: string, problems: SettingsProblem[]): number | null {
  if (typeof stored === "number" && Number.isSafeInteger(stored) && stored > 0 && stored <= MAX_NUMBER) return stored;
  if (stored !== undefined) problems.push({ path: [key], reason: say("fault.no-number"), found: stored });
  return null;
}

function readWeekOne(stored: unknown, problems: SettingsProblem[]): string | null {
  const day = typeof stored === "string" ? toDay(stored) : undefined;
  if (day === undefined && stored !== undefined)
    problems.push({ path: ["weekOne"], reason: say("fault.no-day"), found: stored });
  return day ?? null;
}

/** A newer version's number is kept: the keys of that version are. */
function readVersion(stored: unknown, problems: SettingsProblem[]): number {
  if (stored === undefined) return SETTINGS_VERSION;
  if (typeof stored === "number" && Number.isSafeInteger(stored) && stored > 0) {
    return Math.max(stored, SETTINGS_VERSION);
  }
  problems.push({ path: ["version"], reason: say("fault.no-version"), found: stored });
  return SETTINGS_VERSION;
}

function isStatus(value: unknown): value is Status {
  return STATUSES.some((status) => status === value);
}

function isPhoneSaving(value: unknown): value is PhoneSaving {
  return PHONE_SAVINGS.some((saving) => saving === value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describeValue(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return say("fault.a-list");
  if (typeof value === "object" && value !== null) return say("fault.an-object");
  return String(value);
}

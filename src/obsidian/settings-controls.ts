import type { SettingControl, SettingDefinition, SettingDefinitionItem } from "obsidian";
import {
  isRuleLevel,
  RULE_NAMES,
  SEVERITIES,
  severityOf,
  titleOfRule,
  type RuleLevel,
  type RuleName,
} from "../core/findings/finding";
import { COUNTED_KINDS, doesCount, isStatusKind, type CountedKind } from "../core/note/counting";
import { PHONE_SAVINGS, type PhoneSaving } from "../core/settings/phone-settings";
import type { Settings } from "../core/settings/settings";
import { labelOf } from "../core/status/label";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";

/** A setting that one control sets. */
interface ControlledSetting {
  readonly key: string;
  readonly name: string;
  readonly desc?: string;
  readonly aliases?: string[];
  readonly control: SettingControl extends infer C
    ? C extends { readonly key: string }
      ? Omit<C, "key">
      : never
    : never;
  readonly read: (settings: Settings) => unknown;
  /** The settings with a value; null where it is none. */
  readonly write: (settings: Settings, value: unknown) => Settings | null;
}

interface ControlledGroup {
  readonly heading: string;
  readonly settings: readonly ControlledSetting[];
}

type NameAndDesc = readonly [name: PlainKey, desc: PlainKey];

const COUNTED = {
  rows: ["settings.rows", "settings.rows-desc"],
  groups: ["settings.groups", "settings.groups-desc"],
} as const satisfies Readonly<Record<"rows" | "groups", NameAndDesc>>;

const SAVINGS = {
  waits: ["settings.waits", "settings.waits-desc"],
  noBadges: ["settings.no-badges", "settings.no-badges-desc"],
} as const satisfies Readonly<Record<PhoneSaving, NameAndDesc>>;

const LEVELS = {
  error: "severity.error",
  warning: "severity.warning",
  info: "settings.level-info",
  off: "settings.level-off",
} as const satisfies Readonly<Record<RuleLevel, PlainKey>>;

function allGroups(): readonly ControlledGroup[] {
  return [
    { heading: say("settings.counting"), settings: COUNTED_KINDS.map(toCounted) },
    { heading: say("settings.findings"), settings: [...RULE_NAMES.map(toRule), toNumber("staleDays")] },
    { heading: say("settings.phones"), settings: [...PHONE_SAVINGS.map(toSaving), toNumber("phoneNoteSize")] },
  ];
}

/** The groups of settings that are set by one control each. */
export function controlledGroups(): SettingDefinitionItem[] {
  return allGroups().map(({ heading, settings }) => ({
    type: "group",
    heading,
    items: settings.map(({ key, name, desc = "", aliases = [], control }): SettingDefinition => ({
      name,
      ...(desc !== "" && { desc }),
      aliases: [heading.toLowerCase(), ...aliases],
      control: { ...control, key },
    })),
  }));
}

/** The setting that a key is of; undefined for those of others. */
export function controlledSetting(key: string): ControlledSetting | undefined {
  return allGroups()
    .flatMap(({ settings }) => settings)
    .find((setting) => setting.key === key);
}

function toCounted(kind: CountedKind): ControlledSetting {
  const [name, desc] = isStatusKind(kind)
    ? [labelOf(kind), kind === "cancelled" ? say("settings.cancelled-desc") : ""]
    : ([say(COUNTED[kind][0]), say(COUNTED[kind][1])] as const);
  return {
    key: `counting.${kind}`,
    name,
    desc,
    aliases: ["rollup", "progress", "count"],
    control: { type: "toggle" },
    read: ({ counting }) => doesCount(counting, kind),
    write: (settings, value) => {
      const counting = new Map(settings.counting);
      if (value === doesCount(undefined, kind)) counting.delete(kind);
      else counting.set(kind, value === true);
      return { ...settings, counting };
    },
  };
}

const BY_DEFAULT = "default";

function toRule(name: RuleName): ControlledSetting {
  const options = [BY_DEFAULT, ...SEVERITIES, "off"].map((level) => [
    level,
    isRuleLevel(level) ? say(LEVELS[level]) : say("settings.level-default", { level: say(LEVELS[severityOf(name)]) }),
  ]);
  return {
    key: `rules.${name}`,
    name: titleOfRule(name),
    aliases: [name],
    control: { type: "dropdown", options: Object.fromEntries(options) as Record<string, string> },
    read: ({ rules }) => rules.get(name) ?? BY_DEFAULT,
    write: (settings, value) => {
      const rules = new Map(settings.rules);
      if (isRuleLevel(value)) rules.set(name, value);
      else rules.delete(name);
      return { ...settings, rules };
    },
  };
}

function toSaving(saving: PhoneSaving): ControlledSetting {
  const [name, desc] = SAVINGS[saving];
  return {
    key: `phones.${saving}`,
    name: say(name),
    desc: say(desc),
    aliases: ["mobile", "performance"],
    control: { type: "toggle" },
    read: ({ phones }) => phones.has(saving),
    write: (settings, value) => {
      const phones = new Set(settings.phones);
      if (value === true) phones.add(saving);
      else phones.delete(saving);
      return { ...settings, phones };
    },
  };
}

const NUMBERS = {
  staleDays: {
    name: "settings.stale",
    desc: "settings.stale-desc",
    none: 30,
    aliases: ["stale"],
  },
  phoneNoteSize: {
    name: "settings.largest",
    desc: "settings.largest-desc",
    none: null,
    aliases: ["mobile", "performance", "size"],
  },
} as const;

function toNumber(key: keyof typeof NUMBERS): ControlledSetting {
  const { name, desc, none, aliases } = NUMBERS[key];
  const toValue = (typed: unknown): number | null | undefined => {
    const text = String(typed).trim();
    if (text === "") return none;
    return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
  };
  return {
    key,
    name: say(name),
    desc: say(desc),
    aliases: [...aliases],
    control: {
      type: "text",
      placeholder: none === null ? say("settings.largest-all") : String(none),
      validate: (typed: string) => (toValue(typed) === undefined ? say("settings.number-wrong") : ""),
    },
    read: (settings) => (settings[key] === none ? "" : String(settings[key])),
    write: (settings, typed) => {
      const value = toValue(typed);
      return value === undefined ? null : { ...settings, [key]: value };
    },
  };
}

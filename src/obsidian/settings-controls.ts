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

const COUNTED: Readonly<Record<"rows" | "groups", readonly [name: string, desc: string]>> = {
  rows: ["Rows of tables", "Each row with a status, beside the tasks."],
  groups: ["Tasks with tasks below them", "Otherwise what stands below them counts instead."],
};

const CANCELLED = "Never part of progress. Switched off, it is in no count by status either.";

const SAVINGS: Readonly<Record<PhoneSaving, readonly [name: string, desc: string]>> = {
  waits: [
    "Read notes once they are asked for",
    "When a roadmap, the plan of a note or an embedded one is first shown, and not at the start.",
  ],
  noBadges: ["No badges in notes", "They are not drawn, nor looked for."],
};

const LEVELS: Readonly<Record<RuleLevel, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Information",
  off: "Off",
};

function allGroups(): readonly ControlledGroup[] {
  return [
    { heading: "What counts", settings: COUNTED_KINDS.map(toCounted) },
    { heading: "Findings", settings: [...RULE_NAMES.map(toRule), toNumber("staleDays")] },
    { heading: "On phones and tablets", settings: [...PHONE_SAVINGS.map(toSaving), toNumber("phoneNoteSize")] },
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
  const [name, desc] = isStatusKind(kind) ? [labelOf(kind), kind === "cancelled" ? CANCELLED : ""] : COUNTED[kind];
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
    isRuleLevel(level) ? LEVELS[level] : `${LEVELS[severityOf(name)]} (default)`,
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
    name,
    desc,
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
    name: "Days until a note is stale",
    desc: "How long an active note may stay as it is.",
    none: 30,
    aliases: ["stale"],
  },
  phoneNoteSize: {
    name: "Largest note",
    desc: "In KB. Larger notes are not read there, and the roadmap says so. Empty for all.",
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
    name,
    desc,
    aliases: [...aliases],
    control: {
      type: "text",
      placeholder: none === null ? "All" : String(none),
      validate: (typed: string) => (toValue(typed) === undefined ? "Write a number, or nothing." : ""),
    },
    read: (settings) => (settings[key] === none ? "" : String(settings[key])),
    write: (settings, typed) => {
      const value = toValue(typed);
      return value === undefined ? null : { ...settings, [key]: value };
    },
  };
}

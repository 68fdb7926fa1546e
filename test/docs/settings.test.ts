import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { SEVERITIES } from "../../src/core/findings/finding";
import { COUNTED_KINDS } from "../../src/core/note/counting";
import { BADGE_KINDS, BADGE_PLACES } from "../../src/core/settings/badge-settings";
import { PHONE_SAVINGS } from "../../src/core/settings/phone-settings";
import { readSettings } from "../../src/core/settings/read-settings";
import { ROLLUP_FIGURES } from "../../src/core/settings/rollup-properties";
import { DEFAULT_SETTINGS } from "../../src/core/settings/settings";
import { PALETTE } from "../../src/core/settings/status-colour";

const text = readFileSync("docs/settings.md", "utf8");

test("the page has every key of the settings", () => {
  const keys = Object.keys(DEFAULT_SETTINGS).filter((key) => key !== "unread");
  const missing = [...keys, ...COUNTED_KINDS, ...PHONE_SAVINGS, ...PALETTE].filter(
    (key) => !text.includes(`\`${key}\``) && !text.includes(`"${key}"`),
  );
  expect(missing).toEqual([]);
});

test("one example has every key, otherwise than by default", () => {
  const [, json = ""] = /<!-- everything -->\n\n```json\n([\s\S]*?)```/.exec(text) ?? [];
  const { settings, problems } = readSettings(JSON.parse(json));
  expect(problems).toEqual([]);
  expect(settings.unread.others.size).toBe(0);
  const { unread: _, ...defaults } = DEFAULT_SETTINGS;
  const keys = Object.keys(defaults) as (keyof typeof defaults)[];
  // What can only be true or false is true by default, and there to be seen.
  const same = keys.filter((key) => isDeepStrictEqual(settings[key], defaults[key]));
  expect(same).toEqual(["tasksStatuses"]);
  expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
});

test("the page has every value that a choice can be", () => {
  const values = [...BADGE_KINDS, ...BADGE_PLACES, ...PHONE_SAVINGS, ...ROLLUP_FIGURES, ...SEVERITIES, "off"];
  expect(values.filter((value) => !text.includes(`\`${value}\``))).toEqual([]);
});

test("the examples are right", () => {
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) => JSON.parse(json) as unknown);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(readSettings(example).problems).toEqual([]);
});

import { readFileSync } from "node:fs";
import { COUNTED_KINDS } from "../../src/core/note/counting";
import { PHONE_SAVINGS } from "../../src/core/settings/phone-settings";
import { readSettings } from "../../src/core/settings/read-settings";
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

test("the examples are right", () => {
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) => JSON.parse(json) as unknown);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(readSettings(example).problems).toEqual([]);
});

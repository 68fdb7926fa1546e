import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseQuery } from "../../src/core/query/parse-query";
import { QUERY_KEYS } from "../../src/core/query/query-keys";
import { FIELDS, KINDS, STATES } from "../../src/core/query/query-term";
import { STATUSES } from "../../src/core/status/status";
import { defaultVocabulary } from "../../src/core/status/vocabulary";

const page = readFileSync(join(__dirname, "../../docs/queries.md"), "utf8");
const examples = [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) => match[1] ?? "");
const words = { vocabulary: defaultVocabulary() };

describe("the page of queries", () => {
  test.each(examples)("%s is a query", (example) => {
    expect(parseQuery(example, words).error).toBeUndefined();
  });

  test.each(QUERY_KEYS.map(({ key }) => key))("has an example of %s:", (key) => {
    expect(examples.some((example) => example.includes(`${key}:`))).toBe(true);
  });

  test.each([...STATES.map((state) => `is:${state}`), ...[...FIELDS, ...KINDS, ...STATUSES]])("names %s", (word) => {
    expect(page).toContain(`\`${word}`.replace(/^`(task)$/, "`kind:$1"));
  });
});

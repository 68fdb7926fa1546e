import { parseQuery } from "../../../src/core/query/parse-query";
import { labelOf } from "../../../src/core/status/label";
import { STATUSES } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { useLanguage } from "../../../src/core/words/use-language";

afterEach(() => useLanguage("en"));

const statusIn = (query: string): unknown => parseQuery(query, { vocabulary: defaultVocabulary() }).query;

test("a status is understood by its English name in every language, since queries are kept and shared", () => {
  const names = STATUSES.map(labelOf);
  const english = names.map((name) => statusIn(`status:"${name}"`));
  useLanguage("de");
  expect(names.map((name) => statusIn(`status:"${name}"`))).toEqual(english);
  expect(STATUSES.map((status) => statusIn(`status:"${labelOf(status)}"`))).toEqual(english);
  expect(english).not.toContain(undefined);
});

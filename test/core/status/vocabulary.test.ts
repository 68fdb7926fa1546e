import { parseNote } from "../../../src/core/parse/parse-note";
import { LANGUAGES } from "../../../src/core/status/languages/all";
import { recognizeStatus } from "../../../src/core/status/recognize";
import { createVocabulary } from "../../../src/core/status/vocabulary";

test("what a user adds goes before all that is built in", () => {
  const vocabulary = createVocabulary(LANGUAGES, {
    phrases: { "on the slip": "active", Done: "review" },
    signs: { "🦀": "blocked" },
    symbols: { "?": "review", "/": "deferred" },
  });
  expect(recognizeStatus("On the slip", vocabulary)?.status).toBe("active");
  expect(recognizeStatus("done", vocabulary)?.status).toBe("review");
  expect(recognizeStatus("🦀", vocabulary)?.status).toBe("blocked");
  const note = parseNote("- [?] a\n- [/] b\n- [x] c\n", { vocabulary });
  expect(note.items.map((item) => item.status)).toEqual(["review", "deferred", "done"]);
});

test("a phrase without a word is refused", () => {
  expect(() => createVocabulary(LANGUAGES, { phrases: { "…": "done" } })).toThrow(RangeError);
});

test.each(LANGUAGES.map((language) => [language.code, language] as const))(
  "the table of %s holds no phrase twice",
  (_, language) => {
    const phrases = Object.values(language.statuses).flat();
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
  },
);

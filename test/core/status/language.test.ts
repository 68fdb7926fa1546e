import { LANGUAGES } from "../../../src/core/status/languages/all";
import { recognizeStatus } from "../../../src/core/status/recognize";
import { STATUSES } from "../../../src/core/status/status";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";

describe.each(LANGUAGES)("the words that are put into a note in $code", ({ says }) => {
  it.each(STATUSES)("say %s and nothing else, in any case", (status) => {
    for (const word of [says[status], says[status].toUpperCase(), says[status].toLowerCase()]) {
      expect([word, recognizeStatus(word, defaultVocabulary())]).toEqual([
        word,
        expect.objectContaining({ status, whole: true }),
      ]);
    }
  });
});

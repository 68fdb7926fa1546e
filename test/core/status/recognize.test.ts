import { recognizeStatus } from "../../../src/core/status/recognize";
import { createVocabulary, defaultVocabulary } from "../../../src/core/status/vocabulary";
import { ENGLISH } from "../../../src/core/status/languages/en";
import { readCases } from "../../support/read-cases";

const recognize = (text: string) => recognizeStatus(text, defaultVocabulary());

describe.each(readCases("statuses").map((one) => [one.name, one] as const))("%s", (_, { input, expected }) => {
  const phrases = input.split("\n").filter((line) => line !== "");

  it("has an answer for every phrase", () => expect(expected).toHaveLength(phrases.length));

  it.each(phrases.map((phrase, i) => [phrase, expected[i]] as const))("“%s” is %s", (phrase, answer) => {
    const recognition = recognize(phrase);
    const said = recognition === null ? "nothing" : `${recognition.status}${recognition.whole ? " whole" : ""}`;
    expect(said).toBe(answer);
  });
});

it("says which word, sign or box decided", () => {
  expect(recognize("🔄 Drafted by Ada")?.reason).toBe("“Drafted”");
  expect(recognize("✅")?.reason).toBe("✅");
  expect(recognize("[ ] Complete")?.reason).toBe("box “ ”");
  expect(recognize("~60% Complete")?.reason).toBe("60%");
});

it("reads the words of the languages that it is given, and no others", () => {
  const english = createVocabulary([ENGLISH]);
  expect(recognizeStatus("Erledigt", english)).toBeNull();
  expect(recognizeStatus("Done", createVocabulary([]))).toBeNull();
});

it("finds every phrase of a language by itself", () => {
  for (const [status, phrases] of Object.entries(ENGLISH.statuses)) {
    for (const phrase of phrases) expect([phrase, recognize(phrase)?.status]).toEqual([phrase, status]);
  }
});

import { recognizeAnswer, recognizeStatus, type Recognition } from "../../../src/core/status/recognize";
import { createVocabulary, defaultVocabulary } from "../../../src/core/status/vocabulary";
import { ENGLISH } from "../../../src/core/status/languages/en";
import { readCases } from "../../support/read-cases";

const recognizeAsked = (text: string) => recognizeAnswer(text, defaultVocabulary());
const recognize = (text: string) => recognizeStatus(text, defaultVocabulary());

const sayingOf = (recognition: Recognition | null): string =>
  recognition === null ? "nothing" : `${recognition.status}${recognition.whole ? " whole" : ""}`;

describe.each([
  ...readCases("statuses").map((one) => [one.name, recognize, one] as const),
  ...readCases("answers").map((one) => [one.name, recognizeAsked, one] as const),
])("%s", (_, recognizeOne, { input, expected }) => {
  const phrases = input.split("\n").filter((line) => line !== "");

  it("has an answer for every phrase", () => expect(expected).toHaveLength(phrases.length));

  it.each(phrases.map((phrase, i) => [phrase, expected[i]] as const))("“%s” is %s", (phrase, answer) => {
    expect(sayingOf(recognizeOne(phrase))).toBe(answer);
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

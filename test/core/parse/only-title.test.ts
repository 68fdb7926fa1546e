import fc from "fast-check";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { bracketedParts, readLineFields } from "../../../src/core/parse/line-fields";
import { readDates, readItemFields } from "../../../src/core/parse/item-fields";
import { readPeople } from "../../../src/core/parse/people";
import { isOnlyTitle, namesNothing, readHeading, shortIdUnder } from "../../../src/core/parse/phase-heading";
import { isStatusKey, readStatusLine } from "../../../src/core/parse/status-line";
import { RUNS } from "../../support/random-notes";

const vocabulary = defaultVocabulary();
const context = { vocabulary, years: { known: ["2026-05-04"], fileYear: 2026 } };

it.each([
  "Overview",
  "3.1 Rigging & sails",
  "🎯 Executive summary",
  "Sails: what they are for",
  "Why one mast?",
  "`hoist()`",
  "A harbour for 40 boats",
  "1️⃣ Hull",
])("%s is only a title", (heading) => {
  expect(isOnlyTitle(heading, vocabulary)).toBe(true);
});

it.each([
  "Phase 2: Hull",
  "Status",
  "M2 Hull",
  "S3: Hull",
  "Hull (P1)",
  "Hull @ada",
  "Owner: Ada",
  "Hull, due May 4",
  "Hull (due 2026-05-04)",
  "Hull ⏫",
  "Weeks 3-4",
  "[x] Hull",
  "Final wave",
  "High priority",
])("%s is more than a title", (heading) => {
  expect(isOnlyTitle(heading, vocabulary)).toBe(false);
});

test("what is told to name or give nothing does not", () => {
  const part = fc.constantFrom(
    ..."Phase|phase|Sprint|wave|M2|P1|S3|T-012|Q2|W3|1.|2.3|12|2027|IV|A|x|[x]|[ ]|(|)|[|]|:|::|–|-|,|.|/|✅|🔴|⏫|📅|@ada".split(
      "|",
    ),
    ..."Status|state|Fortschritt|Owner: Ada|lead|due|until|by|start|from|May 4|4. Mai|2026-05-04|5/13/2026|week|KW|周".split(
      "|",
    ),
    ..."Hull|DONE|done|in progress|blocked|Epic|Final|top priority|high|critical|2 weeks|3 days|3d|Effort: 3h|#tag".split(
      "|",
    ),
  );
  const heading = fc
    .array(fc.tuple(part, fc.constantFrom(" ", " ", " ", "")), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.flat().join("").trim());
  fc.assert(
    fc.property(heading, (plain) => {
      if (!namesNothing(plain, vocabulary)) return;
      expect(readHeading(plain, vocabulary).isPhase).toBe(false);
      expect(shortIdUnder(plain, "Sprints, tasks and milestones of the roadmap", vocabulary)).toBeNull();
      expect(readStatusLine(plain, vocabulary)).toBeNull();
      expect(isStatusKey(plain, vocabulary)).toBe(false);
      if (!isOnlyTitle(plain, vocabulary)) return;
      expect(readItemFields(plain, context).priority).toBeNull();
      expect(readDates(plain, context)).toEqual({});
      expect(readPeople(plain)).toEqual([]);
      for (const said of [plain, ...bracketedParts(plain)]) {
        expect(readLineFields(said, context)).toMatchObject({ priority: null, dates: {}, people: [] });
      }
    }),
    { numRuns: RUNS * 10 },
  );
});

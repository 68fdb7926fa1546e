import fc from "fast-check";
import type { Paragraph } from "mdast";
import { flatten, linesOf } from "../../../src/core/parse/flat-text";
import { parseWithRemark } from "../../../src/core/parse/markdown";
import { PlanSigns } from "../../../src/core/parse/signs";
import { readStatedItem } from "../../../src/core/parse/stated-item";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";
import { RUNS } from "../../support/random-notes";

const vocabulary = defaultVocabulary();
const signs = PlanSigns.of(vocabulary);

/** Whether the text of a list item states what the item is, as it is read in full. */
function statesItself(text: string): boolean {
  const [block] = parseWithRemark(text).children;
  if (block?.type !== "paragraph") return false;
  const [first] = linesOf(flatten((block satisfies Paragraph).children, text));
  return first !== undefined && readStatedItem(first, vocabulary) !== null;
}

it.each([
  "**Mast:** done",
  "**Mast**: in_progress",
  "**Mast:** [[done]]",
  "**Mast:** [done](notes/done.md)",
  "**[Mast](notes/mast.md):** done",
  "[**Mast:** done](notes/mast.md)",
  "[**Mast**](notes/mast.md): done",
  "**Mast** `x1` and `x2`, seen in all ports – _Done_",
  "**`DONE`** - all seven",
  "**Mast:** \\`done`",
  "**Mast** `:` done",
  "Mast – [_Done_](notes/mast.md)",
  "**a ** b c d e f g h**: done",
])("%s is read, and has a sign", (text) => {
  expect(statesItself(text)).toBe(true);
  expect(signs.mayStateItself(text)).toBe(true);
});

it.each([
  "**Python**: `examples/streaming_client.py`",
  "**Grid** is a [[Table view]].",
  "**Design**: see [the drawings](drawings/of-the-hull.md) of last year's yard",
  "**Latency**: <50 ms for each of them & for all",
  "[**Guide**](guide.md): what the crew has to know",
  "Open **Sails** ![[sail.svg#icon]] in the menu of the yard",
  "**100% oak** with complete drawings of every frame",
])("%s states nothing, and is left unread", (text) => {
  expect(statesItself(text)).toBe(false);
  expect(signs.mayStateItself(text)).toBe(false);
});

// Of one line: marks that close in a further one are not looked for.
test("no list item that states itself is without a sign", () => {
  const part = fc.constantFrom(
    ..."** __ * _ ` : ： – - [ ] [[ ]] ]( ) ~~ \\ | . , \t\u00a0".split(" "),
    ...[
      "](x) ",
      "](a b)",
      "][y]",
      " ",
      " ",
      " – ",
      ": ",
      "[^1]",
      ":x:",
      "✅",
      "<b>",
      "![a](b)",
      "![[e]]",
      "&amp;",
      "<5 ",
      " & ",
    ],
    ...["done", "DONE", "in progress", "in_progress", "Mast", "one two three", "x", "60%", "2/6", "blocked by"],
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 2, maxLength: 12 }),
      fc.constantFrom("", "**Mast", "[**a"),
      (parts, head) => {
        const text = (head + parts.join("")).trim();
        if (statesItself(text)) expect(signs.mayStateItself(text)).toBe(true);
      },
    ),
    { numRuns: RUNS * 10 },
  );
});

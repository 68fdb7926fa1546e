import { behindFence } from "../../../src/core/parse/fence";
import { readOnce, readWhole } from "../../../src/core/parse/note-reader";
import { PlanSigns } from "../../../src/core/parse/signs";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";

/** What stands behind the fence with which a text begins; null where that is not told. */
function rest(text: string): string | null {
  const behind = behindFence(text, 0);
  return behind === null ? null : text.slice(behind);
}

test.each([
  ["```\na\n```\nb", "b"],
  ["```js\na\n```", ""],
  ["~~~ a`b\n```\n~~~~  \nb", "b"],
  ["````\n```\n````\nb", "b"],
  ["```\n   ```\nb", "b"],
  ["```\r\na\r\n```\r\nb", "b"],
  ["```\n    ```\n```\nb", "b"],
  ["```\n``` a\n```\nb", "b"],
])("%j goes on behind its fence with %j", (text, behind) => {
  expect(rest(text)).toBe(behind);
});

test.each(["``` a`b\nc\n```\n", "``` a\u2028`b\nc\n```\n", "``\n``\n", " ```\n```\n", "a\n"])(
  "%j opens with none",
  (text) => {
    expect(rest(text)).toBe(text);
  },
);

test.each(["```\nnever closed", "```\na\rb\n```\n"])("how far that of %j goes is not told by looks", (text) => {
  expect(rest(text)).toBeNull();
});

test.each([
  "   ```\n```\n- [ ] Caulk\n```js\ncode\n```\n",
  "## Hull\n\n ~~~\n~~~\n- [ ] Caulk\n~~~\n",
  "<div>\n```\n\n- [ ] Caulk\n\n```\n",
  "```\n\r```\n- [ ] Caulk\n```\n",
])("what is no code in %j is read", (text) => {
  const asked = [text, defaultVocabulary(), null] as const;
  expect(readOnce(...asked)).toEqual(readWhole(...asked));
  expect(readOnce(...asked).items).toHaveLength(1);
});

test("a title that stands behind an indented fence names the note", () => {
  const text = "Words.\n\n ```\n```\n\nHarbour\n=======\n\n## Plan\n\n```\n- [ ] code\n```\n";
  const asked = [text, defaultVocabulary(), null] as const;
  expect(readOnce(...asked)).toEqual(readWhole(...asked));
});

test("fences that are never closed are looked at once", () => {
  const signs = PlanSigns.of(defaultVocabulary());
  const timeOf = (count: number): number => {
    const text = "```js\n".repeat(count);
    const began = performance.now();
    signs.inSlice(text);
    return performance.now() - began;
  };
  timeOf(1_000);
  expect(timeOf(20_000)).toBeLessThan(200);
});

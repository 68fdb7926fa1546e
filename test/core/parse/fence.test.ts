import { behindFence } from "../../../src/core/parse/fence";

/** What stands behind the fence with which a text begins; null where none is told. */
function rest(text: string): string | null {
  const behind = behindFence(text, 0);
  return behind === 0 ? null : text.slice(behind);
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

test.each(["``` a`b\nc\n```\n", "``\n``\n", "```\nnever closed", "```\na\rb\n```\n", " ```\n```\n", "a\n"])(
  "%j is not told by looks",
  (text) => {
    expect(rest(text)).toBeNull();
  },
);

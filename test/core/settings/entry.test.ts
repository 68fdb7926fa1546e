import { withEntry, withoutEntry } from "../../../src/core/settings/edit-settings";
import { checkCheckbox, checkWord, toWordKey } from "../../../src/core/settings/entry";
import { readSettings } from "../../../src/core/settings/read-settings";
import { DEFAULT_SETTINGS, toStored } from "../../../src/core/settings/settings";

test.each([
  ["On hold", { kind: "phrase", key: "on hold" }],
  ["on-hold ", { kind: "phrase", key: "on hold" }],
  ["Won’t do", { kind: "phrase", key: "wont do" }],
  ["進行中", { kind: "phrase", key: "進行中" }],
  ["⏸️", { kind: "sign", key: "⏸" }],
  ["🐌", { kind: "sign", key: "🐌" }],
  ["?", null],
  ["🐌🐌", null],
  [" ", null],
  ["…", null],
])("%j is the word %j", (text, key) => {
  expect(toWordKey(text)).toEqual(key);
});

test.each([
  ["", "Write a word, a phrase or a sign."],
  ["  ", "Write a word, a phrase or a sign."],
  ["?!", "“?!” is neither a word nor a single sign."],
  ["a".repeat(101), "A phrase has at most 100 characters."],
  ["Shipped", "“Shipped” already means “Done”."],
  ["✅", "“✅” already means “Done”."],
  ["🟢", "“🟢” already means “Done”."],
  ["AFLOAT", "“afloat” is already in the list."],
  ["In progress", null],
  ["launched!", null],
  ["__proto__", null],
  ["constructor", null],
])("as a word for done, %j is answered with %j", (text, answer) => {
  expect(checkWord(text, "done", ["afloat", "…"])).toBe(answer);
});

test.each([
  ["", "todo", "Write the character between the brackets."],
  ["ab", "todo", "A checkbox holds one character, and “ab” is made of 2."],
  ["⚠️", "blocked", "A checkbox holds one character, and “⚠️” is made of 2."],
  ["\t", "todo", "A line break or tab is no checkbox character."],
  ["x", "active", "[x] stays done, since ticking a box writes it."],
  [" ", "done", "An empty box stays to do, since clearing a box leaves it empty."],
  ["/", "active", "[/] already means “In progress”."],
  ["?", "todo", "[?] is already in the list."],
  ["/", "review", null],
  ["🐌", "active", null],
] as const)("as a checkbox character, %j for %s is answered with %j", (text, status, answer) => {
  expect(checkCheckbox(text, status, ["?"])).toBe(answer);
});

test("entries are added last, changed in their place and removed, and settle what was not understood", () => {
  const { settings } = readSettings({ words: { a: "done", b: "someday", c: "todo" } });
  const added = withEntry(settings, "words", "d", "active");
  expect([...added.words.keys()]).toEqual(["a", "c", "d"]);
  const renamed = withEntry(added, "words", "afloat", "review", "a");
  expect([...renamed.words]).toEqual([
    ["afloat", "review"],
    ["c", "todo"],
    ["d", "active"],
  ]);
  expect(toStored(renamed)).toMatchObject({ words: { b: "someday" } });
  const settled = withoutEntry(withEntry(renamed, "words", "b", "blocked"), "words", "b");
  expect(toStored(settled)).toMatchObject({ words: { afloat: "review", c: "todo", d: "active" } });
  expect(Object.keys(toStored(settled)["words"] as object)).not.toContain("b");
  expect(withoutEntry(DEFAULT_SETTINGS, "checkboxes", "?")).toEqual(DEFAULT_SETTINGS);
});

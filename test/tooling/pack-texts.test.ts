import { execFileSync } from "node:child_process";
import path from "node:path";

/** What lists of texts are after they were packed and unpacked, and how many characters they had in between. */
function packAndUnpack(lists: readonly (readonly string[])[]): {
  readonly lists: string[][];
  readonly packed: string[];
} {
  const script = `
    import { readFileSync } from "node:fs";
    import { packTexts } from "./scripts/pack-texts.mjs";
    const { packed, unpacker } = packTexts(JSON.parse(readFileSync(0, "utf8")));
    const { unpack } = (0, eval)("(" + unpacker + ")")();
    process.stdout.write(JSON.stringify({ lists: packed.map(unpack), packed: [...packed, unpacker] }));
  `;
  const args = ["--input-type=module", "-e", script];
  const cwd = path.resolve(__dirname, "../..");
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd, encoding: "utf8", input: JSON.stringify(lists) }),
  ) as ReturnType<typeof packAndUnpack>;
}

const LISTS = [
  ["не начато", "не готово", "не завершено", "не начато\nне готово"],
  [],
  ["", "\\\"'`${}!#~", "\0", "\u0002\uffff", "🚧🏗️", "\ud83d", "計画済み", "Ärger à part"],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "abababababababababababababab"],
];

test("each text comes back as it was, in its list", () => {
  expect(packAndUnpack(LISTS).lists).toEqual(LISTS);
});

test("nothing but printable characters that need no escape is left", () => {
  for (const text of packAndUnpack(LISTS).packed.slice(0, LISTS.length)) expect(text).toMatch(/^[!#-[\]-~]*$/);
});

test("thousands of different words come back as well, and take less than half", () => {
  const stems = Array.from({ length: 60 }, (_, at) => `${String.fromCharCode(0x430 + (at % 32))}абв${at}`);
  const words = stems.flatMap((stem) => stems.map((other) => `${stem} ${other} работе`));
  const { lists, packed } = packAndUnpack([words]);
  expect(lists).toEqual([words]);
  expect(packed.join("").length).toBeLessThan(words.join("").length / 2);
});

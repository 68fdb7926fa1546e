import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";

/** A program whose modules tell when they run. */
const FILES = {
  "entry.ts": `
    import { host } from "host";
    import { Boat } from "./boat";
    import { isWord } from "./words";
    ran.push("entry");
    export const launch = () => new Boat("Ö 日本 🚀", host).name;
    export const ask = (text: string) => [isWord(text), isWord(text)];
  `,
  "boat.ts": `
    import { Hull } from "./hull";
    ran.push("boat");
    export class Boat extends Hull {}
  `,
  "hull.ts": `
    ran.push("hull");
    export class Hull { constructor(readonly name: string, readonly host: string) {} }
  `,
  "words.ts": `
    ran.push("words");
    export const isWord = (text: string) => /^\\p{L}+$/u.test(text) && text.replace(/\\p{L}/gu, "") === "";
  `,
};

const PROJECT = path.resolve(__dirname, "../..");
let folder = "";
let code = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "parts-at-need-"));
  const fileOf = (name: string): string => path.join(folder, "src", name);
  mkdirSync(path.join(folder, "src"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(fileOf(name), text);
  const options = {
    entryPoints: [fileOf("entry.ts")],
    bundle: true,
    minify: true,
    charset: "utf8",
    target: ["es2022"],
    external: ["host"],
  };
  const parts = { begins: [fileOf("boat.ts"), fileOf("words.ts"), fileOf("hull.ts")], atOnce: [] };
  const script = `
    import { buildInParts } from "./scripts/parts-at-need.mjs";
    import { regexesAtNeed, WITHOUT_UNICODE_LITERALS } from "./scripts/regexes-at-need.mjs";
    const options = { ...${JSON.stringify(options)}, plugins: [regexesAtNeed], supported: WITHOUT_UNICODE_LITERALS };
    process.stdout.write(await buildInParts(options, ${JSON.stringify(parts)}));
  `;
  code = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: PROJECT, encoding: "utf8" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Program {
  launch(): string;
  ask(text: string): boolean[];
}

/** Loads the program; `ran` tells which of its modules have run. */
function load(): { readonly ran: readonly string[]; readonly program: Program } {
  const ran: string[] = [];
  const module = { exports: {} as Program };
  runInNewContext(code, { module, ran, require: () => ({ host: "here" }) });
  return { ran, program: module.exports };
}

test("only the part that is loaded runs at first, and each other one once, when something of it is used", () => {
  const { ran, program } = load();
  expect(ran).toEqual(["entry"]);
  expect(program.launch()).toBe("Ö 日本 🚀");
  program.launch();
  expect(ran).toEqual(["entry", "boat", "hull"]);
  expect([...program.ask("Œuvre")]).toEqual([true, true]);
  expect([...program.ask("a b")]).toEqual([false, false]);
  expect(ran).toEqual(["entry", "boat", "hull", "words"]);
});

test("no character of the code is beyond U+00FF, and no expression of Unicode is a literal", () => {
  expect(code).toMatch(/^[\0-\u00ff]*$/);
  expect(code).toContain("Ö");
  expect(code).not.toMatch(/\/[gimsy]*u[gimsy]*\.test/);
});

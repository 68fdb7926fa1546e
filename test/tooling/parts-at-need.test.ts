import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import ts from "typescript";

/** A program whose modules tell when they run. */
const FILES = {
  "entry.ts": `
    import { host } from "host";
    import { Boat } from "./boat";
    import { isPlan, isWord } from "./words";
    ran.push("entry");
    export const launch = () => new Boat("Ö 日本 🚀", host).name;
    export const areAllPlans = (...texts: string[]) => texts.every(isPlan);
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
    const PLANNED = ["задумано", "запланировано", "計画済み", "in a while", "🗓️ later"];
    const DATED = /^(?:до|не позднее|期限は|by the end of) \\d+$/;
    export const isWord = (text: string) => /^\\p{L}+$/u.test(text) && text.replace(/\\p{L}/gu, "") === "";
    export const isPlan = (text: string) => PLANNED.includes(text) || DATED.test(text) || /^(?:план|計画|plan) [\\p{L}]$/u.test(text);
  `,
};

const PROJECT = path.resolve(__dirname, "../..");
let folder = "";
let code = "";

const fileOf = (name: string): string => path.join(folder, "src", name);

/** Builds the program of the files in the folder; throws with what the build says when it fails. */
function build(parts: { readonly begins: readonly string[]; readonly atOnce: readonly string[] }): string {
  const options = {
    entryPoints: [fileOf("entry.ts")],
    bundle: true,
    minify: true,
    charset: "utf8",
    target: ["es2022"],
    external: ["host"],
    logLevel: "silent",
  };
  const script = `
    import { buildInParts } from "./scripts/parts-at-need.mjs";
    import { loadInstead } from "./scripts/load-instead.mjs";
    import { regexesAtNeed, WITHOUT_UNICODE_LITERALS } from "./scripts/regexes-at-need.mjs";
    const hull = { name: "hull", setup: (build) => loadInstead(build, /hull\\.ts$/, () => undefined) };
    const options = { ...${JSON.stringify(options)}, plugins: [hull, regexesAtNeed], supported: WITHOUT_UNICODE_LITERALS };
    process.stdout.write(await buildInParts(options, ${JSON.stringify(parts)}));
  `;
  const args = ["--input-type=module", "-e", script];
  return execFileSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8", stdio: "pipe" });
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "parts-at-need-"));
  mkdirSync(path.join(folder, "src"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(fileOf(name), text);
  code = build({ begins: [fileOf("boat.ts"), fileOf("words.ts"), fileOf("hull.ts")], atOnce: [] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Program {
  launch(): string;
  ask(text: string): boolean[];
  areAllPlans(...texts: string[]): boolean;
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

test("long texts are what they were, though they do not stand in the code", () => {
  const { program } = load();
  const plans = [
    "задумано",
    "запланировано",
    "計画済み",
    "in a while",
    "🗓️ later",
    "не позднее 5",
    "by the end of 30",
    "план я",
  ];
  expect(program.areAllPlans(...plans)).toBe(true);
  expect(program.areAllPlans("by the end of May")).toBe(false);
  expect(program.areAllPlans("план 5")).toBe(false);
  expect(code).not.toMatch(/in a while|\\u0437\\u0430/);
});

/** The literals of expressions and the calls of `require` in the code. */
function literalsAndCalls(): { readonly expressions: string[]; readonly required: string[] } {
  const found = { expressions: [] as string[], required: [] as string[] };
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.expressions.push(node.text);
    if (ts.isCallExpression(node) && node.expression.getText() === "require") {
      found.required.push(node.arguments.map((argument) => argument.getText()).join());
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile("main.js", code, ts.ScriptTarget.Latest, true));
  return found;
}

test("the code is one file of Latin-1 in which no expression of Unicode is a literal", () => {
  expect(code).toMatch(/^[\0-\u00ff]*$/);
  const { expressions, required } = literalsAndCalls();
  expect(expressions.filter((text) => /\/[a-z]*[uv][a-z]*$/.test(text))).toEqual([]);
  expect(required).toEqual(['"host"']);
  expect(code).not.toMatch(/\b(?:import|export)\b/);
});

const CANNOT_BE_BUILT: readonly (readonly [string, Partial<typeof FILES>, readonly string[], RegExp])[] = [
  ["a module that is asked for by a call", { "hull.ts": 'export const Hull = require("./words");' }, [], /by a call/],
  ["a module of CommonJS", { "hull.ts": "exports.Hull = class {};" }, [], /is CommonJS/],
  ["what is loaded instead of a file that is not there", { "boat.ts": "export class Boat {}" }, [], /matches .*hull/],
  ["what is to run at once and is not there", {}, ["src/sails.ts"], /sails\.ts is to run at once/],
];

test.each(CANNOT_BE_BUILT)("%s fails the build", (_, files, atOnce, message) => {
  for (const [name, text] of Object.entries({ ...FILES, ...files })) writeFileSync(fileOf(name), text);
  expect(() => build({ begins: [fileOf("words.ts")], atOnce })).toThrow(message);
});

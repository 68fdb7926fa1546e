// Builds a program of which next to nothing runs when it is loaded: each part of it is a function, which is called when
// something of that part is first used. That changes nothing else, as long as modules do no more than declare things.
import { minify as shorten } from "@swc/core";
import { build, transform } from "esbuild";
import { checkModules } from "./check-modules.mjs";
import { textsAtNeed } from "./texts-at-need.mjs";

const EXPORT = /export\s*\{([^{}]*)\};\s*$/;
const REQUIRE = /^var (import_\w+) = require\("([^"]+)"\);\n/gm;
/** What must not be left in a part: what asks for another file by itself. */
const UNLINKED = /\brequire\("\.|\bimport\s*["{*(]|\bimport_\w+/;
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** A chunk of the program as the body of a function that gives what the chunk exports. */
async function toBody(text, link, { name, exports }) {
  const exported = EXPORT.exec(text);
  const given = (exported?.[1] ?? "").split(",").flatMap((entry) => {
    const [own, theirs = own] = entry.trim().split(/\s+as\s+/);
    return own === "" ? [] : [`${theirs}: ${own}`];
  });
  if (given.length !== exports.length) throw new Error(`Not all was found that ${name} gives: ${exports.join(", ")}`);
  const own = exported === null ? text : text.slice(0, exported.index);
  const { code } = await transform(`${own}\npart$given = { ${given.join(", ")} };`, {
    format: "cjs",
    target: "esnext",
    charset: "utf8",
  });
  let linked = code;
  // Each use of another part asks for it, so that the first one calls it; in brackets, since it may stand after `new`.
  for (const [, name, path] of code.matchAll(REQUIRE)) linked = linked.replaceAll(`${name}.`, `${link(path)}.`);
  const body = linked.replace(REQUIRE, "");
  const left = UNLINKED.exec(body);
  if (left !== null) throw new Error(`${name} cannot be a part: ${body.slice(left.index, left.index + 80)}`);
  return `let part$given;\n${body}`;
}

/**
 * With all characters beyond U+00FF escaped, which stand in strings and in regular expressions: engines hold a text
 * without them in half the memory, and need a quarter less time to load it.
 */
function inLatin1(code) {
  return code.replace(/[\u0100-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * The code of a program as a CommonJS module.
 *
 * @param {import("esbuild").BuildOptions} options of the whole; with one entry point, and with names for all that is
 * taken from packages outside
 * @param {object} parts
 * @param {readonly string[]} parts.begins modules with which a part begins; what several parts use becomes parts as well
 * @param {readonly string[]} parts.atOnce those of them that run when the program is loaded
 * @param {(code: string) => string} [parts.inCode] what is done to the code of each part before they are put together
 * @returns {Promise<string>}
 */
export async function buildInParts(options, { begins, atOnce, inCode = (code) => code }) {
  const { entryPoints, external, minify, target, charset } = options;
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [...entryPoints.map((entry) => ({ in: entry, out: "entry" })), ...begins],
    outfile: undefined,
    outdir: "parts",
    format: "esm",
    splitting: true,
    write: false,
    metafile: true,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [nameOf(path), inCode(text)]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]));
  const runsAtOnce = (name) => Object.keys(outputs.get(name).inputs).some((path) => atOnce.includes(path));
  checkModules(metafile.inputs);
  const missing = atOnce.find((path) => !Object.hasOwn(metafile.inputs, path));
  if (missing !== undefined) throw new Error(`${missing} is to run at once, and is not in the program`);
  const order = ["entry.js"];
  const outside = [];
  const link = (path) => {
    if (external.includes(path)) {
      if (!outside.includes(path)) outside.push(path);
      return `part$outside${outside.indexOf(path)}`;
    }
    const name = nameOf(path);
    if (!order.includes(name)) order.push(name);
    return `(part$${order.indexOf(name)}())`;
  };
  const parts = [];
  for (let at = 0; at < order.length; at++) {
    const isAtOnce = runsAtOnce(order[at]);
    const name = order[at];
    const body = await toBody(texts.get(name), link, { name, exports: outputs.get(name).exports });
    parts.push({ body, isAtOnce, unpacksNothing: isAtOnce || at === 0 });
  }
  const { bodies, begin } = textsAtNeed(parts);
  // No arrow functions: those that are arguments take engines half as long again to go through.
  const made = bodies.map((body, at) =>
    parts[at].isAtOnce
      ? // As a statement, whose brackets tell engines that the function is called now, and need not be gone through twice.
        `let part$now${at};\n(function () {\n${body}\npart$now${at} = part$given;\n})();\nconst part$${at} = () => part$now${at};`
      : `const part$${at} = part$once(function () {\n${body}\nreturn part$given;\n});`,
  );
  const code = [
    '"use strict";',
    ...outside.map((path, at) => `const part$outside${at} = require(${JSON.stringify(path)});`),
    "const part$once = (make, made) => () => (made ??= make());",
    begin,
    ...made,
    "module.exports = part$0();\n",
  ].join("\n");
  const { code: small } = await transform(code, { minify, target, charset, format: "cjs" });
  // esbuild gives no name of a function around another one to anything in that one; swc does where nothing asks for it.
  const named = minify
    ? await shorten(small, { compress: false, mangle: true, ecma: 2022, module: false })
    : { code: small };
  return inLatin1(named.code);
}

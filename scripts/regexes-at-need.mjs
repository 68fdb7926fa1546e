// Has the regular expressions of Unicode made when they are needed. Engines check each literal as soon as they load a
// file, and those with the flag u take them a fifth of the time that loading takes.
import { readFile } from "node:fs/promises";
import ts from "typescript";

/** The options of esbuild that make `new RegExp("…", "u")` of every such literal. */
export const WITHOUT_UNICODE_LITERALS = {
  "regexp-sticky-and-unicode-flags": false,
  "regexp-unicode-property-escapes": false,
};

const SOURCES = /[\\/]src[\\/].*\.tsx?$/;
const UNICODE = /\/[a-z]*u[a-z]*$/;
/** Those that keep a place between two uses of one expression. */
const STATEFUL = /\/[a-z]*[gy][a-z]*$/;
/** What begins at the start of the text, whatever place an expression has kept. */
const STARTS_AFRESH = new Set(["match", "matchAll", "replace", "replaceAll", "split"]);

/** Each literal that a function would make again at every call is made once, at the first. */
function makeOnce(code, path) {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found = [];
  const look = (node, isInFunction) => {
    if (isInFunction && ts.isRegularExpressionLiteral(node) && UNICODE.test(node.text)) {
      const call = ts.isCallExpression(node.parent) ? node.parent.expression : node.parent;
      const isAfresh =
        ts.isCallExpression(node.parent) && ts.isPropertyAccessExpression(call) && STARTS_AFRESH.has(call.name.text);
      if (isAfresh || !STATEFUL.test(node.text)) found.push(node);
    }
    ts.forEachChild(node, (child) => look(child, isInFunction || ts.isFunctionLike(node)));
  };
  look(file, false);
  if (found.length === 0) return code;
  let made = "";
  let at = 0;
  for (const [index, node] of found.entries()) {
    made += `${code.slice(at, node.getStart())}(regex$${index} ??= ${node.text})`;
    at = node.end;
  }
  const names = found.map((_, index) => `regex$${index}: RegExp | undefined`);
  return `${made}${code.slice(at)}\nvar ${names.join(", ")};\n`;
}

export const regexesAtNeed = {
  name: "regexes-at-need",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: SOURCES }, async ({ path }) => ({
      contents: makeOnce(await readFile(path, "utf8"), path),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};

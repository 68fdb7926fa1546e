// js-yaml is one file, in which tables are built as it loads: nothing of it could be left out, though only a third of it
// is used. With each of its values in a call without side effects, what is not used falls away.
import { readFile } from "node:fs/promises";
import { loadInstead } from "./load-instead.mjs";

const FILE = /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/;
const STATEMENT = /^(?=(?:const|let|var|function|class|for|if|export)\b|\/[*/])/m;
const VALUE = /^((?:const|let|var) [\w$]+ = )(?!function\b)([^]*);\s*$/;
/** There are some 80 such values; with far fewer, the file is written in another way, and all of it would ship. */
const FEWEST = 40;

export const leanYaml = {
  name: "lean-yaml",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    loadInstead(build, FILE, async ({ path }) => {
      const statements = (await readFile(path, "utf8")).split(STATEMENT);
      const lean = statements.map((text) => text.replace(VALUE, "$1/* @__PURE__ */ (() => ($2))();\n"));
      const changed = lean.filter((text, at) => text !== statements[at]).length;
      if (changed < FEWEST) throw new Error(`Of the values of ${path} only ${changed} could be set apart`);
      return { contents: lean.join(""), loader: "js" };
    });
  },
};

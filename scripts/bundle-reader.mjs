// Makes of the code that reads notes functions that need nothing around them, for workers and for main.js.
import { createHash } from "node:crypto";
import { build } from "esbuild";
import { checkModules } from "./check-modules.mjs";
import { leanYaml } from "./lean-yaml.mjs";
import { loadInstead } from "./load-instead.mjs";
import { regexesAtNeed, WITHOUT_UNICODE_LITERALS } from "./regexes-at-need.mjs";
import { toFunctions } from "./split-code.mjs";

const ENTRY = "src/obsidian/reading/reader-bundle.ts";
const REPLACED = /[\\/]src[\\/]obsidian[\\/]reading[\\/]reader-code\.ts$/;
/** Modules whose functions main.js uses outside of reading as well: to recognise a status, and to try what was edited. */
const SHARED = [
  "status/recognize",
  "parse/dependencies",
  "parse/item-fields",
  "parse/row-name",
  "parse/status-table",
  "parse/status-line",
  "parse/parse-note",
].map((name) => `src/core/${name}.ts`);
/** The words of all languages are in main.js already, and come with the vocabulary that a reader is given. */
const LANGUAGES = /[\\/]src[\\/]core[\\/]status[\\/]languages[\\/]all\.ts$/;
const withoutLanguages = {
  name: "without-languages",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    loadInstead(build, LANGUAGES, () => ({ contents: "export const LANGUAGES = [];", loader: "js" }));
  },
};

const ENTITIES = /[\\/]character-entities[\\/]index\.js$/;
/** The 252 named characters of HTML 4, of the 2,125 that there are: the rest is nine tenths of their size, and met nowhere. */
const commonEntities = {
  name: "common-entities",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    const contents = 'export { characterEntitiesHtml4 as characterEntities } from "character-entities-html4";';
    loadInstead(build, ENTITIES, () => ({ contents, loader: "js", resolveDir: process.cwd() }));
  },
};

/**
 * Modules with which a part of the code begins. An engine goes through each function of a file when it loads the file,
 * and takes more than twice as long for one of 250 KB as for ten of 25 KB.
 */
const PARTS = [
  "micromark-core-commonmark",
  "node_modules/micromark/lib/parse.js",
  "mdast-util-from-markdown",
  "src/core/status/recognize.ts",
  ...["markdown", "plain/parse-plain", "yaml-entries", "flat-text", "item-fields", "phase-heading", "stated-item"].map(
    (name) => `src/core/parse/${name}.ts`,
  ),
  ...["dependencies", "signs", "row-name", "status-table", "status-line", "read-blocks", "parse-note"].map(
    (name) => `src/core/parse/${name}.ts`,
  ),
  "src/core/findings/read-figures.ts",
];

/**
 * The source of a module as `src/obsidian/reading/reader-code.ts` is one, whose parts use nothing outside of themselves:
 * their text can be run elsewhere.
 *
 * @param {import("esbuild").BuildOptions} options what the plugin is built with
 * @returns {Promise<{ source: string, shared: Map<string, string>, inputs: string[] }>} with the sources of modules to be
 * put in the place of others, by the paths of those: they use the reader's own code, so that main.js has it once
 */
export async function bundleReader({ minify, target, conditions }) {
  const { outputFiles, metafile } = await build({
    entryPoints: [ENTRY, ...PARTS],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    minify,
    target,
    conditions,
    supported: WITHOUT_UNICODE_LITERALS,
    charset: "utf8",
    plugins: [withoutLanguages, commonEntities, leanYaml, regexesAtNeed],
    format: "esm",
    outdir: "reader",
    entryNames: "[name]",
    platform: "browser",
    legalComments: "none",
    logLevel: "warning",
  });
  checkModules(metafile.inputs);
  const words = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .find(([path, { bytesInOutput }]) => path.startsWith("src/core/words/") && bytesInOutput > 0);
  if (words !== undefined) throw new Error(`${words[0]} is in the reader, which knows no language of the interface`);
  const fileOf = (path) => path.slice(path.lastIndexOf("/") + 1).replace(/ts$/, "js");
  const { functions, places } = toFunctions(outputFiles, [...SHARED.map(fileOf), "reader-bundle.js"]);
  const parts = functions.join(",\n");
  const hash = createHash("sha256").update(parts).digest("hex").slice(0, 16);
  const shared = SHARED.map((path, at) => {
    const exports = metafile.outputs[`reader/${fileOf(path)}`]?.exports ?? [];
    if (exports.length === 0) throw new Error(`${path} is no part of the reader, so main.js cannot share it`);
    return [path, toShared(exports, places[at])];
  });
  return {
    source: `export const READER_PARTS = [${parts}];\nexport const READER_HASH = "${hash}";\n`,
    shared: new Map(shared),
    inputs: Object.keys(metafile.inputs),
  };
}

/** A module with functions that call those of the same names in the reader's part at `place`. */
function toShared(names, place) {
  return [
    'import { openReader } from "./src/obsidian/reading/open-reader";',
    'import { READER_PARTS } from "./src/obsidian/reading/reader-code";',
    "let opened;",
    `const open = () => (opened ??= openReader(READER_PARTS, ${place}));`,
    ...names.map((name) => `export function ${name}(...values) { return open().${name}(...values); }`),
  ].join("\n");
}

/** Puts those modules in the place of the ones that stand in the sources. */
export const readerBundle = {
  name: "reader-bundle",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    let bundle;
    build.onStart(() => {
      bundle = bundleReader(build.initialOptions);
    });
    const put = (filter, toContents) =>
      loadInstead(build, filter, async () => {
        const made = await bundle;
        return { contents: toContents(made), loader: "js", resolveDir: process.cwd(), watchFiles: made.inputs };
      });
    put(REPLACED, ({ source }) => source);
    for (const path of SHARED) {
      const filter = new RegExp(`[\\\\/]${path.replaceAll("/", "[\\\\/]").replaceAll(".", "\\.")}$`);
      put(filter, ({ shared }) => shared.get(path));
    }
  },
};

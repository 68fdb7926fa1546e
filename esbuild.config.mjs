// Builds what ships and what the project runs itself with:
//   node esbuild.config.mjs [plugin] [cli] [workbench] [--dev] [--into=FOLDER]
import { build } from "esbuild";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readerBundle } from "./scripts/bundle-reader.mjs";
import { licencesOf } from "./scripts/licences-of.mjs";
import { toComment } from "./scripts/notices.mjs";
import { packedCatalogues, shortKeys } from "./scripts/pack-catalogues.mjs";
import { buildInParts } from "./scripts/parts-at-need.mjs";
import { regexesAtNeed, WITHOUT_UNICODE_LITERALS } from "./scripts/regexes-at-need.mjs";

/** Packages of which Obsidian hands its own instances to every plugin. */
const SHARED_WITH_OBSIDIAN = [
  "obsidian",
  "@codemirror/autocomplete",
  "@codemirror/collab",
  "@codemirror/commands",
  "@codemirror/language",
  "@codemirror/lint",
  "@codemirror/search",
  "@codemirror/state",
  "@codemirror/view",
  "@lezer/common",
  "@lezer/highlight",
  "@lezer/lr",
];

/** The catalogues of languages beside English: each is unpacked when the interface is to speak it. */
const LANGUAGES = readdirSync("src/core/words/languages").map((name) => `src/core/words/languages/${name}`);

/** What of the plugin runs when it is loaded, and what only when something of it is used. */
const PLUGIN_PARTS = {
  begins: [
    "src/obsidian/settings-store.ts",
    "src/obsidian/settings-tab.ts",
    "src/obsidian/roadmap-view.ts",
    "src/obsidian/export-menu.ts",
    "src/obsidian/embeds/roadmap-embed.ts",
    "src/obsidian/bases/plan-bases-view.ts",
    "src/obsidian/commands-of-line/line-commands.ts",
    "src/obsidian/badges/note-badges.ts",
    "src/obsidian/commands/line-changes.ts",
    "src/obsidian/commands/item-finder.ts",
    "src/obsidian/commands/plan-suggest.ts",
    "src/obsidian/commands/day-modal.ts",
    "src/obsidian/commands/rewrite-note.ts",
    "src/obsidian/vault-feed.ts",
    "src/obsidian/cache/note-cache.ts",
    "src/obsidian/reading/reader-code.ts",
    "src/ui/roadmap-pane.tsx",
    "src/core/settings/users-vocabulary.ts",
    "src/core/roadmap/build-outline.ts",
    "src/core/findings/findings-index.ts",
    "src/core/index/vault-index.ts",
    "src/core/status/languages/all.ts",
    "src/core/words/english.ts",
    ...LANGUAGES,
  ],
  // A list of functions, which is nothing to run; within another function, the engine would go through them as one.
  atOnce: ["src/obsidian/reading/reader-code.ts"],
};

const args = process.argv.slice(2);
const dev = args.includes("--dev");
const asked = args.filter((arg) => !arg.startsWith("--"));
/** Where what is built is put; another folder leaves alone what is in use here. */
const into = args.find((arg) => arg.startsWith("--into="))?.slice("--into=".length) ?? "";

/** The code of the plugin as it ships. */
async function buildPlugin(options) {
  const keys = await shortKeys();
  const code = await buildInParts(options, { ...PLUGIN_PARTS, inCode: keys.inCode });
  keys.check();
  return code;
}

const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? "inline" : false,
  legalComments: "none",
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
};

/** What speaks the Model Context Protocol: a file of its own, which is loaded by the one command that needs it. */
const MCP_FILE = "plan-of-record-mcp.mjs";
const MCP_ENTRY = "src/cli/mcp/serve.ts";
const mcpApart = {
  name: "mcp-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/serve$/ }, ({ importer }) =>
      importer.endsWith("start-mcp.ts") ? { path: `./${MCP_FILE}`, external: true } : undefined,
    );
  },
};

/** For programs that Node runs. */
const onNode = {
  ...common,
  format: "esm",
  platform: "node",
  target: ["node20"],
};
/** Some packages are CommonJS and require Node's own modules, which an ES module has no `require` for. */
const REQUIRE = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';

const targets = {
  plugin: {
    ...common,
    entryPoints: ["main.ts"],
    outfile: join(into, "main.js"),
    format: "cjs",
    platform: "browser",
    target: ["es2022", "safari16"],
    external: SHARED_WITH_OBSIDIAN,
    // The entity decoder's "browser" build needs a document, which a worker does not have.
    conditions: ["worker"],
    supported: WITHOUT_UNICODE_LITERALS,
    // As it is written: escaped, a letter of Cyrillic takes three times the bytes.
    charset: "utf8",
    plugins: dev ? [readerBundle, regexesAtNeed] : [readerBundle, packedCatalogues, regexesAtNeed],
  },
  cli: {
    ...onNode,
    entryPoints: ["src/cli/main.ts"],
    outfile: join(into, "dist/plan-of-record.mjs"),
    banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
    plugins: [mcpApart],
  },
  // Built with the one above: what is asked for is named by its first word.
  "cli mcp": {
    ...onNode,
    entryPoints: [MCP_ENTRY],
    outfile: join(into, "dist", MCP_FILE),
    banner: { js: REQUIRE },
  },
  score: {
    ...common,
    entryPoints: ["scripts/score/main.ts"],
    outfile: join(into, "dist/score.cjs"),
    format: "cjs",
    platform: "node",
    target: ["node20"],
  },
  workbench: {
    ...common,
    entryPoints: { page: "workbench/page/main.ts", "metadata-worker": "workbench/metadata/metadata-worker.ts" },
    outdir: join(into, "workbench/dist"),
    // The entity decoder's "browser" build needs a document.
    conditions: ["worker"],
    format: "esm",
    platform: "browser",
    target: ["es2022"],
    sourcemap: "linked",
  },
};

await mkdir(join(into, "dist"), { recursive: true });
/** What the command line is made of. */
const inputs = [];
for (const [name, options] of Object.entries(targets)) {
  const first = name.split(" ")[0];
  if (asked.length > 0 && !asked.includes(first)) continue;
  if (asked.length === 0 && !Object.values(options.entryPoints).every((file) => existsSync(file))) continue;
  // Source maps are of whole programs.
  if (name === "plugin" && !dev) {
    const notice = toComment(await readFile("NOTICE.md", "utf8"));
    await writeFile(options.outfile, (await buildPlugin(options)) + notice);
  } else {
    const { metafile } = await build({ ...options, metafile: true });
    if (first === "cli") inputs.push(...Object.keys(metafile.inputs));
  }
}
if (inputs.length > 0) await writeFile(join(into, "dist/licences.txt"), licencesOf(inputs));

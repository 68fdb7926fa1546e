// Which room may import which package, and what no room may write.
// Which room may import which other room is held by .dependency-cruiser.cjs.
import { builtinModules } from "node:module";
import obsidianmd from "eslint-plugin-obsidianmd";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const MARKDOWN = ["unified", "remark-*", "mdast", "mdast-util-*", "micromark*", "unist", "unist-util-*", "vfile*"];
const EDITOR = ["@codemirror/*", "@lezer/*"];
const SCREEN = ["preact", "preact/*"];
const NODE = ["node:*"];

/** One row a room, a later row over an earlier one: the packages that its files may name, types included. */
const rooms = [
  {
    files: ["src/core/**"],
    packages: ["date-fns"],
    why: "The core is pure: strings and values in, values out.",
  },
  {
    files: ["src/core/parse/**"],
    packages: [...MARKDOWN, "date-fns", "js-yaml"],
    why: "The parser reads Markdown and YAML; it knows no host.",
  },
  {
    files: ["src/ui/**"],
    packages: [...SCREEN, "date-fns"],
    why: "The pane must run in a bare browser page: what it needs of a host is handed to it.",
  },
  {
    files: ["src/editor/**"],
    packages: [...EDITOR, ...SCREEN],
    why: "The editor room knows CodeMirror; what it needs of Obsidian is handed to it by src/obsidian.",
  },
  {
    files: ["src/obsidian/**", "main.ts"],
    packages: ["obsidian", ...EDITOR, "preact", "idb"],
    why: "The plugin runs on phones too, where there is no Node.",
  },
  { files: ["src/api.ts"], packages: [], why: "Other plugins copy this file: it stands alone." },
  { files: ["src/cli/**"], packages: [...NODE, "string-width"], why: "The command line is Node and the core." },
  {
    files: ["src/cli/mcp/serve.ts"],
    packages: ["@modelcontextprotocol/sdk/*", "zod"],
    why: "What speaks the protocol is built as a file of its own: all else of the tools stands beside it.",
  },
  {
    files: ["workbench/**"],
    packages: [
      ...NODE,
      ...EDITOR,
      ...SCREEN,
      ...MARKDOWN,
      "obsidian",
      "moment",
      "yaml",
      "markdown-it",
      "markdown-it/*",
      "chokidar",
      "lucide-static",
      "lucide-static/*",
    ],
    why: "The workbench stands in for Obsidian and loads the built plugin as Obsidian would.",
  },
];

/** Files that end up in main.js. */
const PLUGIN = ["main.ts", "src/api.ts", "src/core/**", "src/ui/**", "src/editor/**", "src/obsidian/**"];
/** Files that run beside Obsidian: the command line, the stand-in host, tests, benchmarks, scripts. */
const BESIDE = ["src/cli/**", "workbench/**", "test/**", "bench/**", "scripts/**", "*.mjs", ".*.cjs"];
const TYPESCRIPT = ["**/*.{ts,tsx}"];

/** What is compiled and run with packages that are installed for the real app alone. */
const NOT_HERE = ["test/app/*.mts", "test/app/*.e2e.ts", "test/app/probe/"];

/** @param {string} glob A package name in which `*` stands for any run of characters. */
const toRegex = (glob) => glob.replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replaceAll("*", ".+");

/** The import ban that lets through relative paths and `packages`. */
function allowOnly({ packages, why }) {
  const allowed = packages.map(toRegex).join("|");
  const builtins = builtinModules.filter((name) => !name.startsWith("_")).join("|");
  const message = `${why} Packages allowed here: ${packages.join(", ")}. The table is in eslint.config.mjs.`;
  const patterns = [{ regex: `^(?!\\.\\.?(/|$)|(${allowed})$).+`, message }];
  if (packages.includes("node:*")) {
    patterns.push({
      regex: `^(${builtins})$`,
      message: "Write the node: prefix, so that a reader sees what is Node's.",
    });
  }
  return patterns;
}

const HTML = "Text of notes reaches the DOM as text nodes or through Obsidian's renderer, never as HTML of ours.";
const LOOKBEHIND = "Regex lookbehind stops the plugin from loading on older phones.";
const NETWORK = "No network: what a vault holds stays in it.";
const CLOCK = "The core has no clock: take today's date, or the instant, as an argument.";

const banInPlugin = [
  {
    selector: "CallExpression[callee.name=/^say(Parts)?$/] > TemplateLiteral.arguments:first-child",
    message: "A key stands in the code as a whole: the build puts numbers in the place of keys.",
  },
  { selector: "MemberExpression[property.name=/^(inner|outer)HTML$/]", message: HTML },
  { selector: "MemberExpression[property.value=/^(inner|outer)HTML$/]", message: HTML },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]",
    message: HTML,
  },
  { selector: "CallExpression[callee.property.name=/^write(ln)?$/][callee.object.name=/[dD]ocument$/]", message: HTML },
  { selector: "NewExpression[callee.name='DOMParser']", message: HTML },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: HTML },
  { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: LOOKBEHIND },
  { selector: "Literal[value=/\\(\\?<[=!]/]", message: LOOKBEHIND },
  { selector: "TemplateElement[value.raw=/\\(\\?<[=!]/]", message: LOOKBEHIND },
  { selector: "CallExpression[callee.property.name=/^(fetch|sendBeacon)$/]", message: NETWORK },
  { selector: "NewExpression[callee.property.name=/^(XMLHttpRequest|WebSocket|EventSource)$/]", message: NETWORK },
  { selector: "ImportExpression", message: "main.js is one file: import at the top." },
];
const banInCore = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "The core gives the same answer every time.",
  },
];
const bannedGlobals = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource"].map((name) => ({ name, message: NETWORK })),
  { name: "app", message: "Take the app as an argument; the global one is for debugging." },
  { name: "localStorage", message: "Use loadLocalStorage and saveLocalStorage of the app: they keep vaults apart." },
];

/** The plugin's own rules make no sense where there is no Obsidian. */
const withoutObsidian = Object.fromEntries(Object.keys(obsidianmd.rules).map((name) => [`obsidianmd/${name}`, "off"]));

export default defineConfig([
  {
    ignores: [
      "main.js",
      "dist/",
      "workbench/dist/",
      "coverage/",
      "test/fixtures/",
      "test/cases/",
      "sample-vault/",
      ...NOT_HERE,
    ],
  },
  ...obsidianmd.configs.recommended,
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-undef": "off", // the compiler knows better
      eqeqeq: "error",
      "prefer-const": "error",
      "no-restricted-imports": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }], // by code points, and meant so
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
    },
  },
  {
    files: PLUGIN,
    rules: {
      "no-restricted-syntax": ["error", ...banInPlugin],
      "no-restricted-globals": ["error", ...bannedGlobals],
    },
  },
  { files: ["src/core/**"], rules: { "no-restricted-syntax": ["error", ...banInPlugin, ...banInCore] } },
  {
    // These two are drawn in a bare browser page as well, which has no createEl and no instanceOf.
    files: ["src/ui/**", "src/editor/**"],
    rules: { "obsidianmd/prefer-create-el": "off", "obsidianmd/prefer-instanceof": "off" },
  },
  {
    // Terminals count columns as string-width does; only the command line has it, so it costs the plugin nothing.
    // js-yaml gives the places of what it reads, at half the size of what is suggested instead.
    // moment is what Obsidian gives to plugins, so the workbench does.
    files: ["package.json"],
    rules: { "depend/ban-dependencies": ["error", { allowed: ["string-width", "js-yaml", "moment"] }] },
  },
  {
    files: BESIDE,
    rules: {
      ...withoutObsidian,
      "no-console": "off",
      "no-restricted-globals": "off",
    },
  },
  {
    // Its signatures are Obsidian's.
    files: ["workbench/page/obsidian/**"],
    rules: {
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    // They load what they have just built, by a path that they have just made.
    files: ["bench/**", "scripts/**", "test/**"],
    rules: { "no-unsanitized/method": "off" },
  },
  {
    files: ["**/*.{mjs,cjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        Buffer: "readonly",
        module: "writable",
        require: "readonly",
        __dirname: "readonly",
      },
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  ...rooms.map(({ files, ...room }) => ({
    files,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: allowOnly(room) }] },
  })),
  {
    // `expect(host.write)` names a method without calling it, and means to.
    files: ["test/**"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
]);

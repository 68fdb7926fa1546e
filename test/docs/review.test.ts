import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ENGLISH } from "../../src/core/words/english";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const page = read("docs/review.md");
const manifest = JSON.parse(read("manifest.json")) as Record<string, unknown>;

/** The files that end up in main.js. */
const files = ["main.ts", ...readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })]
  .map((file) => (file === "main.ts" ? file : `src/${file.replaceAll("\\", "/")}`))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("src/cli/"))
  .sort();

/** The code of a file without its comments. */
function codeOf(file: string): string {
  const printed = ts.transpileModule(read(file), {
    fileName: file,
    compilerOptions: { removeComments: true, target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve },
  });
  return printed.outputText;
}

const code = new Map(files.map((file) => [file, codeOf(file)]));
const filesWith = (pattern: RegExp): readonly string[] => files.filter((file) => pattern.test(code.get(file) ?? ""));

describe("what the page of the review says", () => {
  const rows = [...page.matchAll(/^\| (?!point|---)(.+?) \| (.+) \| (.+?) \|$/gm)];

  test("has a row for each point, and none that is open", () => {
    expect(rows.length).toBeGreaterThan(35);
    expect(rows.filter(([row]) => /\b(?:todo|open|missing|not yet)\b/i.test(row)).map(([, point]) => point)).toEqual([
      "The `Editor` for a note that is open",
    ]);
  });

  test("names files that are there", () => {
    const named = [
      ...page.matchAll(/`((?:src|test|docs|scripts|\.github)\/[\w./-]+|[\w.-]+\.(?:mjs|cjs|json|md|css))`/g),
    ]
      .map(([, file]) => file ?? "")
      .filter((file) => file !== "data.json");
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe("what no linter holds", () => {
  test.each([
    ["evaluates text", /\beval\(|\bnew Function\(|\bFunction\(|setTimeout\(\s*["'`]/],
    [
      "reaches the network",
      /\bfetch\(|\brequestUrl\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection/,
    ],
    ["names an address but that of a documentation", /["'`]https?:\/\/(?!www\.w3\.org\/)/],
    ["logs what is no error", /\bconsole\.(?!error\b)/],
    ["sets hotkeys", /\bhotkeys\s*:/],
    ["asks for the active leaf", /\bactiveLeaf\b/],
    ["overwrites notes", /\bvault\.modify(?:Binary)?\(/],
    ["deletes past the trash", /\bvault\.delete\(|\badapter\.(?:remove|rmdir)\(/],
    ["reads what lies outside of the vault", /\bgetBasePath\b|\bgetFullPath\b|FileSystemAdapter/],
    ["asks for the app's own window or commands", /\bapp\.commands\b|\bapp\.setting\b|\bwindow\.app\b/],
  ])("nothing %s", (_, pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });

  test("the adapter is asked only where the page says", () => {
    expect(filesWith(/\badapter\.(?:read|write|append|list|stat|exists|copy|rename|mkdir)/)).toEqual([
      "src/obsidian/export-menu.ts",
      "src/obsidian/settings-backup.ts",
      "src/obsidian/settings-of-tasks.ts",
    ]);
  });

  test("what the app does not describe is asked for only where the page says", () => {
    expect(filesWith(/\binternalPlugins\b|\bplugins\?*\.plugins\b/)).toEqual([
      "src/obsidian/bases/register-bases.ts",
      "src/obsidian/tasks-toggle.ts",
    ]);
  });

  test("properties are not written anew", () => {
    expect(filesWith(/\bprocessFrontMatter\b/)).toEqual([]);
  });

  test("paths that people type are normalized", () => {
    expect(filesWith(/\bnormalizePath\(/)).toEqual([
      "src/obsidian/commands-of-line/line-commands.ts",
      "src/obsidian/row-menu.ts",
    ]);
  });

  test("the manifest says what is asked of it", () => {
    const description = String(manifest["description"]);
    expect(description.length).toBeLessThanOrEqual(250);
    expect(description).toMatch(/^[ -~]+\.$/);
    expect(description).not.toMatch(/obsidian|plugin/i);
    expect(manifest["isDesktopOnly"]).toBe(false);
    expect(manifest).not.toHaveProperty("fundingUrl");
    expect(String(manifest["id"])).not.toMatch(/obsidian|plugin$/);
  });

  test("commands do not repeat the plugin's id or name", () => {
    const ids = [...code.values()].flatMap((text) => [...text.matchAll(/addCommand\(\{\s*id: "([^"]+)"/g)]);
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter(([, id]) => /plan-of-record/.test(id ?? ""))).toEqual([]);
    const names = Object.entries(ENGLISH).filter(([key]) => key.startsWith("command."));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter(([, name]) => /plan of record/i.test(JSON.stringify(name)))).toEqual([]);
  });
});

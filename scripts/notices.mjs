// Whose code is built into what ships, and under which licence: node scripts/notices.mjs writes NOTICE.md anew.
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as prettier from "prettier";
import { readLicence } from "./licences-of.mjs";

/** What is built, each with where it runs; the reader stands by itself in main.js. */
const PLUGIN = [
  { entry: "main.ts", platform: "browser" },
  { entry: "src/obsidian/reading/worker-thread.ts", platform: "browser" },
];
const COMMAND_LINE = [{ entry: "src/cli/main.ts", platform: "node" }];
/** What ends the part that main.js carries. */
const REST = "# In the command line alone";
const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The names of the packages of which something is built in, in the order of the alphabet. */
async function findPackages(entries) {
  const names = new Set();
  for (const { entry, platform } of entries) {
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      splitting: true,
      outdir: "dist",
      format: "esm",
      platform,
      external: ["obsidian", "@codemirror/*", "@lezer/*"],
      conditions: platform === "browser" ? ["worker"] : [],
      jsx: "automatic",
      jsxImportSource: "preact",
      logLevel: "error",
    });
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const name = PACKAGE.exec(path)?.[1];
        if (name !== undefined && bytesInOutput > 0) names.add(name);
      }
    }
  }
  return [...names].sort();
}

/** What a package says of its licence, with its lines ended alike. */
function describe(name) {
  const { licence, text } = readLicence(join("node_modules", name));
  if (typeof licence !== "string" || text === "") throw new Error(`${name} does not say its licence.`);
  return { name, license: licence, text: text.replaceAll("\r\n", "\n") };
}

/** NOTICE.md: packages under the same words of the same licence are listed together, those of main.js first. */
export async function writeNotice() {
  const plugin = await findPackages(PLUGIN);
  const others = (await findPackages(COMMAND_LINE)).filter((name) => !plugin.includes(name));
  const intro =
    "The code of these packages is built into `main.js`, and into the command line, each under its own licence.";
  const text = `# Notices\n\n${intro}\n\n${listOf(plugin)}\n${REST}\n\n${listOf(others)}`;
  return prettier.format(text, { ...(await prettier.resolveConfig("NOTICE.md")), parser: "markdown" });
}

function listOf(packages) {
  const byText = new Map();
  for (const each of packages.map(describe)) {
    const owners = each.text.match(/^.*copyright (?:\(c\)|©|\d).*$/gim) ?? [];
    const text = owners.reduce((rest, owner) => rest.replace(owner, ""), each.text);
    const terms = text.replace(/\s+/g, " ").trim();
    const group = byText.get(terms) ?? { license: each.license, text, all: [] };
    group.all.push({ ...each, owners: owners.map((owner) => owner.trim()) });
    byText.set(terms, group);
  }
  return [...byText.values()]
    .map(({ license, text, all }) => {
      const rows = all.map(({ name, owners }) => `- ${name}: ${owners.join("; ") || "as below"}`);
      return `## ${license}\n\n${rows.join("\n")}\n\n${toQuote(text)}\n`;
    })
    .join("\n");
}

/** The same for the end of main.js, which goes to people by itself: who wrote what, and the terms. */
export function toComment(notice) {
  const [own = ""] = notice.split(REST);
  const parts = own.split(/^## /m).slice(1);
  const lines = parts.map((part) => {
    const owners = new Set([...part.matchAll(/^- (.*?): (.*)$/gm)].map(([, , owner]) => owner.replace(/ <.*?>/g, "")));
    const terms = [...part.matchAll(/^> ?(.*)$/gm)].map(([, line]) => line);
    return `${[...owners].join("\n")}\n${terms.join(" ").replace(/\s+/g, " ").trim()}`;
  });
  return `/*! Code of others is built in, under these licences; NOTICE.md in the repository says whose is which.\n\n${lines.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}

const toQuote = (text) =>
  text
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync("NOTICE.md", await writeNotice());
}

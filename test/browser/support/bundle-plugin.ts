import { build } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What Obsidian gives to plugins, and they do not bring along. */
const GIVEN = ["obsidian", "@codemirror/*", "@lezer/*"];

/** A plugin made of `support/published/<name>.ts`, as its developers would build it; gives the folder it lies in. */
export async function bundlePlugin(name: string, minAppVersion = "1.0.0"): Promise<string> {
  const folder = path.resolve(__dirname, "../../../workbench/dist/published", name);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [path.join(__dirname, "published", `${name}.ts`)],
    outfile: path.join(folder, "main.js"),
    bundle: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    external: GIVEN,
    logLevel: "error",
  });
  const manifest = { id: name, name, version: "1.0.0", minAppVersion, author: "various", description: name };
  writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}

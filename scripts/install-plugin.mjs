// `npm run install-plugin -- VAULT`: builds the plugin and copies it into a vault.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const FILES = ["manifest.json", "main.js", "styles.css"];

const args = process.argv.slice(2);
const given = args.find((arg) => !arg.startsWith("--"));
if (args.includes("--help") || given === undefined) {
  console.log("Builds the plugin and copies it into a vault:\n\n  npm run install-plugin -- /path/to/vault");
  process.exit(args.includes("--help") ? 0 : 2);
}

const vault = path.resolve(given);
if (!existsSync(vault)) fail(`There is no folder ${vault}.`);
if (!existsSync(path.join(vault, ".obsidian"))) {
  fail(
    `${vault} is not a vault: it has no .obsidian folder. Open it in Obsidian once (Open folder as vault), then run this again.`,
  );
}
if (!args.includes("--no-build")) {
  const built = spawnSync(process.execPath, ["esbuild.config.mjs", "plugin"], { cwd: PROJECT, stdio: "inherit" });
  if (built.status !== 0) fail("The build failed; its messages are above. Nothing was copied.");
}

const missing = FILES.filter((name) => !existsSync(path.join(PROJECT, name)));
if (missing.length > 0) fail(`Missing in ${PROJECT}: ${missing.join(", ")}. Nothing was copied.`);
const { id, name, version, minAppVersion } = JSON.parse(readFileSync(path.join(PROJECT, "manifest.json"), "utf8"));
const target = path.join(vault, ".obsidian/plugins", id);
const isUpdate = existsSync(path.join(target, "main.js"));
mkdirSync(target, { recursive: true });
// Only these three are written: data.json holds the user's settings.
for (const file of FILES) copyFileSync(path.join(PROJECT, file), path.join(target, file));

console.log(`${name} ${version} is in ${target}`);
console.log(
  isUpdate
    ? "Next, in Obsidian: Settings > Community plugins, switch it off and on (or restart Obsidian)."
    : `Next, in Obsidian ${minAppVersion} or newer: Settings > Community plugins, turn community plugins on, press the reload button of the list, and switch on "${name}".`,
);

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(2);
}

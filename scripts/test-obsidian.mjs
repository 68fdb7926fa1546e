// `npm run test:obsidian`: drives the real app, which it downloads. The runner for that is large, and nothing else
// needs it: it has a package of its own, test/app, which is installed when this is run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const APP = path.join(PROJECT, "test/app");
const HELP = `Drives the plugin in the real app. It needs the network, Node 22.12 or newer and some 700 MB of disk.

  npm run test:obsidian
  npm run test:obsidian -- --dry-run    checks types and configuration, and lists the steps; downloads no app

  --versions "1.13.0/latest latest/latest"   pairs of app and installer
  --help                                     this text`;

const { values: options } = parseArgs({
  options: { "dry-run": { type: "boolean" }, versions: { type: "string" }, help: { type: "boolean", short: "h" } },
});
if (options.help) console.log(HELP);
else run();

function run() {
  install();
  step("The types", "typescript/bin/tsc", ["-p", "tsconfig.json"]);
  if (options["dry-run"]) return step("The dry run", "tsx/dist/cli.mjs", ["dry-run.mts"]);
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 12))
    fail(`The app's launcher needs Node 22.12, this is ${process.version}.`);
  const built = spawnSync(process.execPath, ["esbuild.config.mjs", "plugin"], { cwd: PROJECT, stdio: "inherit" });
  if (built.status !== 0) fail("The build failed; its messages are above.");
  step("The steps in Obsidian", "@wdio/cli/bin/wdio.js", ["run", "wdio.conf.mts"]);
}

/** Installs what test/app asks for, unless that is there. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(APP, "package-lock.json")))
    .digest("hex");
  const mark = path.join(APP, "node_modules/.installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  console.log("Installing what drives the app, into test/app/node_modules …");
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, all] = npm === undefined ? ["npm", args] : [process.execPath, [npm, ...args]];
  const { status } = spawnSync(command, all, { cwd: APP, stdio: "inherit", shell: command === "npm" });
  if (status !== 0) fail("npm ci in test/app failed; its messages are above.");
  writeFileSync(mark, lock);
}

/** @param {string} what @param {string} script within the modules of test/app @param {readonly string[]} args */
function step(what, script, args) {
  const file = path.join(APP, "node_modules", script);
  const env = options.versions === undefined ? process.env : { ...process.env, OBSIDIAN_VERSIONS: options.versions };
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: APP, stdio: "inherit", env });
  if (status !== 0) fail(`${what} failed.`);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

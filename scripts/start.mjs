// `npm start`: builds the plugin and the workbench, and opens the workbench in a browser.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startServer } from "../workbench/server/server.mjs";
import { watchBuilds } from "./watch-builds.mjs";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const HELP = `Tries Plan of Record in a browser, on any folder of notes. This is not Obsidian, but a stand-in for it.

  npm start                          the sample vault
  npm start -- --vault ~/Notes       your own notes; edits made in the page are written to them
  npm start -- --vault ~/Notes --vault ~/Work

  --vault DIR    folder of notes (default: sample-vault); given again, one more that the page can be switched to
  --port N       port on 127.0.0.1 (default: a free one)
  --no-open      print the address, open no browser
  --watch        build again whatever changes in the sources, and show it in the page that is open
  --no-build     use what is built already
  --plugin DIR   folder with manifest.json and main.js of the plugin (default: this project)
  --state DIR    where settings are kept instead of the vault's .obsidian (default: the system's temporary folder)
  --help         this text`;

const options = readOptions();
if (options.help) {
  console.log(HELP);
} else {
  await run();
}

async function run() {
  const [vaultDir, ...moreVaults] = (options.vault ?? [path.join(PROJECT, "sample-vault")]).map((dir) =>
    path.resolve(dir),
  );
  const pluginDir = path.resolve(options.plugin ?? PROJECT);
  for (const dir of [vaultDir, ...moreVaults])
    if (!existsSync(dir) || !statSync(dir).isDirectory()) fail(`Not a folder: ${dir}`);
  if (options.watch && options.plugin !== undefined) fail("--watch builds this project: it does not go with --plugin.");
  if (!options["no-build"]) build();
  if (!existsSync(path.join(pluginDir, "main.js"))) fail(`No main.js in ${pluginDir}. Build it with: npm run build`);
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`Not a port: ${options.port}`);

  const builds = options.watch ? watchBuilds(PROJECT) : undefined;
  await builds?.ready;
  const server = await startServer({ vaultDir, moreVaults, pluginDir, stateDir: options.state, port, builds }).catch(
    (error) => {
      if (error?.code === "EADDRINUSE") return fail(`Port ${port} is taken; leave out --port to get a free one.`);
      throw error;
    },
  );
  console.log(`Plan of Record workbench: ${server.url}`);
  if (options.watch)
    console.log("What changes in the sources is built and shown: main.js is a development build then.");
  console.log(`Notes: ${[vaultDir, ...moreVaults].join(", ")}\nStop with Ctrl+C.`);
  if (!options["no-open"] && canOpenBrowser()) openBrowser(server.url);
  const end = async () => {
    await builds?.close();
    await server.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void end());
  }
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        vault: { type: "string", multiple: true },
        plugin: { type: "string" },
        state: { type: "string" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
        "no-build": { type: "boolean" },
        watch: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

function build() {
  const targets = existsSync(path.join(PROJECT, "main.ts")) ? ["plugin", "workbench"] : ["workbench"];
  const result = spawnSync(process.execPath, ["esbuild.config.mjs", ...targets], { cwd: PROJECT, stdio: "inherit" });
  if (result.status !== 0) fail("The build failed; its messages are above.");
}

function canOpenBrowser() {
  if (process.env.CI) return false;
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** @param {string} url */
function openBrowser(url) {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url];
  // Whoever has no opener still has the address on the screen.
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(2);
}

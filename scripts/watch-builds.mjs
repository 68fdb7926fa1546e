// Builds anew what has changed, while one works on it, and tells how that went.
import { watch } from "chokidar";
import { spawn } from "node:child_process";
import path from "node:path";

/**
 * How a build went: what of the page is another now, or why there is none.
 * @typedef {{ kind: "built", what: "plugin" | "workbench" } | { kind: "failed", text: string }} BuildEvent
 */

/** What is built of which files; styles and manifest are taken as they are. */
const SOURCES = {
  plugin: ["main.ts", "src", "styles.css", "manifest.json"],
  workbench: ["workbench/page", "workbench/metadata"],
};
/** How long after a change others are waited for: an editor writes several files at once; milliseconds. */
const GATHERING = 60;

/**
 * Watches the sources of a project, and builds what they are part of. An event tells of each build; one that failed is
 * told to whoever comes later, too, until the next one.
 *
 * @param {string} project
 */
export function watchBuilds(project) {
  /** @type {Set<(event: BuildEvent) => void>} */
  const listeners = new Set();
  /** @type {Set<"plugin" | "workbench">} */
  const waiting = new Set();
  /** What could not be built, by what it is. @type {Map<string, string>} */
  const failures = new Map();
  /** @type {ReturnType<typeof spawn> | undefined} */
  let running;
  let isClosed = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const folders = Object.values(SOURCES).flat();
  const watcher = watch(
    folders.map((file) => path.join(project, file)),
    { ignoreInitial: true },
  );
  watcher.on("all", (_, file) => {
    const from = path.relative(project, file).split(path.sep).join("/");
    const isUnder = (/** @type {string} */ folder) => from === folder || from.startsWith(`${folder}/`);
    waiting.add(SOURCES.workbench.some(isUnder) ? "workbench" : "plugin");
    clearTimeout(timer);
    timer = setTimeout(buildNext, GATHERING);
  });

  /** @param {BuildEvent} event */
  const tell = (event) => listeners.forEach((listener) => listener(event));
  const failure = () => /** @type {const} */ ({ kind: "failed", text: [...failures.values()].join("\n") });

  /** One build after the other: what changes meanwhile is built afterwards. */
  function buildNext() {
    const [what] = waiting;
    if (what === undefined || running !== undefined || isClosed) return;
    waiting.delete(what);
    const began = Date.now();
    const args = ["esbuild.config.mjs", what, "--dev"];
    running = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "inherit", "pipe"] });
    let said = "";
    running.stderr?.on("data", (/** @type {Buffer} */ chunk) => (said += chunk.toString()));
    running.on("close", (status) => {
      running = undefined;
      if (isClosed) return;
      if (status === 0) {
        failures.delete(what);
        console.log(`Built the ${what} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
        tell({ kind: "built", what });
      } else {
        failures.set(what, messageOf(said));
        console.error(said);
      }
      if (failures.size > 0) tell(failure());
      buildNext();
    });
  }

  return {
    /** Resolves once later changes will be seen. @type {Promise<void>} */
    ready: new Promise((resolve) => watcher.once("ready", () => resolve())),
    /** Calls `listener` for each build; the answer stops it. @param {(event: BuildEvent) => void} listener */
    listen: (listener) => {
      listeners.add(listener);
      if (failures.size > 0) listener(failure());
      return () => void listeners.delete(listener);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      running?.kill();
      await watcher.close();
    },
  };
}

/** What went wrong, as esbuild says it, without the trace of the program that called it. @param {string} said */
function messageOf(said) {
  const ours = said.split(/\n(?=node:internal|.*node_modules\/esbuild\/lib\/main\.js:\d+$)/m)[0] ?? said;
  return ours.trim() === "" ? said.trim() : ours.trim();
}

// Builds what is timed, and runs each subject in a process of its own.
import { build } from "esbuild";
import { execFileSync, fork, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Builds the subjects, the plugin and the command line into a folder, so that no other build changes them meanwhile. */
export async function buildInto(folder) {
  execFileSync(process.execPath, ["esbuild.config.mjs", "plugin", "cli", `--into=${folder}`], { stdio: "inherit" });
  const subjects = join(folder, "subjects.cjs");
  await build({
    entryPoints: ["bench/subjects/main.ts"],
    outfile: subjects,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  return { subjects, plugin: join(folder, "main.js"), commandLine: join(folder, "dist", "plan-of-record.mjs") };
}

export function writeVault(folder, notes) {
  const known = new Set();
  for (const { path, text } of notes) {
    const file = join(folder, path);
    if (!known.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    known.add(dirname(file));
    writeFileSync(file, text);
  }
}

/**
 * What a subject finds out, in a process of its own.
 *
 * @param {string} subjects
 * @param {object} job
 * @param {string} [profiles] a folder for a CPU profile of the process
 */
export function runSubject(subjects, job, profiles) {
  return new Promise((resolve, reject) => {
    const profiling =
      profiles === undefined
        ? []
        : ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${nameProfile(job)}.cpuprofile`];
    const child = fork(subjects, [JSON.stringify(job)], { execArgv: ["--expose-gc", ...profiling] });
    let figures = null;
    child.on("message", (message) => (figures = message));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && figures !== null) resolve(figures);
      else reject(new Error(`“${job.subject}” ended with ${code} over ${job.folder}`));
    });
  });
}

let profileCount = 0;

function nameProfile({ subject, note }) {
  profileCount += 1;
  const words = [subject, note?.kind, note?.characters, profileCount].filter((word) => word !== undefined);
  return words.join("-").replace(/[^a-z0-9]+/gi, "-");
}

/** Makes a process tell at its end what it has computed. */
const TELL_USAGE = 'process.on("exit", () => require("node:fs").writeSync(3, JSON.stringify(process.cpuUsage())));';

/** How long a command of the built command line takes, from its start to its end. */
export function runCommand(commandLine, args, folder) {
  const hook = join(dirname(commandLine), "tell-usage.cjs");
  writeFileSync(hook, TELL_USAGE);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, ["--require", hook, commandLine, ...args, folder], {
      stdio: ["ignore", "pipe", "inherit", "pipe"],
    });
    let bytes = 0;
    let usage = "";
    child.stdout.on("data", (chunk) => (bytes += chunk.length));
    child.stdio[3].on("data", (chunk) => (usage += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`plan-of-record ${args.join(" ")} ended with ${code}`));
      const { user, system } = JSON.parse(usage);
      const clock = performance.now() - began;
      const processor = (user + system) / 1000;
      return resolve({ ms: Math.min(clock, processor), "clock ms": clock, "processor ms": processor, bytes });
    });
  });
}

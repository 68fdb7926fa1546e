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

/** What a subject finds out, in a process of its own. */
export function runSubject(subjects, job) {
  return new Promise((resolve, reject) => {
    const child = fork(subjects, [JSON.stringify(job)], { execArgv: ["--expose-gc"] });
    let figures = null;
    child.on("message", (message) => (figures = message));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && figures !== null) resolve(figures);
      else reject(new Error(`“${job.subject}” ended with ${code} over ${job.folder}`));
    });
  });
}

/** The milliseconds that a command of the built command line takes, from its start to its end. */
export function runCommand(commandLine, args, folder) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [commandLine, ...args, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let bytes = 0;
    child.stdout.on("data", (chunk) => (bytes += chunk.length));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ ms: performance.now() - began, bytes });
      else reject(new Error(`plan-of-record ${args.join(" ")} ended with ${code}`));
    });
  });
}

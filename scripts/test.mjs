// Runs all tests: npm test [-- <options of jest>]. Those without a browser run side by side; those with one wait for
// each other, since two browsers on one machine take longer than one after the other, and time out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const JEST = createRequire(import.meta.url).resolve("jest/bin/jest");
const RUNS = [
  ["--selectProjects", "unit", "--maxWorkers", String(Math.max(2, os.availableParallelism() - 1))],
  ["--selectProjects", "browser", "--maxWorkers", "1"],
];
const OUTPUT = "--outputFile=";

const given = process.argv.slice(2);
const output = given.find((option) => option.startsWith(OUTPUT))?.slice(OUTPUT.length);
const options = given.filter((option) => !option.startsWith(OUTPUT));
const folder = mkdtempSync(path.join(os.tmpdir(), "tests-"));
let status = 0;
const counts = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
RUNS.forEach((run, at) => {
  const results = path.join(folder, `${at}.json`);
  const reporting = output === undefined ? [] : [`${OUTPUT}${results}`];
  const done = spawnSync(process.execPath, [JEST, "--passWithNoTests", ...run, ...options, ...reporting], {
    stdio: "inherit",
  });
  if (done.status !== 0) status = done.status ?? 1;
  if (!existsSync(results)) return;
  const found = JSON.parse(readFileSync(results, "utf8"));
  for (const name of Object.keys(counts)) counts[name] += found[name];
});
if (output !== undefined) writeFileSync(output, JSON.stringify(counts));
rmSync(folder, { recursive: true, force: true });
process.exitCode = status;

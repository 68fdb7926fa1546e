// npm runs this before it publishes: nothing is published by accident, nor anything but a released version.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).trim();

const problems = [];
if (process.env.PLAN_OF_RECORD_PUBLISH !== version) {
  problems.push(`Publishing is meant only with PLAN_OF_RECORD_PUBLISH=${version} in the environment.`);
}
try {
  if (git("status", "--porcelain") !== "") problems.push("There are changes that are not committed.");
  if (!git("tag", "--points-at", "HEAD").split("\n").includes(version)) problems.push(`HEAD has no tag ${version}.`);
  execFileSync(process.execPath, ["scripts/check-release.mjs", version], { stdio: ["ignore", "ignore", "inherit"] });
} catch (error) {
  problems.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

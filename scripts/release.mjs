// `npm run release -- x.y.z`: makes a version of what is there, as a commit with a tag. Nothing is pushed.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isAfter, isBeta, readNotes, readVersion, toFinal, withVersion } from "./versions.mjs";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const HELP = `Makes a version, as a commit with a tag. Nothing is pushed: that publishes it.

  npm run release -- 0.2.0
  npm run release -- 0.2.0 --beta     the next beta before it, such as 0.2.0-beta.1
  npm run release -- 0.2.0 --dry-run  says what would be changed, and changes nothing

It sets the version in package.json, package-lock.json, manifest.json, manifest-beta.json and versions.json, gives the
changelog's Unreleased section that version and the day, builds, checks the size, commits and tags. A beta changes
package.json, package-lock.json and manifest-beta.json alone.`;

process.chdir(PROJECT);
const { values: options, positionals } = readOptions();
if (options.help) console.log(HELP);
else release(toVersion(positionals));

function release(/** @type {string} */ version) {
  const read = (/** @type {string} */ path) => readFileSync(path, "utf8");
  if (git("status", "--porcelain") !== "")
    fail("There are changes that are not committed. Commit or stash them first.");
  if (tags().includes(version)) fail(`There is a tag ${version} already.`);
  const before = JSON.parse(read("manifest.json")).version;
  // The first version is the one that the files were begun with, and betas may come before that.
  const isFirst = !tags().includes(before) && toFinal(version) === before;
  const last = isBeta(version) ? JSON.parse(read("manifest-beta.json")).version : before;
  if (!isFirst && ![before, last].every((each) => isAfter(version, each)))
    fail(`${version} does not come after ${last}.`);
  const notes = readNotes(read("CHANGELOG.md"), "Unreleased");
  if (!notes) fail("CHANGELOG.md has nothing under Unreleased.");

  const all = withVersion(version, dayOf(new Date()), read);
  const changed = Object.keys(all).filter((path) => all[path] !== read(path));
  console.log(`${version}, after ${before}; its notes:\n\n${notes}\n\nChanges ${changed.join(", ")}.`);
  if (options["dry-run"]) return console.log("That was a dry run: nothing was changed.");
  for (const path of changed) writeFileSync(path, all[path] ?? "");
  const steps = [["esbuild.config.mjs"], ["scripts/check-size.mjs"], ["scripts/check-release.mjs", version]];
  for (const step of steps) {
    const { status } = spawnSync(process.execPath, step, { stdio: ["ignore", "ignore", "inherit"] });
    if (status === 0) continue;
    git("checkout", "--", ...changed);
    fail(`${step.join(" ")} failed. The files are as they were.`);
  }
  if (changed.length > 0) git("commit", "--quiet", "--message", `Release ${version}`, "--", ...changed);
  git("tag", "--annotate", version, "--message", version);
  console.log(`Committed and tagged ${version}. To publish it: git push origin HEAD ${version}`);
}

/** The version that is asked for; with --beta the next one before it. @param {readonly string[]} given */
function toVersion(given) {
  const [version = ""] = given;
  if (given.length !== 1 || readVersion(version) === undefined) fail(`Which version? Like 0.2.0.\n\n${HELP}`);
  if (!options.beta || isBeta(version)) return version;
  const numbers = tags()
    .filter((tag) => tag.startsWith(`${version}-beta.`))
    .map((tag) => readVersion(tag)?.[3] ?? 0);
  return `${version}-beta.${Math.max(0, ...numbers) + 1}`;
}

function tags() {
  return git("tag", "--list").split("\n");
}

/** As people here write it. @param {Date} date */
function dayOf(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** What git says. @param {readonly string[]} args */
function git(...args) {
  const { status, stdout, stderr } = spawnSync("git", args, { encoding: "utf8" });
  if (status !== 0) fail(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { beta: { type: "boolean" }, "dry-run": { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

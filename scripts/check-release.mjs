// Checks that a version can be released, and prints its notes: node scripts/check-release.mjs <x.y.z>
import { readFileSync } from "node:fs";

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The text under the changelog's heading `## [version]`, or undefined where there is none. */
function readNotes(version) {
  const sections = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  return section?.slice(section.indexOf("\n") + 1).trim();
}

const version = process.argv[2];
const manifest = readJson("manifest.json");
const notes = readNotes(version);

const problems = [
  [manifest.version === version, `manifest.json says version ${manifest.version}`],
  [readJson("package.json").version === version, `package.json says version ${readJson("package.json").version}`],
  [
    readJson("versions.json")[version] === manifest.minAppVersion,
    `versions.json must map ${version} to ${manifest.minAppVersion}, the manifest's minAppVersion`,
  ],
  [Boolean(notes), `CHANGELOG.md has nothing under "## [${version}]"`],
]
  .filter(([holds]) => !holds)
  .map(([, problem]) => problem);

if (problems.length > 0) {
  console.error(`Version ${version} cannot be released:\n- ${problems.join("\n- ")}`);
  process.exit(1);
}
console.log(notes);

// Checks that a version can be released, and prints its notes: node scripts/check-release.mjs <x.y.z[-beta.n]>
import { readFileSync } from "node:fs";
import { isAfter, isBeta, readNotes, readVersion, toFinal } from "./versions.mjs";

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, "utf8"));
const version = process.argv[2] ?? "";
const beta = isBeta(version);
const manifest = readJson("manifest.json");
const forBetas = readJson("manifest-beta.json");
const lock = readJson("package-lock.json");
// A beta has no section of its own: it is what has changed so far.
const heading = beta ? "Unreleased" : version;
const notes = readNotes(readFileSync("CHANGELOG.md", "utf8"), heading);

const saysVersion = (/** @type {string} */ file, /** @type {string} */ said) => [
  said === version,
  `${file} says version ${said}`,
];
/** What the app offers to all goes by this one. */
const inManifest = beta
  ? [
      !isBeta(manifest.version) && !isAfter(manifest.version, toFinal(version)),
      `manifest.json says ${manifest.version}`,
    ]
  : saysVersion("manifest.json", manifest.version);
const inVersions = [
  readJson("versions.json")[manifest.version] === manifest.minAppVersion,
  `versions.json must map ${manifest.version} to ${manifest.minAppVersion}, the manifest's minAppVersion`,
];

const problems = [
  [readVersion(version) !== undefined, "it is no version: x.y.z, or x.y.z-beta.n"],
  saysVersion("package.json", readJson("package.json").version),
  saysVersion("package-lock.json", lock.packages[""].version),
  saysVersion("manifest-beta.json", forBetas.version),
  inManifest,
  inVersions,
  [
    Object.keys({ ...manifest, ...forBetas }).every((key) => key === "version" || manifest[key] === forBetas[key]),
    "manifest-beta.json differs from manifest.json in more than the version",
  ],
  [Boolean(notes), `CHANGELOG.md has nothing under "## [${heading}]"`],
]
  .filter(([holds]) => !holds)
  .map(([, problem]) => problem);

if (problems.length > 0) {
  console.error(`Version ${version} cannot be released:\n- ${problems.join("\n- ")}`);
  process.exit(1);
}
console.log(notes);

// What a version is called, and which files say it.

/** A version that is released: `0.2.0`, or `0.2.0-beta.3` before it. */
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-beta\.([1-9]\d*))?$/;

/** Its numbers, the last being that of the beta, or undefined where it is no version: those of `1.0.0` end in Infinity. */
export function readVersion(/** @type {string} */ text) {
  const found = VERSION.exec(text);
  if (found === null) return undefined;
  return found.slice(1).map((number) => (number === undefined ? Infinity : Number(number)));
}

export const isBeta = (/** @type {string} */ version) => version.includes("-beta.");

/** The version that a beta comes before; any other itself. */
export const toFinal = (/** @type {string} */ version) => version.replace(/-beta\..*/, "");

/** Whether one version comes after another. @param {string} version @param {string} other */
export function isAfter(version, other) {
  const [numbers = [], others = []] = [readVersion(version), readVersion(other)];
  const at = numbers.findIndex((number, place) => number !== others[place]);
  return at !== -1 && (numbers[at] ?? 0) > (others[at] ?? 0);
}

/** The text under the changelog's heading for that version or `Unreleased`; undefined where there is none. */
export function readNotes(/** @type {string} */ changelog, /** @type {string} */ version) {
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`[${version}]`));
  return section?.slice(section.indexOf("\n") + 1).trim();
}

/**
 * What the files that say a version are to say with another one, by their paths; `read` gives them as they are.
 *
 * A beta is said by the package and `manifest-beta.json` alone: from `manifest.json` the app takes what it offers to all.
 *
 * @param {string} version @param {string} today such as `2026-11-30` @param {(path: string) => string} read
 * @returns {Record<string, string>}
 */
export function withVersion(version, today, read) {
  const say = (/** @type {string} */ text) => text.replace(/("version": )"[^"]*"/, `$1"${version}"`);
  const lock = JSON.parse(read("package-lock.json"));
  lock.version = version;
  lock.packages[""].version = version;
  const manifest = say(read("manifest.json"));
  const files = {
    "package.json": say(read("package.json")),
    "package-lock.json": `${JSON.stringify(lock, null, 2)}\n`,
    "manifest-beta.json": manifest,
  };
  if (isBeta(version)) return files;
  const versions = { ...JSON.parse(read("versions.json")), [version]: JSON.parse(manifest).minAppVersion };
  return {
    ...files,
    "manifest.json": manifest,
    "versions.json": `${JSON.stringify(versions, null, 2)}\n`,
    "CHANGELOG.md": read("CHANGELOG.md").replace(
      "## [Unreleased]\n",
      `## [Unreleased]\n\n## [${version}] - ${today}\n`,
    ),
  };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The licences of the packages whose files a program is made of, as one text: who ships the program ships them, too.
 *
 * @param {readonly string[]} inputs paths of files
 */
export function licencesOf(inputs) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map(toText)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function toText(folder) {
  const { name, version, licence, text } = readLicence(folder);
  return `${name} ${version}: ${licence}\n${text === "" ? "" : `\n${text}\n`}`;
}

/** What the package in a folder says of its licence; without a file of it, the text is empty. */
export function readLicence(folder) {
  const { name, version, license: licence } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return { name, version, licence, text: file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim() };
}

import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LinkResolver } from "../../src/core/links/link-resolver";
import { parseNote } from "../../src/core/parse/parse-note";
import { parseMetadata } from "../../workbench/metadata/parse-metadata";
import { getLinkpath } from "../../workbench/page/obsidian/link-text";
import { LinkTargets } from "../../workbench/page/obsidian/link-targets";
import { readCases } from "../support/read-cases";
import { RUNS } from "../support/random-notes";

/** Where a link leads that leads nowhere. */
const NONE = "none";

/** A written link in the places where it may stand. */
const PLACES: readonly (readonly [place: string, toNote: (link: string) => string])[] = [
  ["a task", (link) => `- [ ] do ${link} soon\n`],
  ["a table's cell", (link) => `| Task | Status |\n| - | - |\n| ${link.replace("|", "\\|")} | todo |\n`],
];

const fileOf = (vaultPath: string) => ({ path: vaultPath, name: vaultPath.slice(vaultPath.lastIndexOf("/") + 1) });

/** The only link of a note, as the workbench's metadata has it, and where that leads. */
function byWorkbench(files: readonly string[], source: string, note: string): string {
  const { links = [], embeds = [] } = parseMetadata(note);
  expect([...links, ...embeds]).toHaveLength(1);
  return [...links, ...embeds].map(({ link }) => resolveInWorkbench(files, getLinkpath(link), source))[0] ?? NONE;
}

function resolveInWorkbench(files: readonly string[], linkpath: string, source: string): string | undefined {
  const targets = new LinkTargets<ReturnType<typeof fileOf>>();
  for (const file of files) targets.add(fileOf(file));
  return linkpath === "" ? source : targets.find(linkpath, source)?.path;
}

/** The same by the plugin's own reader and resolver. */
function byPlugin(files: readonly string[], source: string, note: string): string {
  const { links } = parseNote(note);
  expect(links).toHaveLength(1);
  return links.map(({ linkpath }) => new LinkResolver(files).resolve(linkpath, source))[0] ?? NONE;
}

/** `Note.md: [[link]] -> Target.md` taken apart. */
function readLine(line: string): readonly [source: string, link: string, target: string] {
  const [, source, link, target] = /^(.+?\.md): (.+) -> (.+)$/.exec(line) ?? [];
  if (source === undefined || link === undefined || target === undefined) throw new RangeError(`No link: ${line}`);
  return [source, link, target];
}

describe.each(readCases("link-targets").map((one) => [one.name, one] as const))("%s", (_, { input, expected }) => {
  const files = input.split("\n").filter((line) => line !== "");

  describe.each(PLACES)("in %s", (_place, toNote) => {
    it.each(expected)("%s", (line) => {
      const [source, link, target] = readLine(line);
      expect(byWorkbench(files, source, toNote(link))).toBe(target);
      expect(byPlugin(files, source, toNote(link))).toBe(target);
    });
  });
});

it("the plugin and the workbench agree about any link in any vault", () => {
  const name = fc.constantFrom("Plan", "plan", "Scope", "v1.2", "chart.png");
  const folder = fc.constantFrom("", "a/", "A/", "a/b/", "b/", "b/a/", "long folder/");
  const files = fc.uniqueArray(
    fc.tuple(folder, name).map(([where, what]) => where + (what.endsWith(".png") ? what : `${what}.md`)),
    { maxLength: 12 },
  );
  const start = fc.constantFrom("", "", "./", "../", "../../", "./../", "/", "//", ".//");
  const written = fc.tuple(start, folder, name, fc.constantFrom("", ".md")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(files, written, folder, (vault, linkpath, from) => {
      const source = `${from}Note.md`;
      expect(resolveInWorkbench(vault, linkpath, source)).toBe(new LinkResolver(vault).resolve(linkpath, source));
    }),
    { numRuns: RUNS },
  );
});

it("a file that goes, or is called otherwise, is found no longer", () => {
  const targets = new LinkTargets<{ path: string; name: string }>();
  const [near, far] = [fileOf("Plan.md"), fileOf("a/Plan.md")];
  targets.add(near);
  targets.add(far);
  targets.remove(near);
  expect(targets.find("Plan", "Note.md")).toBe(far);
  Object.assign(far, fileOf("a/Scope.md"));
  targets.remove(far, "a/Plan.md");
  targets.add(far);
  expect([targets.find("Plan", "Note.md"), targets.find("Scope", "Note.md")]).toEqual([null, far]);
});

// Answers of the real app, where a folder of them lies near the project.
const beside = path.resolve(__dirname, "../../..");
const recordings = readdirSync(beside)
  .map((folder) => path.join(beside, folder, "obsidian-truth"))
  .find((folder) => existsSync(folder));
(recordings === undefined ? it.skip : it)("the recorded answers of Obsidian are given", () => {
  const folder = recordings ?? "";
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const known = read("metadataCache/resolvedLinks.json") as Record<string, Record<string, number>>;
  const files = [...new Set(Object.entries(known).flatMap(([note, targets]) => [note, ...Object.keys(targets)]))];
  const answers = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const recorded = read(file) as { filePath: string; resolveLinkToPath?: Record<string, string | null> };
      return Object.entries(recorded.resolveLinkToPath ?? {}).map(([link, target]) => ({
        source: recorded.filePath,
        link,
        target,
      }));
    });
  expect(answers.length).toBeGreaterThan(0);
  const given = answers.map(({ source, link }) => ({
    source,
    link,
    target: resolveInWorkbench(files, getLinkpath(link), source) ?? null,
  }));
  expect(given).toEqual(answers);
});

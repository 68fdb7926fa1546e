import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocs, readPage, type DocPage } from "../support/read-docs";

const root = path.resolve(__dirname, "../..");
const pages = readDocs();
/** What is in the repository, or is about to be. */
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));
const scripts = Object.keys(
  (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts,
);
/** What a build or a run makes, and the folder that plugins of a vault are in. */
const MADE = new Set([
  ...["main.js", "data.json", "test/app/answers.jsonl"],
  ...["dist/", "dist/plan-of-record.mjs", "dist/plan-of-record-mcp.mjs", "dist/licences.txt"],
]);

/** What the recipes make: `docs/extending.md` tells of it, and `test/fixtures/recipes` has it. */
const patched = new Set(
  files
    .filter((file) => file.startsWith("test/fixtures/recipes/"))
    .flatMap((file) => [...readFileSync(path.join(root, file), "utf8").matchAll(/^\+\+\+ b\/(\S+)$/gm)])
    .map(([, made]) => made),
);

/** Whether a path, or the end of one, is that of a file or folder here; `*` stands for a part of a name. */
function isHere(named: string): boolean {
  if (MADE.has(named) || patched.has(named)) return true;
  const escaped = named.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  const pattern = new RegExp(`(?:^|/)${escaped.replace(/\/$/, "")}${named.endsWith("/") ? "/" : "(?:/|$)"}`);
  return files.some((file) => pattern.test(file));
}

/** What of a piece of code names something of this project: by a folder of it, or as a file of code. */
function namesIn(code: string): readonly string[] {
  const words = code.split(/[\s"'=()|,;]+/).map((word) => word.replace(/^\.\//, "").replace(/[.:]+$/, ""));
  return words.filter(
    (word) =>
      /^(?:src|workbench|bench|scripts|test|docs|\.github|\.ci|sample-vault)\/[\w./*-]*$/.test(word) ||
      /^[\w./*-]+\.(?:tsx?|mjs|cjs|mts)$/.test(word.replace(/^lib\/.*/, "")) ||
      /^(?:manifest(?:-beta)?|versions|package(?:-lock)?|tsconfig[.\w]*)\.json$/.test(word),
  );
}

/** Where a link of a page leads, from the project's folder; undefined for another site. */
function targetOf(
  { path: page }: DocPage,
  link: string,
): { readonly file: string; readonly anchor: string } | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [file = "", anchor = ""] = decodeURIComponent(link).split("#");
  return { file: file === "" ? page : path.posix.join(path.posix.dirname(page), file), anchor };
}

describe.each(pages.map((page) => [page.path, page] as const))("%s", (_, page) => {
  test("names files and folders that are there", () => {
    expect(page.code.flatMap(namesIn).filter((name) => !isHere(name))).toEqual([]);
  });

  test("names npm scripts that are there", () => {
    const named = page.code.flatMap((code) =>
      [...code.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
        ([, run, own]) => run ?? own ?? "",
      ),
    );
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test("has links that lead somewhere", () => {
    const lost = page.links.filter((link) => {
      const target = targetOf(page, link);
      if (target === undefined) return false;
      if (!existsSync(path.join(root, target.file))) return true;
      return target.anchor !== "" && !readPage(target.file).anchors.has(target.anchor);
    });
    expect(lost).toEqual([]);
  });
});

test("the pages do name things: what is looked for is found", () => {
  const count = (path: string): number => pages.find((page) => page.path === path)?.code.flatMap(namesIn).length ?? 0;
  expect(count("docs/architecture.md")).toBeGreaterThan(150);
  expect(count("CONTRIBUTING.md")).toBeGreaterThan(10);
  expect(pages.flatMap(({ links }) => links).filter((link) => !/^[a-z]+:/.test(link)).length).toBeGreaterThan(40);
});

test("every npm script is told of in CONTRIBUTING.md, but for those that npm itself runs", () => {
  const code = readPage("CONTRIBUTING.md").code.join("\n");
  const untold = scripts.filter((name) => !new RegExp(`npm (?:run (?:--silent )?)?${name}(?![\\w:-])`).test(code));
  expect(untold.filter((name) => !/^(?:prepare|pre)/.test(name))).toEqual([]);
});

test("every page of docs is linked from the README or from a page that is", () => {
  const linked = new Set(["README.md"]);
  for (const at of linked) {
    for (const link of existsSync(path.join(root, at)) && at.endsWith(".md") ? readPage(at).links : []) {
      const target = targetOf({ path: at } as DocPage, link);
      if (target !== undefined) linked.add(target.file);
    }
  }
  expect(pages.map(({ path: page }) => page).filter((page) => !linked.has(page))).toEqual([]);
});

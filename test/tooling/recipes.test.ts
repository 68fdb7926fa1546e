import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { copyProject, type ProjectCopy } from "../support/copy-project";

const root = path.resolve(__dirname, "../..");
const PAGE = readFileSync(path.join(root, "docs/extending.md"), "utf8");
const FOLDER = "test/fixtures/recipes";

/** A recipe: the files that its table names, and the tests that prove it. */
interface Recipe {
  readonly name: string;
  readonly patch: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const recipes = PAGE.split(/^## /m).flatMap((section): readonly Recipe[] => {
  const [, patch, tests] = /Patch: `([^`]+)`\. Tests: `npx jest ([^`]+)`_/.exec(section) ?? [];
  if (patch === undefined || tests === undefined) return [];
  const cells = [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = ""]) => cell.split(", "));
  const name = section.slice(0, section.indexOf("\n"));
  return [{ name, patch, files: cells.map((file) => file.replaceAll("`", "")), tests: tests.split(" ") }];
});

test("each recipe has a patch, and each patch belongs to a recipe", () => {
  expect(recipes.map(({ name }) => name)).toEqual([...PAGE.matchAll(/^## (.+)$/gm)].map(([, name]) => name));
  expect(recipes.map(({ patch }) => patch).sort()).toEqual(
    readdirSync(path.join(root, FOLDER))
      .map((file) => `${FOLDER}/${file}`)
      .sort(),
  );
});

test.each(recipes)("the recipe for $name names the files that its patch touches", ({ patch, files }) => {
  const touched = [...readFileSync(path.join(root, patch), "utf8").matchAll(/^diff --git a\/(\S+) b\//gm)];
  expect([...files].sort()).toEqual(touched.map(([, file]) => file).sort());
});

describe("in a copy of the project", () => {
  let copy: ProjectCopy;
  beforeAll(() => {
    copy = copyProject((file) => /^(?:src|test|docs|scripts)\/|^[^/]+$/.test(file));
  });
  afterAll(() => copy.remove());

  test("the recipes can be followed, and their tests then prove them", () => {
    for (const { patch } of recipes) copy.run("git", "apply", patch);
    const tests = recipes.flatMap((recipe) => recipe.tests);
    copy.run(
      process.execPath,
      ...["node_modules/jest/bin/jest.js", ...tests, "--selectProjects", "unit", "--maxWorkers=2"],
      ...["--json", "--outputFile=results.json", "--silent"],
    );
    const { numPassedTests, testResults } = JSON.parse(
      readFileSync(path.join(copy.folder, "results.json"), "utf8"),
    ) as {
      readonly numPassedTests: number;
      readonly testResults: readonly { readonly assertionResults: readonly { readonly fullName: string }[] }[];
    };
    expect(numPassedTests).toBeGreaterThan(100);
    const names = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName));
    const proofs = [
      ...["a priority by signs of exclamation at the end", "in nl ", "done-ahead A slip of the pen"],
      ...["a badge stands behind a heading, for the effort that is left below it"],
      ...["what can be worked on now is one level of rows, each with where it stands"],
    ];
    for (const proof of proofs) {
      expect(names.some((name) => name.includes(proof)) ? proof : names).toBe(proof);
    }
  });
});

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PLUGIN_STEPS } from "../app/steps/plugin-steps";
import { QUESTIONS } from "../app/steps/questions";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const page = read("docs/obsidian.md");

test("the page on the real app has a row for each question that is asked in it, and for no other", () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(([, id]) => id);
  expect(rows).toEqual(QUESTIONS.map(({ id }) => id));
  expect(rows).toHaveLength(10);
});

test("what drives the app is a dependency of nobody who does not run it", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const names = Object.keys({ ...dependencies, ...devDependencies });
  expect(names.filter((name) => /wdio|webdriver|launcher/.test(name))).toEqual([]);
  expect(read("README.md")).toContain("](docs/obsidian.md)");
});

const installed = existsSync(path.join(root, "test/app/node_modules/.installed")) ? test : test.skip;

installed("a dry run checks the types, reads the configuration and lists every step", () => {
  const said = execFileSync(process.execPath, ["scripts/test-obsidian.mjs", "--dry-run"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const { name } of PLUGIN_STEPS) expect(said).toContain(`  Plan of Record in Obsidian ${name}\n`);
  for (const { asks } of QUESTIONS) expect(said).toContain(`  the open questions ${asks}\n`);
});

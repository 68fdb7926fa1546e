import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { runAny } from "./support/run-program";

const ROOT = join(__dirname, "../..");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "por-package-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const npm = (args: readonly string[], cwd: string) =>
  // Its own builds are those that the other tests use; they must not be made anew meanwhile.
  runAny("npm", [...args, "--ignore-scripts", "--offline", "--no-audit", "--no-fund"], {
    cwd,
    env: { ...process.env, npm_config_update_notifier: "false" },
  });

test("what is packed installs into a bare folder without a network, and runs there", async () => {
  const packed = await npm(["pack", "--json", "--pack-destination", folder], ROOT);
  // A list, or since npm 12 an object by name.
  const [archive] = Object.values<Packed>(JSON.parse(packed.stdout) as Readonly<Record<string, Packed>>);
  expect(archive?.files.map(({ path }) => path).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "dist/licences.txt",
    "dist/plan-of-record-mcp.mjs",
    "dist/plan-of-record.mjs",
    "docs/index.schema.json",
    "docs/item.schema.json",
    "package.json",
  ]);
  expect(archive?.size).toBeLessThan(600 * 1024);
  const bare = join(folder, "bare");
  const installed = await npm(["install", "--prefix", bare, join(folder, archive?.filename ?? "")], folder);
  expect({ ...installed, stdout: "" }).toMatchObject({ status: 0 });
  const program = join(bare, "node_modules/.bin/plan-of-record");
  expect((await runAny(program, ["--version"], { cwd: folder })).stdout).toBe(`${version}\n`);
  const vault = join(ROOT, "test/fixtures/export/vault");
  const report = await runAny(program, ["report", vault], { cwd: folder });
  expect(report).toMatchObject({ status: 0, stderr: "" });
  expect(report.stdout).toContain("Harbour");
  // Its input ends at once, and so does it: what it needs was found.
  expect(await runAny(program, ["mcp", vault], { cwd: folder })).toEqual({ status: 0, stdout: "", stderr: "" });
});

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

test.each(["plan-of-record.mjs", "plan-of-record-mcp.mjs"])(
  "%s imports what comes with Node, and nothing else",
  (file) => {
    const text = readFileSync(join(ROOT, "dist", file), "utf8");
    const named = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]*?\bfrom\s*)?["']([^"'\n]+)["']/g)];
    const names = new Set(named.map(([, name]) => name ?? ""));
    expect(names.size).toBeGreaterThan(1);
    for (const name of names) expect(builtinModules).toContain(name.replace(/^node:/, ""));
  },
);

test("the license of each package that is built in is told", () => {
  const text = readFileSync(join(ROOT, "dist/licences.txt"), "utf8");
  for (const name of ["@modelcontextprotocol/sdk", "zod", "date-fns", "js-yaml", "string-width"]) {
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: MIT$`, "m"));
  }
});

test("nothing is published by accident", async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { prepublishOnly: string };
  };
  const [program = "", ...args] = scripts.prepublishOnly.split(" ");
  const { PLAN_OF_RECORD_PUBLISH: _meant, ...env } = process.env;
  const { status, stderr } = await runAny(program, args, { cwd: ROOT, env });
  expect(status).toBe(1);
  expect(stderr).toContain(`PLAN_OF_RECORD_PUBLISH=${version}`);
});

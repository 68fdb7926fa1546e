import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { RULE_NAMES } from "../../src/core/findings/finding";
import { PROGRAM, runAny, TestFolder, type Outcome } from "../cli/support/run-program";

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/ci.md"), "utf8");
const folder = new TestFolder();

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
interface Step {
  readonly run: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;

/** Runs a step as the runner does: bash with its options, and the inputs in the environment. */
function runStep(
  step: Step | undefined,
  at: string,
  inputs: Readonly<Record<string, string>>,
  path = "",
): Promise<Outcome> {
  const values = Object.entries(step?.env ?? {}).map(([name, value]) => {
    const [, input = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
    const known = action.inputs[input];
    if (known === undefined) throw new Error(`${value} is no input`);
    return [name, inputs[input] ?? known.default];
  });
  const PATH = [path, process.env["PATH"] ?? ""].filter((part) => part !== "").join(delimiter);
  const env = { ...process.env, ...Object.fromEntries(values), GITHUB_ACTION_PATH: at, PATH } as NodeJS.ProcessEnv;
  expect(step?.shell).toBe("bash");
  const args = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step?.run ?? ""];
  return runAny("bash", args, { cwd: folder.path, env });
}

const [check] = action.runs.steps;

describe("the action", () => {
  beforeEach(async () => {
    await folder.write("Plans/Boat.md", "# Boat\n## Phase 1: Hull ✅\n- [x] Sand\n- [ ] Paint\n");
    await folder.write("Plans/Old/Mast.md", "- [x] Mast\n  - [ ] Step it\n");
  });

  test("fails where a plan contradicts itself, and says where in the repository", async () => {
    const { status, stdout } = await runStep(check, ROOT, { folder: "Plans" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::warning file=Plans\/Boat\.md,line=2,title=Done with open tasks/);
    expect(stdout.match(/^::/gm)).toHaveLength(2);
  });

  test("passes where none does, by what is left out and how rules are taken", async () => {
    const passing: readonly Readonly<Record<string, string>>[] = [
      { "fail-on": "error" },
      { rules: "overdue\nbroken-link\n" },
      { exclude: "Old/**\nPlans/Boat.md\nOld" },
    ];
    for (const inputs of passing) {
      expect({ inputs, status: (await runStep(check, ROOT, inputs)).status }).toEqual({ inputs, status: 0 });
    }
    const { stdout } = await runStep(check, ROOT, { exclude: "Old" });
    expect(stdout.match(/^::/gm)).toHaveLength(1);
  });

  test("writes SARIF besides, and fails all the same", async () => {
    const { status, stdout } = await runStep(check, ROOT, { sarif: "plan.sarif" });
    expect({ status, isTold: stdout.startsWith("::warning") }).toEqual({ status: 1, isTold: true });
    const sarif = JSON.parse(await readFile(join(folder.path, "plan.sarif"), "utf8")) as { runs: [{ results: [] }] };
    expect(sarif.runs[0].results).toHaveLength(2);
  });

  test("takes no input for a command, and fails on what is wrong", async () => {
    const { status } = await runStep(check, ROOT, {
      folder: "$(touch pwned)",
      rules: "; touch pwned",
      exclude: "`touch pwned`",
    });
    expect(status).toBe(2);
    expect(existsSync(join(folder.path, "pwned"))).toBe(false);
    expect((await runStep(check, ROOT, { "fail-on": "never" })).stderr).toMatch(/error, warning, info/);
  });

  test("builds the command line where it is not built, and only there", async () => {
    const npm = '#!/bin/sh\necho "npm $*"\n';
    await runAny("chmod", ["+x", await folder.write("bin/npm", npm)]);
    const bin = join(folder.path, "bin");
    expect((await runStep(check, ROOT, { folder: "Plans" }, bin)).stderr).toBe("");
    const checkout = join(folder.path, "checkout");
    await mkdir(checkout);
    for (const name of ["src", "node_modules", "package.json", "esbuild.config.mjs", "tsconfig.base.json"]) {
      await symlink(join(ROOT, name), join(checkout, name));
    }
    await cp(join(ROOT, "scripts"), join(checkout, "scripts"), { recursive: true });
    const { stdout, stderr } = await runStep(check, checkout, { folder: "Plans" }, bin);
    expect(stderr).toBe("npm ci --include=dev --ignore-scripts --no-audit --no-fund\n");
    expect(stdout).toMatch(/^::warning file=Plans\/Boat\.md/);
    expect((await runStep(check, checkout, { folder: "Plans" }, bin)).stderr).toBe("");
  });
});

describe("the hook of pre-commit", () => {
  const hooks = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];

  test("fails where a plan contradicts itself, and passes where none does", async () => {
    const [hook] = hooks;
    expect(hooks).toHaveLength(1);
    expect(new RegExp(hook?.files ?? "x").test("Plans/Boat.md")).toBe(true);
    await runAny("chmod", [
      "+x",
      await folder.write("bin/plan-of-record", `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`),
    ]);
    const env = { ...process.env, PATH: `${join(folder.path, "bin")}${delimiter}${process.env["PATH"] ?? ""}` };
    const [config] = [...page.matchAll(/^```yaml\n(repos:[^]*?)^```/gm)].map(([, text]) => text ?? "");
    const { repos } = parse(config ?? "") as { repos: [{ hooks: [Hook] }] };
    const [asked] = repos[0].hooks;
    expect(asked.id).toBe(hook?.id);
    // A script of this repository, which is given no names of files, but the arguments of who uses it.
    expect(hook).toMatchObject({ language: "script", pass_filenames: false });
    const script = join(ROOT, hook?.entry ?? "");
    const run = () => runAny("sh", ["-c", [script, ...(asked.args ?? [])].join(" ")], { cwd: folder.path, env });
    await folder.write("docs/Boat.md", "- [x] Mast\n- [ ] Sail 📅 2026-02-30\n");
    expect(await run()).toMatchObject({ status: 0 });
    await folder.write("docs/Boat.md", "- [ ] Mast [id:: a] [dependsOn:: b]\n- [ ] Sail [id:: b] [dependsOn:: a]\n");
    expect(await run()).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/error.*dependency-cycle/) as string,
    });
    const [own = ""] = [...page.matchAll(/^```sh\n(#![^]*?)^```/gm)].map(([, text]) => text ?? "");
    const file = await folder.write("hook", own);
    await runAny("chmod", ["+x", file]);
    expect(await runAny(file, [], { cwd: folder.path, env })).toMatchObject({ status: 1 });
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly language: string;
  readonly pass_filenames: boolean;
  readonly args?: readonly string[];
}

test("the page names inputs and rules that there are", () => {
  const workflows = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text]) => text ?? "");
  const named = workflows.flatMap((text) =>
    [...text.matchAll(/^ +(folder|fail-on|rules|exclude|sarif\b(?!_)):/gm)].map(([, name]) => name),
  );
  expect(new Set(named)).toEqual(new Set(Object.keys(action.inputs)));
  for (const [, rule] of page.matchAll(/--rule ([a-z-]+)/g)) expect(RULE_NAMES).toContain(rule);
});

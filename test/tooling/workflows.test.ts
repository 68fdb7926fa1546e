import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const FOLDER = join(__dirname, "../../.github/workflows");

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

describe.each(readdirSync(FOLDER))("the workflow %s", (file) => {
  const { permissions, jobs } = parse(readFileSync(join(FOLDER, file), "utf8")) as Workflow;

  test("names each action by a commit, which cannot be moved to other code", () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses = [] }) => uses));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !/^[\w/-]+@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });

  test("gives no shell a text of others as a part of its commands", () => {
    const run = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.run ?? []));
    expect(run.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("lets write only jobs that run no code of dependencies", () => {
    expect(Object.values(permissions ?? { all: "write" })).not.toContain("write");
    for (const job of Object.values(jobs)) {
      if (!Object.values(job.permissions ?? {}).includes("write")) continue;
      expect(job.steps.filter(({ run = "" }) => /\b(?:npm|npx|node)\b/.test(run))).toEqual([]);
      expect(job.steps.filter(({ uses = "actions/" }) => !uses.startsWith("actions/"))).toEqual([]);
    }
  });
});

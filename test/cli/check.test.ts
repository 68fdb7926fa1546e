import Ajv from "ajv";
import addFormats from "ajv-formats";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import schema from "../../docs/index.schema.json";
import sarifSchema from "../fixtures/sarif/sarif-2.1.0-rtm.5.json";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");
const SAMPLE = join(__dirname, "../../sample-vault");

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runIn(cwd: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

interface FoundJson {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly related: readonly { readonly path: string; readonly line: number; readonly quote: string }[];
}

describe("check", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "por-check-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]): Promise<Outcome> => runIn(folder, ...args);
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const found = async (...args: string[]): Promise<readonly FoundJson[]> =>
    (JSON.parse((await run("check", "--format", "json", ...args)).stdout) as { findings: FoundJson[] }).findings;

  it("prints findings note by note, both sides, with lines from 1, and ends with 1", async () => {
    await write("Plans/Boat.md", "# Boat\n## Phase 1: Hull ✅\n- [x] Sand\n- [ ] Paint\n");
    const { status, stdout, stderr } = await run("check");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.split("\n").map((line) => line.trim())).toEqual([
      "Plans/Boat.md",
      "2  warning  “Phase 1: Hull” is done, but “Paint” under it is open.  done-with-open-tasks",
      "line 4  - [ ] Paint",
      "",
      "1 finding in 1 note: 1 warning.",
      "",
    ]);
  });

  it("ends with 0 where there is nothing to find", async () => {
    await write("Boat.md", "- [ ] Sand\n");
    expect(await run("check")).toEqual({ status: 0, stdout: "No findings in 1 note.\n", stderr: "" });
  });

  it("ends with 1 only from the severity on that it is told", async () => {
    await write("Boat.md", "---\nstatus: simmering\n---\n");
    const statuses = await Promise.all(
      [[], ["--fail-on", "info"], ["--rule", "unknown-status=error", "--fail-on", "error"]].map(
        async (args) => (await run("check", ...args)).status,
      ),
    );
    expect(statuses).toEqual([0, 1, 1]);
  });

  it("looks for some rules alone, or all but some", async () => {
    await write("Boat.md", "---\nstatus: simmering\n---\n- [ ] Sand [[Nobody]]\n");
    const rules = async (...args: string[]): Promise<readonly string[]> =>
      (await found(...args)).map(({ rule }) => rule);
    expect(await rules()).toEqual(["unknown-status", "broken-link"]);
    expect(await rules("--rule", "broken-link")).toEqual(["broken-link"]);
    expect(await rules("--rule", "broken-link=off")).toEqual(["unknown-status"]);
  });

  it("goes by the day that it is told", async () => {
    await write("Boat.md", "- [ ] Sand 📅 2026-03-01\n");
    expect(await found("--today", "2026-03-01")).toEqual([]);
    expect(await found("--today", "2026-03-02")).toMatchObject([{ rule: "overdue", path: "Boat.md", line: 1 }]);
    expect((await run("check", "--today", "soon")).status).toBe(2);
    expect((await run("check", "--today", "2026-02-30")).status).toBe(2);
  });

  it("asks after stale notes only when it is told to, by the days of their files", async () => {
    await write("Boat.md", "Status: In progress\n");
    await utimes(join(folder, "Boat.md"), new Date(2026, 0, 5), new Date(2026, 0, 5));
    expect(await found("--today", "2026-03-01")).toEqual([]);
    expect(await found("--today", "2026-03-01", "--stale-days", "60")).toEqual([]);
    for (const args of [
      ["--stale-days", "20"],
      ["--rule", "stale"],
    ]) {
      expect(await found("--today", "2026-03-01", ...args)).toMatchObject([{ rule: "stale", severity: "info" }]);
    }
  });

  it("prints lines for GitHub Actions, with paths from where it runs", async () => {
    await write("Plans/A, B.md", "- [x] Group\n  - [ ] 100%: ship\n");
    const { stdout } = await run("check", "Plans", "--format", "github");
    expect(stdout).toBe(
      "::warning file=Plans/A%2C B.md,line=1,title=Done with open tasks (done-with-open-tasks)::" +
        "“Group” is done, but “100%25: ship” under it is open.%0APlans/A, B.md:2 - [ ] 100%25: ship\n",
    );
  });

  it("prints SARIF with every rule, both sides and fixes", async () => {
    await write("Plans/A B.md", "- [ ] Group\n  - [x] done\n");
    const { stdout } = await run("check", "--format", "sarif");
    const sarif = JSON.parse(stdout) as {
      version: string;
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleIndex: number }[] }];
    };
    expect(sarif.version).toBe("2.1.0");
    const [{ tool, results }] = sarif.runs;
    expect(tool.driver.rules).toHaveLength(14);
    expect(results).toMatchObject([
      {
        ruleId: "all-done-but-open",
        level: "warning",
        message: { text: "“Group” is open, but the only task under it is done." },
        locations: [{ physicalLocation: { artifactLocation: { uri: "Plans/A%20B.md" }, region: { startLine: 1 } } }],
        relatedLocations: [{ id: 0, physicalLocation: { region: { startLine: 2 } } }],
        fixes: [
          {
            artifactChanges: [
              { replacements: [{ deletedRegion: { charOffset: 3, charLength: 1 }, insertedContent: { text: "x" } }] },
            ],
          },
        ],
      },
    ]);
    expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe("all-done-but-open");
  });

  it("prints SARIF that is valid by its schema, of all that there is in the sample vault", async () => {
    const { stdout } = await run("check", SAMPLE, "--format", "sarif", "--today", "2026-11-20", "--stale-days", "1");
    const sarif = JSON.parse(stdout) as { runs: [{ results: object[] }] };
    // It calls itself draft 4, and has nothing in it that later drafts take otherwise, but for its own name.
    const { $schema: _draft, id: _id, ...rest } = sarifSchema;
    const validate = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(rest);
    expect({ valid: validate(sarif), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(sarif.runs[0].results.length).toBeGreaterThan(25);
    expect(validate({ ...sarif, runs: [{ ...sarif.runs[0], results: [{ level: "loud" }] }] })).toBe(false);
  });

  it("lets no note move the cursor of a terminal", async () => {
    await write("A.md", "- [x] Group \u001b[31m\u009b2J\n  - [ ] \u001b]0;x\u0007 open\n");
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect((await run("check")).stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it.each([
    [["check", "--rule", "overdu"], /no rule “overdu”.*overdue/],
    [["check", "--rule", "overdue=loud"], /not “loud”/],
    [["check", "--format", "xml"], /text, json, github, sarif/],
    [["check", "--fail-on", "never"], /error, warning, info/],
    [["check", "--stale-days", "many"], /number of days/],
    [["index", "--json", "--format", "sarif"], /--format is one of json, ndjson/],
    [["index", "--json", "--format", "ndjson"], /cannot be both/],
    [["index", "--json", "--vault", "Home"], /--vault is an option of --format ndjson/],
    [["check", "--write"], /--write is an option of mcp/],
  ])("%j is wrong use", async (args, reason) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(reason);
  });

  it("what index prints has the same findings, valid by the schema", async () => {
    const { stdout } = await run("index", SAMPLE, "--json", "--today", "2026-11-20");
    const json = JSON.parse(stdout) as { findings: FoundJson[] };
    const validate = new Ajv({ strict: false }).compile(schema);
    expect({ valid: validate(json), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(json.findings).toEqual(await found(SAMPLE, "--today", "2026-11-20"));
    expect(json.findings.length).toBeGreaterThan(25);
  });
});

import Ajv from "ajv";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import schema from "../../docs/index.schema.json";

const PROGRAM = join(__dirname, "../../dist/plan-of-record.mjs");
const SAMPLE = join(__dirname, "../../sample-vault");

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

interface Rollup {
  total: number;
  done: number;
  byStatus: Record<string, number>;
  progress: number;
}
interface IndexJson {
  notes: {
    path: string;
    title: string;
    schedule: object | null;
    status: { status: string; raw: string; line: number; from: string; path?: string } | null;
    statements: object[];
    phases: { line: number; title: string; id: string | null; status: string | null; rollup: Rollup }[];
    rows: object[];
    tasks: { line: number; text: string; marker: string; status: string; parent: number | null; links: string[] }[];
    listItems: object[];
    rollup: Rollup;
  }[];
  rollups: Record<
    string,
    { own: Rollup; backlinks: Rollup; from: { path: string; line: number; inherited: boolean }[] }
  >;
}

async function indexOf(folder: string, ...options: string[]): Promise<IndexJson> {
  const { stdout, stderr, status } = await run("index", folder, "--json", ...options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as IndexJson;
}

describe("the command line", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "por-cli-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  test("index prints every note, with empty lists where there is nothing", async () => {
    await write("Empty.md", "");
    await write("Prose.md", "Only words.\n");
    const { notes } = await indexOf(folder);
    expect(notes.map((note) => note.path)).toEqual(["Empty.md", "Prose.md"]);
    expect(notes[0]).toMatchObject({ title: "Empty", status: null, statements: [], phases: [], rows: [], tasks: [] });
  });

  test("index counts lines from 1 and names the parent's line", async () => {
    await write("Boat.md", "# Boat\n\n- [ ] Hull\n  - [x] Sand it, see [[Paint#Primer|primer]]\n");
    const { notes } = await indexOf(folder);
    expect(notes[0]?.tasks).toEqual([
      expect.objectContaining({ line: 3, text: "Hull", marker: " ", status: "todo", parent: null, links: [] }),
      expect.objectContaining({ line: 4, marker: "x", status: "done", parent: 3, links: ["Paint#Primer"] }),
    ]);
    expect(notes[0]?.rollup).toMatchObject({ total: 1, done: 1, byStatus: { done: 1 }, progress: 1 });
  });

  test("index tells what other notes say of a note, of its headings, and of notes that are not there", async () => {
    await write("Paint.md", "# Paint\n## Primer\n- [ ] Buy it\n");
    await write("Boat.md", "## Hull (for [[paint]])\n- [x] Sand\n- [ ] Coat, [[Paint#primer]]\n- [ ] Ask [[Nobody]]\n");
    const { rollups } = await indexOf(folder);
    expect(rollups["Paint.md"]?.backlinks).toMatchObject({ total: 3, done: 1 });
    expect(rollups["Paint.md"]?.from).toEqual([
      { path: "Boat.md", line: 2, inherited: true },
      { path: "Boat.md", line: 3, inherited: false },
      { path: "Boat.md", line: 4, inherited: true },
    ]);
    expect(rollups["Paint.md#Primer"]).toMatchObject({
      own: { total: 1, done: 0 },
      backlinks: { total: 1 },
      from: [{ path: "Boat.md", line: 3, inherited: false }],
    });
    expect(rollups["Nobody"]).toMatchObject({ own: { total: 0, progress: 0 }, backlinks: { total: 1 } });
  });

  test("a note's status says where it comes from", async () => {
    await write("A.md", "---\nstatus: POR\n---\n**Status:** draft\n");
    await write("B.md", "# B\n> **Status:** Draft, for comment\n");
    await write("C.md", "Words.\n");
    await write("D.md", "- [x] one\n- [ ] two\n");
    await write("Tracker.md", "| PRD | Status |\n| --- | --- |\n| [[C]] | 🔄 In progress |\n| [[A]] | ✅ |\n");
    const { notes } = await indexOf(folder);
    expect(Object.fromEntries(notes.map((note) => [note.path, note.status]))).toEqual({
      "A.md": { status: "por", raw: "POR", line: 2, from: "frontmatter" },
      "B.md": { status: "draft", raw: "Draft, for comment", line: 2, from: "statement" },
      "C.md": { status: "active", raw: "🔄 In progress", line: 3, from: "tracked", path: "Tracker.md" },
      "D.md": { status: "active", raw: "1 of 2 done", line: 1, from: "rollup" },
      "Tracker.md": { status: "active", raw: "1 of 2 done", line: 1, from: "rollup" },
    });
  });

  test("--explain says of every status why it was given", async () => {
    await write(
      "A.md",
      "---\nstatus: POR\n---\n## Phase 1 ✅\n| Part | Status |\n| --- | --- |\n| Hull | 🔄 Drafted |\n- [x] a\n- ~~b~~\n",
    );
    const { notes } = await indexOf(folder, "--explain");
    const reasons = (list: object[] | undefined): unknown =>
      list?.map((entry) => (entry as { reason?: string }).reason);
    const note = notes[0];
    expect((note?.status as { reason?: string } | undefined)?.reason).toBe("“POR”");
    expect(reasons(note?.statements)).toEqual(["“POR”"]);
    expect(reasons(note?.phases)).toEqual(["✅"]);
    expect(reasons(note?.rows)).toEqual(["“Drafted”"]);
    expect(reasons(note?.tasks)).toEqual(["box “x”"]);
    expect(reasons(note?.listItems)).toEqual(["struck out"]);
    expect(JSON.stringify(await indexOf(folder))).not.toContain("reason");
  });

  test("a task tells what it inherits, and that it does", async () => {
    await write("A.md", "## 🔴 Blocking\n### Phase 1: Hull (Week 2-3)\nOwner: Ada\n- [ ] Sand\n- [ ] Paint 🔽\n");
    const { notes } = await indexOf(folder);
    expect(notes[0]?.tasks).toEqual([
      expect.objectContaining({
        priority: "highest",
        people: ["Ada"],
        dates: { weeks: "Week 2-3" },
        inherited: ["priority", "people", "weeks"],
      }),
      expect.objectContaining({ priority: "low", inherited: ["people", "weeks"] }),
    ]);
  });

  test("a plan that states efforts and dependencies has its earliest finish and critical path", async () => {
    await write(
      "Plan.md",
      "## Phase 1: Hull\nEffort: 10 hours\n\n## Phase 2: Mast\nEffort: 4 hours\n\n## Phase 3: Sails\nEffort: 8 hours\nDepends on: Phase 1\n",
    );
    await write("Idea.md", "- [ ] one\n");
    const { notes } = await indexOf(folder);
    const step = { path: "Plan.md", line: 1, name: "Phase 1", startHours: 0, finishHours: 10, because: "beginning" };
    const last = { ...step, line: 7, name: "Phase 3", startHours: 10, finishHours: 18, because: "after" };
    expect(notes.map(({ schedule: plan }) => plan)).toEqual([null, { finishHours: 18, criticalPath: [step, last] }]);
  });

  test("what index prints for the sample vault is valid by the schema", async () => {
    const json = await indexOf(SAMPLE);
    const validate = new Ajv({ strict: false }).compile(schema);
    for (const printed of [json, await indexOf(SAMPLE, "--explain")]) {
      expect({ valid: validate(printed), errors: validate.errors }).toEqual({ valid: true, errors: null });
    }
    expect(json.notes.length).toBeGreaterThan(15);
  });

  test("names such as __proto__ are names like any other", async () => {
    await write("__proto__.md", "# constructor\n- [ ] [[__proto__]] [[toString]]\n");
    await write("Links.md", "- [x] see [[__proto__]]\n");
    const { notes, rollups } = await indexOf(folder);
    expect(notes.map((note) => note.path)).toEqual(["Links.md", "__proto__.md"]);
    expect(Object.keys(rollups)).toEqual(["Links.md", "__proto__.md", "toString"]);
    expect(rollups["__proto__.md"]?.backlinks.total).toBe(1);
  });

  test("dot-folders, node_modules and what is excluded are left out, and links lead nowhere outside", async () => {
    for (const path of [
      "Keep.md",
      ".git/x.md",
      ".obsidian/y.md",
      "node_modules/p/README.md",
      "Old/a.md",
      "New/Old.md",
    ]) {
      await write(path, "- [ ] task\n");
    }
    await symlink("/", join(folder, "outside"));
    const paths = async (...options: string[]): Promise<string[]> =>
      (await indexOf(folder, ...options)).notes.map((note) => note.path);
    expect(await paths()).toEqual(["Keep.md", "New/Old.md", "Old/a.md"]);
    expect(await paths("--exclude", "Old")).toEqual(["Keep.md", "New/Old.md"]);
    expect(await paths("--exclude", "Old/", "--exclude", "*/Old.md")).toEqual(["Keep.md"]);
    expect(await paths("--exclude", "./Old", "--exclude", ".git")).toEqual(["Keep.md", "New/Old.md"]);
    expect(await paths("--exclude", "Old/**", "--exclude", "**/Old.md")).toEqual(["Keep.md"]);
  });

  test("what excludes nothing is told", async () => {
    await write("Old/Boat.md", "- [ ] task\n");
    const { status, stderr } = await run("check", folder, "--exclude", "**/oat.md", "--exclude", "Old");
    expect(status).toBe(0);
    expect(stderr.split("\n")[0]).toBe(
      "plan-of-record: --exclude **/oat.md matches nothing: paths are those in the folder that is read",
    );
    expect(stderr).not.toContain("--exclude Old ");
  });

  test("a link to what is excluded is not broken, and nothing of it is counted", async () => {
    await write("Plan.md", "- [ ] See [[Archive/Old]] and [[Old#Hull]]\n");
    await write("Archive/Old.md", "- [ ] Keel 📅 2020-01-01\n");
    const checked = await run("check", folder, "--exclude", "Archive/**");
    expect(checked).toMatchObject({ status: 0, stdout: "No findings in 1 note.\n", stderr: "" });
    expect((await run("check", folder, "--exclude", "Nowhere")).stdout).toMatch(/Keel|Hull/);
    await rm(join(folder, "Archive"), { recursive: true });
    expect((await run("check", folder)).stdout).toMatch(/Archive\/Old/);
  });

  test("a value may begin with a dash", async () => {
    await write("Boat.md", "- [ ] Lamps\n- [ ] Sails\n");
    for (const option of ["--query", "--filter"]) {
      const asked = await run("report", folder, "--all", option, option === "--query" ? "-lamps" : "-", "--open");
      expect(asked).toMatchObject({ status: 0, stderr: "" });
      if (option === "--query") expect(asked.stdout).toMatch(/Sails/);
      expect(asked.stdout).not.toMatch(/Lamps/);
    }
  });

  test.each([
    [
      ["report", "--query", "--all"],
      "--query needs a value; one that begins with two dashes is written behind a sign: --query=--x",
    ],
    [
      ["report", "--query"],
      "--query needs a value; one that begins with two dashes is written behind a sign: --query=--x",
    ],
    [["report", "--all=x"], "--all takes no value"],
    [["check", "--stale-days", "-1"], "--stale-days is a number of days, from 1, not “-1”"],
    [["check", "--stale-days", "0"], "--stale-days is a number of days, from 1, not “0”"],
    [["report", ""], "The folder is an empty text; leave it out for the current one"],
    [["-v"], "There is no option -v; did you mean --version?"],
  ])("%j is told to be wrong in one line", async (args, told) => {
    expect(await run(...args)).toEqual({
      status: 2,
      stdout: "",
      stderr: `plan-of-record: ${told}\nTry plan-of-record --help\n`,
    });
  });

  test("report draws the outline with bars and counts, without colour in a pipe", async () => {
    await write(
      "Plans/Boat.md",
      "# Boat\n## Phase 1: Hull ✅\n- [x] Sand\n## Phase 2: Rig (next)\n- [ ] Mast\n- [-] Flag\n",
    );
    const { status, stdout } = await run("report", folder);
    expect(status).toBe(0);
    expect(stdout).not.toContain("\u001b");
    expect(stdout.split("\n").map((line) => line.replace(/\s+/g, " ").trim())).toEqual([
      "▸ Plans/ ██████░░░░░░ 50% 1/2",
      "◐ Boat ██████░░░░░░ 50% 1/2 In progress",
      "● Phase 1: Hull ████████████ 100% 1/1 Done",
      "○ Phase 2: Rig ░░░░░░░░░░░░ 0% 0/1 To do",
      "",
      "1 note with a plan ██████░░░░░░ 50% 1/2",
      "",
    ]);
  });

  test("report shows single items on demand, and filters", async () => {
    await write("Boat.md", "- [x] Sand the hull\n- [ ] Step the mast\n");
    expect((await run("report", folder)).stdout).not.toContain("mast");
    expect((await run("report", folder, "--all")).stdout).toMatch(/Sand the hull[^]*Step the mast/);
    expect((await run("report", folder, "--all", "--open")).stdout).not.toContain("Sand");
    expect((await run("report", folder, "--all", "--filter", "MAST step")).stdout).not.toContain("Sand");
    expect((await run("report", folder, "--filter", "anchor")).stdout).toBe("Nothing matches.\n");
  });

  test("report prints what a query means, by the given day", async () => {
    await write(
      "Boat.md",
      "- [x] Sand the hull\n- [ ] Step the mast 📅 2026-05-04\n- [ ] Sew the sails 📅 2026-05-20\n",
    );
    const report = async (query: string) =>
      (await run("report", folder, "--all", "--today", "2026-05-05", "--query", query)).stdout;
    expect(await report("is:overdue")).toMatch(/Boat[^]*Step the mast/);
    expect(await report("is:overdue")).not.toMatch(/Sand|Sew/);
    expect(await report("due:next-30-days sew")).toContain("Sew the sails");
    expect(await report("is:blocked")).toBe("Nothing matches.\n");
  });

  test("report says what is wrong with a query, and where", async () => {
    await write("Boat.md", "- [ ] Step the mast\n");
    const { status, stdout, stderr } = await run("report", folder, "--query", "mast 船 status:dunn");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      "plan-of-record: “dunn” is no status.",
      "  mast 船 status:dunn",
      "                 ^^^^",
    ]);
    expect(stderr).toContain("Allowed there: todo, active, review");
  });

  test("report keeps its columns for wide characters and long titles", async () => {
    await write("Wide.md", `## Phase 1: ${"船体を磨く".repeat(30)}\n- [ ] a\n## Phase 2: short\n- [ ] b\n`);
    const lines = (await run("report", folder)).stdout.split("\n").filter((line) => line.includes("Phase"));
    expect(lines[0]).toContain("…");
    const columns = lines.map((line) =>
      [...line.slice(0, line.indexOf("░"))].reduce(
        (sum, char) => sum + (/[^\0-ʯ…]/u.test(char) && char !== "○" && char !== "·" ? 2 : 1),
        0,
      ),
    );
    expect(columns[0]).toBe(columns[1]);
  });

  test("an empty folder and a folder without plans are told apart", async () => {
    expect((await run("report", folder)).stdout).toBe("No Markdown notes here.\n");
    await write("Prose.md", "Words.\n");
    expect((await run("report", folder)).stdout).toMatch(/^No plan in 1 note/);
  });

  test("wrong use and unreadable input end with 2 and a reason", async () => {
    const [nowhere, unknown, bare, misspelt, twice] = await Promise.all([
      run("report", join(folder, "nowhere")),
      run("destroy"),
      run("index", folder),
      run("report", folder, "--jsn"),
      run("report", folder, folder),
    ]);
    for (const { status, stdout } of [nowhere, unknown, bare, misspelt, twice]) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    }
    expect(nowhere.stderr).toMatch(/There is no folder .*nowhere/);
    expect(unknown.stderr).toMatch(/no command “destroy”/);
    expect(bare.stderr).toMatch(/needs --json/);
    expect(misspelt.stderr).toMatch(/^plan-of-record: There is no option --jsn; did you mean --json\?\nTry/);
  });

  test("--help is to be had everywhere", async () => {
    for (const args of [["--help"], ["report", "--help"], ["index", "-h"]]) {
      const { status, stdout } = await run(...args);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^plan-of-record/);
    }
  });
});

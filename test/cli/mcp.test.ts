import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.json";
import { PROGRAM, runProgram, TestFolder } from "./support/run-program";

const folder = new TestFolder();
const vault = (): string => join(folder.path, "vault");
const write = (path: string, text: string | Uint8Array) => folder.write(`vault/${path}`, text);
const read = (path: string) => readFile(join(vault(), path), "utf8");

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

async function connect(...options: string[]): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const args = [PROGRAM, "mcp", vault(), "--today", "2026-11-20", ...options];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "ignore" }));
  clients.push(client);
  return client;
}

interface Said {
  readonly isError: boolean;
  readonly text: string;
}

async function say(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Said> {
  const { isError, content } = await client.callTool({ name, arguments: args });
  const [first] = content as { type: string; text: string }[];
  return { isError: isError === true, text: first?.text ?? "" };
}

/** An answer that is JSON. */
async function ask(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const { isError, text } = await say(client, name, args);
  if (isError) throw new Error(text);
  return JSON.parse(text) as Answer;
}

interface Answer extends Readonly<Record<string, unknown>> {
  readonly items?: readonly Readonly<Record<string, unknown>>[];
  readonly findings?: readonly Readonly<Record<string, unknown>>[];
  readonly total?: number;
  readonly cursor?: string;
  readonly more?: string;
}

const PLAN = `# Boat

## Phase 1: Hull ✅

- [x] Sand
- [ ] Paint 🔼

## Phase 2: Rig

- [ ] Mast [id:: mast]
  - [ ] Fit
- [ ] Sails [dependsOn:: mast] 📅 2026-11-01
`;

describe("the server for agents", () => {
  beforeEach(async () => {
    await write("Plans/Boat.md", PLAN);
  });

  it("tells who it is and what it can do, with typed inputs, and writes only with --write", async () => {
    const [reader, writer] = await Promise.all([connect(), connect("--write")]);
    expect(reader.getServerVersion()).toMatchObject({ name: "plan-of-record", version });
    const names = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);
    expect(await names(reader)).toEqual(["report", "next", "find", "item", "check"]);
    expect(await names(writer)).toEqual(["report", "next", "find", "item", "check", "set_status"]);
    expect(reader.getInstructions()).toContain("started without --write");
    const { tools } = await writer.listTools();
    for (const { name, inputSchema, annotations, description } of tools) {
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
      expect(annotations?.readOnlyHint).toBe(name !== "set_status");
      expect(description).toMatch(/\.$/);
    }
    expect(tools.find(({ name }) => name === "set_status")?.inputSchema).toMatchObject({
      required: ["path", "line", "status"],
      properties: {
        line: { type: "integer", minimum: 1 },
        status: { enum: expect.arrayContaining(["done"]) as string[] },
      },
    });
    const refused = await say(reader, "set_status", { path: "Plans/Boat.md", line: 6, status: "done" });
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining("set_status not found") as string });
    expect(await read("Plans/Boat.md")).toBe(PLAN);
  });

  it("reports, finds, tells what is next, what stands on a line, and what contradicts itself", async () => {
    const client = await connect();
    expect((await say(client, "report", { all: true })).text).toMatch(/● Phase 1: Hull +█.* 50% +1\/2 +Done\n.*Sand/);
    expect((await say(client, "report", { view: "timeline", format: "mermaid" })).text).toMatch(/^(?:---|gantt)/);
    expect((await ask(client, "next")).items).toMatchObject([
      { path: "Plans/Boat.md", line: 11, title: "Fit", status: "todo", ready: true, phase: "Phase 2: Rig" },
    ]);
    expect((await ask(client, "find", { query: "due:<2026-11-20" })).items).toMatchObject([
      { line: 12, title: "Sails", waiting: true },
    ]);
    const item = await ask(client, "item", { path: "Plans/Boat.md", line: 12 });
    expect(item).toMatchObject({
      text: "- [ ] Sails [dependsOn:: mast] 📅 2026-11-01",
      why: "box “ ”",
      under: [{ line: 8, title: "Phase 2: Rig" }],
      needs: [{ path: "Plans/Boat.md", line: 10, title: "Mast", status: "todo" }],
      findings: [{ rule: "overdue" }],
    });
    expect(await ask(client, "item", { path: "Plans/Boat", line: 10 })).toMatchObject({
      rollup: { total: 1, done: 0 },
      below: [{ line: 11, title: "Fit" }],
    });
    const { findings } = await ask(client, "check");
    expect(findings).toMatchObject([
      { rule: "done-with-open-tasks", line: 3, related: [{ line: 6 }] },
      { rule: "overdue", line: 12 },
    ]);
    expect((await ask(client, "check", { rules: ["overdue"], path: "Plans" })).total).toBe(1);
    expect((await ask(client, "check", { rules: ["overdue"], path: "./Plans/Boat" })).total).toBe(1);
    expect(await say(client, "check", { path: "Plan" })).toEqual({
      isError: true,
      text: "There is no note “Plan”; report and find tell the paths of notes",
    });
    expect((await ask(client, "check", { least: "error" })).total).toBe(0);
  });

  it("reads again what changed meanwhile: notes, new ones, those that are gone, and the settings", async () => {
    const client = await connect();
    const titles = async () =>
      (await ask(client, "find", { query: "is:open kind:task" })).items?.map(({ title }) => title);
    expect(await titles()).toEqual(["Paint", "Mast", "Fit", "Sails"]);
    // Of the same length, and within the same moment.
    await write("Plans/Boat.md", PLAN.replace("[ ] Paint", "[x] Paint").replace("[ ] Fit", "[q] Fit"));
    await write("New.md", "- [ ] Name her\n");
    expect(await titles()).toEqual(["Name her", "Mast", "Fit", "Sails"]);
    await write(".obsidian/plugins/plan-of-record/data.json", '{"version":1,"checkboxes":{"q":"done"}}');
    expect(await titles()).toEqual(["Name her", "Mast", "Sails"]);
    await rename(join(vault(), "New.md"), join(vault(), "Newer.md"));
    await rm(join(vault(), "Plans"), { recursive: true });
    expect((await ask(client, "find", { query: "" })).items).toMatchObject([{ path: "Newer.md" }]);
  });

  it("sets a status by the plugin's small edit, or shows it, and only where the line still reads as expected", async () => {
    const client = await connect("--write");
    const wish = { path: "Plans/Boat.md", line: 6, status: "done", expected: "- [ ] Paint 🔼" };
    const shown = await ask(client, "set_status", { ...wish, dry_run: true });
    expect(shown).toMatchObject({ changed: false, dry_run: true });
    expect(shown["diff"]).toContain("\n-- [ ] Paint 🔼\n+- [x] Paint 🔼\n");
    expect(await read("Plans/Boat.md")).toBe(PLAN);
    await write("Plans/Boat.md", PLAN.replace("Paint", "Varnish"));
    expect(await say(client, "set_status", wish)).toMatchObject({
      isError: true,
      text: expect.stringContaining("reads “- [ ] Varnish 🔼”") as string,
    });
    const done = await ask(client, "set_status", { ...wish, expected: "- [ ] Varnish 🔼" });
    expect(done).toMatchObject({ changed: true, item: { title: "Varnish", status: "done" } });
    expect(await read("Plans/Boat.md")).toBe(PLAN.replace("[ ] Paint", "[x] Varnish"));
    expect((await ask(client, "check", { rules: ["done-with-open-tasks"] })).total).toBe(0);
    expect(await ask(client, "set_status", { path: "Plans/Boat.md", line: 6, status: "done" })).toMatchObject({
      changed: false,
    });
    const twice = await Promise.all(
      [10, 12].map((line) => ask(client, "set_status", { path: "Plans/Boat.md", line, status: "active" })),
    );
    expect(twice.map(({ changed }) => changed)).toEqual([true, true]);
    expect(await read("Plans/Boat.md")).toMatch(/\[\/\] Mast[^]*\[\/\] Sails/);
  });

  it("leads nowhere out of the folder, by no path and no link", async () => {
    const secret = await folder.write("Secret.md", "- [ ] Secret\n");
    await folder.write("outside/Deep.md", "- [ ] Deep\n");
    await symlink(secret, join(vault(), "Link.md"));
    await symlink(join(folder.path, "outside"), join(vault(), "Door"));
    await write(".hidden/Note.md", "- [ ] Hidden\n");
    await mkdir(join(vault(), "Folder.md"));
    const client = await connect("--write");
    const tricks = [
      "../Secret.md",
      "Plans/../../Secret.md",
      "..\\Secret.md",
      secret,
      "Link.md",
      "Door/Deep.md",
      "Door/../../Secret.md",
      ".hidden/Note.md",
      "Folder.md",
      "Plans/../Plans/Boat.md",
      "file:///etc/passwd",
      "C:\\Secret.md",
      "Plans/Boat.md\0",
      "__proto__",
    ];
    for (const path of tricks) {
      for (const [name, more] of [
        ["item", {}],
        ["set_status", { status: "done" }],
      ] as const) {
        const { isError, text } = await say(client, name, { path, line: 1, ...more });
        expect({ path, isError }).toEqual({ path, isError: true });
        expect(text).toMatch(/no path in the vault|There is no note/);
        expect(text).not.toContain("[ ]");
      }
    }
    expect(JSON.stringify(await ask(client, "find", { query: "" }))).not.toMatch(/Secret|Deep|Hidden/);
    expect(await readFile(secret, "utf8")).toBe("- [ ] Secret\n");
    // What has become a link since it was last read.
    await rm(join(vault(), "Plans/Boat.md"));
    await symlink(secret, join(vault(), "Plans/Boat.md"));
    expect((await say(client, "set_status", { path: "Plans/Boat.md", line: 1, status: "done" })).isError).toBe(true);
    expect(await readFile(secret, "utf8")).toBe("- [ ] Secret\n");
  });

  it("gives long answers in pages, each of a size that an agent can take, and says how many are left", async () => {
    const lines = Array.from({ length: 700 }, (_, at) => `- [ ] Task ${at} ${"long ".repeat(at % 40)}\n`);
    await write("Long.md", lines.join(""));
    await write("Huge.md", `- [ ] ${"x".repeat(1_000_000)}\n`);
    const client = await connect();
    const found: unknown[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const text = (
        await say(client, "find", { query: "path:Long.md", limit: 200, ...(cursor === undefined ? {} : { cursor }) })
      ).text;
      expect(text.length).toBeLessThan(32_000);
      const answer = JSON.parse(text) as Answer;
      found.push(...(answer.items ?? []).map(({ line }) => line));
      expect(answer.total).toBe(700);
      expect(answer.more ?? "").toBe(
        found.length < 700 ? `${700 - found.length} more: ask again with this cursor` : "",
      );
      cursor = answer.cursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(found).toEqual(lines.map((_, at) => at + 1));
    expect(pages).toBeGreaterThan(3);
    expect((await ask(client, "find", { query: "path:Long.md", limit: 2 })).items).toHaveLength(2);
    for (const [name, args] of [
      ["report", { all: true }],
      ["find", { query: "path:Huge" }],
      ["item", { path: "Huge.md", line: 1 }],
      ["check", {}],
    ] as const) {
      expect((await say(client, name, args)).text.length).toBeLessThan(32_000);
    }
    const report = (await say(client, "report", { all: true })).text;
    const [, next = ""] = /more: ask again with this cursor: (\S+)/.exec(report) ?? [];
    expect((await say(client, "report", { all: true, cursor: next })).text).toContain("Task 300");
    await write("Long.md", lines.slice(1).join(""));
    expect(await say(client, "report", { all: true, cursor: next })).toMatchObject({
      isError: true,
      text: expect.stringContaining("The notes have changed") as string,
    });
    expect((await say(client, "next", { cursor: "5" })).text).toContain("“5” is no cursor");
  });

  it("says what is wrong with what it is asked, and changes nothing", async () => {
    const old = Buffer.from("- [ ] Sand\nFenêtre\n", "latin1");
    await write("Old.md", old);
    const client = await connect("--write");
    const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
      ["find", { query: "status:dunn" }, /“dunn” is no status/],
      ["find", {}, /query/],
      ["find", { query: "x", limit: 1000 }, /limit/],
      ["find", { query: "x", fields: "title" }, /fields/],
      ["next", { query: "due:<" }, /due/],
      ["report", { view: "gantt" }, /outline/],
      ["report", { format: "mermaid" }, /format of outline is one of text, markdown, csv, json, not “mermaid”/],
      ["report", { view: "trend", format: "mermaid" }, /format of trend is one of text, markdown, csv, json, not/],
      [
        "item",
        { path: "Plans/Boat.md", line: 2 },
        /no item on line 2 of Plans\/Boat\.md: the nearest items are on 3 “Phase 1: Hull”/,
      ],
      ["item", { path: "Plans/Boat.md", line: 0 }, /line/],
      ["item", { path: "Boat.md", line: 3 }, /There is no note “Boat\.md”; report and find tell the paths/],
      ["set_status", { path: "Plans/Boat.md", line: 6, status: "finished" }, /status/],
      [
        "set_status",
        { path: "Plans/Boat.md", line: 1, status: "done" },
        /Nothing on line 1 of Plans\/Boat\.md has a status/,
      ],
      ["set_status", { path: "Plans/Boat.md", line: 6, status: "por" }, /cannot be set on line 6/],
      ["set_status", { path: "Old.md", line: 1, status: "done" }, /not UTF-8 on line 2/],
    ];
    for (const [name, args, reason] of wrong) {
      const { isError, text } = await say(client, name, args);
      expect(text).toMatch(reason);
      expect(text).not.toMatch(/\n\s+at /);
      expect({ name, args, isError }).toEqual({ name, args, isError: true });
    }
    expect(await read("Plans/Boat.md")).toBe(PLAN);
    expect(await readFile(join(vault(), "Old.md"))).toEqual(old);
  });

  it("tells of what it could not read, and goes on when the folder is gone for a while", async () => {
    await write("Old.md", Buffer.from("Fenêtre\n", "latin1"));
    const client = await connect();
    expect((await ask(client, "check"))["problems"]).toEqual([
      "Old.md is not UTF-8 on line 1; what can be read of it counts",
    ]);
    await rename(vault(), `${vault()}-away`);
    expect(await say(client, "next")).toMatchObject({
      isError: true,
      text: expect.stringContaining("There is no folder") as string,
    });
    await rename(`${vault()}-away`, vault());
    expect((await ask(client, "next")).total).toBe(1);
  });

  it("gives each view in all formats that are texts", async () => {
    const client = await connect();
    const { text } = await say(client, "report", { view: "board", format: "json" });
    expect(JSON.parse(text)).toMatchObject({ schema: "plan-of-record/export@1", view: "board" });
  });

  it("sets nothing where it is not known what the notes' words mean, and leaves out what is excluded", async () => {
    const path = ".obsidian/plugins/plan-of-record/data.json";
    await write(path, "{");
    await write("Old/Boat.md", "- [ ] Keel\n");
    const client = await connect("--write", "--exclude", "Old");
    const { isError, text } = await say(client, "set_status", { path: "Plans/Boat.md", line: 6, status: "done" });
    expect({ isError, text }).toMatchObject({
      isError: true,
      text: expect.stringContaining(`${path} could`) as string,
    });
    expect(await read("Plans/Boat.md")).toBe(PLAN);
    expect((await ask(client, "check"))["problems"]).toEqual([expect.stringContaining(path)]);
    expect((await ask(client, "find", { query: "Keel" })).total).toBe(0);
    await write(path, "{}");
    expect(await ask(client, "set_status", { path: "Plans/Boat.md", line: 6, status: "done" })).toMatchObject({
      changed: true,
    });
    expect(await say(client, "set_status", { path: "Old/Boat.md", line: 1, status: "done" })).toMatchObject({
      isError: true,
    });
  });

  it("ends with its input, and starts with no folder that is none", async () => {
    expect(await runProgram(["mcp", vault()])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await runProgram(["mcp", join(vault(), "Plans/Boat.md")])).toMatchObject({ status: 2, stdout: "" });
  });
});

import { DuckDBInstance } from "@duckdb/node-api";
import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import schema from "../../docs/item.schema.json";
import { PROGRAM, runAny, runProgram, TestFolder, type Outcome } from "../cli/support/run-program";

const DOCS = join(__dirname, "../../docs");
const page = readFileSync(join(DOCS, "many-vaults.md"), "utf8");
const example = page.slice(page.indexOf("## A worked example"));
const blocks = (language: string): readonly string[] =>
  [...example.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, code]) => code ?? "");

/** The tables of the page, as rows of texts with their header. */
const tables = [...example.matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) =>
  table
    .trim()
    .split("\n")
    .filter((_, at) => at !== 1)
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ),
);

const folder = new TestFolder();

/** Runs the page's commands with the program in the path, in a copy of the page's vaults. */
async function runPage(): Promise<Outcome> {
  await folder.write("bin/plan-of-record", `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
  await runAny("chmod", ["+x", join(folder.path, "bin/plan-of-record")]);
  const cwd = join(folder.path, "vaults");
  await mkdir(cwd);
  await cp(join(DOCS, "many-vaults"), cwd, { recursive: true });
  const env = { ...process.env, PATH: `${join(folder.path, "bin")}:${process.env["PATH"] ?? ""}` };
  return await runAny("sh", ["-e", "-c", blocks("sh").join("\n")], { cwd, env });
}

describe("the page of many vaults", () => {
  test("gives what its commands and its SQL give", async () => {
    expect(await runPage()).toEqual({ status: 0, stdout: "", stderr: "" });
    const [create = "", ...questions] = blocks("sql");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const file = join(folder.path, "vaults/items.ndjson");
    await connection.run(create.replace("'items.ndjson'", `'${file}'`));
    expect(questions.length).toBe(3);
    for (const [at, question] of questions.entries()) {
      const answer = await connection.runAndReadAll(question);
      const rows = answer
        .getRowsJson()
        .map((row) => row.map((cell) => (cell === null ? "" : JSON.stringify(cell).replaceAll('"', ""))));
      expect([answer.columnNames(), ...rows]).toEqual(tables[at]);
    }
    // What it says of these numbers: they are those of the rollups.
    const rollup = await runProgram(["index", join(folder.path, "vaults"), "--json"]);
    const { notes } = JSON.parse(rollup.stdout) as {
      notes: { rollup: { total: number; done: number; byStatus: { cancelled?: number } } }[];
    };
    const sum = (valueOf: (rollup: (typeof notes)[number]["rollup"]) => number) =>
      String(notes.reduce((all, { rollup: each }) => all + valueOf(each), 0));
    const all = [sum(({ done }) => done), sum(({ total, byStatus }) => total - (byStatus.cancelled ?? 0))];
    expect(tables[0]?.at(-1)?.slice(1, 3)).toEqual(all);
    for (const [vault = "", done = "", total = ""] of tables[0]?.slice(1, -1) ?? []) {
      const { stdout } = await runProgram(["report", join(folder.path, "vaults", vault)]);
      expect(stdout.trimEnd().split("\n").at(-1)).toMatch(new RegExp(` ${done}/${total}$`));
    }
    connection.closeSync();
    instance.closeSync();
  });
});

describe("lines of items", () => {
  const validate = new Ajv({ strict: false }).compile(schema);

  test("each is valid by the schema, and of the vault that it is told", async () => {
    const { stdout, stderr } = await runProgram([
      "index",
      join(DOCS, "../sample-vault"),
      "--format",
      "ndjson",
      "--vault",
      "Tide",
    ]);
    expect(stderr).toBe("");
    const items = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(items.length).toBeGreaterThan(300);
    for (const item of items)
      expect({ of: item, errors: (validate(item), validate.errors) }).toEqual({ of: item, errors: null });
    expect(new Set(items.map(({ vault }) => vault))).toEqual(new Set(["Tide"]));
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["note", "phase", "row", "task"]));
    const { vault: _vault, ...rest } = items[0] ?? {};
    expect(validate(rest)).toBe(false);
  });

  test("whatever a title holds, an item is one line, and a folder without any is no line", async () => {
    await folder.write("A.md", "- [ ] one\u2028two \u0085 __proto__\n");
    const file = join(folder.path, "out.ndjson");
    const { stdout } = await runProgram(["index", folder.path, "--format", "ndjson"]);
    await writeFile(file, stdout);
    expect((await readFile(file, "utf8")).trimEnd().split("\n")).toHaveLength(1);
    await folder.write("Empty/B.md", "Words.\n");
    expect((await runProgram(["index", join(folder.path, "Empty"), "--format", "ndjson"])).stdout).toBe("");
  });
});

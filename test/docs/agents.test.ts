import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PROGRAM, runAny, TestFolder } from "../cli/support/run-program";

const page = readFileSync(join(__dirname, "../../docs/agents.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, code]) => code ?? "");

interface Config {
  readonly mcpServers: Readonly<Record<string, { readonly command: string; readonly args: readonly string[] }>>;
}
interface Call {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
}

const folder = new TestFolder();
let client: Client;

/** The server as the page has it started, from a folder in which the page's note lies. */
beforeEach(async () => {
  const [config = ""] = blocks("json");
  const server = Object.values((JSON.parse(config) as Config).mcpServers)[0];
  await folder.write("docs/Boat.md", blocks("md")[0] ?? "");
  // As it is there once it is installed.
  const command = `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`;
  await runAny("chmod", ["+x", await folder.write("bin/plan-of-record", command)]);
  client = new Client({ name: "test", version: "1" });
  const env = { PATH: `${join(folder.path, "bin")}${delimiter}${process.env["PATH"] ?? ""}` };
  const { command: named, args } = server ?? { command: "", args: [] };
  await client.connect(
    new StdioClientTransport({ command: named, args: [...args], cwd: folder.path, env, stderr: "ignore" }),
  );
});
afterEach(async () => {
  await client.close();
});

test("the page's configuration starts the server, and its calls give the answers that it tells", async () => {
  const [, ...said] = blocks("json").map((block) => JSON.parse(block) as unknown);
  expect(said.length % 2).toBe(0);
  for (let at = 0; at < said.length; at += 2) {
    const { tool, arguments: given } = said[at] as Call;
    const { content } = await client.callTool({ name: tool, arguments: given });
    const [{ text }] = content as [{ text: string }];
    expect(JSON.parse(text)).toMatchObject(said[at + 1] as object);
  }
});

test("the page lists the tools and names all that each can be given", async () => {
  const rows = new Map(
    [...page.matchAll(/^\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, name, says]) => [name ?? "", says ?? ""]),
  );
  const { tools } = await client.listTools();
  expect([...rows.keys()]).toEqual(tools.map(({ name }) => name));
  for (const { name, inputSchema } of tools) {
    const given = Object.keys(inputSchema.properties ?? {}).filter((key) => key !== "cursor");
    for (const key of given) expect(`${name}: ${rows.get(name) ?? ""}`).toContain(`\`${key}\``);
  }
  expect(page).toContain("`cursor`");
});

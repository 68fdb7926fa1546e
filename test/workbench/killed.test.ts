import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createRandom, revisionOf, textOf } from "./support/revisions";

const START = path.resolve(__dirname, "../../scripts/start.mjs");
const WRITES = 1_000;
const NOTES = Array.from({ length: 24 }, (_, at) => `Note${at}`);
/** How many writes are under way at once. */
const AT_ONCE = 6;

let folder: string;
let vaultDir: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "workbench-killed-"));
  vaultDir = path.join(folder, "vault");
  mkdirSync(vaultDir);
  // A folder of a plugin has one.
  writeFileSync(path.join(folder, "main.js"), "");
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly port: number;
  readonly token: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/** The server as a person starts it, in a process of its own. */
async function start(): Promise<Served> {
  const args = [START, "--no-open", "--no-build", "--vault", vaultDir, "--state", path.join(folder, "state")];
  const child = spawn(process.execPath, [...args, "--plugin", folder], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("exit", () => reject(new Error("The workbench did not start")));
  });
  const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  const token = /name="workbench-token" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    running.delete(child);
  };
  return { port, token, kill };
}

/** Whether the server said that the text is written; false when it was gone before it could. */
function put({ port, token }: Served, note: string, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const route = `/api/file?path=${note}.md`;
    const headers = { "x-workbench-token": token };
    const request = http.request({ host: "127.0.0.1", port, method: "PUT", path: route, headers }, (response) => {
      response.on("close", () => resolve(response.complete && response.statusCode === 200));
      response.on("error", () => undefined);
      response.resume();
    });
    request.on("error", () => resolve(false));
    request.end(text);
  });
}

const read = (note: string): string => readFileSync(path.join(vaultDir, `${note}.md`), "utf8");

test("1,000 writes with the server killed in the middle of them leave every note whole, and lose none that was told", async () => {
  for (const note of NOTES) writeFileSync(path.join(vaultDir, `${note}.md`), textOf(note, 0));
  const random = createRandom(7);
  const sent = new Map(NOTES.map((note) => [note, 0]));
  const told = new Map(sent);
  let writes = 0;
  let kills = 0;
  while (writes < WRITES) {
    const server = await start();
    let isAlive = true;
    // One writer a note, so that it is known which text is the later one.
    const queue = [...NOTES];
    const writer = async (): Promise<void> => {
      while (isAlive) {
        const note = queue.shift();
        if (note === undefined) return;
        const revision = (sent.get(note) ?? 0) + 1;
        sent.set(note, revision);
        if (await put(server, note, textOf(note, revision))) {
          told.set(note, revision);
          writes += 1;
        }
        queue.push(note);
      }
    };
    const writers = Array.from({ length: AT_ONCE }, writer);
    await new Promise((resolve) => setTimeout(resolve, 100 + random() * 250));
    await server.kill();
    kills += 1;
    isAlive = false;
    await Promise.all(writers);
    for (const note of NOTES) {
      const found = revisionOf(note, read(note));
      expect(found).toBeGreaterThanOrEqual(told.get(note) ?? 0);
      expect(found).toBeLessThanOrEqual(sent.get(note) ?? 0);
      // The next one goes on from what is there.
      told.set(note, found);
    }
  }
  expect(kills).toBeGreaterThan(2);
  const besides = readdirSync(vaultDir).filter((name) => !name.endsWith(".md"));
  expect(besides.filter((name) => !/^\.por-\d+-[0-9a-f]{12}\.tmp$/.test(name))).toEqual([]);
});

test("what a killed write has left beside the notes is removed when the folder is looked through, some time later", async () => {
  mkdirSync(path.join(vaultDir, "Plans"));
  const left = [`.por-${Date.now() - 61_000}-0123456789ab.tmp`, "Plans/.por-1-0123456789ab.tmp"];
  const kept = [`.por-${Date.now()}-0123456789ab.tmp`, ".por-1-mine.tmp", "Note.md"];
  for (const name of [...left, ...kept]) writeFileSync(path.join(vaultDir, name), "half");
  const server = await start();
  const headers = { "x-workbench-token": server.token };
  expect((await fetch(`http://127.0.0.1:${server.port}/api/vault`, { headers })).status).toBe(200);
  expect(readdirSync(vaultDir, { recursive: true }).sort()).toEqual(["Plans", ...kept].sort());
  await server.kill();
});

test("a request that ends in the middle of its text writes nothing", async () => {
  writeFileSync(path.join(vaultDir, "Note.md"), "old");
  const server = await start();
  const head = `PUT /api/file?path=Note.md HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Workbench-Token: ${server.token}\r\n`;
  const bodies = [
    "Content-Length: 1000\r\n\r\nnew text, cut",
    "Content-Length: 1000\r\n\r\n",
    "Transfer-Encoding: chunked\r\n\r\n400\r\nnew text, cut",
    "Transfer-Encoding: chunked\r\n\r\n3\r\nnew\r\n",
  ];
  for (const body of bodies) {
    for (const end of ["destroy", "end"] as const) {
      await new Promise<void>((resolve, reject) => {
        const socket = net.connect(server.port, "127.0.0.1", () => {
          socket.write(head + body, () => setTimeout(() => socket[end](), 20));
        });
        socket.resume();
        socket.on("close", () => resolve());
        socket.on("error", reject);
      });
    }
  }
  // A later request is answered after all of them.
  expect(await put(server, "Other", "new")).toBe(true);
  expect(read("Note")).toBe("old");
  await server.kill();
});

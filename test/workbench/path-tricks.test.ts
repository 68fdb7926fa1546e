import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { startServer } from "../../workbench/server/server.mjs";
import { vaultPathParts } from "../../workbench/server/vault-path.mjs";

let folder: string;
let vaultDir: string;
let server: Awaited<ReturnType<typeof startServer>>;
/** All that is on the disk around the vault, and in it, before anything is tried. */
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "workbench-paths-"));
  vaultDir = path.join(folder, "vault");
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const name of ["secret.txt", "outside/secret.txt", "vault-beside/secret.txt", "state-beside/secret.txt"])
    write(name, "secret");
  for (const name of [".git/config", ".hidden.md", ".config/secret.txt", "Plans/.env", "Plans/.git/hooks/post-commit"])
    write(`vault/${name}`, "secret");
  write("vault/Plans/A.md", "# A\n");
  write("state/app.json", "{}");
  const links: Record<string, string> = {
    "leak.md": "../secret.txt",
    out: "..",
    beside: "../vault-beside",
    root: "/",
    "Plans/up": "../../outside",
    "dangling.md": "../not-there.txt",
    danglingFolder: "../not-there",
    chain: "Plans/up",
    loop: "loop",
    "home.md": "/etc/passwd",
    proc: "/proc/self/environ",
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(vaultDir, name));
  symlinkSync("../secret.txt", path.join(folder, "state/leak.json"));
  if (process.platform !== "win32") execFileSync("mkfifo", [path.join(vaultDir, "pipe.md")]);
  server = await startServer({ vaultDir, stateDir: path.join(folder, "state") });
  before = contents();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file with its text, and every folder and link. */
function contents(): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .map((entry): [string, string] => {
        const full = path.join(entry.parentPath, entry.name);
        return [full.slice(folder.length), entry.isFile() ? readFileSync(full, "utf8") : "no file"];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** A bare request, so that every odd address and header goes out as given. */
function send(
  method: string,
  route: string,
  { headers = {}, body = "" }: { headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { "x-workbench-token": server.token, ...headers };
    const request = http.request(
      { host: "127.0.0.1", port: server.port, method, path: route, headers: all },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on("error", reject);
    request.setTimeout(5_000, () => request.destroy(new Error(`No answer to ${method} ${route}`)));
    request.end(body);
  });
}

/** What is asked for, as it stands in the address behind `path=`; and the answer to reading and to writing it. */
const TRICKS: readonly (readonly [name: string, query: string, read: number, write: number])[] = [
  ["the folder above", "../secret.txt", 403, 403],
  ["the folder above, encoded", "%2e%2e%2fsecret.txt", 403, 403],
  ["the folder above, encoded in part", ".%2e/secret.txt", 403, 403],
  ["the folder above, from a folder", "Plans/../../secret.txt", 403, 403],
  ["the folder above, from a folder that is not there", "none/../../secret.txt", 403, 403],
  ["the folder above, many times", `${"../".repeat(40)}etc/passwd`, 403, 403],
  ["the folder above, at the end", "Plans/..", 403, 403],
  ["into itself from above", "Plans/../Plans/A.md", 403, 403],
  ["a folder beside that begins alike", "../vault-beside/secret.txt", 403, 403],
  ["encoded twice", "%252e%252e%252fsecret.txt", 404, 200],
  ["encoded three times", "%25252e%25252e%25252fsecret.txt", 404, 200],
  ["overlong UTF-8 for a dot", "%c0%ae%c0%ae/secret.txt", 404, 404],
  ["overlong UTF-8 for a slash", "..%c0%afsecret.txt", 403, 403],
  ["overlong UTF-8 of three bytes", "%e0%80%ae%e0%80%ae/secret.txt", 404, 404],
  ["a dot of twice the width", "%ef%bc%8e%ef%bc%8e/secret.txt", 404, 404],
  ["a slash of twice the width", "..%ef%bc%8fsecret.txt", 403, 403],
  ["a slash that divides", "..%e2%88%95secret.txt", 403, 403],
  ["the IIS way", "..%u2215secret.txt", 403, 403],
  ["three dots", ".../secret.txt", 403, 403],
  ["four dots with slashes", "....//secret.txt", 403, 403],
  ["dots with a path parameter", "..;/secret.txt", 403, 403],
  ["an absolute path", "/etc/passwd", 403, 403],
  ["an absolute path, encoded", "%2fetc%2fpasswd", 403, 403],
  ["an absolute path with two slashes", "//etc/passwd", 403, 403],
  ["a path at home", "~/secret.txt", 404, 404],
  ["an address of a file", "file:///etc/passwd", 403, 403],
  ["a drive", "C:/Windows/win.ini", 403, 403],
  ["a drive and backslashes", "C:%5CWindows%5Cwin.ini", 403, 403],
  ["a place on a drive", "c:secret.txt", 403, 403],
  ["a share", "%5C%5Cserver%5Cshare%5Csecret.txt", 403, 403],
  ["a share with slashes", "//server/share/secret.txt", 403, 403],
  ["a device path", "%5C%5C?%5CC:%5Csecret.txt", 403, 403],
  ["backslashes", "..%5Csecret.txt", 403, 403],
  ["a backslash and a slash", "Plans%5C../secret.txt", 403, 403],
  ["a NUL", "Plans/A.md%00.txt", 403, 403],
  ["a NUL alone", "%00", 403, 403],
  ["the same folder", "./Plans/A.md", 403, 403],
  ["the same folder, within", "Plans/./A.md", 403, 403],
  ["two slashes", "Plans//A.md", 403, 403],
  ["a slash behind", "Plans/A.md/", 403, 403],
  ["a file as a folder", "Plans/A.md/B.md", 400, 400],
  ["a link to a file outside", "leak.md", 403, 403],
  ["a link to the folder above", "out/secret.txt", 403, 403],
  ["that link itself", "out", 403, 403],
  ["a link to a folder beside that begins alike", "beside/secret.txt", 403, 403],
  ["a link to everything", "root/etc/passwd", 403, 403],
  ["a link from a folder", "Plans/up/secret.txt", 403, 403],
  ["a link to a link", "chain/secret.txt", 403, 403],
  ["a new file behind a link", "Plans/up/new.md", 403, 403],
  ["a link that leads nowhere", "dangling.md", 403, 403],
  ["a folder that leads nowhere", "danglingFolder/new.md", 403, 403],
  ["a link to itself", "loop", 403, 403],
  ["a link to an absolute path", "home.md", 403, 403],
  ["a link to what the process knows", "proc", 403, 403],
  ["a folder with a dot", ".git/config", 403, 403],
  ["a hook of git", "Plans/.git/hooks/post-commit", 403, 403],
  ["a file with a dot", ".hidden.md", 403, 403],
  ["a file with a dot, within", "Plans/.env", 403, 403],
  ["a new file with a dot", ".bashrc", 403, 403],
  ["settings in other letters", ".Obsidian/app.json", 403, 403],
  ["out of the settings", ".obsidian/../../secret.txt", 403, 403],
  ["out of the settings to beside", ".obsidian/../state-beside/secret.txt", 403, 403],
  ["a link out of the settings", ".obsidian/leak.json", 403, 403],
  ["hidden in the settings", ".obsidian/.git/config", 403, 403],
  ["hidden in the trash", ".trash/.git/config", 403, 403],
  ["a name too long", "a".repeat(300), 400, 400],
  ["a path too long", `${"a/".repeat(3_000)}b.md`, 400, 400],
  ["a pipe, which has no end", "pipe.md", 400, 400],
  ["a folder", "Plans", 400, 400],
  ["nothing", "", 400, 400],
  ["the name of a member", "__proto__/constructor", 404, 404],
  ["two paths, the second one outside", "none/A.md&path=../secret.txt", 404, 404],
  ["two paths, the first one outside", "../secret.txt&path=Plans/A.md", 403, 403],
  ["as an array", "&path[]=../secret.txt", 400, 400],
];

test("there are at least 50 of them", () => expect(TRICKS.length).toBeGreaterThanOrEqual(50));

test.each(TRICKS)("%s", async (_name, query, read, write) => {
  const got = await send("GET", `/api/file?path=${query}`);
  expect([got.status, got.text.includes("secret\n") || got.text === "secret" || got.text.includes("root:")]).toEqual([
    read,
    false,
  ]);
  const statuses: Record<string, number> = {
    put: (await send("PUT", `/api/file?path=${query}`, { body: "x" })).status,
  };
  if (write === 200) {
    // On this disk it is a name like any other.
    expect(statuses["put"]).toBe(200);
    expect((await send("DELETE", `/api/file?path=${query}`)).status).toBe(200);
  } else {
    statuses["copy"] = (await send("POST", `/api/copy?from=Plans/A.md&to=${query}`)).status;
    statuses["rename"] = (await send("POST", `/api/rename?from=Plans/A.md&to=${query}`)).status;
    for (const status of Object.values(statuses)) expect([400, 403, 404, 409]).toContain(status);
    expect(statuses["put"]).toBe(write);
    if (read === 403) {
      const others = [
        await send("DELETE", `/api/file?path=${query}&recursive=1`),
        await send("POST", `/api/folder?path=${query}`),
        await send("POST", `/api/rename?from=${query}&to=got.md`),
        await send("POST", `/api/copy?from=${query}&to=got.md`),
        await send("GET", `/api/list?path=${query}`),
        await send("GET", `/api/stat?path=${query}`),
      ];
      expect(others.map((answer) => answer.status)).toEqual(others.map(() => 403));
    }
  }
  expect(contents()).toEqual(before);
});

test("what only Windows reads as another file is refused there", () => {
  const parts = (vaultPath: string, platform: string): string => {
    try {
      return vaultPathParts(vaultPath, platform).join("/");
    } catch (error) {
      return error instanceof Error ? error.name : String(error);
    }
  };
  const odd = [
    "A.md::$DATA",
    "A.md:stream",
    "Plans:$I30:$INDEX_ALLOCATION/A.md",
    "A.md.",
    "A.md ",
    "Plans./A.md",
    "Plans /A.md",
    "A.md. .",
    "CON",
    "nul.md",
    "Plans/aux.txt",
    "COM1",
    "lpt9.md",
    "COM¹",
    "CONIN$",
    "what?.md",
    "all*.md",
  ];
  expect(odd.filter((name) => parts(name, "win32") !== "FolderError")).toEqual([]);
  expect(odd.filter((name) => parts(name, "linux") !== name)).toEqual([]);
  expect(parts("Plans/Console.md", "win32")).toBe("Plans/Console.md");
});

test("the vault and its settings are not moved or removed as a whole, nor what is hidden", async () => {
  for (const whole of ["", ".obsidian"]) {
    expect((await send("DELETE", `/api/file?path=${whole}&recursive=1`)).status).toBe(403);
    expect((await send("POST", `/api/rename?from=${whole}&to=moved`)).status).toBe(403);
  }
  expect(contents()).toEqual(before);
});

describe("requests that are not those of the page", () => {
  const own = (): string => `127.0.0.1:${server.port}`;
  const refused: readonly (readonly [string, () => http.OutgoingHttpHeaders])[] = [
    ["a foreign host", () => ({ host: "evil.example" })],
    ["a foreign host with the port", () => ({ host: `evil.example:${server.port}` })],
    ["a host that begins alike", () => ({ host: `127.0.0.1.evil.example:${server.port}` })],
    ["a host that ends alike", () => ({ host: `evil-localhost:${server.port}` })],
    ["a host with a user", () => ({ host: `evil@${own()}` })],
    ["a host with a blank", () => ({ host: `${own()} evil.example` })],
    ["a host without the port", () => ({ host: "127.0.0.1" })],
    ["any address", () => ({ host: `0.0.0.0:${server.port}` })],
    ["the loopback of another kind", () => ({ host: `[::1]:${server.port}` })],
    ["the loopback by another number", () => ({ host: `2130706433:${server.port}` })],
    ["the loopback by a short name", () => ({ host: `127.1:${server.port}` })],
    ["a foreign origin", () => ({ origin: "https://evil.example" })],
    ["the origin of a file", () => ({ origin: "null" })],
    ["an empty origin", () => ({ origin: "" })],
    ["our origin over TLS", () => ({ origin: `https://${own()}` })],
    ["an origin that begins alike", () => ({ origin: `http://${own()}.evil.example` })],
    ["an origin of another port", () => ({ origin: "http://127.0.0.1:1" })],
    ["two origins", () => ({ origin: `http://${own()}, https://evil.example` })],
    ["another site", () => ({ "sec-fetch-site": "cross-site" })],
    ["another port of this machine", () => ({ "sec-fetch-site": "same-site" })],
    ["a kind of site that is not known", () => ({ "sec-fetch-site": "elsewhere" })],
  ];
  test.each(refused)("%s", async (_name, headers) => {
    for (const [method, route] of [
      ["GET", "/"],
      ["GET", "/api/file?path=Plans/A.md"],
      ["PUT", "/api/file?path=evil.md"],
      ["DELETE", "/api/file?path=Plans/A.md"],
      ["POST", "/api/folder?path=evil"],
    ] as const)
      expect((await send(method, route, { headers: headers() })).status).toBe(403);
    expect(contents()).toEqual(before);
  });

  test("a wrong token, or none", async () => {
    const { token } = server;
    const wrong = [
      "",
      "guess",
      token.slice(1),
      token.slice(0, -1),
      `${token}x`,
      `${token} `.repeat(2),
      "*",
      "undefined",
    ];
    for (const each of [...wrong, token.toUpperCase(), [token, token]]) {
      const headers = { "x-workbench-token": each };
      expect((await send("PUT", "/api/file?path=evil.md", { headers, body: "x" })).status).toBe(403);
      expect((await send("GET", "/api/vault", { headers })).status).toBe(403);
    }
    expect(contents()).toEqual(before);
  });

  test("a method that is not meant", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"]) {
      const page = await send(method, "/");
      expect([page.status, page.headers["access-control-allow-origin"]]).toEqual([405, undefined]);
    }
    for (const method of ["PATCH", "OPTIONS", "HEAD", "MOVE", "PROPFIND", "POST", "TRACE"]) {
      const file = await send(method, "/api/file?path=Plans/A.md");
      expect([file.status, file.headers["access-control-allow-origin"]]).toEqual([404, undefined]);
    }
    for (const route of ["/api/vault", "/api/events", "/api/stat?path=Plans/A.md"])
      expect((await send("POST", route)).status).toBe(404);
    expect((await send("GET", "/api/rename?from=Plans/A.md&to=B.md")).status).toBe(404);
    expect((await send("GET", "/api/folder?path=evil")).status).toBe(404);
    expect(contents()).toEqual(before);
  });

  test("an address that is none, or of the project's other files", async () => {
    expect((await send("GET", "//[")).status).toBe(400);
    expect((await send("GET", "http://[::1")).status).toBe(400);
    for (const route of [
      "/package.json",
      "/../package.json",
      "/%2e%2e/package.json",
      "/plugin/%2e%2e/package.json",
      "/plugin/..%2fpackage.json",
      "/plugin/data.json",
      "/plugin/main.js/",
      "/styles/..%2f..%2fserver/server.mjs",
      "/__proto__",
      "/constructor",
      "/api",
      "/.git/config",
    ])
      expect([route, (await send("GET", route)).status]).toEqual([route, 404]);
    // The server is still there.
    expect((await send("GET", "/api/vault")).status).toBe(200);
  });

  test("a body of more than 64 MB", async () => {
    const route = "/api/file?path=big.md";
    const told = await new Promise<string>((resolve) => {
      const head = `PUT ${route} HTTP/1.1\r\nHost: ${own()}\r\nX-Workbench-Token: ${server.token}\r\n`;
      const socket = net.connect(server.port, "127.0.0.1", () => {
        socket.write(`${head}Content-Length: ${64 * 1024 * 1024 + 1}\r\n\r\nx`);
      });
      socket.once("data", (chunk) => {
        resolve(chunk.toString());
        socket.destroy();
      });
      socket.on("error", () => undefined);
    });
    expect(told).toMatch(/^HTTP\/1\.1 413 /);
    // One that does not say how much it is; it may be cut off before it has heard why.
    const streamed = await new Promise<number>((resolve) => {
      const headers = { "x-workbench-token": server.token, "transfer-encoding": "chunked" };
      const request = http.request(
        { host: "127.0.0.1", port: server.port, method: "PUT", path: route, headers },
        (response) => {
          resolve(response.statusCode ?? 0);
          response.resume();
          request.destroy();
        },
      );
      request.on("error", () => resolve(413));
      const chunk = Buffer.alloc(8 * 1024 * 1024);
      const more = (left: number): void => {
        if (left > 0) request.write(chunk, () => more(left - 1));
        else request.end();
      };
      more(9);
    });
    expect(streamed).toBe(413);
    expect(contents()).toEqual(before);
  });
});

test("a file with two names keeps the other one as it was", async () => {
  const other = path.join(folder, "outside/linked.md");
  writeFileSync(other, "old");
  linkSync(other, path.join(vaultDir, "linked.md"));
  expect((await send("PUT", "/api/file?path=linked.md", { body: "new" })).status).toBe(200);
  expect([readFileSync(other, "utf8"), readFileSync(path.join(vaultDir, "linked.md"), "utf8")]).toEqual(["old", "new"]);
  expect(existsSync(path.join(folder, "new.md"))).toBe(false);
});

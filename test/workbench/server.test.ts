import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { startServer } from "../../workbench/server/server.mjs";

let folder: string;
let vaultDir: string;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "workbench-server-"));
  vaultDir = path.join(folder, "vault");
  mkdirSync(path.join(vaultDir, "Plans"), { recursive: true });
  writeFileSync(path.join(vaultDir, "Plans/A.md"), "# A\r\n");
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  symlinkSync(path.join(folder, "secret.txt"), path.join(vaultDir, "leak.md"));
  symlinkSync(folder, path.join(vaultDir, "out"));
  symlinkSync(path.join(folder, "not-there.txt"), path.join(vaultDir, "dangling.md"));
  server = await startServer({ vaultDir, stateDir: path.join(folder, "state") });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** A bare request, so that every header and every odd path goes out as given. */
function send(
  method: string,
  route: string,
  options: { headers?: Record<string, string>; body?: Buffer; token?: string | null } = {},
): Promise<Answer> {
  const { token = server.token, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const all = { ...(token === null ? {} : { "x-workbench-token": token }), ...headers };
    const request = http.request(
      { host: "127.0.0.1", port: server.port, method, path: route, headers: all },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

const file = (vaultPath: string): string => `/api/file?path=${encodeURIComponent(vaultPath)}`;

describe("the folder", () => {
  it("lists what is visible, links left out", async () => {
    writeFileSync(path.join(vaultDir, ".hidden.md"), "");
    const { entries } = JSON.parse((await send("GET", "/api/vault")).body.toString()) as {
      entries: { path: string }[];
    };
    expect(entries.map((entry) => entry.path)).toEqual(["Plans", "Plans/A.md"]);
  });

  it("keeps every byte", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x0d, 0x0a, 0x00, 0xff, 0x0a, 0x61]);
    await send("PUT", file("Plans/bytes.md"), { body: bytes });
    expect(readFileSync(path.join(vaultDir, "Plans/bytes.md"))).toEqual(bytes);
    expect((await send("GET", file("Plans/bytes.md"))).body).toEqual(bytes);
  });

  it("renames, copies and removes", async () => {
    await send("PUT", file("one.md"), { body: Buffer.from("1") });
    expect((await send("POST", "/api/rename?from=one.md&to=two.md")).status).toBe(200);
    expect((await send("POST", "/api/rename?from=two.md&to=Plans/A.md")).status).toBe(409);
    expect((await send("POST", "/api/copy?from=two.md&to=three.md")).status).toBe(200);
    expect((await send("DELETE", file("two.md"))).status).toBe(200);
    expect(existsSync(path.join(vaultDir, "two.md"))).toBe(false);
    expect((await send("GET", file("two.md"))).status).toBe(404);
  });

  it("keeps Obsidian's settings out of the vault", async () => {
    await send("PUT", file(".obsidian/plugins/plan-of-record/data.json"), { body: Buffer.from("{}") });
    expect(existsSync(path.join(vaultDir, ".obsidian"))).toBe(false);
    expect(existsSync(path.join(folder, "state/plugins/plan-of-record/data.json"))).toBe(true);
  });

  it.each([
    "../secret.txt",
    "Plans/../../secret.txt",
    "/etc/passwd",
    "leak.md",
    "out/secret.txt",
    "out",
    "C:/x",
    "..\\secret.txt",
    "a\0b",
    "./Plans",
    "Plans//A.md",
    ".obsidian/../../secret.txt",
  ])("refuses to read %j", async (vaultPath) => {
    expect((await send("GET", file(vaultPath))).status).toBe(403);
  });

  it.each(["../new.md", "out/new.md", "dangling.md", "leak.md", "/tmp/new.md"])(
    "refuses to write %j",
    async (vaultPath) => {
      expect((await send("PUT", file(vaultPath), { body: Buffer.from("x") })).status).toBe(403);
      expect(readFileSync(path.join(folder, "secret.txt"), "utf8")).toBe("secret");
      expect(existsSync(path.join(folder, "new.md"))).toBe(false);
      expect(existsSync(path.join(folder, "not-there.txt"))).toBe(false);
    },
  );

  it("refuses to rename or copy out of itself, or to remove itself", async () => {
    expect((await send("POST", "/api/rename?from=Plans/A.md&to=../A.md")).status).toBe(403);
    expect((await send("POST", "/api/copy?from=../secret.txt&to=s.md")).status).toBe(403);
    expect((await send("DELETE", "/api/file?path=&recursive=1")).status).toBe(403);
  });
});

describe("several folders", () => {
  let several: Awaited<ReturnType<typeof startServer>>;
  const ask = async (route: string): Promise<{ status: number; text: string }> => {
    const headers = { "x-workbench-token": several.token };
    const response = await fetch(`http://127.0.0.1:${several.port}${route}`, { headers });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    for (const name of ["one/Notes", "two/Notes"]) {
      mkdirSync(path.join(folder, name), { recursive: true });
      writeFileSync(path.join(folder, name, `${name.slice(0, 3)}.md`), name);
    }
    const moreVaults = ["one/Notes", "two/Notes", "one/Notes"].map((name) => path.join(folder, name));
    several = await startServer({ vaultDir, moreVaults, stateDir: path.join(folder, "states") });
  });
  afterAll(() => several.close());

  it("are served by their names, the same one once, and the first one unless another is asked for", async () => {
    const first = JSON.parse((await ask("/api/vault")).text) as { name: string; vaults: string[] };
    expect([first.name, first.vaults]).toEqual(["vault", ["vault", "Notes", "Notes 2"]]);
    const second = JSON.parse((await ask("/api/vault?vault=Notes+2")).text) as { name: string; entries: object[] };
    expect([second.name, second.entries]).toMatchObject(["Notes 2", [{ path: "two.md" }]]);
    expect((await ask("/api/file?path=one.md&vault=Notes")).text).toBe("one/Notes");
  });

  it("are no way into each other, nor out of them", async () => {
    expect((await ask("/api/file?path=one.md&vault=Notes+2")).status).toBe(404);
    expect((await ask("/api/file?path=../../one/Notes/one.md&vault=Notes+2")).status).toBe(403);
    expect(await ask("/api/vault?vault=../one")).toEqual({
      status: 404,
      text: "No vault called ../one; there are: vault, Notes, Notes 2",
    });
  });

  it("have settings of their own", async () => {
    const route = "/api/file?path=.obsidian/app.json&vault=Notes";
    const address = `http://127.0.0.1:${several.port}${route}`;
    await fetch(address, { method: "PUT", headers: { "x-workbench-token": several.token }, body: "{}" });
    expect(existsSync(path.join(folder, "states/Notes/app.json"))).toBe(true);
    expect((await ask("/api/file?path=.obsidian/app.json&vault=Notes+2")).status).toBe(404);
  });
});

describe("requests from elsewhere", () => {
  it.each([
    ["a foreign host", { host: "evil.example" }],
    ["another port", { host: "127.0.0.1:1" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    ["no origin", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another port of this machine", { "sec-fetch-site": "same-site" }],
  ])("are refused: %s", async (_name, headers) => {
    expect((await send("GET", "/", { headers })).status).toBe(403);
    expect((await send("PUT", file("evil.md"), { headers, body: Buffer.from("x") })).status).toBe(403);
    expect(existsSync(path.join(vaultDir, "evil.md"))).toBe(false);
  });

  it("are refused without the page's token", async () => {
    expect((await send("GET", "/api/vault", { token: null })).status).toBe(403);
    expect((await send("GET", "/api/vault", { token: "guess" })).status).toBe(403);
    expect((await send("GET", "/api/events", { token: null })).status).toBe(403);
  });

  it("find only the page's own files", async () => {
    expect((await send("GET", "/package.json")).status).toBe(404);
    expect((await send("GET", "/plugin/../package.json")).status).toBe(404);
    expect((await send("GET", "/plugin/%2e%2e/package.json")).status).toBe(404);
    expect((await send("GET", "/__proto__")).status).toBe(404);
    expect((await send("POST", "/")).status).toBe(405);
  });
});

describe("changes by others", () => {
  it("are told to the page", async () => {
    const seen = await new Promise<string>((resolve, reject) => {
      const request = http.get(
        { host: "127.0.0.1", port: server.port, path: `/api/events?token=${server.token}` },
        (response) => {
          let text = "";
          response.on("data", (chunk: Buffer) => {
            text += chunk.toString();
            if (text.includes("outside.md")) {
              request.destroy();
              resolve(text);
            } else if (text === ": open\n\n") {
              writeFileSync(path.join(vaultDir, "outside.md"), "x");
            }
          });
        },
      );
      request.on("error", (error) => {
        if (!request.destroyed) reject(error);
      });
    });
    expect(seen).toContain('{"kind":"add","path":"outside.md"}');
  });
});

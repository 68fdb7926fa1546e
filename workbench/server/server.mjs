// Serves the workbench's page and one folder of notes, on the loopback address only.
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { readFile, realpath } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isTokenValid, refuseForeign } from "./request-guard.mjs";
import { FolderError } from "./folder-error.mjs";
import { VaultFolder } from "./vault-folder.mjs";
import { watchFolder } from "./watch-folder.mjs";

const WORKBENCH = fileURLToPath(new URL("..", import.meta.url));
const PROJECT = path.dirname(path.resolve(WORKBENCH));
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Page addresses and the files behind them; nothing else of the disk is served. */
const ASSETS = /** @type {Record<string, string>} */ ({
  "/page.js": path.join(WORKBENCH, "dist/page.js"),
  "/follow-builds.js": path.join(WORKBENCH, "page/follow-builds.js"),
  "/metadata-worker.js": path.join(WORKBENCH, "dist/metadata-worker.js"),
  "/page.js.map": path.join(WORKBENCH, "dist/page.js.map"),
  "/styles/variables.css": path.join(WORKBENCH, "page/styles/variables.css"),
  "/styles/app.css": path.join(WORKBENCH, "page/styles/app.css"),
  "/styles/controls.css": path.join(WORKBENCH, "page/styles/controls.css"),
  "/styles/markdown.css": path.join(WORKBENCH, "page/styles/markdown.css"),
  "/styles/workbench.css": path.join(WORKBENCH, "page/styles/workbench.css"),
  "/icons.json": path.join(PROJECT, "node_modules/lucide-static/icon-nodes.json"),
});

const CONTENT_TYPES = /** @type {Record<string, string>} */ ({
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
});

/** Plugins are evaluated from text and may start workers from text; the network stays shut. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-eval' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Starts the workbench's server.
 *
 * @param {{
 *   vaultDir: string, moreVaults?: readonly string[], pluginDir?: string, stateDir?: string, port?: number,
 *   builds?: Events
 * }} options
 *   `moreVaults` are other folders of notes that the page may be switched to; `pluginDir` holds manifest.json, main.js and styles.css (the project itself by default); `stateDir` stands in for
 *   the vault's `.obsidian` (a folder in the system's temporary directory by default; each vault's own below it where there
 *   are several); port 0 picks a free one; the page follows `builds`, where there are any.
 * @returns {Promise<{ url: string, port: number, token: string, stateDir: string, close: () => Promise<void> }>}
 */
export async function startServer({ vaultDir, moreVaults = [], pluginDir = PROJECT, stateDir, port = 0, builds }) {
  const vaults = await openVaults([vaultDir, ...moreVaults], stateDir);
  const [first] = vaults.values();
  if (first === undefined) throw new Error("No vault");
  const token = randomBytes(24).toString("base64url");
  let boundPort = port;

  const server = createServer((request, response) => {
    const { method = "GET" } = request;
    const refusal = refuseForeign(request.headers, boundPort);
    if (refusal !== undefined) return answer(response, 403, refusal);
    const { url: target = "/" } = request;
    if (!URL.canParse(target, "http://127.0.0.1")) return answer(response, 400, "Not an address");
    const url = new URL(target, "http://127.0.0.1");
    const handle = url.pathname.startsWith("/api/")
      ? handleApi({ vaults, token, builds }, method, url, request, response)
      : handlePage({ token, pluginDir, follows: builds !== undefined }, method, url, response);
    handle.catch((/** @type {unknown} */ error) => {
      if (response.headersSent) return response.end();
      if (error instanceof FolderError) return answer(response, error.status, error.message);
      answer(response, 500, error instanceof Error ? error.message : String(error));
    });
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  if (address !== null && typeof address === "object") boundPort = address.port;
  await first.watcher().ready;

  return {
    url: `http://127.0.0.1:${boundPort}/`,
    port: boundPort,
    token,
    stateDir: first.state,
    close: async () => {
      for (const vault of vaults.values()) await vault.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * What tells of events, each plain JSON; `listen` gives what stops it.
 * @typedef {{ listen: (listener: (event: object) => void) => () => void }} Events
 */

/**
 * A folder of notes that is served; it is watched from the first time that somebody asks for its changes.
 * @typedef {{
 *   name: string, state: string, folder: VaultFolder,
 *   watcher: () => ReturnType<typeof watchFolder>, close: () => Promise<void>
 * }} Vault
 */

/**
 * The vaults by their names: those of their folders, with a number behind where two are the same.
 * @param {readonly string[]} folders @param {string | undefined} stateDir @returns {Promise<Map<string, Vault>>}
 */
async function openVaults(folders, stateDir) {
  /** @type {Map<string, Vault>} */
  const vaults = new Map();
  const roots = new Set(await Promise.all(folders.map((folder) => realpath(folder))));
  for (const root of roots) {
    const base = path.basename(root);
    let name = base;
    for (let count = 2; vaults.has(name); count++) name = `${base} ${count}`;
    const own = stateDir !== undefined && roots.size > 1 ? path.join(stateDir, name) : stateDir;
    const state = own ?? defaultStateDir(root);
    /** @type {ReturnType<typeof watchFolder> | undefined} */
    let watcher;
    vaults.set(name, {
      name,
      state,
      folder: await VaultFolder.open(root, state),
      watcher: () => (watcher ??= watchFolder(root)),
      close: async () => void (await watcher?.close()),
    });
  }
  return vaults;
}

/** @param {string} root One folder a vault, so that settings tried on one do not show up in another. */
function defaultStateDir(root) {
  const id = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return path.join(os.tmpdir(), "plan-of-record-workbench", id);
}

/**
 * @param {{ token: string, pluginDir: string, follows: boolean }} context @param {string} method @param {URL} url
 * @param {import("node:http").ServerResponse} response
 */
async function handlePage({ token, pluginDir, follows }, method, url, response) {
  if (method !== "GET" && method !== "HEAD") return answer(response, 405, "Only GET");
  if (url.pathname === "/") {
    const html = await readFile(path.join(WORKBENCH, "page/index.html"), "utf8");
    response.setHeader("Content-Security-Policy", PAGE_POLICY);
    const script = follows ? '<script type="module" src="/follow-builds.js"></script>' : "";
    return answer(
      response,
      200,
      html.replace("%TOKEN%", token).replace("</head>", `${script}</head>`),
      CONTENT_TYPES[".html"],
    );
  }
  const file = Object.hasOwn(ASSETS, url.pathname) ? ASSETS[url.pathname] : pluginFile(pluginDir, url.pathname);
  if (file === undefined) return answer(response, 404, `Nothing at ${url.pathname}`);
  const bytes = await readFile(file).catch(() => undefined);
  // A plugin need not have styles.
  if (bytes === undefined && url.pathname === "/plugin/styles.css")
    return answer(response, 200, "", CONTENT_TYPES[".css"]);
  if (bytes === undefined) return answer(response, 404, `Missing: ${path.basename(file)}`);
  answer(response, 200, bytes, CONTENT_TYPES[path.extname(file)]);
}

/** @param {string} pluginDir @param {string} pathname */
function pluginFile(pluginDir, pathname) {
  const name = /^\/plugin\/(manifest\.json|main\.js|styles\.css)$/.exec(pathname)?.[1];
  return name === undefined ? undefined : path.join(pluginDir, name);
}

/**
 * @param {{ vaults: ReadonlyMap<string, Vault>, token: string, builds: Events | undefined }} context
 * @param {string} method @param {URL} url
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
async function handleApi({ vaults, token, builds }, method, url, request, response) {
  const header = request.headers["x-workbench-token"];
  const given = typeof header === "string" ? header : (url.searchParams.get("token") ?? undefined);
  if (!isTokenValid(token, given)) return answer(response, 403, "This page was not opened by the workbench; reload it");
  if (builds !== undefined && url.pathname === "/api/builds") return streamEvents(builds, request, response);
  const param = (/** @type {string} */ name) => url.searchParams.get(name) ?? "";
  const vaultPath = param("path");
  const names = [...vaults.keys()];
  const vault = vaults.get(url.searchParams.get("vault") ?? names[0] ?? "");
  if (vault === undefined)
    return answer(response, 404, `No vault called ${param("vault")}; there are: ${names.join(", ")}`);
  const { folder } = vault;

  switch (`${method} ${url.pathname}`) {
    case "GET /api/vault":
      return answerJson(response, { name: vault.name, vaults: names, entries: await folder.list() });
    case "GET /api/list":
      return answerJson(response, await folder.listOne(vaultPath));
    case "GET /api/stat":
      return answerJson(response, await folder.stat(vaultPath));
    case "GET /api/file": {
      const bytes = await folder.read(vaultPath);
      // A note may come from anybody: opened as a page of its own it must not run in this origin.
      response.setHeader("Content-Security-Policy", "sandbox");
      return answer(
        response,
        200,
        bytes,
        CONTENT_TYPES[path.extname(vaultPath).toLowerCase()] ?? "application/octet-stream",
      );
    }
    case "PUT /api/file": {
      const mtime = Number(url.searchParams.get("mtime") ?? NaN);
      const bytes = await readBody(request);
      return answerJson(response, await folder.write(vaultPath, bytes, Number.isFinite(mtime) ? { mtime } : {}));
    }
    case "DELETE /api/file":
      await folder.remove(vaultPath, url.searchParams.get("recursive") === "1");
      return answerJson(response, null);
    case "POST /api/folder":
      await folder.mkdir(vaultPath);
      return answerJson(response, null);
    case "POST /api/rename":
      await folder.rename(param("from"), param("to"));
      return answerJson(response, await folder.stat(param("to")));
    case "POST /api/copy":
      await folder.copy(param("from"), param("to"));
      return answerJson(response, await folder.stat(param("to")));
    case "GET /api/events":
      await vault.watcher().ready;
      return streamEvents(vault.watcher(), request, response);
    default:
      return answer(response, 404, `Nothing at ${method} ${url.pathname}`);
  }
}

/**
 * @param {Events} watcher
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
function streamEvents(watcher, request, response) {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.write(": open\n\n");
  const stop = watcher.listen((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  request.on("close", stop);
}

/** @param {import("node:http").IncomingMessage} request */
async function readBody(request) {
  const tooLarge = () => new FolderError(413, "Larger than the workbench writes (64 MB)");
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param {import("node:http").ServerResponse} response @param {unknown} value */
function answerJson(response, value) {
  answer(response, 200, JSON.stringify(value), CONTENT_TYPES[".json"]);
}

/**
 * @param {import("node:http").ServerResponse} response @param {number} status @param {string | Uint8Array} body
 * @param {string} [type]
 */
function answer(response, status, body, type = "text/plain; charset=utf-8") {
  response.writeHead(status, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  response.end(body);
}

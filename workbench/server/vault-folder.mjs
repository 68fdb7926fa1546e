// The one folder of notes that the workbench may touch, and nothing beside it.
import { constants } from "node:fs";
import {
  access,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import path from "node:path";

/**
 * What the server answers about one file or folder; times in whole milliseconds since 1970.
 * @typedef {{ type: "file" | "folder", ctime: number, mtime: number, size: number }} Stat
 */

/** A request that the folder refuses, with the HTTP status to answer. */
export class FolderError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.name = "FolderError";
    this.status = status;
  }
}

/** The folder in which Obsidian keeps settings; here it lies outside the vault, so that trying the plugin leaves no trace. */
const CONFIG_DIR = ".obsidian";

/** Reads and writes below one root; paths are vault paths: relative, `/` between parts, `""` for the root. */
export class VaultFolder {
  /**
   * @param {string} root Real path of the folder of notes.
   * @param {string} stateRoot Real path of the folder that stands in for the vault's `.obsidian`.
   */
  constructor(root, stateRoot) {
    this.root = root;
    this.stateRoot = stateRoot;
  }

  /**
   * Opens a folder; `stateDir` is created when missing.
   * @param {string} vaultDir @param {string} stateDir
   */
  static async open(vaultDir, stateDir) {
    await mkdir(stateDir, { recursive: true });
    return new VaultFolder(await realpath(vaultDir), await realpath(stateDir));
  }

  /**
   * The absolute path for a vault path.
   * @param {string} vaultPath
   * @throws {FolderError} for anything that could lead outside: `..`, absolute paths, drive letters, NUL, links.
   */
  async resolve(vaultPath) {
    const parts = checkedParts(vaultPath);
    const inConfig = parts[0] === CONFIG_DIR;
    const root = inConfig ? this.stateRoot : this.root;
    const absolute = path.join(root, ...(inConfig ? parts.slice(1) : parts));
    await this.#refuseLinksOut(root, absolute, vaultPath);
    return absolute;
  }

  /** A symbolic link may lead anywhere, so the nearest part that exists must really lie inside. */
  async #refuseLinksOut(/** @type {string} */ root, /** @type {string} */ absolute, /** @type {string} */ vaultPath) {
    let probe = absolute;
    for (;;) {
      const real = await realpath(probe).catch(() => undefined);
      if (real !== undefined) {
        if (real !== root && !real.startsWith(root + path.sep))
          throw new FolderError(403, `Outside the vault: ${vaultPath}`);
        return;
      }
      // A dangling link has no real path, yet a write would follow it.
      if (await isLink(probe)) throw new FolderError(403, `A link that leads nowhere: ${vaultPath}`);
      const parent = path.dirname(probe);
      if (parent === probe) throw new FolderError(403, `Outside the vault: ${vaultPath}`);
      probe = parent;
    }
  }

  /** Every visible file and folder, folders before what they hold; names with a leading dot are left out, as Obsidian does. */
  async list() {
    /** @returns {Promise<({ path: string } & Stat)[]>} */
    const walk = async (/** @type {string} */ folder, /** @type {string} */ prefix) => {
      const entries = (await readdir(folder, { withFileTypes: true }))
        .filter((entry) => !entry.name.startsWith(".") && (entry.isDirectory() || entry.isFile()))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const found = await Promise.all(
        entries.map(async (entry) => {
          const absolute = path.join(folder, entry.name);
          const vaultPath = prefix + entry.name;
          const own = { path: vaultPath, ...toStat(await stat(absolute)) };
          return entry.isDirectory() ? [own, ...(await walk(absolute, `${vaultPath}/`))] : [own];
        }),
      );
      return found.flat();
    };
    return await walk(this.root, "");
  }

  /** @param {string} vaultPath The files and folders directly inside. */
  async listOne(vaultPath) {
    const absolute = await this.resolve(vaultPath);
    const entries = await readdir(absolute, { withFileTypes: true }).catch(failAs(vaultPath));
    const join = (/** @type {string} */ name) => (vaultPath === "" ? name : `${vaultPath}/${name}`);
    return {
      files: entries.filter((entry) => entry.isFile()).map((entry) => join(entry.name)),
      folders: entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.name)),
    };
  }

  /** @param {string} vaultPath @returns {Promise<Stat | null>} */
  async stat(vaultPath) {
    const absolute = await this.resolve(vaultPath);
    const found = await stat(absolute).catch(() => undefined);
    return found === undefined ? null : toStat(found);
  }

  /** @param {string} vaultPath The bytes as they are on disk. */
  async read(vaultPath) {
    return await readFile(await this.resolve(vaultPath)).catch(failAs(vaultPath));
  }

  /**
   * Writes bytes as given; missing folders are an error, as in Obsidian.
   * @param {string} vaultPath @param {Uint8Array} bytes @param {{ mtime?: number }} [options]
   */
  async write(vaultPath, bytes, options = {}) {
    const absolute = await this.resolve(vaultPath);
    if (vaultPath.startsWith(`${CONFIG_DIR}/`)) await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, bytes).catch(failAs(vaultPath));
    if (options.mtime !== undefined) await utimes(absolute, new Date(), new Date(options.mtime));
    return toStat(await stat(absolute));
  }

  /** @param {string} vaultPath */
  async mkdir(vaultPath) {
    await mkdir(await this.resolve(vaultPath), { recursive: true });
  }

  /** @param {string} from @param {string} to */
  async rename(from, to) {
    const source = await this.resolve(from);
    const target = await this.resolve(to);
    if (await exists(target)) throw new FolderError(409, `Exists already: ${to}`);
    await rename(source, target).catch(failAs(from));
  }

  /** @param {string} from @param {string} to */
  async copy(from, to) {
    await copyFile(await this.resolve(from), await this.resolve(to), constants.COPYFILE_EXCL).catch(failAs(from));
  }

  /** @param {string} vaultPath @param {boolean} recursive Whether a folder that is not empty may go. */
  async remove(vaultPath, recursive) {
    if (vaultPath === "") throw new FolderError(403, "The vault itself stays.");
    await rm(await this.resolve(vaultPath), { recursive }).catch(failAs(vaultPath));
  }
}

/** @param {string} vaultPath */
function checkedParts(vaultPath) {
  if (vaultPath === "") return [];
  if (vaultPath.includes("\0")) throw new FolderError(403, "A path holds no NUL.");
  if (vaultPath.includes("\\") || path.isAbsolute(vaultPath) || /^[a-z]:/i.test(vaultPath)) {
    throw new FolderError(403, `Not a vault path: ${vaultPath}`);
  }
  const parts = vaultPath.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new FolderError(403, `Not a vault path: ${vaultPath}`);
  }
  return parts;
}

/** @param {string} absolute */
async function isLink(absolute) {
  return await lstat(absolute).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** @param {string} absolute */
async function exists(absolute) {
  return await access(absolute).then(
    () => true,
    () => false,
  );
}

/** @param {import("node:fs").Stats} found @returns {Stat} */
function toStat(found) {
  const born = found.birthtimeMs > 0 ? found.birthtimeMs : found.ctimeMs;
  return {
    type: found.isDirectory() ? "folder" : "file",
    ctime: Math.round(born),
    mtime: Math.round(found.mtimeMs),
    size: found.size,
  };
}

/** @param {string} vaultPath @returns {(error: unknown) => never} */
function failAs(vaultPath) {
  return (error) => {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new FolderError(404, `ENOENT: no such file or directory: ${vaultPath}`);
    if (code === "EEXIST") throw new FolderError(409, `Exists already: ${vaultPath}`);
    throw new FolderError(400, `${code || "Failed"}: ${vaultPath}`);
  };
}

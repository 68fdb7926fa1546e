// The one folder of notes that the workbench may touch, and nothing beside it.
import { access, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { FolderError } from "./folder-error.mjs";
import { isLeftover, replaceFile } from "./replace-file.mjs";
import { CONFIG_DIR, vaultPathParts } from "./vault-path.mjs";

/**
 * What the server answers about one file or folder; times in whole milliseconds since 1970.
 * @typedef {{ type: "file" | "folder", ctime: number, mtime: number, size: number }} Stat
 */

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
    const parts = vaultPathParts(vaultPath);
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
      const all = await readdir(folder, { withFileTypes: true });
      await removeLeftovers(folder, all);
      const entries = all
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
    const absolute = await this.resolve(vaultPath);
    const found = await stat(absolute).catch(failAs(vaultPath));
    // A pipe or a device may have no end.
    if (!found.isFile()) throw new FolderError(400, `Not a file: ${vaultPath}`);
    return await readFile(absolute).catch(failAs(vaultPath));
  }

  /**
   * Writes bytes as given, all or none of them; missing folders are an error, as in Obsidian.
   * @param {string} vaultPath @param {Uint8Array} bytes @param {{ mtime?: number }} [options]
   */
  async write(vaultPath, bytes, options = {}) {
    const absolute = await this.resolve(vaultPath);
    if (vaultPath.startsWith(`${CONFIG_DIR}/`)) await mkdir(path.dirname(absolute), { recursive: true });
    await replaceFile(absolute, bytes, options.mtime).catch(failAs(vaultPath));
    return toStat(await stat(absolute));
  }

  /** @param {string} vaultPath */
  async mkdir(vaultPath) {
    await mkdir(await this.resolve(vaultPath), { recursive: true });
  }

  /** @param {string} from @param {string} to */
  async rename(from, to) {
    refuseWhole(from);
    const source = await this.resolve(from);
    const target = await this.resolve(to);
    if (await exists(target)) throw new FolderError(409, `Exists already: ${to}`);
    await rename(source, target).catch(failAs(from));
  }

  /** @param {string} from @param {string} to */
  async copy(from, to) {
    const bytes = await this.read(from);
    const target = await this.resolve(to);
    if (await exists(target)) throw new FolderError(409, `Exists already: ${to}`);
    await replaceFile(target, bytes).catch(failAs(to));
  }

  /** @param {string} vaultPath @param {boolean} recursive Whether a folder that is not empty may go. */
  async remove(vaultPath, recursive) {
    refuseWhole(vaultPath);
    await rm(await this.resolve(vaultPath), { recursive }).catch(failAs(vaultPath));
  }
}

/**
 * Removes what writes have left that were ended by a crash.
 * @param {string} folder @param {readonly import("node:fs").Dirent[]} entries
 */
async function removeLeftovers(folder, entries) {
  for (const entry of entries) {
    if (entry.isFile() && isLeftover(entry.name)) await rm(path.join(folder, entry.name), { force: true });
  }
}

/** The vault, and what stands in for its settings, are not moved or removed as a whole. @param {string} vaultPath */
function refuseWhole(vaultPath) {
  if (vaultPath === "" || vaultPath === CONFIG_DIR) throw new FolderError(403, "The vault itself stays.");
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

// Tells the page what others change in the folder.
import path from "node:path";
import { watch } from "chokidar";

/**
 * A change seen on disk; `path` is a vault path. The page's own writes show up too: it must look at the file again.
 * @typedef {{ kind: "add" | "addDir" | "change" | "unlink" | "unlinkDir", path: string }} FolderEvent
 */

/**
 * Watches a folder, dot-names left out; links are not followed, as they may lead out of the vault.
 * @param {string} root
 */
export function watchFolder(root) {
  /** @type {Set<(event: FolderEvent) => void>} */
  const listeners = new Set();
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (/** @type {string} */ file) => file !== root && path.basename(file).startsWith("."),
  });
  watcher.on("all", (kind, file) => {
    if (kind !== "add" && kind !== "addDir" && kind !== "change" && kind !== "unlink" && kind !== "unlinkDir") return;
    const vaultPath = path.relative(root, file).split(path.sep).join("/");
    if (vaultPath === "") return;
    for (const listener of listeners) listener({ kind, path: vaultPath });
  });
  return {
    /** Resolves once later changes will be seen. */
    ready: new Promise((resolve) => watcher.once("ready", () => resolve(undefined))),
    /** Calls `listener` for each change; the answer stops it. @param {(event: FolderEvent) => void} listener */
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => watcher.close(),
  };
}

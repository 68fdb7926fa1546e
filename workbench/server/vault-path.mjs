// Which paths may be asked for at all: those that name something in the vault in the one way that everybody reads alike.
import path from "node:path";
import { FolderError } from "./folder-error.mjs";

/** The folder in which Obsidian keeps settings; here it lies outside the vault, so that trying the plugin leaves no trace. */
export const CONFIG_DIR = ".obsidian";
/** The folder that Obsidian moves to what is deleted. */
const TRASH = ".trash";
/** Names that are devices in every folder of Windows, whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * The parts of a vault path: relative, `/` between parts, none for the root.
 *
 * Folders and files with a dot before their name are no part of a vault, as in Obsidian: what programs keep there, such
 * as `.git`, is not for a page to read or to change.
 *
 * @param {string} vaultPath
 * @param {string} [platform] as `process.platform`: Windows reads more names than one as the same file
 * @returns {readonly string[]}
 * @throws {FolderError} for whatever could lead outside, or to what is hidden
 */
export function vaultPathParts(vaultPath, platform = process.platform) {
  if (vaultPath === "") return [];
  if (vaultPath.includes("\0")) throw new FolderError(403, "A path holds no NUL.");
  const refuse = () => new FolderError(403, `Not a vault path: ${vaultPath}`);
  if (vaultPath.includes("\\") || path.isAbsolute(vaultPath) || /^[a-z]:/i.test(vaultPath)) throw refuse();
  const parts = vaultPath.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) throw refuse();
  const [first, ...others] = parts;
  const hidden = first === CONFIG_DIR || first === TRASH ? others : parts;
  if (hidden.some((part) => part.startsWith("."))) throw new FolderError(403, `Hidden: ${vaultPath}`);
  // A stream of a file, a file by another name, a device.
  if (platform === "win32" && parts.some((part) => /[:*?"<>|]|[. ]$/.test(part) || DEVICE.test(part))) throw refuse();
  return parts;
}

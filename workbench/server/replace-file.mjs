// Replaces a file in one step, so that whoever reads it, after a crash too, finds the old bytes or the new ones.
import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Puts `bytes` into the file at `absolute`, which need not be there; its folder must.
 *
 * They are written to a file beside it, kept safe on the disk, and take the old one's name. A link stays a link; the
 * rights of the old file stay.
 *
 * @param {string} absolute @param {Uint8Array} bytes @param {number} [mtime] milliseconds since 1970; now without it
 */
export async function replaceFile(absolute, bytes, mtime) {
  const target = await realpath(absolute).catch(() => absolute);
  const folder = path.dirname(target);
  const old = await stat(target).catch(() => undefined);
  if (old !== undefined && !old.isFile()) throw Object.assign(new Error("Not a file"), { code: "ENOTFILE" });
  // Only what may be written to is replaced: taking its name would need no right to the file itself.
  if (old !== undefined) await (await open(target, "r+")).close();
  const beside = path.join(folder, `.por-${Date.now()}-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(beside, "wx", old?.mode);
    try {
      await handle.writeFile(bytes);
      if (old !== undefined) await handle.chmod(old.mode);
      if (mtime !== undefined) await handle.utimes(new Date(), new Date(mtime));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await keepNames(folder);
}

/**
 * Whether a file of that name is one of those that `replaceFile` writes beside others, and left by one that was killed:
 * no write takes longer than a minute.
 * @param {string} name
 */
export function isLeftover(name) {
  const begun = /^\.por-(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
  return begun !== undefined && Date.now() - Number(begun) > 60_000;
}

/** Has the names in a folder kept on the disk, where the system can do that. @param {string} folder */
async function keepNames(folder) {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

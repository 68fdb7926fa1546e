import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Gives the file at `target` other bytes in one step: whoever reads it, after a crash too, finds the old or the new
 * ones. They are written to a file beside it, kept safe on the disk, and take the old one's name.
 *
 * Its rights are kept, and its owner where the system lets us give files away. What is not: other names of the same
 * file (they keep the old bytes), access lists, extended attributes and the time of its creation. On Windows folders
 * are not kept safe on their own, and a program that holds the file open can have the change refused.
 *
 * @param target a real path, without links
 * @param isAsRead whether the file is still what the bytes were made from; asked last, while no other `replaceFile`
 *   takes its name
 * @returns whether it was replaced: not where it is no more what was read, or is being replaced at this moment.
 */
export function replaceFile(target: string, bytes: Buffer, isAsRead: () => boolean): boolean {
  const folder = dirname(target);
  const beside = join(folder, `.por-${Date.now()}-${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeLike(statSync(target), beside, bytes);
    if (!underLock(target, () => isAsRead() && (renameSync(beside, target), true))) return false;
  } finally {
    rmSync(beside, { force: true });
  }
  keepNames(folder);
  removeLeftovers(folder);
  return true;
}

function writeLike(old: Stats, path: string, bytes: Buffer): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeFileSync(file, bytes);
    const made = statSync(path);
    if (made.uid !== old.uid || made.gid !== old.gid) tryTo(() => chownSync(path, old.uid, old.gid));
    chmodSync(path, old.mode & 0o7777);
    keepBytes(file);
  } finally {
    closeSync(file);
  }
}

function keepBytes(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    // Node does not let those do it that it has locked in with `--permission`.
    if (codeOf(error) !== "ERR_ACCESS_DENIED") throw error;
  }
}

/** What `work` says; false without it while another process is at the same file. */
function underLock(target: string, work: () => boolean): boolean {
  const name = createHash("sha256").update(basename(target)).digest("hex").slice(0, 12);
  const lock = join(dirname(target), `.por-${name}.lock`);
  // It is held for as long as one look and one rename take: one that stays is that of a killed process.
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (since !== undefined && Date.now() - since > 10_000) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, "wx"));
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Has the names in a folder kept on the disk, where the system can do that. */
function keepNames(folder: string): void {
  tryTo(() => {
    const file = openSync(folder, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/** Removes what killed processes have left in a folder; no write takes longer than a minute. */
function removeLeftovers(folder: string): void {
  tryTo(() => {
    for (const name of readdirSync(folder)) {
      const begun = /^\.por-(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
      if (begun !== undefined && Date.now() - Number(begun) > 60_000) rmSync(join(folder, name), { force: true });
    }
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** What is good to have, and not needed. */
function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // The note is as it was asked for all the same.
  }
}

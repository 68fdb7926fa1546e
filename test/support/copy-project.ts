import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** A copy of the project as it is now, in a repository of its own, with the modules of this one. */
export interface ProjectCopy {
  readonly folder: string;
  /** What a program says there. @throws with what it said when it fails */
  run(command: string, ...args: readonly string[]): string;
  remove(): void;
}

/** Copies what is in the repository or would be added to it, of that what `isWanted` by its path. */
export function copyProject(isWanted: (file: string) => boolean = () => true): ProjectCopy {
  const folder = mkdtempSync(path.join(os.tmpdir(), "project-"));
  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: "pipe", env: toEnv() });
  const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of listed.split("\0")) {
    // What is deleted and not committed is still listed.
    if (file === "" || !isWanted(file) || !existsSync(path.join(root, file))) continue;
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "junction");
  run("git", "init", "--quiet", "--initial-branch=main");
  run("git", "config", "user.name", "Test");
  run("git", "config", "user.email", "test@example.org");
  writeFileSync(path.join(folder, ".git/info/exclude"), "node_modules\n");
  run("git", "add", "--all");
  run("git", "commit", "--quiet", "--message", "As it is");
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Without what git, where it runs a hook, tells of its own repository. */
function toEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
}

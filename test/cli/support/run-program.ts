import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The command line as it ships. */
export const PROGRAM = join(__dirname, "../../../dist/plan-of-record.mjs");

/** What a program did. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a program is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

/** Runs any program to its end. */
export function runAny(file: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(file, args, { ...options, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
    child.stdin?.end();
  });
}

/** Runs the command line. */
export function runProgram(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return runAny(process.execPath, [PROGRAM, ...args], options);
}

/** A folder of notes that a test makes, and that goes when it ends. */
export class TestFolder {
  path = "";

  constructor() {
    beforeEach(async () => {
      this.path = await mkdtemp(join(tmpdir(), "por-line-"));
    });
    afterEach(async () => {
      await rm(this.path, { recursive: true, force: true });
    });
  }

  async write(path: string, text: string | Uint8Array): Promise<string> {
    const file = join(this.path, path);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text);
    return file;
  }
}

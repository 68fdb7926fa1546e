import { basename, resolve } from "node:path";
import { version } from "../../package.json";
import { findFindings } from "../core/findings/findings-index";
import { toFindingsOptions } from "../core/report/check-options";
import { runReport, UsageError } from "../core/report/run-report";
import { dayOf } from "../core/text/day-of";
import { readArguments, type Arguments } from "./arguments";
import { check } from "./check/check";
import { toCompletion } from "./completion/completion";
import { InputError } from "./input-error";
import { toHelp } from "./help";
import { toIndexJson } from "./index-json";
import { itemLines } from "./item-json";
import { startMcp } from "./mcp/start-mcp";
import { createPaint } from "./paint";
import { createProgress } from "./progress";
import { readVault, type ReadVault } from "./read-vault";
import { runSet } from "./set/run-set";
import { compilePatternsAtOnce } from "./tune-engine";

/** The width of what goes into a pipe or a file, in columns. */
const DEFAULT_WIDTH = 100;

/** Does what is asked; sets the exit status where that is not 0. */
async function run(args: readonly string[]): Promise<void> {
  const asked = readArguments(args);
  const width = terminalWidth(DEFAULT_WIDTH);
  switch (asked.command) {
    case "help":
      if (args.length === 0) process.exitCode = 2;
      await print(toHelp(terminalWidth()));
      break;
    case "version":
      await print(`${version}\n`);
      break;
    case "completion":
      await print(toCompletion(asked.shell));
      break;
    case "set":
      await printRaw(await runSet(asked.set));
      break;
    case "mcp":
      await startMcp(asked, version);
      break;
    default:
      await runOnFolder(asked, width);
  }
}

type OnFolder = Extract<Arguments, { readonly command: "report" | "check" | "index" }>;

async function runOnFolder(asked: OnFolder, width: number): Promise<void> {
  const { folder, excludes } = asked;
  const progress = createProgress(process.stderr, process.env);
  const vault = await readVault(folder, excludes, progress.tell).finally(progress.end);
  tellProblems(vault, asked);
  const { index, origins, problems, vocabulary, weekOne } = vault;
  const now = dayOf(new Date());
  const paint = createPaint(process.stdout.isTTY, process.env);
  // What is known of how it ends holds as well where a closed pipe ends it before.
  process.exitCode = problems.length > 0 ? 2 : 0;
  const findings = () => findFindings(index, toFindingsOptions(asked.check, vault, now));
  switch (asked.command) {
    case "index":
      if (asked.format === "ndjson") {
        const name = asked.vault ?? basename(resolve(folder));
        await printAll(itemLines(index, name, vault.touched, asked.check.today ?? now));
      } else {
        const json = toIndexJson(index, { explain: asked.explain, origins, findings: findings() });
        await printRaw(`${JSON.stringify(json, null, 2)}\n`);
      }
      break;
    case "check": {
      const { text, isFailed } = check(vault, folder, asked.check, { paint, width: terminalWidth() });
      if (isFailed && problems.length === 0) process.exitCode = 1;
      await print(text);
      break;
    }
    case "report":
      await (asked.report.format === "text" ? print : printRaw)(
        runReport(asked.report, {
          index,
          vocabulary,
          weekOne,
          findings,
          width,
          lineWidth: terminalWidth(),
          paint,
          today: asked.check.today ?? now,
        }),
      );
  }
}

/** In columns, `otherwise` in a pipe or a file, and in a terminal that does not know; sentences are not broken there. */
function terminalWidth(otherwise = Infinity): number {
  return process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : otherwise;
}

/** Says on stderr what could not be read, and that there is nothing where there is nothing. */
function tellProblems({ index, problems, warnings, fileCount }: ReadVault, { folder, command }: OnFolder): void {
  for (const warning of warnings) tell(warning);
  for (const { path, reason } of problems) tell(`could not read ${path}: ${reason}`);
  if (index.notePaths().length > 0) return;
  // A wrong folder must not pass for one in which all is well.
  if (fileCount === 0) tell(`${folder} is empty, but for what is left out: there is nothing to ${command}`);
  else tell(`there are no Markdown notes in ${folder}, only ${fileCount} other ${fileCount === 1 ? "file" : "files"}`);
}

function tell(message: string): void {
  process.stderr.write(`plan-of-record: ${withoutControls(message)}\n`);
}

/** What notes hold may come from anybody: nothing of it must move the cursor or change colours. */
function withoutControls(text: string): string {
  return text.replace(/\r(?!\n)|[^\P{Cc}\n\r\t]/gu, "\ufffd");
}

/** So many characters are written at once. */
const CHUNK = 1 << 16;

/** Writes lines, of which all at once would be a text of many megabytes. */
async function printAll(lines: Iterable<string>): Promise<void> {
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length < CHUNK) continue;
    await printRaw(text);
    text = "";
  }
  await printRaw(text);
}

/** Writes texts of notes as they are, but not to a terminal. */
function printRaw(text: string): Promise<void> {
  return print(process.stdout.isTTY ? withoutControls(text) : text);
}

/** Writes and waits until it is written: a pipe takes a large text in parts. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      if (error) endUnread(error);
      else resolve();
    });
  });
}

function endUnread(error: NodeJS.ErrnoException): never {
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
  if (error.code === "EPIPE") process.exit();
  tell(`could not write: ${error.message}`);
  process.exit(2);
}

process.stdout.on("error", endUnread);
// Where nobody reads what is wrong, the status still says it.
process.stderr.on("error", () => undefined);

compilePatternsAtOnce();
try {
  await run(process.argv.slice(2));
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) process.stderr.write("Try plan-of-record --help\n");
  else if (!(error instanceof InputError) && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  process.exitCode = 2;
}

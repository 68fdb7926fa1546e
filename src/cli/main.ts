import { parseArgs } from "node:util";
import { InputError } from "./find-notes";
import { toIndexJson } from "./index-json";
import { createPaint } from "./paint";
import { readVault } from "./read-vault";
import { toReport } from "./report";

const HELP = `plan-of-record: what your planning notes say is done, and what is next

Usage
  plan-of-record report [folder]         the outline with bars and counts
  plan-of-record index [folder] --json   everything read, as JSON for programs

Options
  --exclude <path>   leave out a file, folder or pattern (* and **); may be repeated
  --help             this help

Options of index
  --explain          with every status the word, sign or rule that gave it

Options of report
  --all              single tasks and rows too, not only notes, headings and phases
  --open             without what is done or cancelled
  --filter <words>   only what has all the words

The folder is the current one where none is given. Folders that begin with a dot, and node_modules, are left out.
In a vault of Obsidian the words and checkbox characters count that are set up there, in this plugin and in Tasks.
Exit status: 0 fine, 2 wrong use or unreadable input. Colours only on a terminal, and none with NO_COLOR.
`;

const DEFAULT_WIDTH = 100;

/** Wrong use; the message says what is wrong. */
class UsageError extends Error {}

interface Arguments {
  readonly command: "report" | "index" | "help";
  readonly folder: string;
  readonly excludes: readonly string[];
  readonly explain: boolean;
  readonly all: boolean;
  readonly openOnly: boolean;
  readonly filter: string;
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [command, folder, ...more] = positionals;
  if (values.help === true || command === undefined) return { ...NOTHING, command: "help" };
  if (command !== "report" && command !== "index") throw new UsageError(`There is no command “${command}”`);
  if (more.length > 0) throw new UsageError(`One folder at a time; also got ${more.join(" ")}`);
  if (command === "index" && values.json !== true) throw new UsageError("index needs --json");
  if (command === "index" && (values.all === true || values.open === true || values.filter !== undefined)) {
    throw new UsageError("--all, --open and --filter are options of report");
  }
  if (command === "report" && (values.json === true || values.explain === true)) {
    throw new UsageError("--json and --explain are options of index");
  }
  return {
    command,
    folder: folder ?? ".",
    excludes: values.exclude ?? [],
    explain: values.explain ?? false,
    all: values.all ?? false,
    openOnly: values.open ?? false,
    filter: values.filter ?? "",
  };
}

const NOTHING = { folder: ".", excludes: [], explain: false, all: false, openOnly: false, filter: "" } as const;

// The options' types follow from the table, so the return type is left to the compiler.
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        explain: { type: "boolean" },
        exclude: { type: "string", multiple: true },
        all: { type: "boolean" },
        open: { type: "boolean" },
        filter: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { command, folder, excludes, explain, all, openOnly, filter } = readArguments(args);
  if (command === "help") {
    await print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const { index, origins, problems, warnings } = await readVault(folder, excludes);
  for (const warning of warnings) process.stderr.write(`plan-of-record: ${warning}\n`);
  for (const { path, reason } of problems) process.stderr.write(`plan-of-record: could not read ${path}: ${reason}\n`);
  if (command === "index") {
    await print(`${JSON.stringify(toIndexJson(index, { explain, origins }), null, 2)}\n`);
  } else {
    const paint = createPaint(process.stdout.isTTY, process.env);
    const width = process.stdout.isTTY ? process.stdout.columns : DEFAULT_WIDTH;
    await print(toReport(index, { width, paint, all, openOnly, filter }));
  }
  return problems.length > 0 ? 2 : 0;
}

/** Writes and waits until it is written: a pipe takes a large text in parts. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`plan-of-record: ${message}\n`);
  if (error instanceof UsageError) process.stderr.write("Try plan-of-record --help\n");
  else if (!(error instanceof InputError) && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  process.exitCode = 2;
}

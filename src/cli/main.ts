import { parseArgs } from "node:util";
import { exportAs } from "../core/export/export-as";
import { canBeOpenOnly } from "../core/export/exported";
import { LIGHT } from "../core/export/palette";
import type { Finding } from "../core/findings/finding";
import { findFindings } from "../core/findings/findings-index";
import { compileQuery } from "../core/query/compile-query";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import { check, toFindingsOptions } from "./check/check";
import { readCheckOptions, type CheckOptions } from "./check/check-options";
import { InputError, toDayOf } from "./find-notes";
import { toIndexJson } from "./index-json";
import { createPaint, type Paint } from "./paint";
import { describeQueryError } from "./query-error";
import { readVault, type ReadVault } from "./read-vault";
import { toReport } from "./report";
import { toShown } from "./report-models";
import { readReportKind, type ReportKind } from "./report-options";
import { toReportText } from "./report-text";

const HELP = `plan-of-record: what your planning notes say is done, and what is next

Usage
  plan-of-record report [folder]         the outline with bars and counts, or another view
  plan-of-record check [folder]          where the plan contradicts itself
  plan-of-record index [folder] --json   everything read, as JSON for programs

Options
  --exclude <path>   leave out a file, folder or pattern (* and **); may be repeated
  --help             this help

Options of check
  --format <format>  text, json, github (lines for GitHub Actions) or sarif
  --rule <rule>      only this rule, or with =error, =warning, =info or =off how it is taken; may be repeated
  --fail-on <level>  end with 1 from this severity on: error, warning (as a rule) or info
  --stale-days <n>   tell as well what is in progress, and whose file was not changed for so many days

Options of report, check and index
  --today <day>      what is overdue by this day, such as 2026-11-20, and not by the clock

Options of index
  --explain          with every status the word, sign or rule that gave it

Options of report
  --view <view>      outline, board, timeline, findings, trend, or next: what can be worked on now
  --format <format>  text, markdown (a note that is no plan itself), csv or json; mermaid of a timeline; svg of a timeline
                     or trend; see docs/export.md
  --all              single tasks and rows of the outline in text too, not only notes, headings and phases
  --open             without what is done or cancelled
  --query <query>    only what is meant, as 'status:active due:this-week'; see docs/queries.md
  --filter <words>   only what has all the words

The folder is the current one where none is given. Folders that begin with a dot, and node_modules, are left out.
In a vault of Obsidian the words, checkbox characters and rules count that are set up there, in this plugin and in Tasks.
Exit status: 0 fine, 1 findings (check), 2 wrong use or unreadable input. Colours only on a terminal, and none with NO_COLOR.
`;

const DEFAULT_WIDTH = 100;

/** Wrong use; the message says what is wrong. */
class UsageError extends Error {}

interface Arguments {
  readonly command: Command;
  readonly folder: string;
  readonly excludes: readonly string[];
  readonly explain: boolean;
  readonly all: boolean;
  readonly openOnly: boolean;
  readonly filter: string;
  readonly query: string;
  readonly check: CheckOptions;
  readonly report: ReportKind;
}

const COMMANDS = ["report", "check", "index"] as const;

type Command = (typeof COMMANDS)[number];

/** The options that only some commands have. */
const ONLY_OF: Readonly<Record<string, readonly Command[]>> = {
  all: ["report"],
  open: ["report"],
  filter: ["report"],
  query: ["report"],
  json: ["index"],
  explain: ["index"],
  view: ["report"],
  format: ["check", "report"],
  rule: ["check"],
  "fail-on": ["check"],
  "stale-days": ["check"],
  today: ["report", "check", "index"],
};

function readArguments(args: readonly string[]): Arguments | { readonly command: "help" } {
  const { values, positionals } = parse(args);
  const [command, folder, ...more] = positionals;
  if (values.help === true || command === undefined) return { command: "help" };
  if (!isCommand(command)) throw new UsageError(`There is no command “${command}”`);
  if (more.length > 0) throw new UsageError(`One folder at a time; also got ${more.join(" ")}`);
  if (command === "index" && values.json !== true) throw new UsageError("index needs --json");
  for (const option of Object.keys(values)) {
    const commands = ONLY_OF[option] ?? COMMANDS;
    if (!commands.includes(command)) throw new UsageError(`--${option} is an option of ${commands.join(" and ")}`);
  }
  const isReport = command === "report";
  const check = readCheckOptions(isReport ? { today: values.today } : values);
  if (typeof check === "string") throw new UsageError(check);
  const report = readReportKind(values.view, isReport ? values.format : undefined);
  if (typeof report === "string") throw new UsageError(report);
  return {
    command,
    folder: folder ?? ".",
    excludes: values.exclude ?? [],
    explain: values.explain ?? false,
    all: values.all ?? false,
    openOnly: values.open ?? false,
    filter: values.filter ?? "",
    query: values.query ?? "",
    check,
    report,
  };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}

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
        query: { type: "string" },
        view: { type: "string" },
        format: { type: "string" },
        rule: { type: "string", multiple: true },
        "fail-on": { type: "string" },
        "stale-days": { type: "string" },
        today: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (wanted.command === "help") {
    await print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const { command, folder, excludes, explain } = wanted;
  const vault = await readVault(folder, excludes);
  const { index, origins, problems, warnings } = vault;
  for (const warning of warnings) process.stderr.write(`plan-of-record: ${warning}\n`);
  for (const { path, reason } of problems) process.stderr.write(`plan-of-record: could not read ${path}: ${reason}\n`);
  const paint = createPaint(process.stdout.isTTY, process.env);
  if (command === "index") {
    const findings = findFindings(index, toFindingsOptions(wanted.check, vault));
    await print(`${JSON.stringify(toIndexJson(index, { explain, origins, findings }), null, 2)}\n`);
  } else if (command === "check") {
    const { text, isFailed } = check(vault, folder, wanted.check, paint);
    await print(text);
    if (isFailed && problems.length === 0) return 1;
  } else {
    await print(report(vault, wanted, paint));
  }
  return problems.length > 0 ? 2 : 0;
}

/** What `report` prints. */
function report(vault: ReadVault, wanted: Arguments, paint: Paint): string {
  const { index } = vault;
  const {
    all,
    openOnly,
    query,
    check: options,
    report: { view, format },
  } = wanted;
  const selection = readSelection(vault, wanted);
  const width = process.stdout.isTTY ? process.stdout.columns : DEFAULT_WIDTH;
  if (view === "outline" && format === "text") return toReport(index, { width, paint, all, openOnly, selection });
  const today = options.today ?? toDayOf(new Date());
  const findings = (): readonly Finding[] => findFindings(index, toFindingsOptions(options, vault));
  const shown = toShown(view, { index, today, weekOne: vault.weekOne, openOnly, selection, findings });
  if (format !== "text") {
    const asked = [query, wanted.filter].filter((text) => text.trim() !== "").join(" ");
    const told = { today, query: asked, openOnly: openOnly && canBeOpenOnly(view) };
    return exportAs(format, shown, { ...told, locale: "en", scope: null, index }, LIGHT);
  }
  return shown.view === "outline" ? "" : toReportText(shown, { width, paint, noteCount: index.notePaths().length });
}

/** What of the outline is asked for. */
function readSelection({ index, vocabulary }: ReadVault, { query, filter, check }: Arguments): OutlineSelection {
  const compiled = compileQuery(query, { index, vocabulary, today: check.today ?? toDayOf(new Date()) });
  if (compiled.error !== undefined) throw new UsageError(describeQueryError(query, compiled.error));
  const words = filter.toLowerCase().split(/\s+/);
  return { words: [...compiled.words, ...words.filter((word) => word !== "")], test: compiled.test, scope: null };
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

import { parseArgs } from "node:util";
import { findFindings } from "../core/findings/findings-index";
import { readCheckOptions, toFindingsOptions, type CheckOptions } from "../core/report/check-options";
import { COMMANDS, optionsOf, type Command, type OptionName } from "../core/report/command-options";
import { readReportKind } from "../core/report/report-options";
import { runReport, UsageError, type ReportRequest } from "../core/report/run-report";
import { check } from "./check/check";
import { InputError, toDayOf } from "./find-notes";
import { toHelp } from "./help";
import { toIndexJson } from "./index-json";
import { createPaint } from "./paint";
import { readVault } from "./read-vault";

const DEFAULT_WIDTH = 100;

interface Arguments {
  readonly command: Command;
  readonly folder: string;
  readonly excludes: readonly string[];
  readonly explain: boolean;
  readonly check: CheckOptions;
  readonly report: ReportRequest;
}

/** The commands that are had here. */
const HERE = ["report", "check", "index"] as const satisfies readonly Command[];

function readArguments(args: readonly string[]): Arguments | { readonly command: "help" } {
  const { values, positionals } = parse(args);
  const [command, folder, ...more] = positionals;
  if (values.has("help") || command === undefined) return { command: "help" };
  if (!isCommand(command)) throw new UsageError(`There is no command “${command}”`);
  if (more.length > 0) throw new UsageError(`One folder at a time; also got ${more.join(" ")}`);
  if (command === "index" && !values.has("json")) throw new UsageError("index needs --json");
  for (const [option, { of }] of optionsOf("cli")) {
    if (!values.has(option) || of.includes(command)) continue;
    const commands = of.filter((each) => HERE.some((here) => here === each));
    throw new UsageError(`--${option} is an option of ${commands.join(" and ")}`);
  }
  const text = (name: OptionName): string | undefined => values.get(name)?.[0];
  const isReport = command === "report";
  const ofCheck = { format: text("format"), rule: values.get("rule"), "fail-on": text("fail-on") };
  const today = text("today");
  const options = readCheckOptions(isReport ? { today } : { ...ofCheck, "stale-days": text("stale-days"), today });
  if (typeof options === "string") throw new UsageError(options);
  const kind = readReportKind(text("view"), isReport ? text("format") : undefined);
  if (typeof kind === "string") throw new UsageError(kind);
  return {
    command,
    folder: folder ?? ".",
    excludes: values.get("exclude") ?? [],
    explain: values.has("explain"),
    check: options,
    report: {
      ...kind,
      all: values.has("all"),
      openOnly: values.has("open"),
      query: text("query") ?? "",
      filter: text("filter") ?? "",
    },
  };
}

function isCommand(word: string): word is (typeof HERE)[number] {
  return (HERE as readonly string[]).includes(word);
}

/** What is written: the values of each option, none for one that has no value; and what is no option. */
function parse(args: readonly string[]): {
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
  readonly positionals: readonly string[];
} {
  const options = optionsOf("cli").map(([name, { value, isMultiple = false }]) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: isMultiple, ...(name === "help" ? { short: "h" } : {}) }] as const;
  });
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(options),
    });
    const texts = (value: unknown): readonly string[] => [value].flat().filter((each) => typeof each === "string");
    return {
      values: new Map(options.flatMap(([name]) => (values[name] === undefined ? [] : [[name, texts(values[name])]]))),
      positionals,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (wanted.command === "help") {
    await print(toHelp(HERE.map((each) => [each, COMMANDS[each]])));
    return args.length === 0 ? 2 : 0;
  }
  const { command, folder, excludes, explain } = wanted;
  const vault = await readVault(folder, excludes);
  const { index, origins, problems, warnings } = vault;
  for (const warning of warnings) process.stderr.write(`plan-of-record: ${warning}\n`);
  for (const { path, reason } of problems) process.stderr.write(`plan-of-record: could not read ${path}: ${reason}\n`);
  const now = toDayOf(new Date());
  const paint = createPaint(process.stdout.isTTY, process.env);
  if (command === "index") {
    const findings = findFindings(index, toFindingsOptions(wanted.check, vault, now));
    await print(`${JSON.stringify(toIndexJson(index, { explain, origins, findings }), null, 2)}\n`);
  } else if (command === "check") {
    const { text, isFailed } = check(vault, folder, wanted.check, paint);
    await print(text);
    if (isFailed && problems.length === 0) return 1;
  } else {
    const { vocabulary, weekOne } = vault;
    const findings = () => findFindings(index, toFindingsOptions(wanted.check, vault, now));
    const width = process.stdout.isTTY ? process.stdout.columns : DEFAULT_WIDTH;
    const today = wanted.check.today ?? now;
    await print(runReport(wanted.report, { index, vocabulary, weekOne, findings, width, paint, today }));
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

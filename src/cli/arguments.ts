import { parseArgs } from "node:util";
import { readCheckOptions, type CheckOptions } from "../core/report/check-options";
import { optionsOf, type CliCommand, type OptionName } from "../core/report/command-options";
import { readReportKind } from "../core/report/report-options";
import { UsageError, type ReportRequest } from "../core/report/run-report";
import { COMMANDS_HERE, INDEX_FORMATS, SHELLS, type Shell } from "./commands";
import { readSetArguments, type SetRequest } from "./set/run-set";

/** A folder, and what of it is read. */
interface FolderArguments {
  readonly folder: string;
  readonly excludes: readonly string[];
}

/** What is asked for. */
export type Arguments =
  | { readonly command: "help" }
  | { readonly command: "version" }
  | { readonly command: "completion"; readonly shell: Shell }
  | { readonly command: "set"; readonly set: SetRequest }
  | ({ readonly command: "mcp"; readonly canWrite: boolean; readonly today: string | null } & FolderArguments)
  | ({ readonly command: "report"; readonly report: ReportRequest; readonly check: CheckOptions } & FolderArguments)
  | ({ readonly command: "check"; readonly check: CheckOptions } & FolderArguments)
  | ({
      readonly command: "index";
      readonly check: CheckOptions;
      readonly format: (typeof INDEX_FORMATS)[number];
      readonly explain: boolean;
      /** What the vault is called; null for the name of its folder. */
      readonly vault: string | null;
    } & FolderArguments);

/**
 * Understands what is written behind the program's name.
 *
 * @throws {UsageError} with what is wrong with it.
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [word, ...given] = positionals;
  if (values.has("help")) return { command: "help" };
  if (values.has("version")) return { command: "version" };
  if (word === undefined) return { command: "help" };
  const command = COMMANDS_HERE.find(({ name }) => name === word)?.name;
  if (command === undefined) throw new UsageError(`There is no command “${word}”${nearest(word)}`);
  checkOptions(command, values);
  if (command === "completion") return { command, shell: readShell(given) };
  if (command === "set") return { command, set: readSetArguments(given, values.has("dry-run")) };
  const [folder = ".", ...more] = given;
  if (folder === "") throw new UsageError("The folder is an empty text; leave it out for the current one");
  if (more.length > 0) throw new UsageError(`One folder at a time; also got ${more.join(" ")}`);
  const place = { folder, excludes: values.get("exclude") ?? [] };
  const text = (name: OptionName): string | undefined => values.get(name)?.[0];
  const ofCheck = command === "check" ? { format: text("format"), rule: values.get("rule") } : {};
  const written = { ...ofCheck, "fail-on": text("fail-on"), "stale-days": text("stale-days"), today: text("today") };
  const check = orThrow(readCheckOptions(written));
  switch (command) {
    case "mcp":
      return { command, canWrite: values.has("write"), today: check.today, ...place };
    case "check":
      return { command, check, ...place };
    case "index":
      return {
        command,
        check,
        format: readIndexFormat(values),
        explain: values.has("explain"),
        ...readVault(values),
        ...place,
      };
    case "next":
    case "report": {
      const kind = orThrow(readReportKind(command === "next" ? "next" : text("view"), text("format")));
      const [all, openOnly] = [values.has("all"), values.has("open")];
      const report = { ...kind, all, openOnly, query: text("query") ?? "", filter: text("filter") ?? "" };
      return { command: "report", report, check, ...place };
    }
  }
}

type Values = ReadonlyMap<OptionName | "version", readonly string[]>;

function checkOptions(command: CliCommand, values: Values): void {
  for (const [option, { of }] of optionsOf("cli")) {
    if (!values.has(option) || of.includes(command)) continue;
    throw new UsageError(`--${option} is an option of ${inWords(of)}`);
  }
}

/** Names as in a sentence: `report, next and check`. */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** The command that a word begins, or that begins as it does; nothing where none does. */
function nearest(word: string): string {
  const near = COMMANDS_HERE.find(({ name }) => name.startsWith(word.slice(0, 3)) || word.startsWith(name));
  return near === undefined || word === "" ? "" : `; did you mean ${near.name}?`;
}

function readShell(given: readonly string[]): Shell {
  const shell = SHELLS.find((known) => known === given[0]);
  if (shell === undefined || given.length > 1) {
    throw new UsageError(`completion is for one of ${SHELLS.join(", ")}, as: completion bash`);
  }
  return shell;
}

function readIndexFormat(values: Values): (typeof INDEX_FORMATS)[number] {
  const written = values.get("format")?.[0] ?? (values.has("json") ? "json" : undefined);
  if (written === undefined) throw new UsageError("index needs --json, or --format ndjson");
  const format = INDEX_FORMATS.find((known) => known === written);
  if (format === undefined) throw new UsageError(`--format is one of ${INDEX_FORMATS.join(", ")}, not “${written}”`);
  if (values.has("json") && format !== "json") throw new UsageError(`--json and --format ${format} cannot be both`);
  for (const [option, of] of [
    ["explain", "json"],
    ["vault", "ndjson"],
  ] as const) {
    if (values.has(option) && format !== of) throw new UsageError(`--${option} is an option of --format ${of}`);
  }
  return format;
}

function readVault(values: Values): { readonly vault: string | null } {
  const vault = values.get("vault")?.[0] ?? null;
  if (vault?.trim() === "") throw new UsageError("--vault is a name, and not empty");
  return { vault };
}

function orThrow<T extends object>(read: T | string): T {
  if (typeof read === "string") throw new UsageError(read);
  return read;
}

/** What is written: the values of each option, none for one that has no value; and what is no option. */
function parse(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  const options = optionsOf("cli").map(([name, { value, isMultiple = false }]) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: isMultiple, ...(name === "help" ? { short: "h" } : {}) }] as const;
  });
  const all = [...options, ["version", { type: "boolean" as const, multiple: false }] as const];
  try {
    const read = parseArgs({
      args: joined(args),
      allowPositionals: true,
      options: Object.fromEntries<{ readonly type: "boolean" | "string"; readonly multiple: boolean }>(all),
    });
    const values: Readonly<Record<string, unknown>> = read.values;
    const { positionals } = read;
    const texts = (value: unknown): readonly string[] => [value].flat().filter((each) => typeof each === "string");
    return {
      values: new Map(all.flatMap(([name]) => (values[name] === undefined ? [] : [[name, texts(values[name])]]))),
      positionals,
    };
  } catch (error) {
    throw new UsageError(describe(error, all));
  }
}

/**
 * Values that begin with one dash are put to their options, as `--query=-lamps`: by itself Node takes none of them. What
 * begins with two is an option, so that a value that was forgotten is told.
 */
function joined(args: readonly string[]): string[] {
  const takes = new Set(optionsOf("cli").flatMap(([name, { value }]) => (value === undefined ? [] : [`--${name}`])));
  const all: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [arg = "", next] = [args[at], args[at + 1]];
    if (arg === "--") return [...all, ...args.slice(at)];
    if (!takes.has(arg)) all.push(arg);
    else if (next !== undefined && /^-(?!-)/.test(next)) all.push(`${arg}=${args[(at += 1)] ?? ""}`);
    // What stands behind it is its value, which is not looked at again.
    else all.push(...args.slice(at, (at += 1) + 1));
  }
  return all;
}

/** What is wrong with the value of an option, in one line. */
function describeValue(said: string): string {
  const [, option = ""] = /^Option '(?:-\w, )?(--[\w-]+)/.exec(said) ?? [];
  if (/ argument (?:missing|is ambiguous)/.test(said)) {
    return `${option} needs a value; one that begins with two dashes is written behind a sign: ${option}=--x`;
  }
  return / does not take an argument/.test(said) ? `${option} takes no value` : said;
}

/** What Node says of an option, but for advice on how to give a folder such a name. */
function describe(error: unknown, all: readonly (readonly [string, object])[]): string {
  const said = error instanceof Error ? error.message : String(error);
  const [, option] = /^Unknown option '(.*?)'/.exec(said) ?? [];
  if (option === undefined) return describeValue(said);
  if (/^-v$/i.test(option)) return `There is no option ${option}; did you mean --version?`;
  const begun = option.replace(/^-+/, "").slice(0, 2);
  const near = begun === "" ? undefined : all.find(([name]) => name.startsWith(begun));
  return `There is no option ${option}${near === undefined ? "" : `; did you mean --${near[0]}?`}`;
}

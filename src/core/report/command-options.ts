/** The commands of the command line that the app's has as well, but for `index`. */
export const COMMANDS = {
  report: "the outline with bars and counts, or another view",
  next: "what can be worked on now",
  check: "where the plan contradicts itself",
  set: "gives what stands on a line another status",
  index: "everything read, as JSON for programs",
} as const satisfies Readonly<Record<string, string>>;

/** Those that are had on the command line alone. */
export const CLI_COMMANDS = {
  mcp: "answers agents over the Model Context Protocol; see docs/agents.md",
  completion: "prints what completes commands in a shell; --help tells how to load it",
} as const satisfies Readonly<Record<string, string>>;

export type Command = keyof typeof COMMANDS;
export type CliCommand = Command | keyof typeof CLI_COMMANDS;

/** An option of the command line, and flag of the app's. */
export interface CommandOption {
  /** What stands for its value, such as `<path>`; undefined where it has none. */
  readonly value?: string;
  readonly says: string;
  /** Where it is something else for a command: what it is there. */
  readonly saysOf?: Readonly<Partial<Record<CliCommand, string>>>;
  /** The commands that have it. */
  readonly of: readonly CliCommand[];
  readonly isMultiple?: boolean;
  /** Where it is had; both where that is not said. */
  readonly only?: "cli" | "app";
  /** Whether the app's command needs it. */
  readonly isRequired?: boolean;
}

/** Those that read a whole folder. */
const ALL: readonly CliCommand[] = ["report", "next", "check", "index", "mcp"];

/** All options, in the order in which they are told. */
export const OPTIONS = {
  exclude: {
    value: "<path>",
    says: "leave out a file, folder or pattern (* and **)",
    of: ALL,
    isMultiple: true,
    only: "cli",
  },
  help: { says: "this help", of: [...ALL, "set", "completion"], only: "cli" },
  json: { says: "the same as --format json", of: ["index"], only: "cli" },
  explain: { says: "in JSON, with every status the word, sign or rule that gave it", of: ["index"], only: "cli" },
  view: {
    value: "<view>",
    says: "outline, board, timeline, findings, trend, or next: what can be worked on now",
    of: ["report"],
  },
  format: {
    value: "<format>",
    says: "text, markdown, csv or json",
    saysOf: {
      check: "text, json, github (lines for GitHub Actions) or sarif",
      report:
        "text, markdown (a note that is no plan itself), csv or json; mermaid of a timeline; svg of a timeline or trend; see docs/export.md",
      index: "json: one object; ndjson: one item a line; see docs/many-vaults.md",
    },
    of: ["report", "next", "check", "index"],
  },
  vault: { value: "<name>", says: "what ndjson calls the vault, if not as its folder", of: ["index"], only: "cli" },
  all: {
    says: "single tasks and rows of the outline in text too, not only notes, headings and phases",
    of: ["report"],
  },
  open: { says: "without what is done or cancelled", of: ["report"] },
  query: {
    value: "<query>",
    says: "only what is meant, as 'status:active due:this-week'; see docs/queries.md",
    of: ["report", "next"],
  },
  filter: { value: "<words>", says: "only what has all the words", of: ["report", "next"] },
  rule: {
    value: "<rule>",
    says: "only this rule, or with =error, =warning, =info or =off how it is taken",
    of: ["check"],
    isMultiple: true,
  },
  "fail-on": {
    value: "<level>",
    says: "end with 1 from this severity on: error, warning (by default) or info",
    of: ["check"],
    only: "cli",
  },
  "stale-days": {
    value: "<n>",
    says: "tell as well what is in progress, and whose file was not changed for so many days",
    of: ["check"],
  },
  today: {
    value: "<day>",
    says: "what is overdue or can begin by this day, such as 2026-11-20, and not by the clock",
    of: ALL,
  },
  "dry-run": { says: "show the change and do not make it", of: ["set"], only: "cli" },
  write: { says: "let agents set statuses too; without it they only read", of: ["mcp"], only: "cli" },
  path: { value: "<path>", says: "the note, as a path in the vault", of: ["set"], only: "app", isRequired: true },
  line: { value: "<number>", says: "the line that has the status, from 1", of: ["set"], only: "app", isRequired: true },
  status: {
    value: "<status>",
    says: "todo, active, review, blocked, deferred, done, cancelled, por, draft or reference",
    of: ["set"],
    only: "app",
    isRequired: true,
  },
} as const satisfies Readonly<Record<string, CommandOption>>;

export type OptionName = keyof typeof OPTIONS;

/** The options of the command line, or those of one of the app's commands. */
export function optionsOf(where: "cli" | Command): readonly (readonly [OptionName, CommandOption])[] {
  return (Object.entries(OPTIONS) as [OptionName, CommandOption][]).filter(([, { of, only }]) =>
    where === "cli" ? only !== "app" : only !== "cli" && of.includes(where),
  );
}

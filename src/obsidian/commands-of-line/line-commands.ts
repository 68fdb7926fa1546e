import { normalizePath, type CliData } from "obsidian";
import type { Finding, FindingsOptions } from "../../core/findings/finding";
import { FindingsIndex } from "../../core/findings/findings-index";
import { readCheckOptions, toFindingsOptions } from "../../core/report/check-options";
import { COMMANDS, type Command, type OptionName } from "../../core/report/command-options";
import { toFindingsJson } from "../../core/report/findings-json";
import { toFindingsText } from "../../core/report/findings-text";
import { PLAIN } from "../../core/report/paint";
import { readReportKind } from "../../core/report/report-options";
import { runReport, UsageError } from "../../core/report/run-report";
import { STATUSES } from "../../core/status/status";
import { dayOf } from "../../core/text/day-of";
import { setStatusOnLine, type ProgramParts } from "../api/register-api";
import { messageOf } from "../message-of";
import { doInSlices } from "../time-slice";

/** The width that lines have, in characters: the app does not tell that of the terminal. */
const WIDTH = 100;

/** The commands of the app's command line; the one without a name is the plugin's own. */
export type LineCommand = Exclude<Command, "index"> | "";

/** What a command prints; what went wrong in words, as the app's own commands say it. */
export async function runLineCommand(command: LineCommand, flags: CliData, parts: ProgramParts): Promise<string> {
  try {
    await untilRead(parts);
    switch (command) {
      case "":
        return `${await report(flags, parts, "outline")}\n${overview()}`;
      case "report":
        return await report(flags, parts);
      case "next":
        return await report(flags, parts, "next");
      case "check":
        return await check(flags, parts);
      case "set":
        return await set(flags, parts);
    }
  } catch (error) {
    return `Error: ${messageOf(error)}`;
  }
}

function overview(): string {
  const lines = (["report", "next", "check", "set"] as const).map(
    (name) => `  plan-of-record:${name}`.padEnd(26) + COMMANDS[name],
  );
  return ["Commands", ...lines, ""].join("\n");
}

/** Resolves when all notes were read. */
async function untilRead({ feed }: ProgramParts): Promise<void> {
  if (feed.reading.kind !== "reading") return;
  await new Promise<void>((resolve) => {
    const end = feed.onChange(() => {
      if (feed.reading.kind === "reading") return;
      end();
      resolve();
    });
  });
}

async function report(flags: CliData, parts: ProgramParts, wanted?: string): Promise<string> {
  const text = toReader(flags);
  const kind = readReportKind(wanted ?? text("view"), text("format"));
  if (typeof kind === "string") throw new UsageError(kind);
  const { index, settings } = parts;
  const now = dayOf(new Date());
  const options = readCheckOptions({ today: text("today") });
  if (typeof options === "string") throw new UsageError(options);
  const needsFindings = kind.view === "findings" || kind.view === "timeline";
  const found = needsFindings ? await findAll(parts, toFindingsOptions(options, judged(parts), now)) : [];
  const request = {
    ...kind,
    all: text("all") !== undefined,
    openOnly: text("open") !== undefined,
    query: text("query") ?? "",
    filter: text("filter") ?? "",
  };
  const { weekOne } = settings.settings;
  const { vocabulary } = settings;
  const today = options.today ?? now;
  return runReport(request, { index, vocabulary, weekOne, today, findings: () => found, width: WIDTH, paint: PLAIN });
}

async function check(flags: CliData, parts: ProgramParts): Promise<string> {
  const text = toReader(flags);
  const rule = text("rule")?.split(/\s*,\s*/);
  const options = readCheckOptions({
    format: text("format"),
    rule,
    "stale-days": text("stale-days"),
    today: text("today"),
  });
  if (typeof options === "string") throw new UsageError(options);
  const found = await findAll(parts, toFindingsOptions(options, judged(parts), dayOf(new Date())));
  switch (options.format) {
    case "text":
      return toFindingsText(found, parts.index.notePaths().length, PLAIN);
    case "json":
      return `${JSON.stringify(toFindingsJson(found), null, 2)}\n`;
    default:
      // What services read that run no app.
      throw new UsageError(`${options.format} is printed outside of the app alone: here it is text or json`);
  }
}

async function set(flags: CliData, parts: ProgramParts): Promise<string> {
  const text = toReader(flags);
  const [typed, line, word] = [text("path"), text("line"), text("status")];
  if (typed === undefined || line === undefined || word === undefined) {
    throw new UsageError("path, line and status are needed, as path=Plans/Harbour.md line=3 status=done");
  }
  const status = STATUSES.find((known) => known === word.toLowerCase());
  if (status === undefined) throw new UsageError(`“${word}” is no status; they are ${STATUSES.join(", ")}`);
  if (!/^[1-9]\d{0,6}$/.test(line)) throw new UsageError(`A line is a number from 1, not “${line}”`);
  const path = normalizePath(typed);
  const file = [path, `${path}.md`].find((each) => parts.app.vault.getFileByPath(each) !== null) ?? path;
  await setStatusOnLine(parts, file, Number(line) - 1, status);
  return `${file}:${line} is ${status} now.\n`;
}

/** Looks for all findings, and lets the app have its turn meanwhile. */
async function findAll({ index }: ProgramParts, options: FindingsOptions): Promise<readonly Finding[]> {
  const findings = new FindingsIndex(index, options);
  await doInSlices(findings.update());
  return findings.all();
}

function judged({ app, settings }: ProgramParts): Parameters<typeof toFindingsOptions>[1] {
  const get = (path: string): string | undefined => {
    const file = app.vault.getFileByPath(path);
    return file === null ? undefined : dayOf(new Date(file.stat.mtime));
  };
  const { rules, staleDays } = settings.settings;
  return { rules, staleDays, touched: { get } };
}

/** Gives the text of a flag; undefined where it is not there, or says no. */
function toReader(flags: CliData): (name: OptionName) => string | undefined {
  return (name) => (flags[name] === "false" ? undefined : flags[name]);
}

import { findFindings, FindingsIndex } from "../../core/findings/findings-index";
import type { Finding, RuleName, Severity } from "../../core/findings/finding";
import { SEVERITIES } from "../../core/findings/finding";
import type { VaultIndex } from "../../core/index/vault-index";
import type { ParsedNote } from "../../core/note/parsed-note";
import { compileQuery, type Query } from "../../core/query/compile-query";
import { queryItemsOf } from "../../core/query/query-items";
import { readCheckOptions, toFindingsOptions } from "../../core/report/check-options";
import { toFindingJson } from "../../core/report/findings-json";
import { PLAIN } from "../../core/report/paint";
import { describeQueryError } from "../../core/report/query-error";
import { readReportKind } from "../../core/report/report-options";
import { runReport } from "../../core/report/run-report";
import { nextCards } from "../../core/roadmap/next-cards";
import { countRuns } from "../../core/rollup/count";
import { needsOf } from "../../core/schedule/needs-of";
import { isLeftOut } from "../../core/settings/left-out";
import type { Status } from "../../core/status/status";
import { LineIndex } from "../../core/text/line-index";
import { dayOf } from "../../core/text/day-of";
import { itemPlaces, toItemJson, type ItemJson, type ItemPlace } from "../item-json";
import { toNoteText } from "../note-text";
import { readInside } from "../read-inside";
import { checkSettingsRead } from "../read-settings";
import type { ReadVault, VaultFolder } from "../read-vault";
import { setStatus } from "../set/set-status";
import { toUnifiedDiff } from "../set/unified-diff";
import { clipped, toPage, type Page, type PageRequest } from "./page";
import { ToolError } from "./tool-error";

/** The width of a report's lines, in columns. */
const WIDTH = 100;
/** So many things below an item, and items near a line, are named. */
const MAX_BELOW = 40;
const MAX_NEAR = 5;
/** So much of the line of an item is given, in characters. */
const MAX_LINE = 8000;
const MAX_PROBLEMS = 10;

/** What is asked of a report. */
export interface ReportAsked extends PageRequest {
  readonly view?: string | undefined;
  readonly format?: string | undefined;
  readonly query?: string | undefined;
  readonly all?: boolean | undefined;
  readonly open_only?: boolean | undefined;
}

/** What is asked of a list of items. */
export interface ItemsAsked extends PageRequest {
  readonly query?: string | undefined;
}

/** A line of a note, from 1. */
export interface LineAsked {
  readonly path: string;
  readonly line: number;
}

/** What is asked of the findings. */
export interface CheckAsked extends PageRequest {
  readonly rules?: readonly RuleName[] | undefined;
  readonly least?: Severity | undefined;
  readonly path?: string | undefined;
}

/** What is to be written. */
export interface StatusAsked extends LineAsked {
  readonly status: Status;
  readonly expected?: string | undefined;
  readonly dry_run?: boolean | undefined;
}

/** An answer that is a list of items. */
type Items = Omit<Page<ItemJson>, "entries"> & { readonly items: readonly unknown[] };

/**
 * What agents can ask of a folder of notes. Each answer is of the notes as they stand at that moment, and no larger than
 * an agent can take in. Rejects with words for the agent.
 */
export class PlanTools {
  readonly #root: string;
  readonly #folder: Pick<VaultFolder, "read">;
  /** `YYYY-MM-DD`; null for the day by the clock. */
  readonly #today: string | null;
  #turn: Promise<unknown> = Promise.resolve();
  /** What was last judged, and by which options: after a change only what it concerns is judged again. */
  #judged: { readonly by: string; readonly findings: FindingsIndex } | null = null;

  constructor(root: string, folder: Pick<VaultFolder, "read">, today: string | null) {
    this.#root = root;
    this.#folder = folder;
    this.#today = today;
  }

  /** A view of the plan, as text in pages. */
  async report(asked: ReportAsked): Promise<string> {
    return await this.#onVault((vault) => {
      const kind = readReportKind(asked.view, asked.format, ["svg"]);
      if (typeof kind === "string") throw new ToolError(kind.replaceAll("--", ""));
      const { index, vocabulary, weekOne } = vault;
      const request = { ...kind, all: asked.all ?? false, openOnly: asked.open_only ?? false, filter: "" };
      const text = runReport(
        { ...request, query: asked.query ?? "" },
        {
          index,
          vocabulary,
          weekOne,
          findings: () => this.#findings(vault, []),
          width: WIDTH,
          paint: PLAIN,
          today: this.#day(),
        },
      );
      const lines = text.replace(/\n$/, "").split("\n");
      const { entries, cursor, more } = toPage(lines, asked, index.revision, (line) => line);
      const after = cursor === undefined ? [] : ["", `${more ?? ""}: ${cursor}`];
      return [...entries, ...after, ...problemsOf(vault)].join("\n");
    });
  }

  /** What can be worked on now, the most urgent first. */
  async next(asked: ItemsAsked): Promise<Items> {
    return await this.#onVault((vault) => {
      const { words, test } = this.#query(asked.query, vault);
      const cards = nextCards(vault.index, this.#day(), { words, test, scope: null });
      return this.#items(cards, asked, vault.index);
    });
  }

  /** The items that a query means, by path and line. */
  async find(asked: ItemsAsked): Promise<Items> {
    return await this.#onVault((vault) => {
      const { matches } = this.#query(asked.query, vault);
      const items = queryItemsOf(vault.index);
      const found = [...itemPlaces(vault.index)].filter(({ path, item }) => {
        const each = items.of(path, item);
        return each !== undefined && matches(each);
      });
      return this.#items(found, asked, vault.index);
    });
  }

  /** All that is known of what stands on a line. */
  async item(asked: LineAsked): Promise<object> {
    return await this.#onVault((vault) => this.#describe(vault, asked));
  }

  /** Where the plan contradicts itself. */
  async check({ rules, least = "info", path, ...asked }: CheckAsked): Promise<object> {
    return await this.#onVault((vault) => {
      const isIn = path === undefined ? () => true : placeOf(vault.index, path);
      const limit = SEVERITIES.indexOf(least);
      const found = this.#findings(vault, rules ?? []).filter(
        (finding) => isIn(finding.path) && SEVERITIES.indexOf(finding.severity) <= limit,
      );
      const { entries, ...page } = toPage(found, asked, vault.index.revision, toFindingAnswer);
      const problems = problemsOf(vault);
      return { ...page, findings: entries, ...(problems.length === 0 ? {} : { problems }) };
    });
  }

  /** Gives what stands on a line another status, or with `dry_run` shows what that would change. */
  async setStatus({ path, line, status, expected, dry_run: isDry = false }: StatusAsked): Promise<object> {
    return await this.#onVault(async (vault) => {
      const known = noteAt(vault.index, path);
      if (isLeftOut(vault, known)) throw new ToolError(`${known} is left out of the plan by the vault's settings`);
      checkSettingsRead(vault);
      const place = { folder: this.#root, path: known, line: line - 1, expected: expected ?? null };
      const wish = { ...place, status, today: this.#day(), isDry };
      const { before, after } = setStatus(wish, vault.vocabulary);
      const diff = toUnifiedDiff(known, before, after);
      const said = { path: known, line, status, changed: !isDry && before !== after, dry_run: isDry };
      if (diff === "") return { ...said, note: "It has that status already; nothing was written." };
      if (isDry) return clipped({ ...said, diff }) as object;
      const { index } = await this.#folder.read();
      return clipped({ ...said, diff, item: itemOnLine(index, known, line - 1, this.#day()) }) as object;
    });
  }

  /** Asks a question when those before it were answered, of the notes as they stand then. */
  async #onVault<T>(ask: (vault: ReadVault) => T | Promise<T>): Promise<T> {
    const answer = this.#turn.then(async () => await ask(await this.#folder.read()));
    this.#turn = answer.catch(() => undefined);
    return await answer;
  }

  #day(): string {
    return this.#today ?? dayOf(new Date());
  }

  #findings(vault: ReadVault, rules: readonly RuleName[]): readonly Finding[] {
    const options = readCheckOptions({ rule: rules });
    if (typeof options === "string") throw new ToolError(options);
    const asked = toFindingsOptions(options, vault, this.#day());
    // What is stale follows from the days of files, which no index has.
    if (asked.rules.stale !== "off") return findFindings(vault.index, asked);
    const by = JSON.stringify([asked.rules, asked.today]);
    if (this.#judged?.by !== by) this.#judged = { by, findings: new FindingsIndex(vault.index, asked) };
    return this.#judged.findings.all();
  }

  #query(text = "", { index, vocabulary }: ReadVault): Query {
    const query = compileQuery(text, { index, vocabulary, today: this.#day() });
    if (query.error !== undefined) throw new ToolError(describeQueryError(text, query.error, PLAIN));
    return query;
  }

  #items(found: readonly ItemPlace[], asked: PageRequest, index: VaultIndex): Items {
    const today = this.#day();
    const { entries, ...page } = toPage(found, asked, index.revision, (place) => toItemJson(index, place, today));
    return { ...page, items: entries };
  }

  #describe(vault: ReadVault, asked: LineAsked): object {
    const { index } = vault;
    const path = noteAt(index, asked.path);
    const line = asked.line - 1;
    const note = index.note(path);
    const place = note?.items.findIndex((item) => item.line === line) ?? -1;
    const item = note?.items[place];
    if (note === undefined || item === undefined) throw new ToolError(nothingOn(note, path, line));
    const needs = needsOf(index, { path, item: place });
    const below = placesBelow(note, place);
    // It may have gone since it was indexed, or become a link.
    const { bytes } = readInside(this.#root, path, { name: path, deed: "read", isToWrite: false });
    const text = toNoteText(bytes).text.replace(/^\ufeff/, "");
    const findings = this.#findings(vault, []).filter((finding) => finding.path === path && finding.line === line);
    const today = this.#day();
    const short = (each: ItemPlace): object => toShort(index, each, today);
    const described = {
      ...toItemJson(index, { path, item: place }, today),
      why: item.reason,
      under: placesAround(note, place).map((at) => short({ path, item: at })),
      rollup: countRuns(note, [{ start: place, end: item.end }]),
      below: below.slice(0, MAX_BELOW).map((at) => short({ path, item: at })),
      ...(below.length > MAX_BELOW ? { below_more: `${below.length - MAX_BELOW} more: find has them all` } : {}),
      needs: needs.map((node) => short(node)),
      findings: findings.map(toFindingAnswer),
    };
    // Set by an agent only where it still reads so: other than a title it is cut only where it is absurdly long.
    return { ...(clipped(described) as object), text: new LineIndex(text).lineText(line).slice(0, MAX_LINE) };
  }
}

/**
 * What tells whether a note is the one that is written, or in that folder.
 *
 * @throws {ToolError} when there is neither: a path that is none must not pass for one where all is well.
 */
function placeOf(index: VaultIndex, written: string): (path: string) => boolean {
  const within = written.replace(/\\/g, "/").replace(/^(?:\.?\/+)+|\/+$/g, "");
  if (within === "" || within === ".") return () => true;
  const isIn = (path: string): boolean => path.startsWith(`${within}/`) || path === `${within}.md` || path === within;
  if (!index.notePaths().some(isIn)) noteAt(index, within);
  return isIn;
}

/**
 * The path of a note as the index has it. Nothing but what was found in the folder has one.
 *
 * @throws {ToolError} when there is no such note.
 */
function noteAt(index: VaultIndex, written: string): string {
  const path = written.replace(/\\/g, "/").replace(/^(?:\.\/)+/, "");
  const known = [path, `${path}.md`].find((each) => index.note(each) !== undefined);
  if (known !== undefined) return known;
  const isOutside = path.startsWith("/") || /^[a-z]:/i.test(path) || path.split("/").includes("..");
  if (isOutside) throw new ToolError(`“${written}” is no path in the vault, and there is no way out of it`);
  throw new ToolError(`There is no note “${written}”; report and find tell the paths of notes`);
}

function nothingOn(note: ParsedNote | undefined, path: string, line: number): string {
  const near = [...(note?.items ?? [])]
    .sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line))
    .slice(0, MAX_NEAR)
    .map((item) => `${item.line + 1} “${item.title.slice(0, 80)}”`);
  const others = near.length === 0 ? "the note has no items" : `the nearest items are on ${near.join(", ")}`;
  return `There is no item on line ${line + 1} of ${path}: ${others}`;
}

function itemOnLine(index: VaultIndex, path: string, line: number, today: string): ItemJson | null {
  const place = index.note(path)?.items.findIndex((item) => item.line === line) ?? -1;
  return place === -1 ? null : toItemJson(index, { path, item: place }, today);
}

/** What an item stands under, the innermost first. */
function placesAround({ items }: ParsedNote, place: number): readonly number[] {
  return [...items.keys()].filter((at) => at < place && (items[at]?.end ?? 0) > place).reverse();
}

/** What stands directly under an item. */
function placesBelow({ items }: ParsedNote, place: number): readonly number[] {
  const places: number[] = [];
  const end = items[place]?.end ?? 0;
  for (let at = place + 1; at < end; at = Math.max(at + 1, items[at]?.end ?? 0)) places.push(at);
  return places;
}

/** As much of an item as is needed to ask for the rest. */
function toShort(index: VaultIndex, place: ItemPlace, today: string): object {
  const { path, line, title, status } = toItemJson(index, place, today);
  return { path, line, title, status };
}

function toFindingAnswer(finding: Finding): object {
  const { fix } = finding;
  // The ranges of its edits are for programs that write; an agent sets a status instead.
  const { range: _range, fix: _fix, ...told } = toFindingJson(finding) as Record<string, unknown>;
  return { ...told, ...(fix === undefined ? {} : { fix: fix.title }) };
}

/** What could not be read, for the agent to tell its person. */
function problemsOf({ problems, warnings }: ReadVault): readonly string[] {
  const all = [...problems.map(({ path, reason }) => `Could not read ${path}: ${reason}`), ...warnings];
  const left = all.length - MAX_PROBLEMS;
  return [...all.slice(0, MAX_PROBLEMS), ...(left > 0 ? [`and ${left} more that could not be read`] : [])];
}

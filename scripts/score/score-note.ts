import type { ParsedNote } from "../../src/core/note/parsed-note";
import { parseNote } from "../../src/core/parse/parse-note";
import type { Label, LabelledNote } from "./labels";
import { readTasks } from "./reference-tasks";

/** What is compared. */
export const MEASURES = [
  "statements",
  "statement statuses",
  "rows",
  "row statuses",
  "phases",
  "phase statuses",
  "tasks",
] as const;
export type Measure = (typeof MEASURES)[number];

/** How often a reading and a label agree. */
export interface Tally {
  readonly agreed: number;
  /** Read, but not in the label. */
  readonly extra: number;
  /** In the label, but not read. */
  readonly missed: number;
}

/** A place where they do not. */
export interface Miss {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly measure: Measure | "trap";
  readonly reason: string;
}

export interface NoteScore {
  readonly tallies: Readonly<Record<Measure, Tally>>;
  readonly traps: { readonly total: number; readonly counted: number };
  readonly misses: readonly Miss[];
}

interface Found {
  readonly line: number;
  readonly status: string | null;
  readonly text: string;
}

/** Reads a note and compares what was read with its label. */
export function scoreNote({ path, text, label }: LabelledNote): NoteScore {
  const note = parseNote(text);
  const misses: Miss[] = [];
  const tallies: Partial<Record<Measure, Tally>> = {};
  const compare = (
    measure: "statements" | "rows" | "phases",
    found: readonly Found[],
    wanted: readonly Found[],
  ): void => {
    const loose = new Set(label.loose.map((entry) => entry.line));
    const isCounted = ({ line }: Found): boolean => !loose.has(line);
    const pairs = pairByLine(found.filter(isCounted), wanted.filter(isCounted));
    const statusMeasure = `${measure.slice(0, -1)} statuses` as Measure;
    const add = (name: Measure, tally: Tally): void => {
      const sum = tallies[name] ?? { agreed: 0, extra: 0, missed: 0 };
      tallies[name] = {
        agreed: sum.agreed + tally.agreed,
        extra: sum.extra + tally.extra,
        missed: sum.missed + tally.missed,
      };
    };
    add(measure, { agreed: 0, extra: 0, missed: 0 });
    add(statusMeasure, { agreed: 0, extra: 0, missed: 0 });
    for (const { ours, theirs } of pairs) {
      const place = { path, line: (ours ?? theirs)?.line ?? 0 };
      add(measure, { agreed: ours && theirs ? 1 : 0, extra: theirs ? 0 : 1, missed: ours ? 0 : 1 });
      if (!theirs)
        misses.push({ ...place, measure, reason: `read as ${ours?.status ?? "no status"}: ${ours?.text ?? ""}` });
      if (!ours)
        misses.push({ ...place, measure, reason: `not read: ${theirs?.status ?? "no status"}: ${theirs?.text ?? ""}` });
      const [read, said] = [ours?.status ?? null, theirs?.status ?? null];
      if (theirs?.status === "unsure" || (read === null && said === null)) continue;
      const agreed = read === said;
      add(statusMeasure, {
        agreed: agreed ? 1 : 0,
        extra: !agreed && read !== null ? 1 : 0,
        missed: !agreed && said !== null ? 1 : 0,
      });
      if (!agreed && ours && theirs) {
        misses.push({
          ...place,
          measure: statusMeasure,
          reason: `${read ?? "none"} instead of ${said ?? "none"}: ${theirs.text}`,
        });
      }
    }
  };

  compare("statements", foundStatements(note), wantedStatements(label));
  compare("rows", foundRows(note), wantedRows(label));
  compare(
    "phases",
    foundPhases(note),
    label.phases.map(({ line, status, title }) => ({ line, status, text: title })),
  );
  tallies.tasks = compareTasks(path, text, note, misses);

  const read = new Set([...foundStatements(note), ...foundRows(note), ...foundPhases(note)].map(({ line }) => line));
  const counted = label.traps.filter(({ line }) => read.has(line));
  for (const { line, why } of counted) misses.push({ path, line, measure: "trap", reason: why });
  return {
    tallies: tallies as Record<Measure, Tally>,
    traps: { total: label.traps.length, counted: counted.length },
    misses,
  };
}

function foundStatements(note: ParsedNote): readonly Found[] {
  return note.statements.map(({ line, status, raw }) => ({ line: line + 1, status, text: raw }));
}

function wantedStatements(label: Label): readonly Found[] {
  return label.statuses.map(({ line, status, raw }) => ({ line, status, text: raw }));
}

function foundRows(note: ParsedNote): readonly Found[] {
  return note.items.flatMap((item) =>
    item.kind === "row" ? [{ line: item.line + 1, status: item.status, text: `${item.title} | ${item.raw}` }] : [],
  );
}

function wantedRows(label: Label): readonly Found[] {
  return label.rows.map(({ line, status, item, unsure }) => ({
    line,
    status: unsure === true ? "unsure" : status,
    text: item,
  }));
}

function foundPhases(note: ParsedNote): readonly Found[] {
  return note.items.flatMap((item) => {
    const isPhase = item.kind === "phase" || (item.kind === "row" && item.isPhase);
    return isPhase
      ? [{ line: item.line + 1, status: item.status === "unknown" ? null : item.status, text: item.title }]
      : [];
  });
}

/** What stands on the same line belongs together, in order. */
function pairByLine(
  found: readonly Found[],
  wanted: readonly Found[],
): readonly { readonly ours?: Found | undefined; readonly theirs?: Found | undefined }[] {
  const lines = [...new Set([...found, ...wanted].map(({ line }) => line))].sort((a, b) => a - b);
  return lines.flatMap((line) => {
    const ours = found.filter((entry) => entry.line === line);
    const theirs = wanted.filter((entry) => entry.line === line);
    return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, i) => ({
      ours: ours[i],
      theirs: theirs[i],
    }));
  });
}

function compareTasks(path: string, text: string, note: ParsedNote, misses: Miss[]): Tally {
  const ours = note.items.flatMap((item) =>
    item.kind === "task" && item.symbol !== null ? [`${item.line + 1} [${item.symbol}]`] : [],
  );
  const theirs = readTasks(text).map(({ line, symbol }) => `${line} [${symbol}]`);
  const extra = ours.filter((task) => !theirs.includes(task));
  const missed = theirs.filter((task) => !ours.includes(task));
  for (const task of extra)
    misses.push({ path, line: Number.parseInt(task, 10), measure: "tasks", reason: `task ${task} read` });
  for (const task of missed)
    misses.push({ path, line: Number.parseInt(task, 10), measure: "tasks", reason: `task ${task} not read` });
  return { agreed: ours.length - extra.length, extra: extra.length, missed: missed.length };
}

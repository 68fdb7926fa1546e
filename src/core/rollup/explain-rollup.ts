import type { Backlink, VaultIndex } from "../index/vault-index";
import { findSection, toHeadingKey } from "../links/subpath";
import type { ParsedNote, Run } from "../note/parsed-note";
import type { StatedStatus } from "../status/status";
import { LineIndex } from "../text/line-index";
import { countRuns, mergeRuns, whyNotCounted } from "./count";
import { backlinkRollup, folderRollup, ownRollup } from "./note-rollups";
import { EMPTY_ROLLUP, type Rollup } from "./rollup";

/** What a rollup is of. */
export type RollupScope =
  /** Without a slash at its end; empty for the whole vault. */
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "note"; readonly path: string }
  | { readonly kind: "section"; readonly path: string; readonly section: number }
  | { readonly kind: "items"; readonly path: string; readonly run: Run }
  /** What links to a note, or to one of its headings or blocks. */
  | { readonly kind: "backlinks"; readonly path: string; readonly subpath: string };

/** Why a line is not counted, in the order in which the reasons are told. */
export const LEFT_OUT = [
  "parent",
  "row",
  "status",
  "phase",
  "archive",
  "statement",
  "unread",
  "sign",
  "heading",
] as const;

export type LeftOutReason = (typeof LEFT_OUT)[number];

/** A line of a note, as it reads. */
interface ExplainedLine {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly text: string;
}

/** A line that is counted. */
export interface CountedLine extends ExplainedLine {
  readonly status: StatedStatus;
}

/** A line that somebody might expect to be counted, and is not. */
export interface LeftOutLine extends ExplainedLine {
  readonly reason: LeftOutReason;
}

/** A rollup, line by line. */
export interface Explanation {
  readonly rollup: Rollup;
  /** As many as the rollup's total, and of each status as many as it says; by note and line. */
  readonly counted: readonly CountedLine[];
  readonly left: readonly LeftOutLine[];
}

/**
 * The lines that a rollup counts, and those that it leaves out.
 *
 * @param texts the notes as they were read, where they are known: what is a box to the eye and was not read is told then
 */
export function explainRollup(
  index: VaultIndex,
  scope: RollupScope,
  texts: ReadonlyMap<string, string> = new Map(),
): Explanation {
  const counted: CountedLine[] = [];
  const left: LeftOutLine[] = [];
  const take = (path: string, note: ParsedNote, runs: readonly Run[]): void => {
    for (const { start, end } of mergeRuns(runs)) for (let item = start; item < end; item++) takeItem(path, note, item);
  };
  const takeItem = (path: string, note: ParsedNote, place: number): void => {
    const item = note.items[place];
    if (item === undefined) return;
    const { line, title, text } = item;
    const where = { path, line, text: title === "" ? text : title };
    const reason = whyNotCounted(note, place);
    if (reason === null) {
      if (item.status !== null) counted.push({ ...where, status: item.status });
      return;
    }
    left.push({ ...where, reason });
  };
  const takeSection = (path: string, note: ParsedNote, section: number): void => {
    const around = note.sections[section];
    if (around === undefined) return;
    take(path, note, [around.items]);
    left.push(...linesAround(path, note, section, texts.get(path)));
  };

  switch (scope.kind) {
    case "folder": {
      const inside = scope.path === "" ? "" : `${scope.path}/`;
      for (const path of [...index.notePaths()].sort()) {
        const note = path.startsWith(inside) ? index.note(path) : undefined;
        if (note !== undefined) takeSection(path, note, 0);
      }
      return { rollup: folderRollup(index, scope.path), counted, left };
    }
    case "backlinks": {
      for (const links of linksTo(index, scope.path, scope.subpath)) {
        const path = links[0]?.source ?? "";
        const note = index.note(path);
        if (note === undefined) continue;
        take(
          path,
          note,
          links.map((link) => link.covers),
        );
      }
      return { rollup: backlinkRollup(index, scope.path, scope.subpath).rollup, counted, left };
    }
    case "note":
    case "section":
    case "items": {
      const note = index.note(scope.path);
      if (note === undefined) return { rollup: EMPTY_ROLLUP, counted, left };
      if (scope.kind === "items") {
        take(scope.path, note, [scope.run]);
        return { rollup: countRuns(note, [scope.run]), counted, left };
      }
      const section = scope.kind === "note" ? 0 : scope.section;
      takeSection(scope.path, note, section);
      return { rollup: ownRollup(note, section), counted, left };
    }
  }
}

/** The links to a note, or to one place in it, of one source each. */
function linksTo(index: VaultIndex, path: string, subpath: string): readonly (readonly Backlink[])[] {
  const target = index.note(path);
  const keyOf = (written: string): string => {
    const section = target === undefined || written === "" ? null : findSection(target, written);
    return section === null ? toHeadingKey(written) : `section ${section}`;
  };
  const wanted = keyOf(subpath);
  return index.sourcesOf(path).map((source) => {
    const links = index.linksBetween(source, path);
    if (subpath === "") return links;
    return links.filter((link) => link.target.subpath !== "" && keyOf(link.target.subpath) === wanted);
  });
}

/** A box, and a sign of being done, at the beginning of a list item, in quotes and callouts too. */
const BOX = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[.\]\s/u;
const SIGN = /^[\s>]*(?:[-*+]|\d+[.)])\s+[*_]*[✅☑✔]/u;

/** What else stands in a section, and is no item. */
function linesAround(
  path: string,
  note: ParsedNote,
  section: number,
  text: string | undefined,
): readonly LeftOutLine[] {
  const around = note.sections[section];
  if (around === undefined) return [];
  const isIn = ({ from }: { readonly from: number }): boolean => from >= around.range.from && from < around.range.to;
  const taken = new Set(note.items.map(({ line }) => line));
  const left: LeftOutLine[] = [];
  const leave = (line: number, words: string, reason: LeftOutReason): void => {
    if (taken.has(line)) return;
    taken.add(line);
    left.push({ path, line, text: words, reason });
  };
  for (const { line, range, raw } of note.statements) if (isIn(range)) leave(line, raw, "statement");
  for (const { heading, level, line, range, phase } of note.sections) {
    if (level > 0 && phase === null && isIn(range)) leave(line, heading, "heading");
  }
  if (text === undefined) return left;
  const lines = new LineIndex(text);
  const last = lines.lineAt(Math.min(around.range.to, text.length));
  for (let line = around.line; line <= last; line++) {
    const written = lines.lineText(line);
    if (BOX.test(written)) leave(line, written.trim(), "unread");
    else if (SIGN.test(written)) leave(line, written.trim(), "sign");
  }
  return left;
}

import type { Backlink } from "../../index/vault-index";
import type { Item, RowItem } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import { isWorking, isWorkStatement, ownStatements, workStatement } from "../note-statement";
import { pairPhases } from "../phase-pairs";
import type { Rule, RuleInput } from "../rule";
import { isOfDocuments, trackedNote } from "../tracked-note";
import { named, noteName, placeOf, quote, quoted, quoteOf, statusWord } from "../say";

/** Two places state different statuses of work for the same thing. That a plan is agreed or drafted is no such status. */
export const statusConflict: Rule = {
  name: "status-conflict",
  severity: "warning",
  title: "Status conflict",
  check: (input) => [...checkOwnStatements(input), ...checkPhases(input), ...checkTrackers(input)],
};

/** The frontmatter against the status line. */
function checkOwnStatements({ path, note }: RuleInput): readonly FindingDraft[] {
  const own = ownStatements(note);
  const property = own.find((statement) => statement.in === "frontmatter");
  const line = own.find((statement) => statement.in === "text" && statement.day === undefined);
  if (property === undefined || line === undefined) return [];
  if (!isWorkStatement(property) || !isWorkStatement(line) || property.status === line.status) return [];
  return [
    {
      line: line.line,
      range: line.range,
      message: `The note says ${said(line)}, but its properties say ${said(property)}.`,
      quote: quote(line.raw),
      related: [{ path, line: property.line, quote: quote(property.raw) }],
    },
  ];
}

/** A row of a phase table against the heading of the same phase. */
function checkPhases({ path, note, vault }: RuleInput): readonly FindingDraft[] {
  return pairPhases(path, note, vault).flatMap((pair) => {
    const row = note.items[pair.row];
    const heading = pair.note.items[pair.heading];
    if (row === undefined || heading === undefined) return [];
    if (!isWorking(row.status) || !isWorking(heading.status) || row.status === heading.status) return [];
    const where = pair.path === path ? "its heading" : `the heading in ${quoted(noteName(pair.path))}`;
    return [
      {
        line: row.line,
        range: row.range,
        message: `The row gives ${row.id ?? named(row)} as ${said(row)}, but ${where} says ${said(heading)}.`,
        quote: quoteOf(row),
        related: [placeOf(pair.path, heading)],
      },
    ];
  });
}

/** Rows that state the status of a note, against the note and against each other. */
function checkTrackers(input: RuleInput): readonly FindingDraft[] {
  return input.note.items.flatMap((item) => {
    if (item.kind !== "row" || !isWorking(item.status)) return [];
    const tracked = trackedNote(input, item);
    if (tracked === null || tracked.link.subpath !== "") return [];
    const own = workStatement(tracked.note);
    if (own !== null) {
      if (own.status === item.status) return [];
      const name = quoted(noteName(tracked.path));
      return [
        {
          line: item.line,
          range: item.range,
          message: `The row gives ${name} as ${said(item)}, but the note says ${said(own)}.`,
          quote: quoteOf(item),
          related: [{ path: tracked.path, line: own.line, quote: quote(own.raw) }],
        },
      ];
    }
    return checkAgainstOthers(input, item, tracked.path);
  });
}

/** The first tracker that says otherwise: the first tracker of all is never the one that is found to differ. */
function checkAgainstOthers({ path, vault }: RuleInput, row: RowItem, target: string): readonly FindingDraft[] {
  for (const tracker of vault.trackers(target)) {
    const source = vault.note(tracker.source);
    const other = trackerRow(tracker, source);
    if (source === undefined || other === undefined || isOfDocuments(source, other)) continue;
    if (!isWorking(other.status)) continue;
    if (tracker.source > path || (tracker.source === path && other.line >= row.line)) break;
    if (other.status === row.status) continue;
    const where = tracker.source === path ? "another row" : `a row in ${quoted(noteName(tracker.source))}`;
    return [
      {
        line: row.line,
        range: row.range,
        message: `The row gives ${quoted(noteName(target))} as ${said(row)}, but ${where} gives it as ${said(other)}.`,
        quote: quoteOf(row),
        related: [placeOf(tracker.source, other)],
      },
    ];
  }
  return [];
}

function trackerRow(tracker: Backlink, note: RuleInput["note"] | undefined): RowItem | undefined {
  const item = tracker.item === null ? undefined : note?.items[tracker.item];
  return item?.kind === "row" && tracker.target.subpath === "" ? item : undefined;
}

/** A status as written, and as it was understood where the words do not say it. */
function said({ status, raw: written }: Pick<Item, "status" | "raw">): string {
  const word = status === null ? "" : statusWord(status);
  const raw = written ?? "";
  return raw.toLowerCase().includes(word) ? quoted(raw) : `${quoted(raw)} (${word})`;
}

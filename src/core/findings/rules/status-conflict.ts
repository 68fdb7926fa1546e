import type { Backlink } from "../../index/vault-index";
import type { Item, RowItem } from "../../note/parsed-note";
import type { FindingDraft } from "../finding";
import { isWorking, isWorkStatement, ownStatements, workStatement } from "../note-statement";
import { pairPhases } from "../phase-pairs";
import type { Rule, RuleInput } from "../rule";
import { isOfDocuments, trackedNote } from "../tracked-note";
import { named, noteName, placeOf, quote, quoted, quoteOf, statusWord } from "../say";
import { say } from "../../words/say";

/** Two places state different statuses of work for the same thing. That a plan is agreed or drafted is no such status. */
export const statusConflict: Rule = {
  name: "status-conflict",
  severity: "warning",
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
      message: say("finding.other-property", { said: said(line), other: said(property) }),
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
    const sides = { name: row.id ?? named(row), said: said(row), other: said(heading) };
    return [
      {
        line: row.line,
        range: row.range,
        message:
          pair.path === path
            ? say("finding.other-heading", sides)
            : say("finding.other-heading-in", { ...sides, note: quoted(noteName(pair.path)) }),
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
          message: say("finding.other-note", { name, said: said(item), other: said(own) }),
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
    const sides = { name: quoted(noteName(target)), said: said(row), other: said(other) };
    return [
      {
        line: row.line,
        range: row.range,
        message:
          tracker.source === path
            ? say("finding.other-row", sides)
            : say("finding.other-row-in", { ...sides, note: quoted(noteName(tracker.source)) }),
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
  const isSaid = raw.toLowerCase().includes(word.toLowerCase());
  return isSaid ? quoted(raw) : say("finding.understood", { raw: quoted(raw), status: word });
}

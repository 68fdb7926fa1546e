import type { Dates, Item, NoteLink, NoteRef, ParsedNote, Run, Statement } from "../../src/core/note/parsed-note";

/**
 * What is read in a note, one line of text for each thing; lines of the note count from 1.
 *
 * @example
 * 3 task [x] done "Ship it" parent=1
 * 7 row active "Engine" raw="🔄 In progress" tracks
 * 2 says por "Plan of record" of note
 * 3 wikilink "Router" "#Tests" as "the router" in=3 covers=3,4
 */
export function digestNote(note: ParsedNote): readonly string[] {
  return [
    ...note.items.map((item) => digestItem(note, item)),
    ...note.statements.map((statement) => digestStatement(note, statement)),
    ...note.links.map((link) => digestLink(note, link)),
    ...note.refs.map((ref) => digestRef(note, ref)),
  ];
}

export function digestItem(note: ParsedNote, item: Item): string {
  const isReworded = item.kind !== "task" && item.raw !== null;
  return join(
    item.line + 1,
    kindOf(item),
    item.kind === "task" ? `[${item.symbol ?? ""}]` : null,
    item.status ?? "-",
    quote(item.title),
    item.description === "" ? null : `then=${quote(item.description)}`,
    item.id === null ? null : `id=${quote(item.id)}`,
    isReworded || isSaidElsewhere(item) ? `raw=${quote(item.raw ?? "")}` : null,
    item.parent === null ? null : `parent=${lineOf(note, item.parent)}`,
    item.priority === null ? null : `priority=${item.priority}`,
    item.effortHours === null ? null : `effort=${item.effortHours}h`,
    ...Object.entries(item.dates satisfies Dates).map(([field, day]: [string, string]) => `${field}=${day}`),
    item.people.length === 0 ? null : `people=${item.people.join(",")}`,
    item.tags.length === 0 ? null : `tags=${item.tags.join(",")}`,
    ...item.dependencies.map(({ kind, target }) => `${kind}=${quote(target)}`),
    item.mentions.length === 0 ? null : `names=${item.mentions.join(",")}`,
    item.counts === null ? null : `says=${item.counts.done}/${item.counts.total}`,
    item.kind === "row" && item.tracks !== null ? "tracks" : null,
  );
}

function kindOf(item: Item): string {
  switch (item.kind) {
    case "task":
      return "task";
    case "row":
      return item.isPhase ? "phase row" : "row";
    case "phase":
      return item.form === "row" ? "bare phase row" : "phase";
  }
}

/** Whether a task's status was not taken from its box. */
function isSaidElsewhere(item: Item): boolean {
  return item.kind === "task" && item.raw !== null && item.raw !== `[${item.symbol ?? ""}]`;
}

export function digestStatement(note: ParsedNote, statement: Statement): string {
  return join(
    statement.line + 1,
    "says",
    statement.status,
    quote(statement.raw),
    "of",
    subjectOf(note, statement.of),
    statement.in === "frontmatter" ? "in frontmatter" : null,
    statement.day === undefined ? null : `on=${statement.day}`,
  );
}

function subjectOf(note: ParsedNote, of: Statement["of"]): string {
  switch (of.kind) {
    case "note":
      return "note";
    case "section":
      return `section ${(note.sections[of.section]?.line ?? 0) + 1}`;
    case "item":
      return `item ${lineOf(note, of.item)}`;
    case "list-item":
      return `list item ${of.line + 1}`;
  }
}

export function digestLink(note: ParsedNote, link: NoteLink): string {
  return join(
    link.line + 1,
    link.kind,
    link.embed ? "embed" : null,
    quote(link.linkpath),
    link.subpath === "" ? null : quote(link.subpath),
    link.alias === null ? null : `as ${quote(link.alias)}`,
    ...digestCoverage(note, link),
  );
}

export function digestRef(note: ParsedNote, ref: NoteRef): string {
  return join(ref.line + 1, "ref", quote(ref.path), ...digestCoverage(note, ref));
}

function digestCoverage(
  note: ParsedNote,
  { item, covers }: { readonly item: number | null; readonly covers: Run },
): readonly (string | null)[] {
  const lines: number[] = [];
  for (let index = covers.start; index < covers.end; index++) lines.push(lineOf(note, index));
  return [item === null ? null : `in=${lineOf(note, item)}`, lines.length === 0 ? null : `covers=${lines.join(",")}`];
}

function lineOf(note: ParsedNote, item: number): number {
  return (note.items[item]?.line ?? -2) + 1;
}

function quote(text: string): string {
  return `"${text}"`;
}

function join(...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null).join(" ");
}

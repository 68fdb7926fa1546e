import type { TextRange } from "../text/range";
import type { ParsedNote, RowItem } from "./parsed-note";

/** A status that the vocabulary does not know. */
export interface UnknownStatus {
  /** As written, without marks. */
  readonly raw: string;
  readonly line: number;
  readonly range: TextRange;
  /** The row of a table that says it; null for a statement. */
  readonly row: RowItem | null;
}

/** The statuses of a note that the vocabulary does not know: those of statements, then those of tables. */
export function unknownStatusesIn(note: ParsedNote): readonly UnknownStatus[] {
  const said = note.statements.flatMap(({ status, raw, line, range }) =>
    status === "unknown" ? [{ raw, line, range, row: null }] : [],
  );
  const rows = rowsAmongKnown(note).map((row) => ({ raw: row.raw, line: row.line, range: row.statusRange, row }));
  return [...said, ...rows].filter(({ raw }) => isWord(raw));
}

/** The rows with an unknown status in tables of which most rows have a known one: others are about something else. */
function rowsAmongKnown({ items }: ParsedNote): readonly RowItem[] {
  const found: RowItem[] = [];
  let table: RowItem[] = [];
  const take = (): void => {
    const filled = table.filter(({ raw }) => raw.trim() !== "");
    const unknown = filled.filter(({ status }) => status === "unknown");
    if (unknown.length * 3 < filled.length) found.push(...unknown);
    table = [];
  };
  for (const item of items) {
    if (item.kind !== "row") continue;
    if (table.length > 0 && item.line !== (table[table.length - 1]?.line ?? 0) + 1) take();
    table.push(item);
  }
  take();
  return found;
}

/** `Tech Lead`: words that all begin with a capital are rather who is asked, where nothing else is called so. */
export function isName(raw: string): boolean {
  const words = raw.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  return words.length > 1 && words.every((word) => /^\p{Lu}\P{Lu}/u.test(word));
}

const MAX_WORDS = 3;
const MAX_LENGTH = 32;
/** How grave something is. */
const GRADE =
  /^\P{L}*(?:critical|critique|crítico|kritisch|critico|severe|high|medium|low|minor|major|élevée?|haute?|moyenne?|faible|basse?|hoch|mittel|niedrig|alt[ao]|medi[ao]|baj[ao])\P{L}*$/iu;
const NO_STATUS = /^(?:n\/?a|none|tbd|tba|todo|unknown|unclear|\?+|see\P{L}.*|link|yes|no|x|null|nil|true|false)$/iu;

/** Whether something could be added to the vocabulary: a word or a few, not a sentence, an amount or a blank. */
function isWord(raw: string): boolean {
  const text = raw.trim();
  if (text === "" || text.length > MAX_LENGTH || NO_STATUS.test(text) || GRADE.test(text)) return false;
  if (/\d|[#@/\\<>{}[\]|=]/.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  return words.length <= MAX_WORDS && (words.length > 0 || /\p{Extended_Pictographic}/u.test(text));
}

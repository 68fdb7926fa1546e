import type { ParsedNote } from "../note/parsed-note";
import { parseNote, vocabularyOfNote } from "../parse/parse-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { statusOf } from "./status-place";
import { StatusWording } from "./status-wording";

const NOTE = { kind: "note" } as const;
const FRONTMATTER = /^\ufeff?---[ \t]*\r?\n(?:[^]*?\n)?(?=---[ \t]*(?:\r?\n|$))/;

/**
 * The edit that has a note which says no status of its own state one, as the last of its properties; null where it says
 * one, or where the note would then be read otherwise in anything else.
 *
 * @param note what was read in `source`, with `vocabulary`
 */
export function planNoteStatus(note: ParsedNote, to: Status, source: string, vocabulary: Vocabulary): TextEdit | null {
  if (statusOf(note, NOTE) !== null) return null;
  const wording = new StatusWording(note, source, vocabularyOfNote(source, vocabulary));
  const properties = FRONTMATTER.exec(source)?.[0];
  const mark = source.startsWith("\ufeff") ? 1 : 0;
  const at = properties?.length ?? mark;
  const place = { kind: "property", range: { from: at, to: at }, value: "", written: null, status: null } as const;
  const end = /\r?\n/.exec(source)?.[0] ?? "\n";
  for (const word of wording.wordings(place, to)) {
    const line = `status: ${word}${end}`;
    const insert = properties === undefined ? `---${end}${line}---${end}` : line;
    const edit = { range: place.range, expected: "", insert };
    const after = parseNote(applyEdits(source, [edit]), { vocabulary });
    if (statusOf(after, NOTE) === to && isSameElse(note, after)) return edit;
  }
  return null;
}

function isSameElse(before: ParsedNote, after: ParsedNote): boolean {
  return (
    after.items.length === before.items.length &&
    after.statements.length === before.statements.length + 1 &&
    after.items.every(({ status, text }, at) => before.items[at]?.status === status && before.items[at].text === text)
  );
}

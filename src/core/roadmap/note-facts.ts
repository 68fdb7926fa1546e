import type { ParsedNote } from "../note/parsed-note";
import type { NoteStatus } from "../rollup/note-rollups";
import type { Rollup } from "../rollup/rollup";
import { BARE_ROW, type RowFacts } from "./outline-node";

/** What the row of a note says. */
export function toNoteFacts(path: string, note: ParsedNote, status: NoteStatus | null, rollup: Rollup): RowFacts {
  const title = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  return {
    ...BARE_ROW,
    key: `note:${path}`,
    kind: "note",
    title,
    description: note.title === null || saysSame(note.title, title) ? "" : note.title,
    path,
    status: status?.status ?? null,
    statusRaw: status === null || status.from === "rollup" ? null : status.raw,
    statusFrom: status?.from ?? null,
    rollup: rollup.total > 0 ? rollup : null,
  };
}

/** Whether two statuses of notes show the same. */
export function isSameStatus(a: NoteStatus | null, b: NoteStatus | null): boolean {
  return a === b || (a?.status === b?.status && a?.raw === b?.raw && a?.from === b?.from);
}

/** Whether two names differ in nothing but case, blanks and punctuation. */
function saysSame(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]/gu, "")
      .toLowerCase();
  return bare(a) === bare(b);
}

import { isUtf8 } from "node:buffer";

/** The text of a note's file. */
export interface NoteText {
  /** What is no valid UTF-8 has become replacement characters, as in every editor. */
  readonly text: string;
  /** The first line that is not UTF-8, 0-based; null where all is. */
  readonly brokenLine: number | null;
}

const LINE_FEED = 0x0a;

/** Decodes a note's file; a byte order mark stays. */
export function toNoteText(bytes: Buffer): NoteText {
  return { text: bytes.toString("utf8"), brokenLine: isUtf8(bytes) ? null : findBrokenLine(bytes) };
}

/** No character of UTF-8 but the line break itself has its byte in it, so that lines can be looked at one by one. */
function findBrokenLine(bytes: Buffer): number {
  let line = 0;
  for (let from = 0; ; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
}

import { subjectOnLine } from "../../core/edit/find-subject";
import { withBoxes } from "../../core/edit/plan-box";
import { planSetStatus, resolveSetStatus } from "../../core/edit/set-status";
import { statusOf } from "../../core/edit/status-place";
import { parseNote } from "../../core/parse/parse-note";
import { labelOf } from "../../core/status/label";
import type { Status } from "../../core/status/status";
import type { Vocabulary } from "../../core/status/vocabulary";
import { LineIndex } from "../../core/text/line-index";
import { InputError } from "../input-error";
import { changeNote, type NoteChange } from "./change-note";

/** What is to get another status. */
export interface StatusWish {
  /** The vault. */
  readonly folder: string;
  /** The note, in the vault. */
  readonly path: string;
  /** What the note is called in messages; its path where that is not said. */
  readonly name?: string;
  /** 0-based. */
  readonly line: number;
  readonly status: Status;
  /** `YYYY-MM-DD`: when a task is closed by it, where the note's writer says such days. */
  readonly today: string;
  /** The line as it is meant, blanks at its ends aside; null to take it as it stands. */
  readonly expected: string | null;
  readonly isDry: boolean;
}

/**
 * Gives what stands on a line of a note another status, by the same small edit that the plugin makes. Nothing changes
 * where it has that status already.
 *
 * @throws {InputError} with words for people, when that cannot be done; nothing is written then.
 */
export function setStatus(wish: StatusWish, vocabulary: Vocabulary): NoteChange {
  const { folder, path, name = path, line, status, today, expected, isDry } = wish;
  const where = `line ${line + 1} of ${name}`;
  return changeNote(
    folder,
    path,
    (text) => {
      // The byte order mark is no part of the first line.
      const lines = new LineIndex(text.replace(/^\ufeff/, ""));
      if (line >= lines.count) throw new InputError(`There is no ${where}: it has ${lines.count}`);
      const there = lines.lineText(line).trim();
      if (expected !== null && there !== expected.trim()) {
        throw new InputError(`Nothing was changed: ${where} reads “${there}”`);
      }
      const note = parseNote(text, { vocabulary });
      if (there.includes("\r") && note.items.filter((item) => item.line === line).length > 1) {
        const why = "holds several items, parted by a carriage return alone: edit the text";
        throw new InputError(`Nothing was changed: ${where} ${why}`);
      }
      const subject = subjectOnLine(note, line);
      if (subject === null) throw new InputError(`Nothing on ${where} has a status`);
      if (statusOf(note, subject) === status) return [];
      const plan = planSetStatus(note, subject, status, text, vocabulary);
      if (plan === null) {
        throw new InputError(`“${labelOf(status)}” cannot be set on ${where} by a small edit: edit the text`);
      }
      const boxes = { today, symbols: vocabulary.symbols, toggle: null, tell: () => undefined, sayRepeats };
      return withBoxes(note, text, [resolveSetStatus(plan, text)], boxes, (message) => {
        throw new InputError(message);
      });
    },
    isDry,
    name,
  );
}

/** What makes the next one is the Tasks plugin, which runs in Obsidian alone. */
function sayRepeats(task: string): string {
  return `“${task}” repeats, and its next one would not be made: set it to done in Obsidian, with the Tasks plugin, or edit the text`;
}

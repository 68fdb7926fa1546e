import { languageOfNote } from "../edit/note-language";
import { StatusWording } from "../edit/status-wording";
import type { ParsedNote } from "../note/parsed-note";
import { versionParser, vocabularyOfNote } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { applyEdits } from "../text/text-edit";
import { insertBlock } from "./insert-block";
import { readingOf } from "./reading";
import { Refusal, type Rewriting } from "./refusal";
import { say } from "../words/say";

const LEAD = /^[*_]{0,3}[\p{L} ]{2,30}[*_]{0,3}\s?(?:::|[:：])[*_]{0,3}\s*$/u;
const TAIL = /^[*_]{0,3}$/;

/**
 * A line that says that its section, or the note, is still to be done: in the words and marks of the note's last one,
 * else in bold and in the note's language.
 *
 * @throws {Refusal} when the note would be read otherwise in anything else.
 */
export function insertStatusLine(text: string, cursor: number, vocabulary: Vocabulary): Rewriting {
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const { lead, tail } = wayOf(note, text);
  const wording = new StatusWording(note, text, vocabularyOfNote(text, vocabulary));
  const place = { kind: "line", range: { from: 0, to: 0 }, value: "", written: null, status: null } as const;
  for (const word of wording.wordings(place, "todo")) {
    const { edit, from, lines } = insertBlock(text, cursor, lead + word + tail);
    const after = parse(applyEdits(text, [edit]));
    const said = after.statements.find(({ line }) => line === lines.start);
    if (said?.status !== "todo") continue;
    // What it speaks of has another status now, and a heading may be a phase by it.
    const of = said.of.kind === "section" ? after.sections[said.of.section]?.line : after.items[0]?.line;
    const isOf = (line: number): boolean =>
      line === of && (said.of.kind === "section" || (said.of.kind === "note" && note.noteTask !== null));
    const isNew = (line: number): boolean => line === lines.start || isOf(line);
    if (readingOf(note, isOf) !== readingOf(after, isNew)) continue;
    return { edits: [edit], cursor: from + lead.length + word.length };
  }
  throw new Refusal(say("refusal.status-line"));
}

/** What stands around the value of the last line that states a status of the note or a section. */
function wayOf(note: ParsedNote, text: string): { readonly lead: string; readonly tail: string } {
  const lines = new LineIndex(text);
  for (const { range, line, in: where, of } of [...note.statements].reverse()) {
    if (where !== "text" || (of.kind !== "note" && of.kind !== "section")) continue;
    const { from, to } = lines.lineRange(line);
    const [lead, tail] = [text.slice(from, range.from), text.slice(range.to, to).trimEnd()];
    if (LEAD.test(lead) && TAIL.test(tail)) return { lead, tail };
  }
  return { lead: `**${sentence(languageOf(note, text)?.statusKeys[0] ?? "status")}:** `, tail: "" };
}

/** The language of a note, by its words and statuses. */
export function languageOf({ items, statements }: ParsedNote, text: string): ReturnType<typeof languageOfNote> {
  return languageOfNote(
    text,
    [...items, ...statements].flatMap(({ raw }) => raw ?? []),
  );
}

/** As a sentence begins. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

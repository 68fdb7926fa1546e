import { versionParser } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits } from "../text/text-edit";
import { insertBlock } from "./insert-block";
import { readingOf } from "./reading";
import { Refusal, type Rewriting } from "./refusal";
import { say } from "../words/say";

const BLOCK = "```roadmap\nview: outline\nscope: note\n```";

/**
 * A block of code that shows the roadmap of its note, the cursor behind it.
 *
 * @throws {Refusal} when the note would be read otherwise.
 */
export function insertRoadmapBlock(text: string, cursor: number, vocabulary: Vocabulary): Rewriting {
  return insertUnread(text, cursor, [BLOCK], vocabulary);
}

/** The first of some blocks of which nothing is read. */
export function insertUnread(
  text: string,
  cursor: number,
  blocks: readonly string[],
  vocabulary: Vocabulary,
): Rewriting {
  const parse = versionParser(vocabulary);
  const before = readingOf(parse(text), () => false);
  for (const block of blocks) {
    const { edit, from } = insertBlock(text, cursor, block);
    const isQuiet = readingOf(parse(applyEdits(text, [edit])), () => false) === before;
    if (isQuiet) return { edits: [edit], cursor: from + edit.insert.trim().length };
  }
  throw new Refusal(say("refusal.block"));
}

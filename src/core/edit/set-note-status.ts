import type { ParsedNote } from "../note/parsed-note";
import { findFrontmatter } from "../parse/find-frontmatter";
import { parseNote, readProperties, vocabularyOfNote } from "../parse/parse-note";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { statusOf } from "./status-place";
import { StatusWording } from "./status-wording";

const NOTE = { kind: "note" } as const;
const STATUS_KEY = /^(?:status|state)$/i;
/** A line of properties that has such a key and says nothing: the key, with its colon, and what stands for nothing. */
const EMPTY_LINE = /^((["']?)(?:status|state)\2[ \t]*:)([ \t]+(?:"[ \t]*"|'[ \t]*'|~|null))?(?=[ \t]*\r?$|[ \t]+#)/gim;

/**
 * The edit that has a note which says no status of its own state one: in its property for that, where it is empty, else
 * as the last of its properties. Null where it says one, where that property holds something else, where the properties
 * are no plain map, or where the note would then be read otherwise in anything else.
 *
 * @param note what was read in `source`, with `vocabulary`
 */
export function planNoteStatus(note: ParsedNote, to: Status, source: string, vocabulary: Vocabulary): TextEdit | null {
  if (statusOf(note, NOTE) !== null) return null;
  const before = propertiesOf(source);
  if (before === null) return null;
  const wording = new StatusWording(note, source, vocabularyOfNote(source, vocabulary));
  const place = { kind: "property", range: { from: 0, to: 0 }, value: "", written: null, status: null } as const;
  for (const word of wording.wordings(place, to)) {
    for (const edit of editsFor(word, before, source)) {
      const text = applyEdits(source, [edit]);
      const after = parseNote(text, { vocabulary });
      if (statusOf(after, NOTE) !== to || !isSameElse(note, after)) continue;
      const properties = propertiesOf(text);
      if (properties?.others === before.others && properties.isInLine) return edit;
    }
  }
  return null;
}

interface Properties {
  /** Where they begin, between the fences; without any, where they would. */
  readonly from: number;
  /** The text between the fences; null without any. */
  readonly yaml: string | null;
  readonly hasKey: boolean;
  /** Whether no status goes over several lines: what stands below an empty key would become a part of it. */
  readonly isInLine: boolean;
  /** All others, as one text. */
  readonly others: string;
}

/** The properties of a note; null where they are no valid map. */
function propertiesOf(source: string): Properties | null {
  const mark = source.startsWith("\ufeff") ? 1 : 0;
  const found = findFrontmatter(source.slice(mark));
  if (found === null) return { from: mark, yaml: null, hasKey: false, isInLine: true, others: "[]" };
  const { from, to } = found.content;
  const yaml = source.slice(mark + from, mark + to);
  const entries = readProperties(yaml);
  if (entries === null) return null;
  const others = entries.filter(({ key }) => !STATUS_KEY.test(key));
  const said = others.map(({ key, values }) => [key, values.map(({ text, type }) => [text, type])]);
  const own = entries.filter(({ key }) => STATUS_KEY.test(key)).flatMap(({ values }) => values);
  return {
    from: mark + from,
    yaml,
    hasKey: others.length < entries.length,
    isInLine: own.every(({ range }) => !yaml.slice(range.from, range.to).includes("\n")),
    others: JSON.stringify(said),
  };
}

function editsFor(word: string, { from, yaml, hasKey }: Properties, source: string): readonly TextEdit[] {
  if (hasKey) {
    return [...(yaml ?? "").matchAll(EMPTY_LINE)].map(({ 1: key = "", 3: nothing = "", index }) => {
      const at = from + index + key.length;
      return { range: { from: at, to: at + nothing.length }, expected: nothing, insert: ` ${word}` };
    });
  }
  const end = /\r?\n/.exec(source)?.[0] ?? "\n";
  const line = `status: ${word}${end}`;
  const at = from + (yaml?.length ?? 0);
  return [{ range: { from: at, to: at }, expected: "", insert: yaml === null ? `---${end}${line}---${end}` : line }];
}

function isSameElse(before: ParsedNote, after: ParsedNote): boolean {
  return (
    after.items.length === before.items.length &&
    after.statements.length === before.statements.length + 1 &&
    after.items.every(({ status, text }, at) => before.items[at]?.status === status && before.items[at].text === text)
  );
}

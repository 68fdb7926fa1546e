import { newFieldOf } from "../edit/add-field";
import type { TaskItem } from "../note/parsed-note";
import { blocksOf, versionParser } from "../parse/parse-note";
import { categoryOf } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { readingOf } from "./reading";

/** The Tasks plugin's own ids, or Dataview's fields for them. */
const HAS_TASKS_ID = /🆔|[[(]id::/u;

/**
 * Gives the open tasks of a note that have none an id: the sign of the Tasks plugin where the note uses it, else a block
 * id at the end of the line. A task that goes over several lines, stands in a quote, or would be read otherwise in
 * anything but its id, gets none. Edits are ascending.
 *
 * @param within only tasks on lines that it touches; null for all of the note
 * @param newId gives another id each time, which nothing in the vault has
 */
export function giveIds(
  text: string,
  within: TextRange | null,
  vocabulary: Vocabulary,
  newId: () => string,
): readonly TextEdit[] {
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const lines = new LineIndex(text);
  const lists = blocksOf(text).filter(({ kind }) => kind === "list");
  const isTasks = HAS_TASKS_ID.test(text);
  const edits: TextEdit[] = [];
  for (const item of note.items) {
    if (item.kind !== "task" || item.symbolRange === null || item.id !== null || categoryOf(item.status) !== "open")
      continue;
    const { from, to } = lines.lineRange(item.line);
    if (within !== null && (to < within.from || from > within.to)) continue;
    const isTop = lists.some((list) => list.from <= item.range.from && item.range.to <= list.to);
    if (!isTop || item.range.to > to || /^[ \t]*>/.test(item.source)) continue;
    edits.push(toEdit(item, text, lines, isTasks, newId()));
  }
  const isRight = (some: readonly TextEdit[]): boolean => {
    const after = parse(applyEdits(text, some));
    const given = new Set(some.map(({ range }) => lines.lineAt(range.from)));
    const isGiven = (line: number): boolean => given.has(line);
    return (
      readingOf(note, isGiven) === readingOf(after, isGiven) &&
      after.items.length === note.items.length &&
      after.items.every((item, i) => !given.has(item.line) || (item.id !== null && item.title === note.items[i]?.title))
    );
  };
  // Few of many are wrong: they are found by halves.
  const keepRight = (some: readonly TextEdit[]): readonly TextEdit[] => {
    if (some.length === 0 || isRight(some)) return some;
    const half = some.length >> 1;
    return half === 0 ? [] : [...keepRight(some.slice(0, half)), ...keepRight(some.slice(half))];
  };
  return keepRight(edits);
}

function toEdit(item: TaskItem, text: string, lines: LineIndex, isTasks: boolean, id: string): TextEdit {
  const { from, to } = lines.lineRange(item.line);
  const box = item.symbolRange?.from ?? from;
  const [field] = isTasks ? newFieldOf(box, { name: "id", value: id, signed: [`🆔 ${id}`] }, lines, text) : [];
  if (field !== undefined) return field;
  const end = from + text.slice(from, to).trimEnd().length;
  return { range: { from: end, to: end }, expected: "", insert: ` ^${id}` };
}

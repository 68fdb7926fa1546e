import { findFrontmatter } from "../parse/find-frontmatter";
import { parseNote, readProperties } from "../parse/parse-note";
import { isSameName } from "../parse/property-names";
import type { YamlEntry } from "../parse/yaml-entries";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits, type TextEdit } from "../text/text-edit";

/** What properties are to have, by their names: a number, or a word that needs no quotation marks. */
export type PropertyValues = ReadonlyMap<string, string | number>;

/** Properties that are not closed yet: below others they would never be any. */
const HALF_WRITTEN = /^---[ \t]*\r?\n[^\s:#>|-][^:\n]*:(?:\s|$)/;

/** The properties of a note as text. */
interface Head {
  /** What stands before them: a mark of the encoding, or nothing. */
  readonly from: number;
  /** Where what stands between the fences begins and ends; null where there are no properties. */
  readonly content: { readonly from: number; readonly to: number } | null;
  /** Where the note goes on. */
  readonly end: number;
}

/**
 * The edits that give a note these properties and change nothing else: only the values that are others, and lines at
 * the end for what is missing. Empty where all is so already. Null where that cannot be done so: where the properties
 * are no plain map or not closed, one of them is a list or goes over several lines, or something would then be read otherwise.
 */
export function planProperties(
  source: string,
  values: PropertyValues,
  vocabulary: Vocabulary,
): readonly TextEdit[] | null {
  const head = findHead(source);
  const { content } = head;
  if (content === null && HALF_WRITTEN.test(source.slice(head.from))) return null;
  const yaml = content === null ? "" : source.slice(content.from, content.to);
  const entries = readProperties(yaml);
  if (entries === null) return null;
  const edits: TextEdit[] = [];
  const missing: string[] = [];
  for (const [name, value] of values) {
    const found = entries.filter(({ key }) => isSameName(key, name));
    const [entry] = found;
    if (entry === undefined) missing.push(`${name}: ${value}`);
    else {
      const edit = found.length > 1 ? null : editOf(entry, value, yaml);
      if (edit === null || content === null) return null;
      if (edit.expected !== edit.insert) edits.push(moved(edit, content.from));
    }
  }
  edits.sort((a, b) => a.range.from - b.range.from);
  if (missing.length > 0) {
    const end = /\r?\n/.exec(source)?.[0] ?? "\n";
    const at = content?.to ?? head.from;
    const lines = missing.map((line) => line + end).join("");
    const insert = content === null ? `---${end}${lines}---${end}` : lines;
    edits.push({ range: { from: at, to: at }, expected: "", insert });
  }
  return changesOnly(source, edits, values, vocabulary) ? edits : null;
}

/**
 * Whether a note says something else when its file was last changed in the other year: days that are written without one
 * are of the file's.
 */
export function dependsOnYear(source: string, vocabulary: Vocabulary, [a, b]: readonly [number, number]): boolean {
  if (a === b) return false;
  const [before, after] = [a, b].map((fileYear) => JSON.stringify(parseNote(source, { vocabulary, fileYear })));
  return before !== after;
}

function findHead(source: string): Head {
  const from = source.startsWith("\ufeff") ? 1 : 0;
  const found = findFrontmatter(source.slice(from));
  if (found === null) return { from, content: null, end: from };
  const { content, end } = found;
  return { from, content: { from: from + content.from, to: from + content.to }, end: from + end };
}

/** The edit of the YAML that gives an entry that value; null where that is no value in one line. */
function editOf({ key, values }: YamlEntry, value: string | number, yaml: string): TextEdit | null {
  const [scalar] = values;
  if (values.length > 1) return null;
  if (scalar === undefined) return editOfEmpty(key, value, yaml);
  const { from, to } = scalar.range;
  const expected = yaml.slice(from, to);
  const before = yaml.slice(yaml.lastIndexOf("\n", from - 1) + 1, from);
  const colon = before.lastIndexOf(":");
  const isPlain = unquoted(before.slice(0, colon).trimEnd()) === key && /^:[ \t]+$/.test(before.slice(colon));
  if (!isPlain || expected.includes("\n")) return null;
  const isSame = scalar.text === String(value) && (typeof value === "string" || scalar.type === "other");
  return { range: scalar.range, expected, insert: isSame ? expected : String(value) };
}

function editOfEmpty(key: string, value: string | number, yaml: string): TextEdit | null {
  let at = 0;
  for (const line of yaml.split("\n")) {
    const [written, name = ""] = /^([^:#]*):(?=[ \t]*(?:\r?$|[ \t]#))/.exec(line) ?? [];
    if (written !== undefined && unquoted(name.trimEnd()) === key) {
      const place = at + written.length;
      return { range: { from: place, to: place }, expected: "", insert: ` ${value}` };
    }
    at += line.length + 1;
  }
  return null;
}

function unquoted(name: string): string {
  return /^(["'])(.*)\1$/.exec(name)?.[2] ?? name;
}

function moved({ range, ...edit }: TextEdit, by: number): TextEdit {
  return { ...edit, range: { from: range.from + by, to: range.to + by } };
}

/** Whether with the edits the note has the values, and is the same in all else. */
function changesOnly(
  source: string,
  edits: readonly TextEdit[],
  values: PropertyValues,
  vocabulary: Vocabulary,
): boolean {
  const text = applyEdits(source, edits);
  const [before, after] = [findHead(source), findHead(text)];
  // What stands below is the same text, and so is read as it was, if the properties say the same.
  if (text.slice(after.end) !== source.slice(before.end)) return false;
  const heads = [source.slice(0, before.end), text.slice(0, after.end)] as const;
  const says = heads.map((head) => JSON.stringify(parseNote(head, { vocabulary }), withoutPlaces));
  const others = [source, text].map((each) => othersIn(each, values));
  const has = propertiesIn(text);
  return (
    says[0] === says[1] &&
    others[0] === others[1] &&
    [...values].every(([name, value]) =>
      has.some((entry) => isSameName(entry.key, name) && entry.values[0]?.text === String(value)),
    )
  );
}

/** All that is no place in the text. */
function withoutPlaces(key: string, value: unknown): unknown {
  return typeof value === "number" || key === "source" ? 0 : value;
}

function othersIn(source: string, values: PropertyValues): string {
  const others = propertiesIn(source).filter(({ key }) => ![...values.keys()].some((name) => isSameName(name, key)));
  return JSON.stringify(others.map(({ key, values: all }) => [key, all.map(({ text, type }) => [text, type])]));
}

function propertiesIn(source: string): readonly YamlEntry[] {
  const { content } = findHead(source);
  return content === null ? [] : (readProperties(source.slice(content.from, content.to)) ?? []);
}

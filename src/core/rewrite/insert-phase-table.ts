import { versionParser } from "../parse/parse-note";
import type { Vocabulary } from "../status/vocabulary";
import { applyEdits } from "../text/text-edit";
import { insertBlock } from "./insert-block";
import { languageOf, sentence } from "./insert-status-line";
import { readingOf } from "./reading";
import { Refusal, type Rewriting } from "./refusal";
import { toTable } from "./to-table";
import { say } from "../words/say";

/** What heads a column of days, by language. */
const DUE: Readonly<Record<string, string>> = {
  de: "Fällig",
  fr: "Échéance",
  es: "Fecha límite",
  pt: "Prazo",
  it: "Scadenza",
  ru: "Срок",
  zh: "截止",
  ja: "期限",
  ko: "마감",
};
const ROWS = 3;

/** The words of a phase table's header in the language of a note: phase, status, day. */
export function tableWords(...[note, text]: Parameters<typeof languageOf>): readonly [string, string, string] {
  const language = languageOf(note, text);
  const [phase = "phase"] = language?.phaseColumns ?? [];
  return [sentence(phase), sentence(language?.statusKeys[0] ?? "status"), DUE[language?.code ?? ""] ?? "Due"];
}

/**
 * A table of three phases to begin with, the cursor in its first cell.
 *
 * @throws {Refusal} when the note would be read otherwise in anything else.
 */
export function insertPhaseTable(text: string, cursor: number, vocabulary: Vocabulary): Rewriting {
  const parse = versionParser(vocabulary);
  const note = parse(text);
  const [phase, status, due] = tableWords(note, text);
  const todo = languageOf(note, text)?.says.todo ?? "";
  const rows = Array.from({ length: ROWS }, (_, i) => [`${phase} ${i + 1}`, todo, ""]);
  const table = toTable([[phase, status, due], ...rows]);
  const { edit, from, lines } = insertBlock(text, cursor, table);
  const after = parse(applyEdits(text, [edit]));
  const isNew = (line: number): boolean => line >= lines.start && line < lines.end;
  const added = after.items.filter(({ line, status: said }) => isNew(line) && said === "todo").length;
  if (added !== ROWS || readingOf(note, () => false) !== readingOf(after, isNew))
    throw new Refusal(say("refusal.table"));
  const [first = ""] = rows[0] ?? [];
  const newline = edit.insert.includes("\r\n") ? 2 : 1;
  const [header = "", rule = ""] = table.split("\n");
  return { edits: [edit], cursor: from + header.length + rule.length + 2 * newline + "| ".length + first.length };
}

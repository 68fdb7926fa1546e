import type {
  CountedHeading,
  EffortUnit,
  NoteFigures,
  StatedDependency,
  StatedEffort,
  StatedSum,
  StatedWeeks,
} from "../note/note-figures";
import type { ParsedNote } from "../note/parsed-note";
import { blankHidden } from "../parse/blank-hidden";
import { readDependencies } from "../parse/dependencies";
import { readEffort } from "../parse/effort";
import { finish, type Steps } from "../parse/steps";
import { LineIndex } from "../text/line-index";
import type { TextRange } from "../text/range";
import { quote } from "./say";
import { toWeeks } from "./weeks";

/** `note`, just read from `text`, with the figures that findings need. */
export function withFigures(note: ParsedNote, text: string): ParsedNote {
  return finish(figuresInSteps(note, text));
}

/** The same in steps. */
export function* figuresInSteps(note: ParsedNote, text: string): Steps<ParsedNote> {
  return { ...note, figures: yield* readFigures(note, text) };
}

const UNIT_WORDS: readonly (readonly [RegExp, EffortUnit])[] = [
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|ч|час(?:а|ов)?|小时|小時|時間|시간)$/i, "hours"],
  [/^(?:d|days?|tage?n?|jours?|j|días?|dias?|giorn[oi]|дн(?:я|ей)|день|天|日|일)$/i, "days"],
  [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел[яьи]|周|週|週間|주)$/i, "weeks"],
];
const TOTAL = /[:：]{1,2}\s*~?\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(\p{L}{1,12})(?=[\s.,;(（]|$)/u;
const PARTS = /[(（]([^()（）]*\+[^()（）]*)[)）]/;
const PART = /^~?\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(\p{L}{1,12})?(?:\s+[^+]{1,60})?$/u;
const WEEKS_OF =
  /(?:^|[^\p{L}\p{N}])((?:phase|stage|sprint|milestone|step|epic|iteration|etappe|étape|etapa|fase|этап|阶段)\s+\d{1,3}(?:\.\d{1,3})*)\s*(?:[:：,]\s*|\s[-–—]\s|\()\s*((?:weeks?|wochen?|kw|semaines?|semanas?|settiman[ae]|недел[яи])\s+\d{1,3}(?:\s*[-–—]\s*\d{1,3})?)(?!\d)/iu;
const WEEKS_HEADER = /^\P{L}*(?:weeks?|wochen?|kw|semaines?|semanas?|settiman[ae]|недел[яи]|周|週|주)\P{L}*$/iu;
const DOCUMENT_HEADER =
  /^\P{L}*(?:documents?|docs?|documentation|files?|pages?|guides?|notes?|dokumente?|dateien?|seiten?|fichiers?|documentos?|archivos?|arquivos?|documenti|документы?|файлы?|文档|文件|文書|ドキュメント|문서)\P{L}*$/iu;
const WEEKS_CELL = /^(?:w|kw|weeks?)?\s*\d{1,3}(?:\s*[-–—]\s*\d{1,3})?$/i;
const COUNTED =
  /[(（]\s*(\d{1,4})\s*(?:items?|tasks?|todos?|to-dos|things|steps|points|entries|punkte|aufgaben|einträge|éléments|tâches|elementos|tareas|puntos|itens|tarefas|elementi|attività|пункт(?:а|ов)?|задач[аи]?|项|項|个|個|件|개|가지)\s*[)）]/iu;
const LIST_MARKER = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;
const MARKS = /[*_`]/g;
const DEPENDENCY_WORD =
  /depend|requires?|prerequisite|needs|blocked|waits? for|waiting|blocks|abhängig|abhängt|hängt ab|dépend|зависи|依赖|依賴|依存|의존/i;

/** Without any of these in a line there is nothing to read in it. */
const SIGN =
  /effort|estimat|\best:|aufwand|schätzung|charge|esfuerzo|estimación|esforço|impegno|stima|трудо|оценка|工作量|工数|예상 시간|(?:weeks?|wochen?|kw|semaines?|semanas?|settiman[ae]|недел[яи])\s+\d/i;

const ANY_SIGN = new RegExp(SIGN.source, "gi");

const SUM_SIGN = /\+ *~?\d/;

/** The figures that a note states in its text; nothing in code and comments. */
function* readFigures(note: ParsedNote, text: string): Steps<NoteFigures> {
  const isInteresting = mayStateFigures(note, text);
  if (!isInteresting && note.items.length === 0 && note.statements.length === 0) return NO_FIGURES;
  const lines = new LineIndex(text);
  const reader = new FigureReader(note, lines);
  if (isInteresting) {
    const visible = blankHidden(blankComments(text));
    let done = 0;
    for (const { line, written } of reader.isCounting
      ? visibleLines(visible)
      : signedLines(visible, lines, reader.headEnd)) {
      reader.readLine(line, written);
      done += 1;
      if (done % LINES_A_STEP === 0) yield;
    }
  }
  yield;
  return reader.finish();
}

const LINES_A_STEP = 100;

const NO_FIGURES: NoteFigures = {
  sums: [],
  efforts: [],
  weeks: [],
  counted: [],
  keys: [],
  documentRows: [],
  dependencies: [],
};

/** Whether there is anything to look for at all; most notes have nothing of it. */
function mayStateFigures({ items, statements, sections }: ParsedNote, text: string): boolean {
  if (sections.some(({ heading }) => countIn(heading) !== undefined)) return true;
  // Where nothing is planned, only a sum could be wrong.
  const isPlan = items.length > 0 || statements.length > 0 || SUM_SIGN.test(text);
  if (isPlan && SIGN.test(text)) return true;
  return DEPENDENCY_WORD.test(text.slice(0, headEndOf(sections)?.range.from));
}

/** The first section that is not merely the note's title: there its own text ends. */
function headEndOf([, title, second]: ParsedNote["sections"]): ParsedNote["sections"][number] | undefined {
  return title?.level === 1 && title.phase === null ? second : title;
}

/** How many items a heading says that there are below it, as written; undefined where it says nothing of it. */
function countIn(heading: string): string | undefined {
  return /\d/.test(heading) ? COUNTED.exec(heading)?.[1] : undefined;
}

interface WrittenLine {
  readonly line: number;
  readonly written: string;
}

/** The lines outside of code. */
function* visibleLines(visible: string): Generator<WrittenLine> {
  let fence: string | null = null;
  let line = 0;
  for (let start = 0; start <= visible.length; line++) {
    const stop = visible.indexOf("\n", start);
    const end = stop === -1 ? visible.length : stop;
    const written = visible.slice(start, end).replace(/\r$/, "");
    start = end + 1;
    const mark = FENCE.exec(written)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== undefined) fence = mark;
    else yield { line, written };
  }
}

/** Of these the lines in front of `headEnd`, and behind it those with a sign: in a long note they are few. */
function* signedLines(visible: string, lines: LineIndex, headEnd: number): Generator<WrittenLine> {
  const bodyStart = headEnd < lines.count ? lines.startOf(headEnd) : visible.length;
  yield* visibleLines(visible.slice(0, Math.max(0, bodyStart - 1)));
  const code = codeIn(visible);
  let next = 0;
  ANY_SIGN.lastIndex = bodyStart;
  for (let match = ANY_SIGN.exec(visible); match !== null; match = ANY_SIGN.exec(visible)) {
    const line = lines.lineAt(match.index);
    const { from, to } = lines.lineRange(line);
    ANY_SIGN.lastIndex = Math.max(to, match.index + 1);
    while ((code[next]?.to ?? Infinity) <= from) next += 1;
    if (from < (code[next]?.from ?? Infinity)) yield { line, written: visible.slice(from, to).replace(/\r$/, "") };
  }
}

/** The stretches of fenced code, each from its first line to behind its last. */
function codeIn(visible: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let open: { readonly from: number; readonly mark: string } | null = null;
  let done = 0;
  for (const at of fenceMarks(visible)) {
    // What stands further on in a line was seen at its first marks.
    if (at < done) continue;
    const from = visible.lastIndexOf("\n", at - 1) + 1;
    const stop = visible.indexOf("\n", at);
    const end = stop === -1 ? visible.length : stop + 1;
    done = end;
    const mark = FENCE.exec(visible.slice(from, end))?.[1];
    if (open === null) open = mark === undefined ? null : { from, mark };
    else if (mark?.startsWith(open.mark) === true) {
      found.push({ from: open.from, to: end });
      open = null;
    }
  }
  if (open !== null) found.push({ from: open.from, to: visible.length });
  return found;
}

/** Where marks stand that may be those of a fence, ascending. */
function fenceMarks(text: string): readonly number[] {
  const found: number[] = [];
  for (const mark of ["```", "~~~"]) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 3)) found.push(at);
  }
  return found.sort((a, b) => a - b);
}

/** `text` with the insides of HTML comments blanked, at the same length and with the same lines. */
function blankComments(text: string): string {
  let result = "";
  let done = 0;
  for (let from = text.indexOf("<!--"); from !== -1; from = text.indexOf("<!--", done)) {
    const to = text.indexOf("-->", from);
    if (to === -1) break;
    result += text.slice(done, from) + text.slice(from, to + 3).replace(/[^\r\n]/g, " ");
    done = to + 3;
  }
  return result + text.slice(done);
}

class FigureReader {
  readonly #sums: StatedSum[] = [];
  readonly #efforts: StatedEffort[] = [];
  readonly #weeks: StatedWeeks[] = [];
  readonly #documentRows: number[] = [];
  readonly #dependencies: StatedDependency[] = [];
  readonly #counted: CountedHeading[];
  readonly #headings: ReadonlySet<number>;
  readonly #rows: ReadonlySet<number>;
  /** Where the note's own text ends: at its first item, or section that is not merely its title. */
  readonly headEnd: number;
  /** Per section that counts its items: the indents of the list items in its own text. */
  readonly #indents = new Map<number, number[]>();
  #section = 0;

  constructor(
    readonly note: ParsedNote,
    readonly lines: LineIndex,
  ) {
    this.#headings = new Set(note.sections.slice(1).map((section) => section.line));
    this.#rows = new Set(note.items.flatMap((item) => (isTableRow(item) ? [item.line] : [])));
    // What an item says of itself, and all below it, is not said of the note.
    const first = note.items.findIndex((_, place) => place !== note.noteTask);
    this.headEnd = Math.min(headEndOf(note.sections)?.line ?? lines.count, note.items[first]?.line ?? lines.count);
    this.#counted = note.sections.flatMap((section, at) => {
      const said = countIn(section.heading);
      return said === undefined ? [] : [{ ...this.#place(section.line), section: at, said: Number(said), listed: 0 }];
    });
    for (const { section } of this.#counted) this.#indents.set(section, []);
  }

  /** Whether the list items below headings are counted, for which all lines are to be read. */
  get isCounting(): boolean {
    return this.#counted.length > 0;
  }

  readLine(line: number, written: string): void {
    if (this.#headings.has(line)) {
      while ((this.note.sections[this.#section + 1]?.line ?? Infinity) <= line) this.#section += 1;
      return;
    }
    const marker = LIST_MARKER.exec(written);
    if (marker !== null) this.#indents.get(this.#section)?.push(marker[1]?.length ?? 0);
    if (written.length > MAX_LINE || this.#rows.has(line)) return;
    if (/\d/.test(written) && SIGN.test(written)) this.#readNumbers(line, written);
    if (line < this.headEnd && DEPENDENCY_WORD.test(written)) this.#readDependencies(line, written);
  }

  #readNumbers(line: number, written: string): void {
    const plain = written.replace(MARKS, "");
    const weeks = WEEKS_OF.exec(plain);
    const span = toWeeks(weeks?.[2] ?? "");
    if (weeks?.[1] !== undefined && span !== null) {
      this.#weeks.push({ ...this.#place(line), phase: toTitle(weeks[1]), row: null, ...span });
    }
    const hours = readEffort(plain);
    const total = hours === null ? null : TOTAL.exec(plain);
    const unit = UNIT_WORDS.find(([pattern]) => pattern.test(total?.[2] ?? ""))?.[1];
    if (total?.[1] === undefined || unit === undefined) return;
    const amount = toNumber(total[1]);
    this.#efforts.push({ ...this.#place(line), amount, unit });
    const listed = PARTS.exec(plain.slice(total.index + total[0].length))?.[1];
    const parts = listed === undefined ? null : readParts(listed, unit);
    if (parts !== null) this.#sums.push({ ...this.#place(line), total: amount, parts, unit: total[2] ?? unit });
  }

  #readDependencies(line: number, written: string): void {
    const isQuoted = /^[\s>]*/.exec(written)?.[0].length ?? 0;
    for (const dependency of readDependencies(written.slice(isQuoted).replace(MARKS, ""))) {
      this.#dependencies.push({ ...this.#place(line), ...dependency });
    }
  }

  #place(line: number): {
    readonly line: number;
    readonly range: { from: number; to: number };
    readonly quote: string;
  } {
    const { from, to } = this.lines.lineRange(line);
    const written = this.lines.lineText(line);
    const start = from + (written.length - written.trimStart().length);
    return { line, range: { from: start, to: Math.max(start, to) }, quote: quote(written) };
  }

  finish(): NoteFigures {
    this.#readTables();
    const { note } = this;
    return {
      sums: this.#sums,
      efforts: this.#efforts,
      weeks: this.#weeks.sort((a, b) => a.range.from - b.range.from),
      counted: this.#counted.map((counted) => {
        const indents = this.#indents.get(counted.section) ?? [];
        const outermost = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
        return { ...counted, listed: indents.filter((indent) => indent === outermost).length };
      }),
      keys: note.statements.map(({ line, range }) =>
        keyBefore(this.#lineText(line), range.from - this.lines.startOf(line)),
      ),
      documentRows: this.#documentRows,
      dependencies: this.#dependencies,
    };
  }

  #lineText(line: number): string {
    return line >= 0 && line < this.lines.count ? this.lines.lineText(line) : "";
  }

  /** The rows of tables of documents, and the weeks that those of phase tables give in a column of their own. */
  #readTables(): void {
    let header: readonly string[] = [];
    let last = -2;
    this.note.items.forEach((item, place) => {
      if (!isTableRow(item)) return;
      // The delimiter row stands between the header and the first row.
      if (item.line !== last + 1) header = cellsOf(this.#lineText(item.line - 2));
      last = item.line;
      if (DOCUMENT_HEADER.test(header[0] ?? "")) this.#documentRows.push(place);
      const isPhase = item.id !== null && (item.kind !== "row" || item.isPhase);
      const column = isPhase ? header.findIndex((cell) => WEEKS_HEADER.test(cell)) : -1;
      const cell = column === -1 ? "" : (cellsOf(this.#lineText(item.line))[column] ?? "");
      const span = WEEKS_CELL.test(cell) ? toWeeks(cell) : null;
      if (span !== null && item.id !== null) {
        this.#weeks.push({ ...this.#place(item.line), phase: item.id, row: place, ...span });
      }
    });
  }
}

/** What is longer is prose or data. */
const MAX_LINE = 2000;

function isTableRow(item: ParsedNote["items"][number]): boolean {
  return item.kind === "row" || (item.kind === "phase" && item.form === "row");
}

/** Null where a part has another unit or is no amount: then nothing is certain. */
function readParts(listed: string, unit: EffortUnit): readonly number[] | null {
  const parts: number[] = [];
  for (const written of listed.split("+")) {
    const match = PART.exec(written.trim());
    const word = match?.[2];
    const partUnit = word === undefined ? undefined : UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1];
    // In `10 agents` the word is no unit, and the number no amount.
    if (match?.[1] === undefined || (word !== undefined && partUnit !== unit)) return null;
    parts.push(toNumber(match[1]));
  }
  return parts.length > 1 ? parts : null;
}

function toNumber(written: string): number {
  return Number(written.replace(",", "."));
}

function toTitle(id: string): string {
  const [word = "", number = ""] = id.split(/\s+/);
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()} ${number}`;
}

/** The cells of a table's line, without marks. */
function cellsOf(line: string): readonly string[] {
  if (line.length > MAX_LINE) return [];
  const cells = line
    .replace(/^[\s>]*\|?/, "")
    .replace(/\\\|/g, " ")
    .split("|");
  return cells.map((cell) => cell.replace(MARKS, "").trim());
}

/** The words before a value on its line, without marks. */
function keyBefore(line: string, column: number): string {
  const before = line.slice(Math.max(0, column - 80), Math.max(0, column));
  return (/(\p{L}[\p{L} -]*)[^\p{L}]*$/u.exec(before)?.[1] ?? "").trim().toLowerCase();
}

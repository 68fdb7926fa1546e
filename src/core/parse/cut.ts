/** A part of a note that is parsed by itself. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** What must stand before it to be parsed as it is in the note: a table's header for rows in its middle. */
  readonly prefix: string;
  /** What goes on from the chunk before: its last list or table. */
  readonly continues: "list" | "table" | null;
}

/** Text of this size is parsed as a whole; above it remark takes more than its share for every further character. */
export const CHUNK_SIZE = 16_384;

/** HTML that ends at a mark of its own, and definitions, reach across a cut: a note with any is left whole. */
const REACHES_ACROSS = /^ {0,3}(?:<(?:!|\?|script|pre|style|textarea)|\[[^\]\n]{1,999}\]:)/im;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const MARKER = /^([-*+]|\d{1,9}[.)])[ \t]+\S/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const FENCE = /^( {0,3})(`{3,}|~{3,})/;
const DELIMITERS = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;
const ROW = /^\|.*\|[ \t]*$/;

/**
 * Cuts a text where its parts parse as they do in the whole: before headings, top-level list items and table rows that
 * begin a line. Such a line closes all that is open, but fences, HTML and comments; near those nothing is cut.
 *
 * @param body where the text begins behind its frontmatter
 */
export function cutText(text: string, body: number, size: number = CHUNK_SIZE): readonly Chunk[] {
  if (text.length - body <= size || REACHES_ACROSS.test(text))
    return [{ from: 0, to: text.length, prefix: "", continues: null }];
  const cutter = new Cutter(text, size);
  for (let at = body; at < text.length;) {
    const end = text.indexOf("\n", at);
    const next = end === -1 ? text.length : end + 1;
    cutter.readLine(text.slice(at, end === -1 ? text.length : end).replace(/\r$/, ""), at);
    at = next;
  }
  return cutter.finish();
}

class Cutter {
  readonly #chunks: Chunk[] = [];
  #from = 0;
  #prefix = "";
  #continues: Chunk["continues"] = null;
  /** The fence that is open; cutting stops for good where it cannot be told whether one is. */
  #fence: string | null = null;
  #isDoubtful = false;
  /** Within HTML that ends at a blank line. */
  #isHtml = false;
  /** The kind of marker of the top-level list that is open. */
  #list: string | null = null;
  #table: string | null = null;
  #previous = "";
  #beforePrevious = "";

  constructor(
    readonly text: string,
    readonly size: number,
  ) {}

  readLine(line: string, at: number): void {
    this.#read(line, at);
    this.#beforePrevious = this.#previous;
    this.#previous = line;
  }

  finish(): readonly Chunk[] {
    this.#close(this.text.length, "", null);
    return this.#chunks;
  }

  #read(line: string, at: number): void {
    if (this.#isDoubtful || this.#isInFence(line)) return;
    const isBlank = line.trim() === "";
    if (isBlank) this.#isHtml = false;
    else if (/^ {0,3}</.test(line) && !/^ {0,3}<[a-z][a-z0-9+.-]{1,31}:/i.test(line)) this.#isHtml = true;
    if (this.#isHtml) {
      this.#list = null;
      this.#table = null;
      return;
    }
    if (this.#table !== null) {
      if (ROW.test(line)) {
        if (at - this.#from >= this.size) this.#cut(at, this.#table, "table");
        return;
      }
      this.#table = null;
    }
    if (HEADING.test(line)) {
      if (at - this.#from >= this.size) this.#cut(at, "", null);
      this.#list = null;
      return;
    }
    const marker = RULE.test(line) ? null : (MARKER.exec(line)?.[1] ?? null);
    if (marker !== null) this.#readItem(marker, at);
    else if (!isBlank && !/^[ \t]{2,}/.test(line)) this.#readOther(line);
  }

  #readItem(marker: string, at: number): void {
    const kind = /\d/.test(marker) ? marker.slice(-1) : marker;
    const goesOn = this.#list === kind && isPartOfList(this.#previous);
    if (goesOn && at - this.#from >= this.size) this.#cut(at, "", "list");
    // A number other than 1 opens no list in the middle of a paragraph.
    const opens = !/\d/.test(marker) || /^1[.)]$/.test(marker) || this.#previous.trim() === "";
    this.#list = goesOn || opens ? kind : null;
  }

  /** A line at the margin that is no list item: it ends the list, or goes on with its last paragraph. */
  #readOther(line: string): void {
    this.#list = null;
    const isTable =
      DELIMITERS.test(line) && ROW.test(this.#previous) && countPipes(line) === countPipes(this.#previous);
    if (isTable && this.#beforePrevious.trim() === "") this.#table = `${this.#previous}\n${line}\n`;
  }

  #isInFence(line: string): boolean {
    const match = FENCE.exec(line);
    const mark = match?.[2];
    if (this.#fence !== null) {
      const closes = mark?.startsWith(this.#fence) === true && line.trim() === mark;
      if (closes) this.#fence = null;
      return true;
    }
    if (mark === undefined) return false;
    // In a list item it would end with the item, whether it was closed or not.
    if (match?.[1] !== "" && this.#list !== null) this.#isDoubtful = true;
    this.#fence = mark;
    this.#list = null;
    this.#table = null;
    return true;
  }

  #cut(at: number, prefix: string, continues: Chunk["continues"]): void {
    this.#close(at, prefix, continues);
  }

  #close(at: number, prefix: string, continues: Chunk["continues"]): void {
    if (at > this.#from)
      this.#chunks.push({ from: this.#from, to: at, prefix: this.#prefix, continues: this.#continues });
    this.#from = at;
    this.#prefix = prefix;
    this.#continues = continues;
  }
}

/** Whether a list may go on below a line: another item, something indented, or nothing. */
function isPartOfList(line: string): boolean {
  return line.trim() === "" || /^[ \t]{2,}/.test(line) || (MARKER.test(line) && !RULE.test(line));
}

function countPipes(line: string): number {
  return (line.replace(/\\./g, "").match(/\|/g) ?? []).length;
}

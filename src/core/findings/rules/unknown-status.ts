import type { ParsedNote, RowItem } from "../../note/parsed-note";
import type { TextRange } from "../../text/range";
import type { FindingDraft } from "../finding";
import type { Rule } from "../rule";
import { placeOf, quote, quoted } from "../say";

/** A status that the vocabulary does not know, each once a note. */
export const unknownStatus: Rule = {
  name: "unknown-status",
  severity: "info",
  title: "Unknown status",
  check: ({ path, note }) => {
    const byWord = new Map<string, Found[]>();
    const add = (raw: string, found: Found): void => {
      if (!isWord(raw)) return;
      const key = raw.trim().toLowerCase();
      const same = byWord.get(key);
      if (same === undefined) byWord.set(key, [found]);
      else if (same.every(({ line }) => line !== found.line)) same.push(found);
    };
    for (const { status, raw, line, range } of note.statements) {
      if (status === "unknown") add(raw, { line, range, quote: quote(raw), raw });
    }
    for (const item of rowsAmongKnown(note)) {
      add(item.raw, { line: item.line, range: item.statusRange, quote: placeOf(path, item).quote, raw: item.raw });
    }
    return [...byWord.values()].flatMap(([first, ...more]): readonly FindingDraft[] =>
      first === undefined || (more.length === 0 && isName(first.raw))
        ? []
        : [
            {
              line: first.line,
              range: first.range,
              message: `${quoted(first.raw)} is no status that is known${more.length === 0 ? "" : `, and stands here ${more.length + 1} times`}.`,
              quote: first.quote,
              related: more.map(({ line, quote: said }) => ({ path, line, quote: said })),
            },
          ],
    );
  },
};

interface Found {
  readonly line: number;
  readonly range: TextRange;
  readonly quote: string;
  readonly raw: string;
}

/** The rows with an unknown status in tables of which most rows have a known one: others are about something else. */
function rowsAmongKnown({ items }: ParsedNote): readonly RowItem[] {
  const found: RowItem[] = [];
  let table: RowItem[] = [];
  const take = (): void => {
    const filled = table.filter(({ raw }) => raw.trim() !== "");
    const unknown = filled.filter(({ status }) => status === "unknown");
    if (unknown.length * 3 < filled.length) found.push(...unknown);
    table = [];
  };
  for (const item of items) {
    if (item.kind !== "row") continue;
    if (table.length > 0 && item.line !== (table[table.length - 1]?.line ?? 0) + 1) take();
    table.push(item);
  }
  take();
  return found;
}

/** `Tech Lead`: words that all begin with a capital are rather who is asked, where nothing else is called so. */
function isName(raw: string): boolean {
  const words = raw.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  return words.length > 1 && words.every((word) => /^\p{Lu}\P{Lu}/u.test(word));
}

const MAX_WORDS = 3;
const MAX_LENGTH = 32;
/** How grave something is. */
const GRADE =
  /^\P{L}*(?:critical|critique|crítico|kritisch|critico|severe|high|medium|low|minor|major|élevée?|haute?|moyenne?|faible|basse?|hoch|mittel|niedrig|alt[ao]|medi[ao]|baj[ao])\P{L}*$/iu;
const NO_STATUS = /^(?:n\/?a|none|tbd|tba|todo|unknown|unclear|\?+|see\P{L}.*|link|yes|no|x|null|nil|true|false)$/iu;

/** Whether something could be added to the vocabulary: a word or a few, not a sentence, an amount or a blank. */
function isWord(raw: string): boolean {
  const text = raw.trim();
  if (text === "" || text.length > MAX_LENGTH || NO_STATUS.test(text) || GRADE.test(text)) return false;
  if (/\d|[#@/\\<>{}[\]|=]/.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  return words.length <= MAX_WORDS && (words.length > 0 || /\p{Extended_Pictographic}/u.test(text));
}

import { recognizeStatus } from "../status/recognize";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { toPlainText } from "./plain-text";

/** What a legend defines for its note: signs, and characters in checkboxes. */
export type Legend = Pick<Vocabulary, "signs" | "symbols">;

const WORDS = "legend|key|legende|légende|leyenda|legenda|легенда|图例|圖例|凡例|범례";
const MAY_HAVE_LEGEND = /legend|légende|leyenda|легенда|图例|圖例|凡例|범례|\bkey\b/i;
const LEGEND_KEY = new RegExp(`^\\W*(?:status(?:es)?\\s+)?(?:${WORDS})\\s*[:：]\\s*`, "iu");
/** The heading of a legend, or the label above one. */
const LEGEND_LABEL = new RegExp(`^\\P{L}*(?:status(?:es)?\\s+)?(?:${WORDS})\\P{L}*$`, "iu");
const ENTRY =
  /(?:(\p{Extended_Pictographic})\ufe0f?|\[([^\]\s xX])\])\s*(?:(?:[=:–—-]|->|→)\s*)?([^\p{Extended_Pictographic}|,;·•/[]{1,60})/gu;
/** A line that opens with a sign, in a list or a table; a box there is a task. */
const ENTRY_LINE = /^[ \t>]*(?:[-*+][ \t]+|\|[ \t]*)?[*_`]{0,3}(?:\p{Extended_Pictographic}|\[[^\]]\]`)/u;
const TABLE_LINE = /^[ \t>]*\|/;
const MAX_LINE = 1000;
const MAX_ENTRIES = 20;

/** Whether a text may have a legend in it. */
export function mayHaveLegend(text: string): boolean {
  return MAY_HAVE_LEGEND.test(text);
}

/**
 * The lines of a text that may be legends, those whose entries stand below a heading or label put into one line.
 *
 * @example legendLines("## Legend\n\n- 🐌 in progress\n- 🦀 blocked") // ["Legend: 🐌 in progress, 🦀 blocked"]
 */
export function legendLines(text: string): readonly string[] {
  if (!mayHaveLegend(text)) return [];
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (line.length >= MAX_LINE || !mayHaveLegend(line)) return [];
    if (!LEGEND_LABEL.test(line)) return [line];
    const entries = entriesBelow(lines, at + 1);
    return entries.length === 0 ? [] : [`Legend: ${entries.join(", ")}`];
  });
}

function entriesBelow(lines: readonly string[], from: number): readonly string[] {
  const entries: string[] = [];
  for (const line of lines.slice(from, from + MAX_ENTRIES + 4)) {
    const isEntry = line.length < MAX_LINE && ENTRY_LINE.test(line);
    if (isEntry) entries.push(line.replace(/^[ \t>]*(?:[-*+][ \t]+)?|[|\r]/g, " ").trim());
    // Before them may stand blank lines, and the head of a table.
    else if (entries.length > 0 || !(line.trim() === "" || TABLE_LINE.test(line))) break;
  }
  return entries;
}

/**
 * What a legend line defines for its note; null when the line is no legend.
 *
 * @example readLegend("_Status legend:_ ✅ complete, ⏳ pending, ⚠️ blocked", …)
 */
export function readLegend(written: string, vocabulary: Vocabulary): Legend | null {
  const line = toPlainText(written.replace(/[*_`>#]/g, ""));
  const key = LEGEND_KEY.exec(line);
  if (key === null) return null;
  const signs = new Map<string, Status>();
  const symbols = new Map<string, Status>();
  for (const [, sign, symbol, said = ""] of line.slice(key[0].length).matchAll(ENTRY)) {
    const status = recognizeStatus(said.trim(), vocabulary)?.status;
    if (status === undefined) continue;
    if (sign !== undefined) signs.set(sign, status);
    else if (symbol !== undefined) symbols.set(symbol, status);
  }
  return signs.size + symbols.size > 0 ? { signs, symbols } : null;
}

/** A vocabulary in which signs and characters in checkboxes mean what a legend says. */
export function withLegend(vocabulary: Vocabulary, { signs, symbols }: Legend): Vocabulary {
  return {
    ...vocabulary,
    signs: new Map([...vocabulary.signs, ...signs]),
    lights: new Map([...vocabulary.lights, ...signs]),
    symbols: new Map([...vocabulary.symbols, ...symbols]),
    legend: new Set([...vocabulary.legend, ...signs.keys(), ...symbols.keys()]),
  };
}

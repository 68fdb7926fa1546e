import { recognizeStatus } from "../status/recognize";
import type { Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";

const LEGEND_KEY =
  /^\W*(?:status(?:es)?\s+)?(?:legend|key|legende|légende|leyenda|legenda|легенда|图例|圖例|凡例|범례)\s*[:：]\s*/iu;
const ENTRY = /(\p{Extended_Pictographic})\ufe0f?\s*(?:[=:–—-]\s*)?([^\p{Extended_Pictographic}|,;·•/]{1,60})/gu;

/**
 * The signs that a legend line defines for its note; null when the line is no legend.
 *
 * @example readLegend("Status legend: ✅ complete, ⏳ pending, ⚠️ blocked", …)
 */
export function readLegend(line: string, vocabulary: Vocabulary): ReadonlyMap<string, Status> | null {
  const key = LEGEND_KEY.exec(line);
  if (key === null) return null;
  const signs = new Map<string, Status>();
  for (const match of line.slice(key[0].length).matchAll(ENTRY)) {
    const status = recognizeStatus((match[2] ?? "").trim(), vocabulary)?.status;
    if (match[1] !== undefined && status !== undefined) signs.set(match[1], status);
  }
  return signs.size > 0 ? signs : null;
}

/** A vocabulary in which the signs of a legend mean what it says. */
export function withLegend(vocabulary: Vocabulary, legend: ReadonlyMap<string, Status>): Vocabulary {
  return {
    ...vocabulary,
    signs: new Map([...vocabulary.signs, ...legend]),
    lights: new Map([...vocabulary.lights, ...legend]),
  };
}

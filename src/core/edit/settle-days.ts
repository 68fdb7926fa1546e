import type { Dates, ParsedNote } from "../note/parsed-note";
import { versionParser } from "../parse/parse-note";
import { defaultVocabulary, type Vocabulary } from "../status/vocabulary";
import { applyEdits, type TextEdit } from "../text/text-edit";
import { changesDatesOnly, type WantedDates } from "./dates-only";
import { inOrder } from "./line-change";

/** The ways to change one line, the best first: each as edits. The last one will always do. */
export type LineWays = readonly (readonly TextEdit[])[];

/** So often a text is read to find those that are to blame; what is not tried then goes its last way. */
const MAX_TRIES = 400;

/** Which way was chosen for which line. */
type Chosen = readonly { readonly line: number; readonly way: number }[];

/**
 * The places of the best ways to change some lines of a text, by which nothing is read otherwise than by their last ways
 * but the days on which their tasks were closed. All are tried at once; those that are to blame are found by halves.
 */
export function settleDays(text: string, all: readonly LineWays[], symbols: Vocabulary["symbols"]): readonly number[] {
  const last = all.map((ways) => ways.length - 1);
  const open = all.flatMap((ways, line) => (ways.length > 1 ? [{ line, way: 0 }] : []));
  if (open.length === 0) return last;
  const parse = versionParser({ ...defaultVocabulary(), symbols });
  const bareText = applyWays(text, all, last);
  const bare = parse(bareText);
  const settled = (chosen: Chosen): readonly number[] => {
    const ways = [...last];
    for (const { line, way } of chosen) ways[line] = way;
    return ways;
  };
  let tries = 0;
  const isRight = (chosen: Chosen): boolean => {
    tries += 1;
    const after = parse(applyWays(text, all, settled(chosen)));
    const wanted = changedDays(bare, after);
    return wanted.size === chosen.length && changesDatesOnly(bare, after, wanted, bareText);
  };
  const keepRight = (some: Chosen): Chosen => {
    const [first] = some;
    if (first === undefined || tries > MAX_TRIES) return [];
    if (isRight(some)) return some;
    const half = some.length >> 1;
    if (half > 0) return [...keepRight(some.slice(0, half)), ...keepRight(some.slice(half))];
    for (let way = 1; way < (last[first.line] ?? 0); way++) {
      if (isRight([{ line: first.line, way }])) return [{ line: first.line, way }];
    }
    return [];
  };
  const kept = keepRight(open);
  return kept === open || isRight(kept) ? settled(kept) : last;
}

function applyWays(text: string, all: readonly LineWays[], chosen: readonly number[]): string {
  return applyEdits(text, inOrder(all.flatMap((ways, line) => ways[chosen[line] ?? 0] ?? [])));
}

/** What became of the days of closing of those items whose words were changed, where anything did. */
function changedDays(before: ParsedNote, after: ParsedNote): ReadonlyMap<number, WantedDates> {
  const changed = new Map<number, WantedDates>();
  before.items.forEach(({ text, dates }, place) => {
    const now = after.items[place];
    if (now === undefined || now.text === text || now.kind !== "task") return;
    const keys = (["done", "cancelled"] satisfies (keyof Dates)[]).filter((key) => now.dates[key] !== dates[key]);
    if (keys.length > 0) changed.set(place, Object.fromEntries(keys.map((key) => [key, now.dates[key] ?? null])));
  });
  return changed;
}

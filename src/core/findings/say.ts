import type { Item, ParsedNote } from "../note/parsed-note";
import { wordOf } from "../status/label";
import type { StatedStatus } from "../status/status";
import type { FindingPlace } from "./finding";
import { say } from "../words/say";

const MAX_NAME = 60;
const MAX_QUOTE = 160;
/** How many lines of the other side are told; the message has their number. */
export const MAX_RELATED = 5;

/** `text` in quotation marks, cut where it is long. */
export function quoted(text: string): string {
  return say("join.quote", { text: cut(text.trim(), MAX_NAME) });
}

/** What an item is called, in quotation marks. */
export function named(item: Item): string {
  return quoted(item.title === "" ? item.text : item.title);
}

/** `Plans/Harbour Packs.md` as people call it: `Harbour Packs`. */
export function noteName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

/** A status as a word within a sentence. */
export function statusWord(status: StatedStatus): string {
  return wordOf(status);
}

/** What stands where an item is; for a row its name and its status. */
export function quoteOf(item: Item): string {
  if (item.kind === "task" && item.symbol !== null) return cut(item.source.trim(), MAX_QUOTE);
  const isInText = item.kind === "phase" && item.form === "heading";
  const said = isInText || item.raw === null || item.raw === "" ? "" : ` | ${item.raw}`;
  return cut(`${item.text}${said}`, MAX_QUOTE);
}

/** The place of an item. */
export function placeOf(path: string, item: Item): FindingPlace {
  return { path, line: item.line, quote: quoteOf(item) };
}

/** The places of some items of a note, not too many. */
export function placesOf(path: string, note: ParsedNote, places: readonly number[]): readonly FindingPlace[] {
  return places.slice(0, MAX_RELATED).flatMap((place) => {
    const item = note.items[place];
    return item === undefined ? [] : [placeOf(path, item)];
  });
}

/** `text` at most so long, without half a character at its end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${[...text.slice(0, length - 1)].filter((char, at, all) => at < all.length - 1 || !isHalf(char)).join("")}…`;
}

export const quote = (text: string): string => cut(text.trim(), MAX_QUOTE);

function isHalf(char: string): boolean {
  return char.length === 1 && /[\ud800-\udfff]/.test(char);
}

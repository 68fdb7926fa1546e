/**
 * Text that was written as UTF-8 and then read as Mac Roman (`‚úÖ` for ✅) or as Windows-1252 (`ðŸ”´` for 🔴).
 *
 * Such a run is undone by encoding it back and decoding it as UTF-8. Tables: the Encoding Standard's `macintosh` and
 * `windows-1252`, the characters for the bytes 0x80 to 0xFF.
 */
const MAC_ROMAN =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
const WINDOWS_1252 =
  "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

type ByteTable = ReadonlyMap<number, number>;

const TABLES: readonly ByteTable[] = [toByteTable(MAC_ROMAN), toByteTable(WINDOWS_1252)];

function toByteTable(upperHalf: string): ByteTable {
  const bytes = new Map<number, number>();
  for (let i = 0; i < upperHalf.length; i++) bytes.set(upperHalf.charCodeAt(i), 0x80 + i);
  return bytes;
}

/** What begins a sequence and what goes on with it, by each table: the bytes 0xC2 to 0xF4, and 0x80 to 0xBF. */
const SEQUENCE = [MAC_ROMAN, WINDOWS_1252].map((half) => [half.slice(0x42, 0x75), half.slice(0, 0x40)] as const);
const SUSPICIOUS = new RegExp(SEQUENCE.map(([lead, rest]) => `[${lead}][${rest}]`).join("|"));
/**
 * The same by both tables at once, which is more than there may be, and found faster. Engines look scattered characters
 * up one by one outside the pattern; that they are of the few ranges around all of them is asked before.
 */
const NEIGHBOURS = new RegExp(
  `(?=[\u0080-\u0192\u02c6-\u02dd\u03a9-\u03c0\u2013-\u25ca\uf8ff-\ufb02]{2})[${SEQUENCE.map(([lead]) => lead).join("")}][${SEQUENCE.map(([, rest]) => rest).join("")}]`,
);

/** Whether a text may hold a wrongly decoded sequence; most that are above ASCII hold none. */
export function mayBeGarbled(text: string): boolean {
  return NEIGHBOURS.test(text) && SUSPICIOUS.test(text);
}

/** The sequence of UTF-8 that begins at `at` when the text is encoded back, or null when it is none. */
function decodeAt(
  text: string,
  at: number,
  table: ByteTable,
): { readonly char: string; readonly length: number } | null {
  const lead = table.get(text.charCodeAt(at));
  if (lead === undefined) return null;
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  if (length === 0 || lead > 0xf4) return null;
  let codePoint = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = table.get(text.charCodeAt(at + i));
    if (next === undefined || (next & 0xc0) !== 0x80) return null;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  const shortest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  if (codePoint < shortest || codePoint > 0x10ffff || isSurrogate) return null;
  return { char: String.fromCodePoint(codePoint), length };
}

/** A text with its sequences decoded by one table, and what speaks for and against that it was garbled so. */
interface Repair {
  readonly text: string;
  /** How many characters of the garbled text the sequences took up, and how many sequences there are. */
  readonly covered: number;
  readonly sequences: number;
  readonly isBelieved: boolean;
}

/**
 * `text` with every wrongly decoded sequence put right; the same string when there is none.
 *
 * Only whole, valid sequences of UTF-8 are touched. They are believed when one of them is a sign or punctuation, such
 * as `‚úÖ` or `â€”`, which no language writes. Letters (`Ã©`) are believed only where nothing but such sequences stands
 * above ASCII, and short ones only in company: `“café”—` and `l’école, l’état` hold valid sequences by chance.
 *
 * @example repairGarbled("Done ‚úÖ") // "Done ✅"
 */
export function repairGarbled(text: string): string {
  if (!mayBeGarbled(text)) return text;
  const repairs = TABLES.map((table) => repairWith(text, table)).filter((repair) => repair.isBelieved);
  const [first, second] = repairs;
  if (first === undefined) return text;
  return second !== undefined && explainsMore(second, first) ? second.text : first.text;
}

function explainsMore(a: Repair, b: Repair): boolean {
  return a.covered > b.covered || (a.covered === b.covered && a.sequences < b.sequences);
}

function repairWith(text: string, table: ByteTable): Repair {
  let repaired = "";
  let covered = 0;
  let stray = 0;
  let signs = 0;
  let long = 0;
  let latin = 0;
  let otherShort = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    const decoded = code > 0x7f ? decodeAt(text, at, table) : null;
    if (decoded === null) {
      if (code > 0x7f && table.has(code)) stray += 1;
      repaired += text.charAt(at);
      at += 1;
      continue;
    }
    const codePoint = decoded.char.codePointAt(0) ?? 0;
    if (isSign(codePoint)) signs += 1;
    else if (decoded.length > 2) long += 1;
    else if (codePoint < 0x100) latin += 1;
    // Greek and Cyrillic; no other script of two bytes, since ’ and “ before a letter look like those.
    else if (codePoint >= 0x380 && codePoint < 0x480) otherShort += 1;
    else stray += 1;
    repaired += decoded.char;
    covered += decoded.length;
    at += decoded.length;
  }
  const isLetters = stray === 0 && (long > 0 || latin > 1 || otherShort > 3);
  const sequences = signs + long + latin + otherShort;
  return { text: repaired, covered, sequences, isBelieved: signs > 0 || isLetters };
}

/** Punctuation, arrows, symbols, variation selectors, pictographs. */
function isSign(codePoint: number): boolean {
  return (
    (codePoint >= 0x2000 && codePoint < 0x2c00) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0x1f000 && codePoint < 0x1fb00)
  );
}

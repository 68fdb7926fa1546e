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

/** Any two neighbours above ASCII: only there can a garbled sequence stand. */
const SUSPICIOUS = /[^\0-\x7f]{2}/;

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

/**
 * `text` with every wrongly decoded sequence put right; the same string when there is none.
 *
 * Only whole, valid sequences of UTF-8 are touched, so that ordinary accented text stays as it is. Sequences of two
 * (`Ã©`) are believed only next to a longer one or to another of two, since `Ã` and `©` may meet by chance.
 *
 * @example repairGarbled("Done ‚úÖ") // "Done ✅"
 */
export function repairGarbled(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  for (const table of TABLES) {
    const repaired = repairWith(text, table);
    if (repaired !== null) return repaired;
  }
  return text;
}

function repairWith(text: string, table: ByteTable): string | null {
  let repaired = "";
  let long = 0;
  let short = 0;
  for (let at = 0; at < text.length;) {
    const decoded = text.charCodeAt(at) > 0x7f ? decodeAt(text, at, table) : null;
    if (decoded === null) {
      repaired += text.charAt(at);
      at += 1;
      continue;
    }
    if (decoded.length > 2) long += 1;
    else short += 1;
    repaired += decoded.char;
    at += decoded.length;
  }
  return long > 0 || short > 1 ? repaired : null;
}

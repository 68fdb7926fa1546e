import fc from "fast-check";
import { mayBeGarbled, repairGarbled } from "../../../src/core/text/garbled";
import { RUNS } from "../../support/random-notes";

/** All bytes, decoded by the platform. In stream mode, since without it Node 20 takes windows-1252 for Latin-1. */
function decodeTable(label: string): string {
  return new TextDecoder(label).decode(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    { stream: true },
  );
}

const TABLES = { macintosh: decodeTable("macintosh"), "windows-1252": decodeTable("windows-1252") } as const;

/** What `text` looks like when its UTF-8 is read with another table. */
function garble(text: string, label: keyof typeof TABLES): string {
  return [...new TextEncoder().encode(text)].map((byte) => TABLES[label].charAt(byte)).join("");
}

it("the platform knows both tables", () => {
  expect(TABLES.macintosh.slice(0x80, 0x84)).toBe("ÄÅÇÉ");
  expect(TABLES["windows-1252"].slice(0x80, 0x84)).toBe("€\u0081‚ƒ");
});

it.each([
  ["‚úÖ", "✅"],
  ["Done ‚úÖ", "Done ✅"],
  ["Callum‚Äôs small machine ‚Üí here", "Callum’s small machine → here"],
  ["\uf8ffüîÑ", "🔄"],
  ["ðŸ”´ Blocking â€” now", "🔴 Blocking — now"],
  ["â€œFisherâ€™s Havenâ€\u009d", "“Fisher’s Haven”"],
  ["âœ…", "✅"],
])("%s was %s", (garbled, text) => expect(repairGarbled(garbled)).toBe(text));

it.each([
  "plain",
  "",
  "Größe, façade, naïve, señor, Ærø, Ñandú, øre, œuvre, ÿ",
  "“quoted” – ‘text’ — and so on… €5 • ™ ©",
  "ÄÖÜ äöü ß ÀÉÈ",
  "Ã und ©",
  "√2 ≈ 1.41 ≠ ∞",
  "✅ 🔄 ⏳ 完了 готово 검토",
  "¿Qué? ¡Sí!",
  "«Готово»",
  "l’école, l’état, l’équipe et l’éclair",
  "“Öl” und “Ärger”, – äh, … ähm",
  "‚Äpfel‘ und „Öl“",
  "“café”—nice, “résumé”… then",
  "–ä –ö –ü",
])("“%s” is left as it is", (text) => expect(repairGarbled(text)).toBe(text));

it("a short sequence is believed only in company", () => {
  expect(repairGarbled("Ã©")).toBe("Ã©");
  expect(repairGarbled("cafÃ© Ã\u00a0 la carte dÃ©jÃ\u00a0 vu")).toBe("café à la carte déjà vu");
});

describe.each(["macintosh", "windows-1252"] as const)("%s", (label) => {
  it("is undone for every character of three bytes or four", () => {
    for (let codePoint = 0x800; codePoint <= 0x10ffff; codePoint += codePoint < 0x3000 ? 1 : 97) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const char = String.fromCodePoint(codePoint);
      expect([codePoint.toString(16), repairGarbled(garble(char, label))]).toEqual([codePoint.toString(16), char]);
    }
  });

  it("is seen at the first two characters of every sequence", () => {
    const [leads, rests] = [TABLES[label].slice(0xc2, 0xf5), TABLES[label].slice(0x80, 0xc0)];
    const pairs = Array.from(leads).flatMap((lead) => Array.from(rests, (rest) => lead + rest));
    expect(pairs.filter((pair) => !mayBeGarbled(`完了${pair} готово`))).toEqual([]);
  });

  it("is undone in any text with a long character in it", () => {
    const unit = fc.constantFrom(...Array.from("abc äß“”–—…✅🔄⏳完готово1."));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(repairGarbled(garble(`✅ ${text}`, label))).toBe(`✅ ${text}`);
      }),
      { numRuns: RUNS },
    );
  });
});

it("is the same when done twice", () => {
  const unit = fc.constantFrom(...Array.from("aÃ©âœ…€ðŸ”„‚úÖüîÑ\uf8ff ä–"));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const once = repairGarbled(text);
      // What was garbled twice takes two repairs: it must at least come to rest.
      let last = once;
      for (let i = 0; i < 6; i++) last = repairGarbled(last);
      expect(repairGarbled(last)).toBe(last);
    }),
    { numRuns: RUNS },
  );
  for (const text of ["✅ Done", "Größe", "ä–ö"]) expect(repairGarbled(repairGarbled(text))).toBe(text);
});

it("gives text without anything garbled back as the same string", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("abc ÄÖÜäöüßéèàçñ.,-")) }), (text) => {
      expect(repairGarbled(text)).toBe(text);
    }),
    { numRuns: RUNS },
  );
});

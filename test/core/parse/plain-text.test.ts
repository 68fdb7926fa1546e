import fc from "fast-check";
import { toPlainText } from "../../../src/core/parse/plain-text";
import { toEmoji } from "../../../src/core/text/emoji-codes";
import { repairGarbled } from "../../../src/core/text/garbled";
import { RUNS } from "../../support/random-notes";

test("what is seen to read as it stands is what reading it with care gives", () => {
  const part = fc.constantFrom(
    ..."a b Z 9 . : | é à ü ß â Ã © ‚ ú Ö ð Ÿ ” ´ € ™ – — “ ” … • → √ ≈ ∆ ◊ ≠ ✅ ⏳ ⚠️ 🔴 👩‍🚀 π Ω ж ש ع ก क 日 한 ー 。 ﬁ ‡ ·".split(
      " ",
    ),
    ...[" ", " ", "  ", "\t", "\n", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\u202f", "\u2060", "\u3000"],
    ...["\ufeff", "\ufe0f", "\ud83d", "\udd34", ":warning:", "â€”", "‚úÖ", "Ã©", "\uf8ff"],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      const read = toEmoji(repairGarbled(text)).replace(/[\u200b\u200c\u2060\ufeff]/g, "");
      expect(toPlainText(text)).toBe(read.replace(/\s+/g, " ").trim());
    }),
    { numRuns: RUNS * 10 },
  );
});

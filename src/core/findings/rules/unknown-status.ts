import { isName, unknownStatusesIn } from "../../note/unknown-statuses";
import { isOfMachine, recognizeStatus } from "../../status/recognize";
import { defaultVocabulary } from "../../status/vocabulary";
import type { TextRange } from "../../text/range";
import type { FindingDraft } from "../finding";
import type { Rule } from "../rule";
import { placeOf, quote, quoted } from "../say";
import { say } from "../../words/say";

/** A status that the vocabulary does not know, each once a note. */
export const unknownStatus: Rule = {
  name: "unknown-status",
  severity: "info",
  check: ({ path, note }) => {
    const byWord = new Map<string, Found[]>();
    const add = (raw: string, found: Found): void => {
      const key = raw.trim().toLowerCase();
      const same = byWord.get(key);
      if (same === undefined) byWord.set(key, [found]);
      else if (same.every(({ line }) => line !== found.line)) same.push(found);
    };
    for (const { raw, line, range, row } of unknownStatusesIn(note)) {
      if (isSigned(raw)) continue;
      add(raw, { line, range, quote: row === null ? quote(raw) : placeOf(path, row).quote, raw });
    }
    return [...byWord.values()].flatMap(([first, ...more]): readonly FindingDraft[] =>
      first === undefined || (more.length === 0 && isName(first.raw))
        ? []
        : [
            {
              line: first.line,
              range: first.range,
              message: say("join.sentences", {
                first:
                  more.length === 0
                    ? say("finding.unknown", { raw: quoted(first.raw) })
                    : say("finding.unknown-often", { raw: quoted(first.raw), count: more.length + 1 }),
                second: say("finding.unknown-do"),
              }),
              quote: first.quote,
              related: more.map(({ line, quote: said }) => ({ path, line, quote: said })),
            },
          ],
    );
  },
};

/** `✅ Operational`, `✅ PASS`: the sign says enough; the word is of a service or a test, and nobody need give it a meaning. */
function isSigned(raw: string): boolean {
  return isOfMachine(raw) && recognizeStatus(raw.replace(/[\p{L}\p{M}]+/gu, ""), defaultVocabulary()) !== null;
}

interface Found {
  readonly line: number;
  readonly range: TextRange;
  readonly quote: string;
  readonly raw: string;
}

import { versionParser } from "../parse/parse-note";
import { ownRollup } from "../rollup/own-rollup";
import { percentOf, workOf } from "../rollup/percent";
import type { Vocabulary } from "../status/vocabulary";
import { insertUnread } from "./insert-roadmap-block";
import { Refusal, type Rewriting } from "./refusal";
import { say } from "../words/say";

/**
 * A line with what of a note's own items is done, as a plain text that states no status: `8 of 12 (66%)`, since
 * `Progress: 8 of 12` would be the status of whatever it stands in.
 *
 * @throws {Refusal} when there is nothing to count, or any such line would be read.
 */
export function insertRollup(text: string, cursor: number, vocabulary: Vocabulary): Rewriting {
  const rollup = ownRollup(versionParser(vocabulary)(text));
  const work = workOf(rollup);
  if (work === 0) throw new Refusal(say("refusal.no-tasks"));
  const said = `${rollup.done} of ${work} (${percentOf(rollup)})`;
  return insertUnread(text, cursor, [`Progress: ${said}`, `Done so far: ${said}`, said], vocabulary);
}

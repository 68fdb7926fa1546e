import { labelOf } from "../../core/status/label";
import type { StatedStatus } from "../../core/status/status";

/** Whatever is longer stays text, with the badge before it. */
const MAX_LENGTH = 40;
/** What a reader may want to follow or see as it is: links, code, HTML, formulas. */
const MORE_THAN_WORDS = /\[\[|\]\(|[`<>$]|:\/\//;
/** Signs and boxes before and behind words: the badge's shape says the same. */
const BEFORE = /^(?:\[.\]\s|[^\p{L}\p{N}([])+/u;
const BEHIND = /[^\p{L}\p{N}\p{M})\]%٪％+?!]+$/u;

/**
 * The words that a badge shows in the place of a written status: the writer's own, or, for a sign alone, those of the
 * status. Null for what must stay to be read, such as a sentence or a link: the badge then stands before it.
 */
export function toBadgeWord(written: string, status: StatedStatus): string | null {
  if (written.length > MAX_LENGTH || MORE_THAN_WORDS.test(written)) return null;
  const words = withoutMarks(written).replace(BEFORE, "").replace(BEHIND, "").trim();
  return /[\p{L}\p{N}]/u.test(words) && !/^\[.\]$/u.test(words) ? words : labelOf(status);
}

/** An underscore within a word is none. */
const MARKS = /([\p{L}\p{N}]_)(?=[\p{L}\p{N}])|\*\*|__|~~|==|[*_]/gu;

/** What is written, without the marks of bold, struck out and the like: as it reads when it is rendered. */
export function withoutMarks(written: string): string {
  return written.replace(MARKS, (_mark, inWord: string | undefined) => inWord ?? "");
}

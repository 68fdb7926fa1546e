/** A comment that switches rules off; its first group are their names. */
const MUTED = /(?:%%|<!--)\s*plan-of-record:\s*off\b([^%>\n]*(?:\n\s*)?)(?:%%|-->)/gi;

/** A comment that switches rules off. */
export interface MuteComment {
  /** None for all rules. */
  readonly rules: readonly string[];
  /** The offset behind the last name, or behind `off`. */
  readonly namesEnd: number;
}

/** The comments that switch rules off in a note, in the order of the text. */
export function findMuteComments(text: string): readonly MuteComment[] {
  if (!text.includes("plan-of-record:")) return [];
  return [...text.matchAll(MUTED)].map(({ 0: whole, 1: names = "", index }) => {
    const close = whole.endsWith("%%") ? 2 : 3;
    const namesEnd = index + whole.length - close - names.length + names.trimEnd().length;
    return { rules: names.split(/[\s,]+/).filter((name) => name !== ""), namesEnd };
  });
}

/** The rules that a comment `%% plan-of-record: off stale, overdue %%` switches off in its note; `*` for all of them. */
export function readMuted(text: string): readonly string[] {
  const rules = findMuteComments(text).flatMap(({ rules: named }) => (named.length === 0 ? ["*"] : named));
  return [...new Set(rules)];
}

import type { Status } from "../status/status";
import type { TextEdit } from "../text/text-edit";
import type { StatusPlace } from "./status-place";
import type { StatusWording } from "./status-wording";
import { SIGN } from "./written-status";

const SIGNS = new RegExp(SIGN, "gu");
const LETTER = /\p{L}/u;
const MARKS = /^\s*[*_]+\s*$/;

/**
 * An edit of the words of a status, which also changes a sign that says the same and would go on saying it: one with
 * marks or further words between, as in `✅ **Done**`, or one that its heading or item opens or closes with. Null where
 * there are several, or where no sign is known for the status.
 */
export function withSignBeside(
  edit: TextEdit,
  { range, written, kind, status }: StatusPlace,
  to: Status,
  source: string,
  wording: StatusWording,
): TextEdit | null {
  if (written === null) return edit;
  const { from, to: end } = edit.range;
  const isLine = kind === "heading" || kind === "item";
  const start = isLine ? source.lastIndexOf("\n", from - 1) + 1 : range.from;
  const stop = isLine ? end + source.slice(end).search(/[\r\n]|$/) : range.to;
  const beside = [...source.slice(start, stop).matchAll(SIGNS)].filter(({ 0: sign, index }) => {
    const [at, after] = [start + index, start + index + sign.length];
    if (from <= at && at < end) return false;
    const isWithin = range.from <= at && at < range.to;
    if (!isWithin && LETTER.test(source.slice(start, at)) && LETTER.test(source.slice(after, stop))) return false;
    const { signs, lights } = wording.vocabulary;
    const bare = [...sign][0] ?? "";
    const isNext =
      written.sign === "" && (signs.has(bare) || lights.has(bare)) && MARKS.test(source.slice(after, from));
    return isNext || signs.get(bare) === status;
  });
  const [other] = beside;
  if (other === undefined) return edit;
  const at = start + other.index;
  const after = at + other[0].length;
  const sign = wording.signFor(kind, to, other[0]);
  if (beside.length > 1 || sign === "" || written.form === "sign" || edit.insert.search(SIGNS) !== -1) return null;
  const [first, last, insert] =
    at < from
      ? [at, end, sign + source.slice(after, from) + edit.insert]
      : [from, after, edit.insert + source.slice(end, at) + sign];
  return { range: { from: first, to: last }, expected: source.slice(first, last), insert };
}

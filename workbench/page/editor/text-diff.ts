/** A replaced part of a text: `[from, to)` of the old one, and what stands there in the new one. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Above this many pairs of lines the differing middle counts as one change. */
const MAX_PAIRS = 4_000_000;

/** Small changes that turn `before` into `after`; ascending, not overlapping, offsets into `before`. */
export function diffText(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  let start = 0;
  while (start < oldLines.length && start < newLines.length && oldLines[start] === newLines[start]) start++;
  let end = 0;
  while (
    end < oldLines.length - start &&
    end < newLines.length - start &&
    oldLines.at(-1 - end) === newLines.at(-1 - end)
  )
    end++;
  const offset = length(oldLines.slice(0, start));
  const oldMiddle = oldLines.slice(start, oldLines.length - end);
  const newMiddle = newLines.slice(start, newLines.length - end);
  return diffLines(oldMiddle, newMiddle, offset).flatMap((change) => trimChange(before, change));
}

function splitLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function diffLines(oldLines: readonly string[], newLines: readonly string[], offset: number): TextChange[] {
  if (oldLines.length * newLines.length > MAX_PAIRS)
    return [{ from: offset, to: offset + length(oldLines), insert: newLines.join("") }];
  const common = longestCommon(oldLines, newLines);
  const changes: TextChange[] = [];
  let oldAt = 0;
  let newAt = 0;
  let from = offset;
  for (const [oldLine, newLine] of [...common, [oldLines.length, newLines.length] as const]) {
    const to = from + length(oldLines.slice(oldAt, oldLine));
    const insert = newLines.slice(newAt, newLine).join("");
    if (to > from || insert !== "") changes.push({ from, to, insert });
    from = to + (oldLines[oldLine]?.length ?? 0);
    oldAt = oldLine + 1;
    newAt = newLine + 1;
  }
  return changes;
}

/** Pairs of equal lines, ascending: a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : skip;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Leaves out what both sides of a change share at its ends. */
function trimChange(text: string, { from, to, insert }: TextChange): TextChange[] {
  const old = text.slice(from, to);
  let start = 0;
  while (start < old.length && start < insert.length && old[start] === insert[start]) start++;
  let end = 0;
  while (end < old.length - start && end < insert.length - start && old.at(-1 - end) === insert.at(-1 - end)) end++;
  const trimmed = { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
  return trimmed.from === trimmed.to && trimmed.insert === "" ? [] : [trimmed];
}

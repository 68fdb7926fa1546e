import { commonEnd, commonStart } from "./common-ends";
import { LineIndex } from "./line-index";
import { applyEdits, type TextEdit } from "./text-edit";

/** A line that goes or comes, in three parts: what stays, what changes, what stays. */
export type DiffLine = readonly [before: string, changed: string, after: string];

/** Neighbouring lines that edits change. */
export interface DiffHunk {
  /** The first of them, 0-based, as the text stands before. */
  readonly line: number;
  readonly removed: readonly DiffLine[];
  readonly added: readonly DiffLine[];
}

/** What edits, ascending and not overlapping, change in a text, line by line. */
export function diffOf(text: string, edits: readonly TextEdit[]): readonly DiffHunk[] {
  const lines = new LineIndex(text);
  const groups: { readonly first: number; last: number; readonly edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const first = lines.lineAt(edit.range.from);
    const last = lines.lineAt(edit.range.to);
    const group = groups[groups.length - 1];
    if (group === undefined || first > group.last) groups.push({ first, last, edits: [edit] });
    else {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    }
  }
  return groups.flatMap(({ first, last, edits: own }) => {
    const from = lines.startOf(first);
    const before = text.slice(from, lines.lineRange(last).to);
    const after = applyEdits(
      before,
      own.map((edit) => ({ ...edit, range: { from: edit.range.from - from, to: edit.range.to - from } })),
    );
    return toHunk(first, before.split(/\r?\n/), after.split(/\r?\n/));
  });
}

function toHunk(first: number, before: readonly string[], after: readonly string[]): readonly DiffHunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (removed.length === 0 && added.length === 0) return [];
  const line = first + start;
  // Line by line they can be compared only where as many come as go.
  const isPaired = removed.length === added.length;
  const toParts = (own: readonly string[], other: readonly string[]): readonly DiffLine[] =>
    own.map((written, at) => (isPaired ? toDiffLine(written, other[at] ?? "") : ["", written, ""]));
  return [{ line, removed: toParts(removed, added), added: toParts(added, removed) }];
}

function toDiffLine(own: string, other: string): DiffLine {
  const start = commonStart(own, other);
  const end = own.length - commonEnd(own, other, start);
  return [own.slice(0, start), own.slice(start, end), own.slice(end)];
}

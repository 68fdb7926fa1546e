/** A half-open stretch of a text, in UTF-16 offsets: the text it means is `text.slice(from, to)`. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Whether `inner` lies wholly within `outer`. */
export function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The text that `range` means in `text`. */
export function sliceOf(text: string, range: TextRange): string {
  return text.slice(range.from, range.to);
}

/** A half-open stretch of a text, in UTF-16 offsets: the text it means is `text.slice(from, to)`. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

import type { Paint } from "./paint";

/** `text` at exactly `width` columns, cut or filled up. */
export function fit(text: string, width: number, { widthOf }: Pick<Paint, "widthOf">): string {
  if (widthOf(text) <= width) return text + " ".repeat(width - widthOf(text));
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…${" ".repeat(Math.max(0, width - 1 - widthOf(kept)))}`;
}

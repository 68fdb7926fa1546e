import stringWidth from "string-width";

/** `text` at exactly `width` columns of a terminal, cut or filled up. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text + " ".repeat(width - stringWidth(text));
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…${" ".repeat(Math.max(0, width - 1 - stringWidth(kept)))}`;
}

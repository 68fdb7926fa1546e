import { toPlain, toShort } from "./plain";

/** Text that begins with a letter of a script that runs from right to left. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text as XML holds it. */
function toXml(text: string): string {
  return toPlain(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Attributes of an element by their names; those that are undefined are left out. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element with text in it, or with none. Numbers have at most one decimal, as a picture needs no more. */
export function svg(name: string, attributes: SvgAttributes, text?: string): string {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? Math.round(value * 10) / 10 : toXml(value)}"`],
  );
  return `<${name}${all.join("")}${text === undefined ? "/>" : `>${toXml(text)}</${name}>`}`;
}

/** A line along `d`, without anything inside. */
export function svgLine(d: string, stroke: string, more: SvgAttributes = {}): string {
  return svg("path", { d, fill: "none", stroke, ...more });
}

/** How a text is put. */
export interface TextStyle {
  readonly size?: number;
  readonly isStrong?: boolean;
  readonly fill: string;
  /** Whether `x` is its right end. */
  readonly isAtEnd?: boolean;
  /** What it may take, in pixels; no end without it. */
  readonly width?: number;
}

/** A line of text with its left end at `x`, or as its style says; it runs in its own direction. */
export function svgText(x: number, y: number, text: string, style: TextStyle): string {
  const { size = 12, isStrong = false, fill, isAtEnd = false, width } = style;
  // No picture can measure text: half as wide as high is what most letters are, and a little more.
  const short = width === undefined ? text : toShort(toPlain(text), Math.floor(width / (size * 0.52)));
  const isRtl = RIGHT_TO_LEFT.test(short);
  const attributes = {
    x,
    y,
    fill,
    "font-size": size,
    "font-weight": isStrong ? 600 : undefined,
    direction: isRtl ? "rtl" : undefined,
    "text-anchor": isRtl === isAtEnd ? undefined : "end",
  };
  return svg("text", attributes, short);
}

/** A whole picture, of `width` × `height` pixels, which its title names for those who cannot see it, too. */
export function svgOf(
  width: number,
  height: number,
  title: string,
  { ground, text }: { readonly ground: string; readonly text: string },
  parts: readonly string[],
): string {
  const font = "system-ui, -apple-system, 'Segoe UI', sans-serif";
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, role: "img", "font-family": font });
  return [
    root.replace("/>", ">"),
    svg("title", {}, title),
    svg("rect", { width, height, fill: ground }),
    svgText(EDGE, 34, title, { size: 18, isStrong: true, fill: text }),
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** The room around what is drawn. */
export const EDGE = 24;

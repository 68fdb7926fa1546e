// Lucide icons, as Obsidian has them: up to 0.446, names with or without `lucide-`. [D Icons]

/** One element of an icon: tag, attributes, children. */
export type IconNode = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children?: readonly IconNode[],
];

const SVG = "http://www.w3.org/2000/svg";
const builtIn = new Map<string, readonly IconNode[]>();
const added = new Map<string, string>();

/** Names that Obsidian keeps for icons that Lucide renamed. [F] */
const RENAMED: Readonly<Record<string, string>> = {
  "check-circle": "circle-check-big",
  "alert-circle": "circle-alert",
  "alert-triangle": "triangle-alert",
  "help-circle": "circle-help",
  "more-horizontal": "ellipsis",
  "more-vertical": "ellipsis-vertical",
  "x-circle": "circle-x",
  "plus-circle": "circle-plus",
  "bar-chart-2": "chart-no-axes-column",
  "kanban-square": "square-kanban",
  "gantt-chart": "chart-no-axes-gantt",
  columns: "columns-2",
  "sort-asc": "arrow-up-narrow-wide",
  "filter-x": "funnel-x",
  edit: "square-pen",
  "edit-3": "pen-line",
  "any-key": "keyboard",
  cross: "x",
  "search-glyph": "search",
};

/** Hands over the built-in icons, before any plugin loads. */
export function installIcons(nodes: Readonly<Record<string, readonly IconNode[]>>): void {
  for (const [name, children] of Object.entries(nodes)) builtIn.set(name, children);
}

export function addIcon(iconId: string, svgContent: string): void {
  added.set(iconId, svgContent);
}

export function removeIcon(iconId: string): void {
  added.delete(iconId);
}

export function getIconIds(): string[] {
  return [...[...builtIn.keys()].map((name) => `lucide-${name}`), ...added.keys()];
}

/** A fresh `svg.svg-icon`, or null for a name that is not known. */
export function getIcon(iconId: string): SVGSVGElement | null {
  const own = added.get(iconId);
  if (own !== undefined) return parseSvg(iconId, own);
  const asked = iconId.replace(/^lucide-/, "");
  const name = builtIn.has(asked) ? asked : (RENAMED[asked] ?? asked);
  const children = builtIn.get(name);
  if (children === undefined) return null;
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { width: "24", height: "24", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor" };
  setAttributes(svg, { ...attributes, "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" });
  svg.classList.add("svg-icon", `lucide-${name}`);
  for (const child of children) svg.append(toElement(child));
  return svg;
}

/** Replaces what `parent` holds by the icon; an unknown name leaves it empty. */
export function setIcon(parent: HTMLElement, iconId: string): void {
  const icon = getIcon(iconId);
  if (icon === null) {
    parent.replaceChildren();
    console.warn(`No icon named ${iconId}`);
    return;
  }
  parent.replaceChildren(icon);
}

function toElement([tag, attributes, children]: IconNode): SVGElement {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  for (const child of children ?? []) element.append(toElement(child));
  return element;
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) if (name !== "key") element.setAttribute(name, value);
}

/** Icons of plugins are the inside of an svg of 100 by 100. [T addIcon] */
function parseSvg(iconId: string, content: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="${SVG}" viewBox="0 0 100 100">${content}</svg>`,
    "image/svg+xml",
  );
  const root = parsed.documentElement;
  if (!(root instanceof SVGSVGElement)) return null;
  const svg = document.importNode(root, true);
  svg.classList.add("svg-icon", iconId);
  return svg;
}

import type { StatedStatus } from "../../core/status/status";
import { shapesOf } from "../status-shapes";

const SVG = "http://www.w3.org/2000/svg";

/** The shape of a status, as in the pane, for where there is no Preact. */
export function drawStatusIcon(doc: Document, status: StatedStatus, progress = 0.5): SVGElement {
  const icon = element(doc, "svg", {
    class: "por-status-icon",
    "data-status": status,
    viewBox: "0 0 16 16",
    width: "16",
    height: "16",
    "aria-hidden": "true",
  });
  icon.append(...shapesOf(status, progress).map(([name, attributes]) => element(doc, name, attributes)));
  return icon;
}

function element(doc: Document, name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made: SVGElement = doc.createElementNS(SVG, name as "svg");
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

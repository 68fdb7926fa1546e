import type { StatedStatus } from "../core/status/status";

/** An element of SVG: its name and its attributes. */
export type Shape = readonly [name: "circle" | "path" | "rect", attributes: Readonly<Record<string, string>>];

const CHECK = "M4.4 8.3 5.5 7.2 7.1 8.8 10.5 5.3 11.6 6.4 7.1 11Z";
const CROSS = "M5 6.1 6.1 5 8 6.9 9.9 5 11 6.1 9.1 8 11 9.9 9.9 11 8 9.1 6.1 11 5 9.9 6.9 8Z";
const DISC = "M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5Z";
const OCTAGON = "M5.2 1.25h5.6l3.95 3.95v5.6l-3.95 3.95H5.2L1.25 10.8V5.2Z";
const PAGE =
  "M4.5 1.25h7A1.75 1.75 0 0 1 13.25 3v10a1.75 1.75 0 0 1-1.75 1.75h-7A1.75 1.75 0 0 1 2.75 13V3A1.75 1.75 0 0 1 4.5 1.25Z";

/**
 * What the shape of a status is drawn of, in a square of 16: circles for the states of work, pages for the states of
 * documents, an octagon for blocked work. Each is told apart without its colour.
 *
 * @param progress how far along what is active is, 0–1
 */
export function shapesOf(status: StatedStatus, progress: number): readonly Shape[] {
  switch (status) {
    case "todo":
      return [circle("por-line", "6")];
    case "active":
      return [
        circle("por-line", "6"),
        circle("por-pie", "1.875", { pathLength: "100", "stroke-dasharray": `${toShare(progress)} 100` }),
      ];
    case "review":
      return [circle("por-line", "6"), circle("por-fill", "2.5")];
    case "blocked":
      return [fill(`${OCTAGON}M4.5 7.1v1.8h7V7.1Z`)];
    case "deferred":
      return [circle("por-line", "6"), line("M6.4 5.9v4.2M9.6 5.9v4.2")];
    case "done":
      return [fill(DISC + CHECK)];
    case "cancelled":
      return [fill(DISC + CROSS)];
    case "por":
      return [fill(PAGE + CHECK)];
    case "draft":
      return [page("por-line por-dashed")];
    case "reference":
      return [page("por-line"), line("M6 6h4M6 9.5h4")];
    case "unknown":
      return [circle("por-line por-dashed", "6"), line("M6.4 6.5c.1-2 3.2-2 3.2 0 0 1.2-1.6 1.2-1.6 2.4M8 11.2v.1")];
  }
}

function circle(classes: string, r: string, more: Readonly<Record<string, string>> = {}): Shape {
  return ["circle", { class: classes, cx: "8", cy: "8", r, ...more }];
}

function line(d: string): Shape {
  return ["path", { class: "por-line", d }];
}

function fill(d: string): Shape {
  return ["path", { class: "por-fill", "fill-rule": "evenodd", d }];
}

function page(classes: string): Shape {
  return ["rect", { class: classes, x: "3.5", y: "2", width: "9", height: "12", rx: "1.25" }];
}

/** A little is shown of what has begun, and never all: a full circle would read as done. */
function toShare(progress: number): number {
  return Math.round(Math.max(0.12, Math.min(0.9, progress)) * 100);
}

import type { StatedStatus } from "../status/status";

/** The colours of a picture, each as SVG 1.1 knows them: `#4c8c4a`, `rgb(76, 140, 74)`. */
export interface Palette {
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  /** What is overdue, and what is today. */
  readonly error: string;
  readonly accent: string;
  readonly status: Readonly<Record<StatedStatus, string>>;
}

const GREY = "#8a8f98";

/** For where there is no theme to ask. */
export const LIGHT: Palette = {
  ground: "#ffffff",
  text: "#222222",
  muted: "#5c5c5c",
  line: "#e0e0e0",
  error: "#c9302c",
  accent: "#7852ee",
  status: {
    todo: GREY,
    active: "#086ddd",
    review: "#00a6a6",
    blocked: "#d8353f",
    deferred: GREY,
    done: "#0a9d3c",
    cancelled: "#b4b8bf",
    por: "#7852ee",
    draft: GREY,
    reference: GREY,
    unknown: "#cc6d00",
  },
};

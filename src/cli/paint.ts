import { styleText } from "node:util";
import stringWidth from "string-width";
import type { Severity } from "../core/findings/finding";
import type { Paint } from "../core/report/paint";
import type { StatedStatus } from "../core/status/status";

type Style = Parameters<typeof styleText>[0];

const STYLE: Readonly<Record<StatedStatus, Style>> = {
  todo: "gray",
  active: "blue",
  review: "cyan",
  blocked: "red",
  deferred: "yellow",
  done: "green",
  cancelled: "gray",
  por: "magenta",
  draft: "cyan",
  reference: "gray",
  unknown: "yellow",
};

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "blue" };

/** Paints only for a terminal, and not where `NO_COLOR` asks for none (no-color.org). */
export function createPaint(isTerminal: boolean, environment: NodeJS.ProcessEnv): Paint {
  const isPlain = !isTerminal || (environment["NO_COLOR"] ?? "") !== "";
  const style = (format: Style, text: string): string => (isPlain || text === "" ? text : styleText(format, text));
  return {
    strong: (text) => style("bold", text),
    faint: (text) => style("gray", text),
    status: (status, text) => style(STYLE[status], text),
    severity: (severity, text) => style(SEVERITY_STYLE[severity], text),
    widthOf: stringWidth,
  };
}

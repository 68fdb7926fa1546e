import type { Palette } from "../../core/export/palette";
import { STATUSES, type StatedStatus } from "../../core/status/status";

/** The colours in which `element`, a part of the pane, is drawn, as any program that shows pictures knows them. */
export function readPalette(element: HTMLElement): Palette {
  const { ownerDocument } = element;
  const probe = ownerDocument.createElement("span");
  probe.className = "por-probe";
  element.append(probe);
  const canvas = ownerDocument.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pixel = canvas.getContext("2d", { willReadFrequently: true });
  const colourOf = (variable: string, status: StatedStatus | null = null): string => {
    if (status === null) probe.removeAttribute("data-status");
    else probe.dataset["status"] = status;
    probe.style.setProperty("color", `var(${variable})`);
    const colour = ownerDocument.defaultView?.getComputedStyle(probe).color ?? "";
    if (pixel === null) return colour;
    // Whatever way the theme writes it, and however much it lets through, this is what it looks like.
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const statuses: readonly StatedStatus[] = [...STATUSES, "unknown"];
  const palette = {
    // First, so that what lets it through is painted on it.
    ground: colourOf("--por-ground"),
    text: colourOf("--text-normal"),
    muted: colourOf("--text-muted"),
    line: colourOf("--background-modifier-border"),
    error: colourOf("--text-error"),
    accent: colourOf("--interactive-accent"),
    status: Object.fromEntries(statuses.map((status) => [status, colourOf("--por-status", status)])) as Record<
      StatedStatus,
      string
    >,
  };
  probe.remove();
  return palette;
}

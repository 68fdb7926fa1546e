import type { BadgeCounts, BadgeFace } from "../../core/badge/badge";
import { labelOf } from "../../core/status/label";
import type { StatedStatus } from "../../core/status/status";
import { drawStatusIcon } from "./draw-status-icon";

/** What of a badge is seen and heard. */
export type BadgeLook = Pick<BadgeFace, "kind" | "status" | "counts" | "label">;

/**
 * A badge as the reader sees it, in whichever view: a shape with a word, a count or both. It can be focused; what it
 * does then is up to whoever shows it.
 *
 * @param word what stands for a status: null for its usual words, empty where the text itself stands beside it
 * @param opens what a click opens: a menu where the status can be set, else the card
 */
export function drawBadge(
  doc: Document,
  { kind, status, counts, label }: BadgeLook,
  word: string | null,
  opens: "menu" | "dialog",
): HTMLElement {
  const shape = status ?? statusOf(counts);
  const element = doc.createElement("span");
  element.className = "por-mark";
  element.dataset["kind"] = kind;
  element.dataset["status"] = shape;
  element.tabIndex = 0;
  element.role = "button";
  element.ariaHasPopup = opens;
  const share = counts === null || counts.total === 0 ? undefined : counts.done / counts.total;
  element.append(drawStatusIcon(doc, shape, share));
  const put = (classes: string, text: string): HTMLElement => {
    const child = doc.createElement("span");
    child.className = classes;
    child.textContent = text;
    element.append(child);
    return child;
  };
  // Heard is the label; seen is what takes less room.
  put("por-sr", label);
  const isWorded = kind === "status" || kind === "note" || counts === null;
  if (isWorded && status !== null && word !== "") put("por-mark-word", word ?? labelOf(status)).ariaHidden = "true";
  if (kind !== "status" && counts !== null) put("por-mark-count", `${counts.done}/${counts.total}`).ariaHidden = "true";
  return element;
}

/** What counts amount to, for the shape of a badge that shows nothing else. */
function statusOf(counts: BadgeCounts | null): StatedStatus {
  if (counts === null || counts.done === 0) return "todo";
  return counts.done < counts.total ? "active" : "done";
}

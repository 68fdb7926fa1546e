import type { TaskItem } from "../note/parsed-note";

const OPENING = /^[A-Z]{1,6}-?\d{1,5}(?:\.\d{1,4})*\s*(?:[:.)\]|]|[-–—]\s)/;

/** Whether a task's id is meant as one: `B1: …` and not `S3 upload`; one of the Tasks plugin, or a block's. */
export function isSetOff({ id, text }: TaskItem): boolean {
  return id !== null && (text.includes("🆔") || id.startsWith("^") || OPENING.test(text.replace(/[*_~`]/g, "")));
}

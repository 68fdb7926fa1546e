import { inBrackets, withBlanks, type Part } from "./add-field";
import type { TextEdit } from "../text/text-edit";

/** What may be taken out of a text with something said in it, such as `✅ 2026-11-30`, so that nothing is left of that. */
export function partsAround(text: string, start: number, said: string): readonly Part[] {
  const bracketed = inBrackets(text, start, start + said.length);
  const whole = withBlanks(text, start, said);
  const parts = bracketed === null ? [whole] : [bracketed, whole];
  return parts.flatMap((part) => [part, ...withSeparator(text, part)]);
}

/** A part of a text with what parts it from what is before it, and with what parts it from what is behind it. */
function withSeparator(text: string, { start, text: part }: Part): readonly Part[] {
  const end = start + part.length;
  const before = /[^\s,;·•|/–—-]([ \t]*[,;·•|/–—-]+[ \t]*)$/.exec(text.slice(0, start))?.[1];
  const behind = /^[ \t]*[,;·•|/–—-]+/.exec(text.slice(end))?.[0];
  const parts = before === undefined ? [] : [{ start: start - before.length, text: before + part }];
  if (behind === undefined) return parts;
  const blanks = /^[ \t]/.test(part) ? "" : (/^[ \t]+/.exec(text.slice(end + behind.length))?.[0] ?? "");
  return [...parts, { start, text: part + behind + blanks }];
}

/** Whether something is left at a place where a day was taken out that only makes sense with it: `Ship,` or `()`. */
export function leavesOver(edits: readonly TextEdit[], after: string): boolean {
  let shift = 0;
  return edits.some(({ range, insert }) => {
    const at = range.from + shift;
    shift += insert.length - (range.to - range.from);
    if (insert.trim() !== "") return false;
    if (after.slice(at - 1, at + 1) === "``") return true;
    const before = after.slice(after.lastIndexOf("\n", at - 1) + 1, at).trimEnd();
    const behind = (/^[^\n]*/.exec(after.slice(at))?.[0] ?? "").trim().replace(/^\^[A-Za-z0-9-]+$/, "");
    // What parts the cells of a table stays.
    if (before.endsWith("|") && (behind === "" || behind.startsWith("|"))) return false;
    if (/[([{]$/.test(before)) return /^[)\]},;]/.test(behind);
    if (/[,;:·•|/–—-]$/.test(before)) return behind === "" || /^[,;:·•|/–—)\]-]/.test(behind);
    return /^$|^[\s>]*(?:[-*+]|\d+[.)])?\s*\[.\]$/u.test(before) && /^[,;:·•|/–—-]/.test(behind);
  });
}

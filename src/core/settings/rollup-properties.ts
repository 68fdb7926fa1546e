import { isSameName, isUnderstoodProperty } from "../parse/property-names";

/** What of a note's plan can be written to its properties. */
export const ROLLUP_FIGURES = ["progress", "open", "status"] as const;

export type RollupFigure = (typeof ROLLUP_FIGURES)[number];

/** The property that each is written to; empty where it is not written. */
export type RollupProperties = Readonly<Record<RollupFigure, string>>;

export const NO_PROPERTIES: RollupProperties = { progress: "", open: "", status: "" };

/** Why `name` can not be that of a property to write to, given the names of others; null when it can. */
export function findPropertyFault(name: string, others: readonly string[]): string | null {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N} _-]*$/u.test(name) || name.length > 60) {
    return "A name has letters, digits, blanks, - and _, and begins with a letter.";
  }
  if (/^(?:true|false|null|yes|no|on|off)$/i.test(name)) return "That is no name, but a value.";
  if (isUnderstoodProperty(name)) return `“${name}” is read as a part of the plan: choose another name.`;
  return others.some((other) => isSameName(other, name)) ? `“${name}” is used for something else already.` : null;
}

/** Whether any of it is to be written. */
export function writesProperties(properties: RollupProperties): boolean {
  return ROLLUP_FIGURES.some((figure) => properties[figure] !== "");
}

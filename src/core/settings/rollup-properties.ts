import { isSameName, isUnderstoodProperty } from "../parse/property-names";
import { say } from "../words/say";

/** What of a note's plan can be written to its properties. */
export const ROLLUP_FIGURES = ["progress", "open", "status"] as const;

export type RollupFigure = (typeof ROLLUP_FIGURES)[number];

/** The property that each is written to; empty where it is not written. */
export type RollupProperties = Readonly<Record<RollupFigure, string>>;

export const NO_PROPERTIES: RollupProperties = { progress: "", open: "", status: "" };

/** Why `name` cannot be that of a property to write to, given the names of others; null when it can. */
export function findPropertyFault(name: string, others: readonly string[]): string | null {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N} _-]*$/u.test(name) || name.length > 60) {
    return say("fault.property");
  }
  if (/^(?:true|false|null|yes|no|on|off)$/i.test(name)) return say("fault.property-value");
  if (isUnderstoodProperty(name)) return say("fault.property-read", { name });
  return others.some((other) => isSameName(other, name)) ? say("fault.property-used", { name }) : null;
}

/** Whether any of it is to be written. */
export function writesProperties(properties: RollupProperties): boolean {
  return ROLLUP_FIGURES.some((figure) => properties[figure] !== "");
}

import type { Severity } from "../findings/finding";
import type { StatedStatus } from "../status/status";

/** How text is told apart where it is printed, and how much room it takes there. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  status(status: StatedStatus, text: string): string;
  severity(severity: Severity, text: string): string;
  /** In columns. */
  widthOf(text: string): number;
}

const asItIs = (text: string): string => text;

/** Without any colour, a column a character. */
export const PLAIN: Paint = {
  strong: asItIs,
  faint: asItIs,
  status: (_, text) => text,
  severity: (_, text) => text,
  widthOf: (text) => [...text].length,
};

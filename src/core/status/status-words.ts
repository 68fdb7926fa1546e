import type { Status } from "./status";

/** The phrases of one language for each status. */
export type StatusWords = Readonly<Record<Status, readonly string[]>>;

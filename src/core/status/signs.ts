import type { Status } from "./status";

/** Signs that state a status by themselves, without variation selectors. */
export const STATUS_SIGNS: ReadonlyMap<string, Status> = new Map([
  ["⏳", "todo"],
  ["⌛", "todo"],
  ["📋", "todo"],
  ["⬜", "todo"],
  ["🔲", "todo"],
  ["☐", "todo"],
  ["◻", "todo"],
  ["🔜", "todo"],
  ["🔄", "active"],
  ["🚧", "active"],
  ["🔨", "active"],
  ["🏗", "active"],
  ["👀", "review"],
  ["⛔", "blocked"],
  ["🛑", "blocked"],
  ["🚫", "blocked"],
  ["⏸", "deferred"],
  ["✅", "done"],
  ["✔", "done"],
  ["✓", "done"],
  ["☑", "done"],
  ["❌", "cancelled"],
  ["✖", "cancelled"],
  ["✗", "cancelled"],
]);

/** Traffic lights: a status in a status cell or statement, elsewhere an urgency, a risk or an ornament. */
export const TRAFFIC_LIGHTS: ReadonlyMap<string, Status> = new Map([
  ["🟢", "done"],
  ["🟩", "done"],
  ["🟡", "active"],
  ["🟨", "active"],
  ["🔴", "blocked"],
  ["🟥", "blocked"],
  ["⚪", "todo"],
]);

/** What the characters in a checkbox mean; every other one is an open task. */
export const SYMBOLS: ReadonlyMap<string, Status> = new Map([
  [" ", "todo"],
  ["\t", "todo"],
  ["x", "done"],
  ["X", "done"],
  ["/", "active"],
  [">", "deferred"],
  ["-", "cancelled"],
]);

import { setFlagsFromString } from "node:v8";

/**
 * Has the engine compile a pattern the first time that it is used. By itself it interprets that one use and compiles the
 * pattern at the next, which for the hundreds of patterns of the reader is work done twice.
 */
export function compilePatternsAtOnce(): void {
  setFlagsFromString("--no-regexp-tier-up");
}

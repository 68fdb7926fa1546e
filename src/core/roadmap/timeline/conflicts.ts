import type { Finding } from "../../findings/finding";

/** What contradicts the time of lines: tells for a line, from 0, in a sentence; null for nothing. */
export function conflictsIn(findings: readonly Finding[]): (path: string, line: number) => string | null {
  const conflicts = new Map<string, string>();
  for (const { rule, path, line, message, related } of findings) {
    if (rule !== "schedule-conflict") continue;
    for (const place of [{ path, line }, ...related]) conflicts.set(`${place.line} ${place.path}`, message);
  }
  return (path, line) => conflicts.get(`${line} ${path}`) ?? null;
}

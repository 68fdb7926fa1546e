/** A note or folder that could not be read, and why. */
export interface ReadProblem {
  readonly path: string;
  readonly reason: string;
}

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "it is not there any more"],
  ["ENAMETOOLONG", "its path is too long"],
  ["ELOOP", "its links lead in a circle"],
  ["ENOTDIR", "what should be a folder in its path is a file"],
  ["EISDIR", "it is a folder"],
]);

/** Why something could not be read or written, in words for people. */
export function reasonOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}

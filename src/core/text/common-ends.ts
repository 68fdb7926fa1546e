/** How many characters two texts begin with alike. */
export function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** How many characters two texts end with alike, behind the first `start`. */
export function commonEnd(a: string, b: string, start: number): number {
  let at = 0;
  while (
    at < a.length - start &&
    at < b.length - start &&
    a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)
  ) {
    at += 1;
  }
  return at;
}

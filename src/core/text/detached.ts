/** A copy that does not keep the text alive which it was cut from, as a part of a string may. */
export function detached(part: string): string {
  const copy = ` ${part}`;
  // Looking at a character joins what was only put side by side.
  copy.charCodeAt(0);
  return copy.slice(1);
}

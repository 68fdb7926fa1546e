/** What a pattern is made of: text that stands there as it is, or one of the three kinds of stars. */
type Part = string | { readonly stars: "*" | "**" | "**/" };

/**
 * What tells whether a path, with `/`, is the one of a pattern, or in a folder that is, at any depth. `*` stands for
 * anything but `/`, `**` for anything, and `**` before `/` for any folders or none; all else for itself.
 *
 * It takes no longer than the length of the path times that of the pattern, whatever stars there are.
 */
export function toPathTest(pattern: string): (path: string) => boolean {
  const parts = [{ stars: "**/" } as const, ...partsOf(pattern)];
  return (path) => {
    // How far into the path what was looked at of the pattern may reach, ascending.
    let ends: readonly number[] = [0];
    for (const part of parts) ends = typeof part === "string" ? behind(path, part, ends) : over(path, part.stars, ends);
    return ends.some((end) => end === path.length || path[end] === "/");
  };
}

function partsOf(pattern: string): readonly Part[] {
  const parts = pattern.replace(/^(?:\.\/+)+|\/+$/g, "").split(/(\*\*\/|\*+)/);
  return parts.map((part) => {
    if (!part.startsWith("*")) return part;
    return { stars: part === "*" || part === "**/" ? part : "**" };
  });
}

function behind(path: string, text: string, ends: readonly number[]): readonly number[] {
  return ends.filter((end) => path.startsWith(text, end)).map((end) => end + text.length);
}

function over(path: string, stars: "*" | "**" | "**/", ends: readonly number[]): readonly number[] {
  const were = new Set(ends);
  const found: number[] = [];
  let isOpen = false;
  for (let at = ends[0] ?? Infinity; at <= path.length; at += 1) {
    const isBehindSlash = path[at - 1] === "/";
    if (stars === "*" && isBehindSlash) isOpen = false;
    if (were.has(at) || (isOpen && (stars !== "**/" || isBehindSlash))) found.push(at);
    if (were.has(at)) isOpen = true;
  }
  return found;
}

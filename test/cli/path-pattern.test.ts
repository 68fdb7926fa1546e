import fc from "fast-check";
import { toPathTest } from "../../src/cli/path-pattern";
import { RUNS } from "../support/random-notes";

/** The same as one expression, which is plain, and takes for ever where there are many stars. */
function toRegex(pattern: string): RegExp {
  const source = pattern
    .replace(/^(?:\.\/+)+|\/+$/g, "")
    .replace(/[.+^${}()|[\]\\?]/g, "\\$&")
    .replace(/\*\*\/|\*+/g, (stars) => (stars === "**/" ? "(?:.*/)?" : stars === "*" ? "[^/]*" : ".*"));
  return new RegExp(`^(?:.*/)?${source}(?:/.*)?$`);
}

const of = (...signs: string[]) => fc.array(fc.constantFrom(...signs), { maxLength: 9 }).map((all) => all.join(""));
const paths = of("a", "b", "/", "a/", ".", "ab");
const patterns = of("a", "b", "/", "*", "**", "**/", "***", ".", "./", "?");

test("a pattern matches what the plain expression does", () => {
  fc.assert(
    fc.property(patterns, paths, (pattern, path) => {
      expect(toPathTest(pattern)(path)).toBe(toRegex(pattern).test(path));
    }),
    { numRuns: 20 * RUNS },
  );
});

test.each([
  ["Archive", "Archive/2025/Boat.md", true],
  ["Archive", "Old/Archive/Boat.md", true],
  ["Archive", "Archive.md", false],
  ["./Archive/", "Archive/Boat.md", true],
  ["Archive/*.md", "Archive/Boat.md", true],
  ["Archive/*.md", "Archive/2025/Boat.md", false],
  ["Archive/**/*.md", "Archive/Boat.md", true],
  ["Archive/**/*.md", "Archive/2025/07/Boat.md", true],
  ["20**", "2025/07/Boat.md", true],
  ["a.md", "abmd", false],
])("%s and %s: %s", (pattern, path, isMatch) => {
  expect(toPathTest(pattern)(path)).toBe(isMatch);
});

test("many stars take no time", () => {
  const path = `${"a".repeat(200)}/`.repeat(20);
  const begun = performance.now();
  expect(toPathTest(`${"a*".repeat(40)}x`)(path)).toBe(false);
  expect(toPathTest(`${"**/a**".repeat(40)}x`)(path)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

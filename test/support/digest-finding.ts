import type { Finding } from "../../src/core/findings/finding";

/**
 * A finding in lines of text; lines of notes count from 1.
 *
 * @example
 * Boat.md:1 “Hull” is open, but both tasks under it are done.
 *   Boat.md:2 - [x] Sand
 *   fix: Tick “Hull”: " " becomes "x"
 */
export function digestFinding({ path, line, message, related, fix }: Finding): readonly string[] {
  return [
    `${path}:${line + 1} ${message}`,
    ...related.map((place) => `  ${place.path}:${place.line + 1} ${place.quote}`),
    ...(fix === undefined
      ? []
      : [
          `  fix: ${fix.title}: ${fix.edits
            .flatMap(({ edits }) => edits)
            .map(({ expected, insert }) => `${JSON.stringify(expected)} becomes ${JSON.stringify(insert)}`)
            .join(", ")}`,
        ]),
  ];
}

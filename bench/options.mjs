// What is asked of the benchmark.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { FOLDER_PARTS, PARTS } from "./parts.mjs";

export const HELP = `npm run bench -- [options]
  --smoke           only see that everything runs, in less than a minute
  --notes 100,1000  the sizes of the generated vaults; by default 100, 1,000, 10,000 and 50,000 notes
  --vault DIR       the notes of a folder instead, of which only ${FOLDER_PARTS.join(" and ")} are timed
  --only PART       only this part, may be repeated: ${PARTS.join(", ")}
  --rounds 5        how often each is timed; medians are shown
  --json FILE       write all figures there as well
  --profile DIR     write a CPU profile of every process there, which makes them slower`;

/**
 * Understands what is written behind the program's name; null where help is asked for.
 *
 * @throws {Error} with what is wrong with it, in one line
 */
export function readOptions(args) {
  const options = parse(args);
  if (options.help) return null;
  const isSmoke = options.smoke;
  const sizes = (options.notes ?? (isSmoke ? "100" : "100,1000,10000,50000")).split(",").map(Number);
  const rounds = Number(options.rounds ?? (isSmoke ? "1" : "5"));
  const isCount = (number) => Number.isInteger(number) && number > 0;
  if (!sizes.every(isCount)) throw new Error(`--notes is numbers as 100,1000, not “${options.notes}”`);
  if (!isCount(rounds)) throw new Error(`--rounds is a number from 1, not “${options.rounds}”`);
  const unknown = options.only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only is one of ${PARTS.join(", ")}, not “${unknown}”`);
  const folder = options.vault === undefined ? null : resolve(options.vault);
  if (folder !== null) checkFolder(folder, options.only);
  return { isSmoke, sizes, rounds, folder, only: options.only, json: options.json, profile: options.profile };
}

function checkFolder(folder, only) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}`);
  const other = only.find((part) => !FOLDER_PARTS.includes(part));
  if (other !== undefined) {
    throw new Error(`--vault goes with --only ${FOLDER_PARTS.join(" and ")}, not with “${other}”`);
  }
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        smoke: { type: "boolean", default: false },
        notes: { type: "string" },
        vault: { type: "string" },
        only: { type: "string", multiple: true, default: [] },
        rounds: { type: "string" },
        json: { type: "string" },
        profile: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(error.message.split("\n", 1)[0].replace(/\. To specify a positional argument.*/, ""), {
      cause: error,
    });
  }
}

import { readLabelledNotes } from "./labels";
import { MEASURES, scoreNote, type Measure, type Miss, type Tally } from "./score-note";

/** Prints how well labelled notes are read: npm run score -- DIR [--misses]. */
async function run(args: readonly string[]): Promise<void> {
  const folder = args.find((arg) => !arg.startsWith("--"));
  if (folder === undefined) throw new Error("Say which folder of labelled notes: npm run score -- DIR");
  const notes = await readLabelledNotes(folder);
  const scores = notes.map(scoreNote);
  const misses: Miss[] = scores.flatMap((score) => score.misses);
  for (const { path, line, measure, reason } of misses) console.log(`${path}:${line}  ${measure}: ${reason}`);
  console.log(`\n${notes.length} notes\n`);
  console.log("                     agreed  extra  missed  precision  recall     F1");
  for (const measure of MEASURES)
    console.log(
      toLine(
        measure,
        scores.map((score) => score.tallies[measure]),
      ),
    );
  const total = scores.reduce((sum, { traps }) => sum + traps.total, 0);
  const counted = scores.reduce((sum, { traps }) => sum + traps.counted, 0);
  console.log(`\nlook-alikes counted: ${counted} of ${total}`);
}

function toLine(measure: Measure, tallies: readonly Tally[]): string {
  const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
  const [agreed, extra, missed] = [sum("agreed"), sum("extra"), sum("missed")];
  const share = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(3));
  const cells = [
    String(agreed).padStart(6),
    String(extra).padStart(6),
    String(missed).padStart(7),
    share(agreed, agreed + extra).padStart(10),
    share(agreed, agreed + missed).padStart(7),
    share(2 * agreed, 2 * agreed + extra + missed).padStart(6),
  ];
  return `${measure.padEnd(20)} ${cells.join(" ")}`;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

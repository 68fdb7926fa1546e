// Times the reading of generated vaults: npm run bench -- [--smoke] [--notes 100,1000] [--rounds 5]
// Only ratios within one run carry over to another machine.
import { build } from "esbuild";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { measure } from "./measure.mjs";
import { createVault } from "./vault.mjs";

const { values: options } = parseArgs({
  options: {
    smoke: { type: "boolean", default: false },
    notes: { type: "string", default: "100,1000" },
    rounds: { type: "string", default: "5" },
  },
});
const sizes = options.smoke ? [100] : options.notes.split(",").map(Number);
const rounds = options.smoke ? 1 : Number(options.rounds);
if (![...sizes, rounds].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("--notes takes whole numbers above 0 with commas between them, --rounds one of them.");
  process.exit(2);
}

/** The functions of entry.ts, bundled as they would ship. */
async function loadSubjects() {
  const folder = await mkdtemp(join(tmpdir(), "plan-of-record-bench-"));
  try {
    const outfile = join(folder, "entry.cjs");
    await build({
      entryPoints: ["bench/entry.ts"],
      outfile,
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20",
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { cutIntoLines, parseWithRemark, readAndIndex } = await loadSubjects();
const subjects = {
  "cut into lines": cutIntoLines,
  "remark, all of it": parseWithRemark,
  "read and index": readAndIndex,
};

/** The medians over one vault, with what it holds. */
function measureVault(noteCount) {
  const notes = createVault(noteCount);
  const works = Object.entries(subjects).map(([name, subject]) => [name, () => subject(notes)]);
  const characters = notes.reduce((sum, { text }) => sum + text.length, 0);
  const items = readAndIndex(notes);
  return { noteCount, characters, items, medians: measure(Object.fromEntries(works), rounds) };
}

measureVault(50); // lets the compiler warm up, so that the first size is not the slowest
const results = sizes.map(measureVault);

for (const { noteCount, characters, items, medians } of results) {
  console.log(
    `\n${noteCount} notes, ${(characters / 1e6).toFixed(2)} M characters, ${items} items; median of ${rounds}`,
  );
  const remark = medians["remark, all of it"];
  console.table(
    Object.fromEntries(
      Object.entries(medians).map(([name, ms]) => [
        name,
        {
          ms: Number(ms.toFixed(2)),
          "µs a note": Math.round((ms * 1000) / noteCount),
          "remark ÷ this": Number((remark / ms).toFixed(1)),
        },
      ]),
    ),
  );
}

if (results.length > 1) {
  const [first, last] = [results[0], results[results.length - 1]];
  console.log(`\nGrowth of the time per note from ${first.noteCount} to ${last.noteCount} notes; 1 is linear:`);
  for (const name of Object.keys(subjects)) {
    const growth = last.medians[name] / last.noteCount / (first.medians[name] / first.noteCount);
    console.log(`  ${name}: ${growth.toFixed(2)}`);
  }
}

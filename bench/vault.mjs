// A vault made up in memory, the same for the same seed.

const WORDS =
  "the of and to a in is for that with on as be this by are from at or it an have not was which can will use one all more when data model run test note plan service index cache query report release design user team week build".split(
    " ",
  );
const STATES = ["✅ Done", "🔄 In progress", "⏳ Pending", "Blocked", "Not started", "Complete (2/6 shipped)"];
const SYMBOLS = [" ", " ", "x", "x", "/", "-"];

/** Numbers in [0, 1) that depend on nothing but the seed (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The small pieces that notes are made of, all drawn from one source of random numbers. */
function createWriter(random, noteCount) {
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const words = (count) => times(count, () => pick(WORDS)).join(" ");
  const link = () => `[[${toName(below(noteCount))}]]`;
  const sentence = () => `${words(8 + below(12))}${random() < 0.1 ? ` ${link()}` : ""}.`;
  const paragraph = () => times(2 + below(4), sentence).join(" ");
  const task = (indent) => `${indent}- [${pick(SYMBOLS)}] ${words(4 + below(8))}${random() < 0.2 ? ` ${link()}` : ""}`;
  return { below, pick, times, words, link, paragraph, task };
}

const toName = (at) => `Note ${at}`;
const toPath = (at) => `Folder ${at % 20}/${toName(at)}.md`;

/** Prose under headings, with lists, links and code: what most notes of a vault are. */
function writeProse({ below, times, words, paragraph, link }, title) {
  const sections = times(2 + below(5), (at) => {
    const body = [`## ${words(3)}`, ...times(1 + below(3), paragraph)];
    if (at % 2 === 1) body.push(times(3 + below(4), () => `- ${words(6)} ${link()}`).join("\n"));
    if (at % 3 === 2) body.push(`\`\`\`js\nconst ${words(1)} = "${words(4)}";\n\`\`\``);
    return body.join("\n\n");
  });
  return [`# ${title}`, paragraph(), ...sections].join("\n\n") + "\n";
}

/** Phases with a status, tasks two levels deep, and a table of statuses between paragraphs of prose. */
function writePlan({ below, pick, times, words, paragraph, task, link }, title) {
  const phases = times(3 + below(4), (at) => {
    const tasks = times(4 + below(8), () => [task(""), ...times(below(3), () => task("  "))].join("\n")).join("\n");
    const rows = times(3 + below(6), () => `| ${words(3)} ${link()} | ${pick(STATES)} | ${1 + below(9)}h |`).join("\n");
    const table = `| Item | Status | Effort |\n| --- | --- | --- |\n${rows}`;
    return [`## Phase ${at}: ${words(3)}`, `**Status:** ${pick(STATES)}`, paragraph(), tasks, table].join("\n\n");
  });
  return ["---\nstatus: active\ntags: [plan]\n---", `# ${title}`, paragraph(), ...phases].join("\n\n") + "\n";
}

/**
 * The notes of a vault, one in ten of which holds plans: `{ path, text }`, ascending by number.
 *
 * The n-th note is the same kind of note in a vault of any size, so that sizes can be compared.
 */
export function createVault(noteCount, seed = 1) {
  return Array.from({ length: noteCount }, (_, at) => {
    const writer = createWriter(createRandom(seed * 1_000_003 + at), noteCount);
    const write = at % 10 === 0 ? writePlan : writeProse;
    return { path: toPath(at), text: write(writer, toName(at)) };
  });
}

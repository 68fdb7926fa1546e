// Vaults made up in memory, the same for the same seed.
import { ENGLISH, LANGUAGES } from "./vault/languages.mjs";
import { createPieces } from "./vault/pieces.mjs";
import { createDice } from "./vault/random.mjs";

/** Blocks with blank lines between them, as a note. */
const toText = (blocks) => blocks.join("\n\n") + "\n";

/** Prose under a heading, and what commonly stands between: lists, code, quotes. Nothing of a plan. */
function writeSection(
  dice,
  pieces,
  {
    level = 2,
    title = pieces.title,
    most = 2,
    listShare = 0.5,
    listItems = 5,
    named = 0.15,
    marked = 0,
    codeShare = 0.2,
  } = {},
) {
  const { between, chance, times } = dice;
  const blocks = [`${"#".repeat(level)} ${title()}`, ...times(between(1, most), pieces.paragraph)];
  if (chance(listShare))
    blocks.push(pieces.list(between(Math.ceil(listItems / 2), Math.ceil(listItems * 1.5)), named, marked));
  if (chance(codeShare)) blocks.push(pieces.code());
  if (chance(0.08)) blocks.push(pieces.quote());
  if (chance(0.05)) blocks.push(pieces.image());
  return blocks;
}

/** What most notes of a vault are: some sections of prose; in one of twenty a table that plans nothing. */
function writeProse(dice, pieces, title) {
  const sections = dice.times(dice.between(2, 6), () => writeSection(dice, pieces));
  const head = dice.chance(0.3) ? [`---\ntags: [${dice.pick(["idea", "log", "ref"])}]\naliases: []\n---`] : [];
  const blocks = [...head, `# ${title}`, pieces.paragraph(), ...sections.flat()];
  if (dice.chance(0.05)) blocks.push(pieces.otherTable(dice.between(3, 8)));
  return toText(blocks);
}

/** Phases with a status, tasks two levels deep and tables of statuses between prose; about twenty items. */
function writePlan(dice, pieces, title) {
  const { between, chance, times } = dice;
  const phases = times(between(2, 3), (at) => [
    `## Phase ${at + 1}: ${pieces.title()}`,
    ...(chance(0.6) ? [pieces.status()] : []),
    pieces.paragraph(),
    pieces.tasks(between(3, 8)),
    ...(chance(0.4) ? [pieces.statusTable(between(3, 6))] : []),
  ]);
  const rest = times(between(0, 2), () => writeSection(dice, pieces));
  return toText([
    "---\nstatus: active\ntags: [plan]\n---",
    `# ${title}`,
    pieces.paragraph(),
    ...phases.flat(),
    ...rest.flat(),
  ]);
}

/** A log that nobody has split: 60 to 120 KB, with a few tasks in every other section. */
function writeLog(dice, pieces, title) {
  const sections = dice.times(dice.between(80, 160), (at) => [
    ...writeSection(dice, pieces, { listItems: 8 }),
    ...(at % 8 === 0 ? [pieces.tasks(dice.between(1, 4))] : []),
  ]);
  return toText([`# ${title}`, ...sections.flat()]);
}

/** How many notes lie in a folder, and how many such folders' numbers share one above. */
const FOLDER = 60;
const AREAS = 12;

const nameOf = (at) => `Note ${at}`;

function pathOf(at) {
  const folder = Math.floor(at / FOLDER);
  return `Area ${folder % AREAS}/Project ${folder}/${nameOf(at)}.md`;
}

/** A link to a note before this one, so that the note is the same in a vault of any size. Most are near; a few lead home. */
function toLinker(dice, at, nameOfNote) {
  const { below, chance } = dice;
  return () => {
    if (at === 0 || chance(0.03)) return `[[Idea ${below(1000)}]]`;
    if (chance(0.02)) return `[[${nameOfNote(0)}]]`;
    const target = chance(0.7) ? at - 1 - below(Math.min(at, 100)) : below(at);
    return `[[${nameOfNote(target)}${chance(0.15) ? "|that" : ""}]]`;
  };
}

/**
 * The n-th note of a vault of any size: `{ path, text }`.
 *
 * One in ten holds plans, one in 500 is large, one in four is not in English.
 */
export function createNote(at, seed = 1) {
  const dice = createDice(seed * 1_000_003 + at);
  const language = at % 4 === 3 ? LANGUAGES[(at >> 2) % LANGUAGES.length] : ENGLISH;
  const pieces = createPieces(dice, language, toLinker(dice, at, nameOf));
  const write = at % 500 === 250 ? writeLog : at % 10 === 0 ? writePlan : writeProse;
  return { path: pathOf(at), text: write(dice, pieces, nameOf(at)) };
}

/** The first notes of a vault: those of a smaller one are the first of a larger one. */
export function createVault(noteCount, seed = 1) {
  return Array.from({ length: noteCount }, (_, at) => createNote(at, seed));
}

/** A page of a handbook in many languages: prose, lists, tables of keys and parameters; hardly ever a task. */
function createHandbookPage(at) {
  const dice = createDice(7_000_003 + at);
  const languages = [ENGLISH, ENGLISH, ENGLISH, ENGLISH, ...LANGUAGES];
  const which = at % languages.length;
  const name = (other) => `Page ${Math.floor(other / languages.length)} ${other % languages.length}`;
  const pieces = createPieces(dice, languages[which], toLinker(dice, at, name));
  const sections = dice.times(dice.between(3, 16), () => [
    ...writeSection(dice, pieces, {
      title: pieces.handbookTitle,
      listShare: 0.48,
      listItems: 3,
      marked: 0.13,
      codeShare: 0.2,
    }),
    ...(dice.chance(0.055) ? [pieces.otherTable(dice.between(3, 9), 0.3)] : []),
  ]);
  if (at % 100 === 17) sections.push([`## ${pieces.title()}`, pieces.tasks(4)]);
  const head = `---\npermalink: page/${at}\ndescription: ${pieces.words(8)}\n---`;
  const text = toText([head, pieces.paragraph(), ...sections.flat()]);
  return { path: `lang-${which}/${pieces.words(1)}/${name(at)}.md`.replaceAll(" /", "/"), text };
}

/** A document of a project that is planned in its notes: long, with many lists, and here and there tasks or a table. */
function createProjectDocument(at) {
  const dice = createDice(9_000_011 + at);
  const name = (other) => `Document ${other}`;
  const pieces = createPieces(dice, ENGLISH, toLinker(dice, at, name));
  const { between, chance, pick } = dice;
  const size = pick([0.4, 0.6, 0.8, 1, 1, 1.2, 1.4, 1.8]) * (at % 40 === 20 ? 5 : 1);
  const hasPlan = chance(0.82);
  const plans = [
    ...(hasPlan && chance(0.91) ? [pieces.tasks(between(4, 12))] : []),
    ...(hasPlan && chance(0.85) ? [pieces.statusTable(between(3, 7))] : []),
    ...(hasPlan && chance(0.6) ? [pieces.otherTable(between(3, 7), 0.2)] : []),
  ];
  const sections = dice.times(Math.round(size * 15.5), () =>
    writeSection(dice, pieces, {
      level: pick([2, 3, 3, 4]),
      title: pieces.projectTitle,
      most: 3,
      listShare: 0.65,
      listItems: 6,
      named: 0.3,
      codeShare: 0.4,
    }),
  );
  for (const plan of plans) {
    const heading = `## ${pick(["Phase 2: ", "Next: ", ""])}${pieces.title()}`;
    sections.splice(dice.below(sections.length + 1), 0, [heading, ...dice.times(2, pieces.paragraph), plan]);
  }
  const status = hasPlan && chance(0.6) ? [pieces.status()] : [];
  const text = toText([`# ${name(at)}`, ...status, pieces.sentence(), ...sections.flat()]);
  return { path: `docs/${pick(["api", "design", "plans", "guides", "reports"])}/${name(at)}.md`, text };
}

/** The two mixes that stand for real vaults; what each is like is told in README.md beside this file. */
export const MIXES = {
  ordinary: { noteCount: 6300, create: createHandbookPage },
  dense: { noteCount: 440, create: createProjectDocument },
};

/** The notes of a mix, or so many of them. */
export function createMix(name, noteCount = MIXES[name].noteCount) {
  return Array.from({ length: noteCount }, (_, at) => MIXES[name].create(at));
}

/** A project's document of about so many characters, with tasks in every sixth section and a table in every twelfth. */
export function createDocument(characters, seed = 1) {
  const dice = createDice(11_000_027 + seed);
  const pieces = createPieces(dice, ENGLISH, toLinker(dice, 90, nameOf));
  const blocks = ["---\nstatus: active\n---", "# Edited", pieces.paragraph()];
  for (let at = 0, length = 0; length < characters; at++) {
    const section =
      at % 6 === 1
        ? [`## Phase ${at}: ${pieces.title()}`, pieces.tasks(8)]
        : writeSection(dice, pieces, {
            level: dice.pick([2, 3]),
            listShare: 0.8,
            listItems: 8,
            named: 0.3,
            codeShare: 0.3,
          });
    if (at % 12 === 2) section.push(pieces.statusTable(6));
    blocks.push(...section);
    length += section.reduce((sum, block) => sum + block.length + 2, 0);
  }
  return toText(blocks);
}

/** One section without a heading of about so many characters: a `list` of tasks, or a `table` of statuses. */
export function createSection(kind, characters, seed = 1) {
  const dice = createDice(13_000_003 + seed);
  const pieces = createPieces(dice, ENGLISH, toLinker(dice, 90, nameOf));
  const write = kind === "list" ? pieces.tasks : pieces.statusTable;
  return write(Math.ceil((1000 * characters) / write(1000).length)) + "\n";
}

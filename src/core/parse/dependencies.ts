import type { Dependency } from "../note/parsed-note";
import { LineKey } from "./keyed";

/** Lines that list what must be done before. */
export const NEEDS_KEY = new LineKey(
  "dependenc(?:y|ies)|deps|depends(?: on)?|requires?|prerequisites?|needs|blocked by|waits? for|waiting (?:on|for)|abhängig(?:keiten)? von|abhängigkeiten|hängt ab von|voraussetzung(?:en)?|dépendances?|dépend de|prérequis|dependencias?|depende de|dependências?|dipendenze|dipende da|зависит от|зависимости|依赖|依賴|依存|의존성?",
);
/** What a line lists behind a key that says what must be done before; undefined for other lines. */
export function neededIn(line: string): string | undefined {
  return NEEDS_KEY.valueIn(line);
}

/** The same of what waits for it. */
export const BLOCKS_KEY = new LineKey(
  "blocks|blocking(?: for)?|unblocks|blockiert|bloque|bloquea|bloqueia|blocca|блокирует|阻塞",
);
/** Of these only what has an id, a link or a stage of work is named: `Blockers: B2, no crane`. */
const BLOCKERS = new LineKey("blockers?");
const FIELD =
  /[[(](?:depends ?on|dependson|blocked ?by|blockedby)::[ \t]*((?:\[\[[^\]\n]{1,200}\]\]|[^\])\n]){1,300})[\])]/i;
const CODE = "(?:(?:phase|task|stage|step|milestone|sprint|epic)\\s+[\\dA-Z][\\w.]*|[A-Z]{1,4}-?\\d+(?:\\.\\d+)*)";
const TARGET = `(?:\\[\\[[^\\]\\n]{1,200}\\]\\]|${CODE})`;
const TARGETS = new RegExp(TARGET, "gi");
/** `B2 and B3`, `Phase 1, [[Insurance]]` behind the first of them. */
const MORE = `(?:(?:\\s?[,&+/]\\s?|,?\\s(?:and|und|et|y|e)\\s)${TARGET}){0,20}`;
const SENTENCE = new RegExp(
  `(?:\\b(?:depends on|blocked by|blocked on|waits? for|waiting on|waiting for|after|once|(?:hängt ab|abhängig) von|d[eé]pende? de|dipende da)\\s+|(?:зависит от|依[赖賴])\\s*)(${TARGET}${MORE})|\\b(?:requires|needs)\\s+(${CODE}${MORE})`,
  "gi",
);
const BLOCKS = new RegExp(
  `\\b(?:blocks|blocking for|is blocking|are blocking|unblocks|prerequisite for|required (?:for|by)|needed (?:for|by))\\s+(${TARGET}${MORE})`,
  "gi",
);
const COLON = /[:：]/;
/** What a sentence about dependencies names: a link, a letter, a number. */
const HAS_TARGET =
  /(?:(?:after|once|on|by|for|blocks|blocking|requires|needs|von|d[ae]|от)\s+|依[赖賴]\s*)(?:\[\[|(?:phase|task|stage|step|milestone|sprint|epic|[A-Z]{1,4}-?\d)\b|[A-Z]{1,4}-?\d)/i;
const SIGNED = "⛔\\ufe0f?[ \\t]*([\\p{L}\\p{N}_-]+(?:[ \\t]*,[ \\t]*[\\p{L}\\p{N}_-]+)*)";
const LISTED = new RegExp(SIGNED, "gu");
/** Ids end a text, or another field, a tag or a block id comes next. Source: the Tasks plugin's guide, “Task dependencies”. */
const TASKS_SIGN = new RegExp(
  `${SIGNED}(?=[ \\t]*(?:$|[\\n|🆔📅📆🗓⏳⌛🛫➕✅❌🔁🏁⛔🔺⏫🔼🔽⏬])|[ \\t]+(?:[#^@][\\p{L}\\p{N}{]|[[(][\\p{L} -]{1,30}::))`,
  "gu",
);
/** Words of the line or cell, at the end of what goes before the sign. */
const HAS_WORDS = /[\p{L}\p{N}][^|\n]*$/u;
/** So far words are looked for. */
const LEAD = 100;
const NOTHING =
  /^(?:none|no|nothing|n\/?a|-|–|—|keine?|aucune?|ninguna?|nenhuma?|nessuna?|нет|无|無|なし|없음)(?=$|[^\p{L}\p{N}])/iu;
const STATE_AFTER =
  /\s+(?:is |are |must be )?(?:complete|completed|done|finished|shipped|merged|fertig|terminé|completado)\b.*$/i;

/**
 * What a line of text says of dependencies.
 *
 * @example readDependencies("Dependencies: v3.2.0 complete (repos must exist)") // needs "v3.2.0"
 * @example readDependencies("This is blocking for Stage 2")                     // blocks "Stage 2"
 */
export function readDependencies(line: string): readonly Dependency[] {
  if (COLON.test(line)) {
    const needed = NEEDS_KEY.valueIn(line) ?? FIELD.exec(line)?.[1];
    if (needed !== undefined) return toDependencies("needs", needed);
    const blocked = BLOCKS_KEY.valueIn(line);
    if (blocked !== undefined) return toDependencies("blocks", blocked);
    const blockers = BLOCKERS.valueIn(line);
    if (blockers !== undefined) return namesIn("needs", blockers);
  }
  const found: Dependency[] = [];
  if (HAS_TARGET.test(line)) {
    for (const match of line.matchAll(SENTENCE)) found.push(...namesIn("needs", match[1] ?? match[2] ?? ""));
    for (const match of line.matchAll(BLOCKS)) found.push(...namesIn("blocks", match[1] ?? ""));
  }
  for (const [, ids = ""] of signedFields(line)) {
    for (const id of ids.split(",")) found.push({ kind: "needs", target: id.trim() });
  }
  return found;
}

/**
 * Where a text has the Tasks plugin's sign for dependencies, with the ids behind it: what words follow that are none is
 * said of the task, and so is a sign before all words.
 */
function signedFields(text: string): readonly RegExpExecArray[] {
  if (!text.includes("⛔")) return [];
  return [...text.matchAll(TASKS_SIGN)].filter(({ index }) =>
    HAS_WORDS.test(text.slice(Math.max(0, index - LEAD), index)),
  );
}

/**
 * A part of a text without the Tasks plugin's signs for dependencies and their ids, and without one that it opens with.
 *
 * @param whole the text as in the note, with its lines
 */
export function withoutSigned(part: string, whole: string): string {
  if (!part.includes("⛔")) return part;
  const fields = signedFields(whole).map(([field]) => field.replace(/[ \t]+/g, " "));
  return fields.reduce((rest, field) => rest.replace(field, ""), part).replace(/^\s*⛔\ufe0f?\s+(?=\S)/u, "");
}

/** Whether a text lists an id behind the Tasks plugin's sign, whatever comes next. */
export function listsSigned(text: string, id: string): boolean {
  return [...text.matchAll(LISTED)].some(([, ids = ""]) => ids.split(",").some((each) => each.trim() === id));
}

function toDependencies(kind: Dependency["kind"], listed: string): readonly Dependency[] {
  return NOTHING.test(listed) ? [] : splitTargets(listed).map((target) => ({ kind, target }));
}

function namesIn(kind: Dependency["kind"], said: string): readonly Dependency[] {
  return [...said.matchAll(TARGETS)].map(([target]) => ({ kind, target: toTarget(target) }));
}

/** What is longer is prose, and its end does not matter. */
const MAX_TARGET = 300;

/** Targets stand between commas, outside brackets. */
function splitTargets(listed: string): readonly string[] {
  const links = [...listed.matchAll(/\[\[[^\]\n]{1,200}\]\]/g)].map((match) => match[0]);
  const rest = listed.replace(/\[\[[^\]\n]{1,200}\]\]/g, ",").replace(/\s*\([^()]*\)/g, "");
  const words = rest.split(/[,;]|\s(?:and|und|et|y|e|и|\+|&)\s/i);
  return [...links, ...words]
    .map(toTarget)
    .filter((target) => target !== "" && target.length <= 120 && /[\p{L}\p{N}]/u.test(target));
}

function toTarget(written: string): string {
  const link = /^\s*\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/.exec(written)?.[1];
  return (
    link ??
    written
      .trim()
      .slice(0, MAX_TARGET)
      .replace(STATE_AFTER, "")
      .replace(/[.:]+$/, "")
      .trim()
  );
}

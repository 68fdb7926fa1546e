import type { Dependency } from "../note/parsed-note";

const KEY =
  /^[\s>]*(?:dependenc(?:y|ies)|depends on|requires?|prerequisites?|needs|blocked by|waits? for|waiting (?:on|for)|abhängig(?:keiten)? von|abhängigkeiten|hängt ab von|dépendances?|dépend de|dependencias?|depende de|dependências?|dipendenze|dipende da|зависит от|зависимости|依赖|依賴|依存|의존성?)\s*(?:\([^()]{0,40}\))?\s*(?:::|[:：])\s*(\S.*)$/iu;
const FIELD =
  /[[(](?:depends ?on|dependson|blocked ?by|blockedby)::[ \t]*((?:\[\[[^\]\n]{1,200}\]\]|[^\])\n]){1,300})[\])]/i;
const SENTENCE =
  /\b(?:depends on|blocked by|waits? for|waiting on|waiting for|after)\s+(\[\[[^\]\n]{1,200}\]\]|(?:phase|task|stage|step|milestone|sprint|epic)\s+[\dA-Z][\w.]*|[A-Z]{1,4}-?\d+(?:\.\d+)*)/gi;
const BLOCKS =
  /\b(?:blocks|blocking for|is blocking|prerequisite for|required (?:for|by)|needed (?:for|by))\s+(\[\[[^\]\n]{1,200}\]\]|(?:phase|task|stage|step|milestone|sprint|epic)\s+[\dA-Z][\w.]*|[A-Z]{1,4}-?\d+(?:\.\d+)*)/gi;
const COLON = /[:：]/;
/** What a sentence about dependencies names: a link, a letter, a number. */
const HAS_TARGET =
  /(?:after|on|by|for|blocks)\s+(?:\[\[|(?:phase|task|stage|step|milestone|sprint|epic|[A-Z]{1,4}-?\d)\b|[A-Z]{1,4}-?\d)/i;
const TASKS_SIGN = /⛔\ufe0f?[ \t]*([\p{L}\p{N}_-]+(?:[ \t]*,[ \t]*[\p{L}\p{N}_-]+)*)/u;
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
  const listed = COLON.test(line) ? (KEY.exec(line)?.[1] ?? FIELD.exec(line)?.[1]) : undefined;
  if (listed !== undefined)
    return NOTHING.test(listed) ? [] : splitTargets(listed).map((target) => ({ kind: "needs", target }));
  const found: Dependency[] = [];
  if (HAS_TARGET.test(line)) {
    for (const match of line.matchAll(SENTENCE)) found.push({ kind: "needs", target: toTarget(match[1] ?? "") });
    for (const match of line.matchAll(BLOCKS)) found.push({ kind: "blocks", target: toTarget(match[1] ?? "") });
  }
  if (!line.includes("⛔")) return found;
  for (const id of (TASKS_SIGN.exec(line)?.[1] ?? "").split(",")) {
    if (id.trim() !== "") found.push({ kind: "needs", target: id.trim() });
  }
  return found;
}

/** What is longer is prose, and its end does not matter. */
const MAX_TARGET = 300;

/** Targets stand between commas, outside brackets. */
function splitTargets(listed: string): readonly string[] {
  const links = [...listed.matchAll(/\[\[[^\]\n]{1,200}\]\]/g)].map((match) => match[0]);
  const rest = listed.replace(/\[\[[^\]\n]{1,200}\]\]/g, ",").replace(/\([^()]*\)/g, "");
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

import { LineKey } from "./keyed";

/** `@scope/package` is no person, and neither is `@2026-05-04`. */
const MENTION = /(?:^|[\s([,;])@(\p{L}[\p{L}\p{N}_.-]{0,59})(?![\p{L}\p{N}_.-]*\/)/gu;
/** Lines that name who does something. */
export const OWNER_KEY = new LineKey(
  "owners?|owned by|assignees?|assigned(?: to)?|responsible|lead|dri|maintainer|who|wer|qui|verantwortlich|zuständig|responsable|asignad[oa] a|responsável|atribuíd[oa] a|responsabile|assegnato a|ответственный|исполнитель|负责人|負責人|担当者?|담당자?",
);
/** A part of each of these keys: a text without any names nobody by a key. */
export const MAY_NAME_OWNER =
  /own|assign|responsible|lead|dri|maintainer|who|wer|qui|verantwort|zuständig|responsable|asignad|responsável|atribuíd|responsabile|assegnat|ответственн|исполнитель|负责人|負責人|担当|담당/iu;
const COLON = /[:：]/;
/** That there is nobody yet. */
const NOBODY =
  /^(?:tb[da]|none|n\/?a|nobody|no one|unassigned|open|offen|niemand|personne|nadie|ninguém|nessuno|нет|[?–—-]+)$/iu;
const OWNER_FIELD = /[[(](?:owner|assignee)::[ \t]*([^\])\n]{1,80})[\])]/gi;
const TAG = /(?:^|[^\p{L}\p{N}#&/])#([\p{L}\p{N}_/-]{1,100})/gu;

/** The people that a text names with `@` or in an owner field, without the `@`; each once. */
export function readPeople(text: string): readonly string[] {
  if (!text.includes("@") && !text.includes("::")) return [];
  const people = new Set<string>();
  for (const match of text.matchAll(MENTION)) people.add(trimEnd(match[1] ?? ""));
  for (const match of text.matchAll(OWNER_FIELD)) splitNames(match[1] ?? "").forEach((name) => people.add(name));
  return [...people].filter((name) => name !== "");
}

/** The people that a line such as `Owner: Ada, Grace` names; empty for another line. */
export function readOwnerLine(line: string): readonly string[] {
  if (!COLON.test(line)) return [];
  const names = OWNER_KEY.valueIn(line);
  return names === undefined || names.length > 120 ? [] : splitNames(names);
}

/** The tags of a text, without `#`. Source: Obsidian's help, “Tags”: letters, digits, `_`, `-`, `/`, not only digits. */
export function readTags(text: string): readonly string[] {
  if (!text.includes("#")) return [];
  const tags = new Set<string>();
  for (const match of text.matchAll(TAG)) {
    const tag = (match[1] ?? "").replace(/[/-]+$/, "");
    if (tag !== "" && !/^\d+$/.test(tag)) tags.add(tag);
  }
  return [...tags];
}

function splitNames(names: string): readonly string[] {
  const parts = names
    .split(/[,;&+]|\s(?:and|und|et|y|e|и)\s/i)
    .map((name) => trimEnd(name.replace(/\([^()]*\)|\[\[|\]\]/g, "").trim()));
  // `Ada, testing`: what is written small beside a name is what they do.
  const hasName = parts.some((name) => /^\p{Lu}/u.test(name));
  return parts
    .filter((name) => !(hasName && /^\p{Ll}/u.test(name)))
    .map((name) => name.replace(/^@/, ""))
    .filter((name) => name !== "" && name.length <= 60 && !NOBODY.test(name));
}

function trimEnd(name: string): string {
  return name.replace(/[.,:;-]+$/, "");
}

const MENTION = /(?:^|[\s([,;])@([\p{L}\p{N}][\p{L}\p{N}_.-]{0,59})/gu;
const OWNER_LINE =
  /^[\s>]*(?:owner|owners|assignee|assignees|assigned to|responsible|lead|dri|maintainer|verantwortlich|zuständig|responsable|responsável|responsabile|ответственный|исполнитель|负责人|負責人|担当者?|담당자?)\s*(?:\([^()]{0,20}\))?\s*(?:::|[:：])\s*(\S.*)$/iu;
const COLON = /[:：]/;
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
  const names = OWNER_LINE.exec(line)?.[1];
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
  return names
    .split(/[,;&+]|\s(?:and|und|et|y|e|и)\s/i)
    .map((name) =>
      trimEnd(
        name
          .replace(/\([^()]*\)/g, "")
          .trim()
          .replace(/^@/, ""),
      ),
    )
    .filter((name) => name !== "" && name.length <= 60);
}

function trimEnd(name: string): string {
  return name.replace(/[.,:;-]+$/, "");
}

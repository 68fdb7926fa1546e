import type { VaultIndex } from "../index/vault-index";
import { completeQuery, type Completion, type Completions } from "../query/complete-query";
import { valuesOf } from "../query/vault-values";
import { VIEWS, type View } from "../roadmap/views";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";
import { EMBED_KEYS, isEmbedKey, SCOPES, valuesOfKey, viewsWith, type EmbedKey } from "./embed-keys";
import { readEmbedLines } from "./embed-lines";

const SCOPE_SAYS = {
  vault: "embed.scope.vault",
  note: "embed.scope.note",
  links: "embed.scope.links",
  "folder:": "embed.scope.folder",
  "tag:": "embed.scope.tag",
} as const satisfies Readonly<Record<(typeof SCOPES)[number], PlainKey>>;

/**
 * How a line of a `roadmap` code block can go on at the cursor; ranges are in that line.
 *
 * @param lines all lines of the block, without its fences
 * @param at the 0-based line with the cursor
 */
export function completeEmbed(lines: readonly string[], at: number, cursor: number, index: VaultIndex): Completions {
  const text = lines[at] ?? "";
  const others = readEmbedLines(lines.filter((_, place) => place !== at).join("\n"));
  const [own] = readEmbedLines(text);
  const view = VIEWS.find((known) => others.some(({ key, value }) => key === "view" && value === known)) ?? "outline";
  if (own === undefined || cursor <= text.indexOf(":") || own.key === null) {
    const from = own?.keyFrom ?? cursor;
    const typed = text.slice(from, cursor).toLowerCase();
    const keys = (Object.keys(EMBED_KEYS) as EmbedKey[]).filter(
      (key) => key.startsWith(typed) && viewsWith(key).includes(view) && others.every((other) => other.key !== key),
    );
    const colon = text.indexOf(":");
    const to = colon === -1 ? Math.max(cursor, own?.keyTo ?? 0) : colon + 1;
    return { from, to, options: keys.map((key) => ({ text: `${key}: `, says: say(EMBED_KEYS[key]) })), ofValue: false };
  }
  const from = Math.min(cursor, own.from);
  if (own.key === "query") {
    const found = completeQuery(own.value, cursor - from, index);
    return { ...found, from: found.from + from, to: found.to + from };
  }
  const options = isEmbedKey(own.key) ? optionsFor(own.key, view, text.slice(from, cursor), index) : [];
  const isTyped = options.length === 1 && options[0]?.text === own.value;
  return { from, to: Math.max(cursor, own.to), options: isTyped ? [] : options, ofValue: true };
}

function optionsFor(key: EmbedKey, view: View, typed: string, index: VaultIndex): readonly Completion[] {
  const wanted = typed.toLowerCase();
  const [, kind, rest = ""] = /^(folder|tag):\s*#?(.*)$/.exec(wanted) ?? [];
  if (key === "scope" && kind !== undefined) {
    const values = valuesOf(index);
    const all = kind === "tag" ? values.tag : values.path.filter((path) => !/\.md$/i.test(path));
    return all
      .filter((value) => value.toLowerCase().startsWith(rest))
      .slice(0, MOST)
      .map((value) => ({ text: `${kind}: ${kind === "tag" ? "#" : ""}${value.replace(/\/$/, "")}`, says: "" }));
  }
  return valuesOfKey(key, view)
    .filter((value) => value.startsWith(wanted))
    .map((text) => {
      const scope = key === "scope" ? SCOPES.find((each) => each === text) : undefined;
      return { text: /:$/.test(text) ? `${text} ` : text, says: scope === undefined ? "" : say(SCOPE_SAYS[scope]) };
    });
}

const MOST = 20;

/**
 * The lines of the `roadmap` block that a line stands in, and where they begin; null where it stands in none. Looks at
 * no more lines than a block can sensibly have.
 *
 * @param lineAt a line of the note, 0-based; undefined beyond its end
 */
export function embedAround(
  lineAt: (line: number) => string | undefined,
  line: number,
): { readonly first: number; readonly lines: readonly string[] } | null {
  const fence = /^\s*(`{3,}|~{3,})\s*(\S*)/;
  let first = line;
  let mark = "";
  for (; mark === ""; first--) {
    if (line - first > MOST) return null;
    const text = lineAt(first);
    if (text === undefined) return null;
    const [, found, info] = fence.exec(text) ?? [];
    if (found === undefined) continue;
    if (info !== "roadmap" || first === line) return null;
    mark = found;
  }
  first += 2;
  const lines: string[] = [];
  for (let at = first; at - line <= MOST; at++) {
    const text = lineAt(at);
    if (text === undefined || text.trim().startsWith(mark)) break;
    lines.push(text);
  }
  return { first, lines };
}

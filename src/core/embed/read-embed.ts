import { toDay } from "../parse/days";
import type { Scope } from "../query/scope";
import { VIEWS, type View } from "../roadmap/views";
import type { SavedView } from "../settings/saved-view";
import { say } from "../words/say";
import { EMBED_KEYS, HEIGHTS, isEmbedKey, SCOPES, valuesOfKey, viewsWith, type EmbedKey } from "./embed-keys";
import { readEmbedLines, type EmbedLine } from "./embed-lines";

/** What a block shows. */
export interface Embed extends Omit<SavedView, "id" | "name"> {
  readonly view: View;
  /** Null for as high as it takes, within bounds; pixels. */
  readonly height: number | null;
  /** Null for how much there is. */
  readonly title: string | null;
  /** Where the query stands, so that what is wrong with it can be shown there; null without one. */
  readonly queryLine: EmbedLine | null;
}

/** Why a block shows nothing, and where. */
export interface EmbedError {
  /** A sentence. */
  readonly message: string;
  /** 0-based, in the block. */
  readonly line: number;
  readonly text: string;
  /** The wrong part of that line; UTF-16 offsets, half-open. */
  readonly from: number;
  readonly to: number;
  /** What may stand there; empty where that is anything. */
  readonly allowed: readonly string[];
}

class Fault extends Error {
  constructor(readonly error: EmbedError) {
    super(error.message);
  }
}

/**
 * Reads what stands in a `roadmap` code block, without its fences; or says what is wrong with it. Never throws. Whether
 * its query is one is not looked at, since that takes the words of the vault.
 */
export function readEmbed(source: string): Embed | { readonly error: EmbedError } {
  try {
    return toEmbed(readEmbedLines(source));
  } catch (error) {
    if (error instanceof Fault) return { error: error.error };
    throw error;
  }
}

function toEmbed(lines: readonly EmbedLine[]): Embed {
  const by = new Map<EmbedKey, EmbedLine>();
  for (const line of lines) {
    const { key } = line;
    if (key === null) throw atKey(line, say("embed.wrong.line"));
    if (!isEmbedKey(key)) throw atKey(line, say("embed.wrong.key", { key }));
    if (by.has(key)) throw atKey(line, say("embed.wrong.twice", { key }), []);
    by.set(key, line);
  }
  const view = toView(by);
  for (const [key, line] of by) {
    const views = viewsWith(key);
    if (!views.includes(view)) {
      const all = views.reduce<string>(
        (first, second) => (first === "" ? second : say("embed.wrong.views", { first, second })),
        "",
      );
      throw atKey(line, say("embed.wrong.view", { key, views: all, view }), keysOf(view));
    }
  }
  const text = (key: EmbedKey): string | undefined => toWord(by.get(key), view);
  return {
    view,
    query: by.get("query")?.value ?? "",
    queryLine: by.get("query") ?? null,
    openOnly: text("open-only") === "true",
    scope: toScope(by.get("scope")),
    options: Object.fromEntries(
      Object.entries({
        fold: text("fold"),
        group: text("group"),
        lanes: text("lanes"),
        zoom: text("zoom"),
        axis: text("axis"),
        range: text("range"),
        since: toSince(by.get("since")),
      }).filter(([, value]) => value !== undefined),
    ),
    height: toHeight(by.get("height")),
    title: by.get("title")?.value ?? null,
  };
}

function toView(by: ReadonlyMap<EmbedKey, EmbedLine>): View {
  const word = toWord(by.get("view"), "outline");
  return VIEWS.find((view) => view === word) ?? "outline";
}

/** A value that is one of a few words, in any case. */
function toWord(line: EmbedLine | undefined, view: View): string | undefined {
  if (line === undefined || !isEmbedKey(line.key ?? "")) return undefined;
  const values = valuesOfKey(line.key as EmbedKey, view);
  const value = values.find((known) => known === line.value.toLowerCase());
  if (value === undefined)
    throw atValue(line, say("embed.wrong.value", { value: line.value, key: line.key ?? "" }), values);
  return value;
}

function toScope(line: EmbedLine | undefined): Scope {
  if (line === undefined) return { kind: "vault" };
  const [, kind = "", rest = ""] = /^([a-z]*)\s*(?::\s*(.*))?$/i.exec(line.value.trim()) ?? [];
  const kinds = ["vault", "note", "links"] as const;
  const plain = kinds.find((known) => known === kind.toLowerCase());
  if (plain !== undefined && rest === "") return { kind: plain };
  const path = rest.replace(/^\/+|\/+$/g, "");
  if (kind.toLowerCase() === "folder" && path !== "") return { kind: "folder", path };
  const tag = rest.replace(/^#/, "");
  if (kind.toLowerCase() === "tag" && tag !== "") return { kind: "tag", tag };
  throw atValue(
    line,
    say("embed.wrong.scope", { value: line.value }),
    SCOPES.map((scope) => scope.replace(/:$/, ": …")),
  );
}

function toSince(line: EmbedLine | undefined): string | undefined {
  if (line === undefined) return undefined;
  if (toDay(line.value) === undefined) {
    throw atValue(line, say("embed.wrong.day"), []);
  }
  return line.value;
}

function toHeight(line: EmbedLine | undefined): number | null {
  if (line === undefined) return null;
  const [, digits] = /^(\d{1,5})(?:px)?$/.exec(line.value) ?? [];
  const height = Number(digits);
  if (digits === undefined || height < HEIGHTS.min || height > HEIGHTS.max) {
    throw atValue(line, say("embed.wrong.height", { min: HEIGHTS.min, max: String(HEIGHTS.max) }), []);
  }
  return height;
}

function keysOf(view: View): readonly string[] {
  return (Object.keys(EMBED_KEYS) as EmbedKey[]).filter((key) => viewsWith(key).includes(view));
}

function atKey(line: EmbedLine, message: string, allowed: readonly string[] = Object.keys(EMBED_KEYS)): Fault {
  return new Fault({ message, line: line.line, text: line.text, from: line.keyFrom, to: line.keyTo, allowed });
}

function atValue(line: EmbedLine, message: string, allowed: readonly string[]): Fault {
  const shown = line.value === "" ? say("embed.wrong.no-value", { key: line.key ?? "" }) : message;
  return new Fault({ message: shown, line: line.line, text: line.text, from: line.from, to: line.to, allowed });
}

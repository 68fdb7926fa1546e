import { GROUPINGS, LANES } from "../roadmap/board/board-state";
import { FINDING_GROUPS } from "../roadmap/findings-rows";
import { FOLDS } from "../roadmap/outline-row";
import { AXES, ZOOMS } from "../roadmap/timeline/timeline";
import { RANGES } from "../roadmap/trend/trend";
import { VIEWS, type View } from "../roadmap/views";
import type { PlainKey } from "../words/catalogue";

/** What can be written in a block, by its keys: the names and values are those that views have where they are saved. */
export const EMBED_KEYS = {
  view: "embed.view",
  query: "embed.query",
  scope: "embed.scope",
  "open-only": "embed.open-only",
  fold: "embed.fold",
  group: "embed.group",
  lanes: "embed.lanes",
  zoom: "embed.zoom",
  axis: "embed.axis",
  range: "embed.range",
  since: "embed.since",
  height: "embed.height",
  title: "embed.title",
} as const satisfies Readonly<Record<string, PlainKey>>;

export type EmbedKey = keyof typeof EMBED_KEYS;

/** The scopes as they are written; `folder` and `tag` are followed by a colon and which one. */
export const SCOPES = ["vault", "note", "links", "folder:", "tag:"] as const;

/** The lowest and the highest block, in pixels. */
export const HEIGHTS = { min: 80, max: 2000 } as const;

/** What only some views have, with its values there; nothing listed where other words stand there. */
const OF_VIEWS: Readonly<Partial<Record<EmbedKey, Readonly<Partial<Record<View, readonly string[]>>>>>> = {
  "open-only": { outline: ["true", "false"], board: ["true", "false"], timeline: ["true", "false"] },
  fold: { outline: FOLDS },
  group: { board: GROUPINGS, findings: [...FINDING_GROUPS, "none"] },
  lanes: { board: LANES },
  zoom: { timeline: ZOOMS },
  axis: { timeline: ["auto", ...AXES] },
  range: { trend: RANGES },
  since: { trend: [] },
};

/** The views that have a key. */
export function viewsWith(key: EmbedKey): readonly View[] {
  const of = OF_VIEWS[key];
  return of === undefined ? VIEWS : VIEWS.filter((view) => of[view] !== undefined);
}

/** The values of a key in a view; empty where they are not a few words. */
export function valuesOfKey(key: EmbedKey, view: View): readonly string[] {
  if (key === "view") return VIEWS;
  if (key === "scope") return SCOPES;
  return OF_VIEWS[key]?.[view] ?? [];
}

/** Whether `text` is a key. */
export function isEmbedKey(text: string): text is EmbedKey {
  return Object.hasOwn(EMBED_KEYS, text);
}

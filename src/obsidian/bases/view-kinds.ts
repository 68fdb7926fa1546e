import type { BasesAllOptions } from "obsidian";
import { GROUPINGS, LANES } from "../../core/roadmap/board/board-state";
import { FOLDS } from "../../core/roadmap/outline-row";
import type { View } from "../../core/roadmap/views";
import type { SavedView } from "../../core/settings/saved-view";
import type { PlainKey } from "../../core/words/catalogue";
import { say } from "../../core/words/say";

/** A view that the plugin offers to Bases. */
export interface ViewKind {
  /** What stands as `type` of a view in a base: it must stay the same. */
  readonly id: string;
  readonly name: PlainKey;
  readonly icon: string;
  readonly view: Extract<View, "outline" | "board">;
}

export const VIEW_KINDS: readonly ViewKind[] = [
  { id: "plan-of-record-outline", name: "bases.outline", icon: "list-tree", view: "outline" },
  { id: "plan-of-record-board", name: "bases.board", icon: "square-kanban", view: "board" },
];

/** What a base keeps of a view, by the keys that stand in its file. */
export interface ViewConfig {
  get(key: string): unknown;
}

/** What the menu of a view in Bases offers. */
export function optionsOf({ view }: ViewKind): BasesAllOptions[] {
  return [
    { type: "text", key: "query", displayName: say("bases.query"), placeholder: "is:open due:this-week" },
    { type: "toggle", key: "openOnly", displayName: say("bases.open-only"), default: false },
    ...(view === "outline"
      ? [choice("fold", "bases.rows", FOLDS, ["bases.fold-auto", "bases.fold-open", "bases.fold-closed"])]
      : [
          choice("columns", "board.columns", GROUPINGS, [
            "bases.status",
            "bases.category",
            "bases.priority",
            "bases.person",
            "bases.folder",
          ]),
          choice("lanes", "board.lanes", LANES, ["bases.none", "bases.note", "bases.phase"]),
        ]),
  ];
}

/** What a base says of a view, as a saved view has it. What is none of the values counts as not said. */
export function toSaved({ view }: ViewKind, config: ViewConfig): Omit<SavedView, "scope"> {
  const query = config.get("query");
  const options =
    view === "outline" ? { fold: config.get("fold") } : { group: config.get("columns"), lanes: config.get("lanes") };
  return {
    ...{ id: "", name: "", view, options },
    query: typeof query === "string" ? query.trim() : "",
    openOnly: config.get("openOnly") === true,
  };
}

function choice(key: string, name: PlainKey, values: readonly string[], labels: readonly PlainKey[]): BasesAllOptions {
  const options = Object.fromEntries(
    values.map((value, place) => {
      const label = labels[place];
      return [value, label === undefined ? value : say(label)];
    }),
  );
  return {
    type: "dropdown",
    key,
    displayName: say(name),
    options,
    ...(values[0] === undefined ? {} : { default: values[0] }),
  };
}

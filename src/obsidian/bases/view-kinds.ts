import type { BasesAllOptions } from "obsidian";
import { GROUPINGS, LANES } from "../../core/roadmap/board/board-state";
import { FOLDS } from "../../core/roadmap/outline-row";
import type { View } from "../../core/roadmap/views";
import type { SavedView } from "../../core/settings/saved-view";

/** A view that the plugin offers to Bases. */
export interface ViewKind {
  /** What stands as `type` of a view in a base: it must stay the same. */
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly view: Extract<View, "outline" | "board">;
}

export const VIEW_KINDS: readonly ViewKind[] = [
  { id: "plan-of-record-outline", name: "Roadmap outline", icon: "list-tree", view: "outline" },
  { id: "plan-of-record-board", name: "Roadmap board", icon: "square-kanban", view: "board" },
];

/** What a base keeps of a view, by the keys that stand in its file. */
export interface ViewConfig {
  get(key: string): unknown;
}

/** What the menu of a view in Bases offers. */
export function optionsOf({ view }: ViewKind): BasesAllOptions[] {
  return [
    { type: "text", key: "query", displayName: "Query", placeholder: "is:open due:this-week" },
    { type: "toggle", key: "openOnly", displayName: "Only what is open", default: false },
    ...(view === "outline"
      ? [choice("fold", "Rows", FOLDS, ["Open as needed", "All open", "All closed"])]
      : [
          choice("columns", "Columns", GROUPINGS, ["Status", "Category", "Priority", "Person", "Folder"]),
          choice("lanes", "Lanes", LANES, ["None", "Note", "Phase"]),
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

function choice(
  key: string,
  displayName: string,
  values: readonly string[],
  labels: readonly string[],
): BasesAllOptions {
  const options = Object.fromEntries(values.map((value, place) => [value, labels[place] ?? value]));
  return { type: "dropdown", key, displayName, options, ...(values[0] === undefined ? {} : { default: values[0] }) };
}

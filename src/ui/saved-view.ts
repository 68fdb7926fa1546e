import type { SavedView } from "../core/settings/saved-view";
import { readPaneState, type PaneState } from "./pane-state";

/** What is kept of a pane under a name: all but what is folded. */
export function toSavedView(state: PaneState, id: string, name: string): SavedView {
  const { view, scope, outline, findings } = state;
  const { fold, filter: query, openOnly } = outline;
  const own = { ...state, outline: { fold }, findings: { group: findings.group } };
  const options: SavedView["options"] = { ...own[view] };
  return { id, name, view, query, openOnly, scope, options };
}

/** The state of a pane that shows a saved view; what that does not tell stays as it is in `state`. */
export function withSavedView(state: PaneState, saved: SavedView): PaneState {
  const { view, query: filter, openOnly, scope, options } = saved;
  const outline = { ...state.outline, filter, openOnly };
  const own =
    view === "outline" ? { outline: { ...outline, opened: [], closed: [], ...options } } : { outline, [view]: options };
  return readPaneState({ view, scope, ...own }, state);
}

/** Whether a pane shows a saved view, whatever is folded in it since. */
export function isSavedView(state: PaneState, saved: SavedView): boolean {
  const [now, then] = [state, withSavedView(state, saved)].map((each) => JSON.stringify(toSavedView(each, "", "")));
  return saved.view === state.view && now === then;
}

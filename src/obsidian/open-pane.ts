import type { App, View } from "obsidian";
import { NoteView } from "./note-view";
import { RoadmapView } from "./roadmap-view";
import { NOTE_VIEW, ROADMAP_VIEW } from "./view-types";

/** Shows the roadmap and gives it the keys: where it is open already, else in the right sidebar. */
export async function openRoadmap(app: App): Promise<RoadmapView | null> {
  const view = await openPane(app, ROADMAP_VIEW);
  // While the plugin is being reloaded the leaf holds another view.
  if (!(view instanceof RoadmapView)) return null;
  view.focus();
  return view;
}

/** Shows the plan of the active note, as the roadmap is. */
export async function openNotePlan(app: App): Promise<void> {
  const view = await openPane(app, NOTE_VIEW);
  if (view instanceof NoteView) view.focus();
}

async function openPane({ workspace }: App, type: string): Promise<View> {
  const leaf = workspace.getLeavesOfType(type)[0] ?? (await workspace.ensureSideLeaf(type, "right", { active: true }));
  await workspace.revealLeaf(leaf);
  workspace.setActiveLeaf(leaf, { focus: true });
  return leaf.view;
}

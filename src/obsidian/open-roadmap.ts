import type { App } from "obsidian";
import { ROADMAP_VIEW, RoadmapView } from "./roadmap-view";

/** Shows the roadmap and gives it the keys: where it is open already, else in the right sidebar. */
export async function openRoadmap({ workspace }: App): Promise<RoadmapView | null> {
  const leaf =
    workspace.getLeavesOfType(ROADMAP_VIEW)[0] ??
    (await workspace.ensureSideLeaf(ROADMAP_VIEW, "right", { active: true }));
  await workspace.revealLeaf(leaf);
  workspace.setActiveLeaf(leaf, { focus: true });
  // While the plugin is being reloaded the leaf holds another view.
  if (!(leaf.view instanceof RoadmapView)) return null;
  leaf.view.focus();
  return leaf.view;
}

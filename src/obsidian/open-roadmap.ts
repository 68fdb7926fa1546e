import type { App } from "obsidian";
import { ROADMAP_VIEW, RoadmapView } from "./roadmap-view";

/** Shows the roadmap: where it is open already, else in the right sidebar. */
export async function openRoadmap({ workspace }: App): Promise<RoadmapView | null> {
  const leaf =
    workspace.getLeavesOfType(ROADMAP_VIEW)[0] ??
    (await workspace.ensureSideLeaf(ROADMAP_VIEW, "right", { active: true }));
  await workspace.revealLeaf(leaf);
  workspace.setActiveLeaf(leaf, { focus: true });
  return leaf.view instanceof RoadmapView ? leaf.view : null;
}

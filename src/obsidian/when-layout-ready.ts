import type { App, Component } from "obsidian";

/**
 * Calls `act` once the layout is ready, unless `owner` is unloaded by then: what is added to one that is gone would
 * never be removed.
 */
export function whenLayoutReady(app: App, owner: Component, act: () => void): void {
  let isGone = false;
  owner.register(() => (isGone = true));
  app.workspace.onLayoutReady(() => {
    if (!isGone) act();
  });
}

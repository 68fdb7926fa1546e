import type { App, EventRef, Plugin } from "obsidian";
import { say } from "../../core/words/say";
import type { PlanParts } from "../embeds/shown-plan";
import { PlanBasesView } from "./plan-bases-view";
import { optionsOf, VIEW_KINDS } from "./view-kinds";

/** What there is of `app.internalPlugins`; none of it is declared, and all of it may be missing. */
interface CorePlugins {
  /** Bases while it is on; it knows the views that it was given. */
  getEnabledPluginById?(id: "bases"): { readonly registrations?: Readonly<Record<string, unknown>> } | null;
  /** Tells when a core plugin is switched on or off. */
  on?(name: "change", listener: () => void): EventRef;
}

/** Offers the views to Bases, now or as soon as that is switched on. */
export function registerBases(plugin: Plugin, source: PlanParts["source"]): void {
  const parts = { app: plugin.app, source };
  const follow = followBases(plugin.app, VIEW_KINDS, (kind) =>
    plugin.registerBasesView(kind.id, {
      name: say(kind.name),
      icon: kind.icon,
      factory: (controller, container) => new PlanBasesView(kind, controller, container, parts),
      options: () => optionsOf(kind),
    }),
  );
  follow();
  const changes = corePluginsOf(plugin.app)?.on?.("change", follow);
  if (changes !== undefined) plugin.registerEvent(changes);
  // Where the app does not tell of its plugins, opening a base changes the layout.
  plugin.registerEvent(plugin.app.workspace.on("layout-change", follow));
}

/**
 * What registers views that Bases does not have, each time it is called; that costs next to nothing. A view that it has
 * is never registered twice, since it would tell the person so.
 *
 * @param register gives false where Bases is off, and may throw where the view is there already
 */
export function followBases<T extends { readonly id: string }>(
  app: App,
  kinds: readonly T[],
  register: (kind: T) => boolean,
): () => void {
  const given = new Set<T>();
  return () => {
    // Undefined where nobody knows.
    const bases = corePluginsOf(app)?.getEnabledPluginById?.("bases");
    if (bases === null) return;
    for (const kind of kinds) {
      const known = bases?.registrations;
      const isThere = given.has(kind) && (known === undefined || kind.id in known);
      if (isThere) continue;
      try {
        if (register(kind)) given.add(kind);
      } catch (error) {
        given.add(kind);
        console.error(`Plan of Record: ${kind.id} is not in Bases`, error);
      }
    }
  };
}

function corePluginsOf(app: App): CorePlugins | undefined {
  return (app as { readonly internalPlugins?: CorePlugins }).internalPlugins;
}

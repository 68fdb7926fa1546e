import path from "node:path";
import type {} from "../../workbench/page/main";
import { FIXTURE_PLUGIN, startWorkbench, type RunningWorkbench } from "./support/workbench";

const ROUNDS = 20;
const PROJECT = path.resolve(__dirname, "../..");

/** Counts listeners on what lives as long as the page, and intervals, from before anything is loaded. */
function countFromTheStart(): void {
  const counts = { listeners: 0, intervals: 0 };
  Object.assign(window, { counts });
  const seen = new WeakMap<EventTarget, Set<string>>();
  const ids = new WeakMap<object, number>();
  let nextId = 0;
  const keyOf = (type: string, listener: object, options: unknown): string => {
    const capture =
      typeof options === "object" && options !== null ? (options as { capture?: boolean }).capture : options;
    if (!ids.has(listener)) ids.set(listener, nextId++);
    return `${type} ${ids.get(listener)} ${capture === true}`;
  };
  const isLasting = (target: EventTarget): boolean =>
    target === window || target === document || target === document.body || target === document.documentElement;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (listener !== null && isLasting(target)) {
      const keys = seen.get(target) ?? new Set();
      keys.add(keyOf(type, listener, options));
      seen.set(target, keys);
    }
    addEventListener.call(target, type, listener, options);
    counts.listeners = [window, document, document.body, document.documentElement].reduce(
      (sum, one) => sum + ((one as EventTarget | null) === null ? 0 : (seen.get(one)?.size ?? 0)),
      0,
    );
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (listener !== null && seen.get(target)?.delete(keyOf(type, listener, options)) === true) counts.listeners--;
    removeEventListener.call(target, type, listener, options);
  };
  const { setInterval, clearInterval } = window;
  const running = new Set<unknown>();
  window.setInterval = ((...args: Parameters<typeof setInterval>) => {
    const id = setInterval.apply(window, args);
    running.add(id);
    counts.intervals = running.size;
    return id;
  }) as typeof setInterval;
  window.clearInterval = (id) => {
    running.delete(id);
    counts.intervals = running.size;
    clearInterval.call(window, id);
  };
}

/** Waits until what is drawn has stayed the same for a second. */
async function waitUntilDrawn({ page }: RunningWorkbench): Promise<void> {
  const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll("*").length);
  for (let before = -1, same = 0; same < 5;) {
    const now = await nodes();
    same = now === before ? same + 1 : 0;
    before = now;
    await page.waitForTimeout(200);
  }
}

async function count(bench: RunningWorkbench): Promise<Record<string, unknown>> {
  await bench.page.evaluate(() => window.workbench?.whenIdle());
  await waitUntilDrawn(bench);
  return await bench.page.evaluate(() => {
    const { app } = window.workbench ?? {};
    if (!app) return {};
    const { counts } = window as unknown as { counts: Record<string, number> };
    const { settingTabs, hoverSources, cliHandlers, basesViews, protocolHandlers, editorSuggests } = app.pluginHost;
    return {
      ...counts,
      vault: app.vault.countListeners(),
      metadataCache: app.metadataCache.countListeners(),
      workspace: app.workspace.countListeners(),
      pluginHost: app.pluginHost.countListeners(),
      nodes: document.querySelectorAll("*").length,
      styles: document.querySelectorAll("style").length,
      commands: app.commands.commands.size,
      postProcessors: window.workbench?.countProcessors(),
      editorExtensions: app.workspace.getEditorExtensions().length,
      registered: [
        settingTabs.length,
        hoverSources.size,
        cliHandlers.size,
        basesViews.size,
        protocolHandlers.size,
        editorSuggests.length,
      ],
    };
  });
}

it.each([
  ["the plugin itself", PROJECT],
  ["a plugin that registers one of each thing", FIXTURE_PLUGIN],
])("%s leaves nothing behind when it is unloaded and loaded again and again", async (_, plugin) => {
  const bench = await startWorkbench({
    plugin,
    vault: path.join(PROJECT, "sample-vault"),
    prepare: async (page) => {
      await page.addInitScript(countFromTheStart);
    },
  });
  try {
    // What the first time sets up once for good is not a leak.
    await bench.page.evaluate(() => window.workbench?.reloadPlugin());
    const loaded = await count(bench);
    await bench.page.evaluate(() => window.workbench?.unloadPlugin());
    const unloaded = await count(bench);
    for (let round = 0; round < ROUNDS; round++) {
      await bench.page.evaluate(() => window.workbench?.reloadPlugin());
      await bench.page.evaluate(() => window.workbench?.unloadPlugin());
    }
    expect(await count(bench)).toEqual(unloaded);
    await bench.page.evaluate(() => window.workbench?.reloadPlugin());
    expect(await count(bench)).toEqual(loaded);
    expect(bench.errors).toEqual([]);
  } finally {
    await bench.close();
  }
});

import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import { Stopwatch } from "./clock";
import type { Figures, Job } from "./job";

/** Has everything that the plugin could name of the app: a function that can be called, and be a class's base. */
function createStub(): object {
  const members = new Map<string | symbol, unknown>();
  const get = (_target: object, name: string | symbol): unknown => {
    if (!members.has(name)) members.set(name, function () {});
    return members.get(name);
  };
  return new Proxy({}, { get });
}

/** Compiles and runs main.js as the app does when it loads the plugin; nothing of it is called. */
export function evaluatePlugin({ plugin }: Job): Figures {
  const code = readFileSync(plugin, "utf8");
  // The app has made use of these long before.
  new Intl.Collator(undefined, { numeric: true }).compare("a", "b");
  new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(0);
  new Intl.PluralRules("en").select(1);
  const stub = createStub();
  Object.assign(globalThis, { window: globalThis });
  const module = { exports: {} as { default?: unknown } };
  const watch = new Stopwatch();
  const script = new Script(`(function (module, exports, require) {${code}\n})`, { filename: "main.js" });
  const run = script.runInThisContext() as (module: object, exports: object, require: () => object) => void;
  run(module, module.exports, () => stub);
  const taken = watch.taken();
  if (typeof module.exports.default !== "function") throw new Error("main.js exports no plugin");
  return { ...taken, bytes: code.length };
}

// What is declared but not imitated throws an error that names it, instead of being undefined.
import declared from "./declared-members.json";

const missing = new Set<string>();

/** Everything asked for so far that the workbench does not imitate. */
export function listMissing(): string[] {
  return [...missing].sort();
}

/** The module as plugins get it: every other name throws. */
export function makeStrictModule(exports: Readonly<Record<string, unknown>>): object {
  for (const [name, value] of Object.entries(exports)) guardClass(name, value);
  return new Proxy(exports, {
    get: (target, name) => {
      if (typeof name === "symbol" || name in target || name === "__esModule" || name === "default" || name === "then")
        return Reflect.get(target, name) as unknown;
      return fail(
        name,
        Object.hasOwn(declared, name)
          ? "is declared by Obsidian, but not imitated by the workbench"
          : "is not in Obsidian's declarations",
      );
    },
  });
}

/** A getter on the prototype throws; a field that the class does have hides it. */
function guardClass(name: string, value: unknown): void {
  if (typeof value !== "function" || !Object.hasOwn(declared, name)) return;
  const prototype = (value as { prototype?: object }).prototype;
  if (prototype === undefined) return;
  const { members } = (declared as Record<string, { members: string[] }>)[name] ?? { members: [] };
  for (const member of members) {
    if (member in prototype) continue;
    Object.defineProperty(prototype, member, {
      configurable: true,
      get: () => fail(`${name}.${member}`, "is declared by Obsidian, but not imitated by the workbench"),
      set(this: object, given: unknown) {
        Object.defineProperty(this, member, { value: given, writable: true, configurable: true, enumerable: true });
      },
    });
  }
}

/** Names that engines and libraries ask any object for. */
const ASKED_OF_ANYTHING = ["then", "toJSON", "nodeType", "window"];

/** From now on members of that class throw that are neither declared nor among those that it has all the same. */
export function refuseUndeclared(name: string, prototype: object): void {
  const base = new Proxy(Object.prototype, {
    get: (target, member, instance) =>
      typeof member === "symbol" || member in target || ASKED_OF_ANYTHING.includes(member)
        ? (Reflect.get(target, member, instance) as unknown)
        : fail(`${name}.${member}`, "is not in Obsidian's declarations, nor known to the workbench"),
  });
  Object.setPrototypeOf(prototype, base);
}

function fail(what: string, why: string): never {
  missing.add(what);
  throw new Error(`${what} ${why}. Missing so far: ${listMissing().join(", ")}`);
}

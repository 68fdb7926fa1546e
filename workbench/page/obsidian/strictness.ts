// What is declared but not imitated throws an error that names it, instead of being undefined.
import declaredMembers from "./declared-members.json";
import { compareVersions } from "./platform";

interface Declared {
  readonly members: readonly string[];
  /** The version from which it is there; older than all that matter without it. */
  readonly since?: string;
  /** The same of its members. */
  readonly newer?: Readonly<Record<string, string | undefined>>;
}

const declared = new Map<string, Declared>(Object.entries(declaredMembers));
/** What came up to here is always there: the host itself rests on it, and no plugin of today runs on older apps. */
const ALWAYS_THERE = "1.7.2";

const missing = new Set<string>();

/** Everything asked for so far that the workbench does not imitate. */
export function listMissing(): string[] {
  return [...missing].sort();
}

/**
 * The module as plugins get it from an app of that version: what came later is not there [T, its `@since`], every other
 * name throws. Later fields of objects are there all the same, since they are no members of a class.
 */
export function makeStrictModule(all: Readonly<Record<string, unknown>>, version: string): object {
  const isLater = (since: string | undefined): boolean =>
    since !== undefined && compareVersions(since, version) > 0 && compareVersions(since, ALWAYS_THERE) > 0;
  const isLaterExport = (name: string): boolean => isLater(declared.get(name)?.since);
  const exports = Object.fromEntries(Object.entries(all).filter(([name]) => !isLaterExport(name)));
  for (const [name, value] of Object.entries(exports)) guardClass(name, value, isLater);
  return new Proxy(exports, {
    get: (target, name) => {
      if (typeof name === "symbol" || name in target || name === "__esModule" || name === "default" || name === "then")
        return Reflect.get(target, name) as unknown;
      if (isLaterExport(name)) return undefined;
      return fail(
        name,
        declared.has(name)
          ? "is declared by Obsidian, but not imitated by the workbench"
          : "is not in Obsidian's declarations",
      );
    },
  });
}

/** A getter on the prototype throws; a field that the class does have hides it. What is later is taken from it. */
function guardClass(name: string, value: unknown, isLater: (since: string | undefined) => boolean): void {
  const found = declared.get(name);
  if (typeof value !== "function" || found === undefined) return;
  const prototype = (value as { prototype?: object }).prototype;
  if (prototype === undefined) return;
  for (const member of found.members) {
    if (isLater(found.newer?.[member])) {
      Reflect.deleteProperty(prototype, member);
      continue;
    }
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
  const known = declared.get(name)?.members ?? [];
  const base = new Proxy(Object.prototype, {
    get: (target, member, instance) =>
      typeof member === "symbol" || member in target || known.includes(member) || ASKED_OF_ANYTHING.includes(member)
        ? (Reflect.get(target, member, instance) as unknown)
        : fail(`${name}.${member}`, "is not in Obsidian's declarations, nor known to the workbench"),
  });
  Object.setPrototypeOf(prototype, base);
}

function fail(what: string, why: string): never {
  missing.add(what);
  throw new Error(`${what} ${why}. Missing so far: ${listMissing().join(", ")}`);
}

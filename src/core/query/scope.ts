import { say } from "../words/say";

/** What part of the vault is shown. `note` is the note that is active, and `links` what links to it. */
export type Scope =
  | { readonly kind: "vault" | "note" | "links" }
  /** Without a slash at its end. */
  | { readonly kind: "folder"; readonly path: string }
  /** Without `#`. */
  | { readonly kind: "tag"; readonly tag: string }
  /** Notes that something else has chosen, and how that is called; it is never kept. */
  | { readonly kind: "notes"; readonly name: string; readonly paths: ReadonlySet<string> };

export const WHOLE_VAULT: Scope = { kind: "vault" };

/** The scope that `value` holds; `otherwise` where it holds none, since it comes from files that anyone may edit. */
export function readScope(value: unknown, otherwise: Scope): Scope {
  if (typeof value !== "object" || value === null) return otherwise;
  const { kind, path, tag } = value as Partial<Record<"kind" | "path" | "tag", unknown>>;
  if (kind === "vault" || kind === "note" || kind === "links") return { kind };
  if (kind === "folder" && typeof path === "string" && path !== "") return { kind, path };
  if (kind === "tag" && typeof tag === "string" && tag !== "") return { kind, tag };
  return otherwise;
}

/** How a scope is called in a menu and on the page. */
export function nameOfScope(scope: Scope): string {
  switch (scope.kind) {
    case "vault":
      return say("scope.vault");
    case "note":
      return say("scope.note");
    case "links":
      return say("scope.links");
    case "folder":
      return scope.path;
    case "tag":
      return `#${scope.tag}`;
    case "notes":
      return scope.name;
  }
}

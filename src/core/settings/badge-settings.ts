/** The kinds of badges, in the order in which they are set. */
export const BADGE_KINDS = ["status", "progress", "link", "note"] as const;

export type BadgeKind = (typeof BADGE_KINDS)[number];

/** Where badges of a kind are drawn: in Live Preview, in Reading mode, in both, in neither. */
export const BADGE_PLACES = ["everywhere", "editing", "reading", "nowhere"] as const;

export type BadgePlace = (typeof BADGE_PLACES)[number];

/** A view of a note in which badges can be drawn. */
export type BadgeMode = "editing" | "reading";

/** The property by which a note has no badges: `roadmap-badges: false`. */
export const BADGE_PROPERTY = "roadmap-badges";
/** The property by which a note is no plan at all. */
const ROADMAP_PROPERTY = "roadmap";

/** Which badges are drawn where. */
export interface BadgeSettings {
  /** What differs from `everywhere`. */
  readonly badges: ReadonlyMap<BadgeKind, BadgePlace>;
  /** Folders whose notes have no badges, without slashes at their ends. */
  readonly badgesNotIn: readonly string[];
}

/** Where badges of `kind` are drawn. */
export function placeOf({ badges }: Pick<BadgeSettings, "badges">, kind: BadgeKind): BadgePlace {
  return badges.get(kind) ?? "everywhere";
}

/**
 * Which kinds of badges the note at `path` has in a view of it.
 *
 * @param properties those of the note; null or undefined where it has none
 */
export function badgeKindsOf(
  settings: BadgeSettings,
  path: string,
  mode: BadgeMode,
  properties: Readonly<Record<string, unknown>> | null | undefined,
): ReadonlySet<BadgeKind> {
  const isOffBy = (property: string): boolean => isNo(properties?.[property]);
  const isOff =
    isOffBy(BADGE_PROPERTY) || isOffBy(ROADMAP_PROPERTY) || settings.badgesNotIn.some((folder) => isIn(path, folder));
  return new Set(
    isOff
      ? []
      : BADGE_KINDS.filter((kind) => {
          const place = placeOf(settings, kind);
          return place === "everywhere" || place === mode;
        }),
  );
}

/** `Plans/` and ` /Plans` as the app names that folder; empty for none. */
export function toFolder(written: string): string {
  return written.trim().replace(/^\/+|\/+$/g, "");
}

/** Whether a note lies in a folder, however deep. */
export function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** As people say no in properties; a checkbox that is not ticked is `false`. */
function isNo(value: unknown): boolean {
  return value === false || (typeof value === "string" && /^(?:false|no|off)$/i.test(value.trim()));
}

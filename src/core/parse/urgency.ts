import type { Priority } from "../note/parsed-note";

const LIGHTS: ReadonlyMap<string, Priority> = new Map([
  ["🔴", "high"],
  ["🟠", "high"],
  ["🟡", "medium"],
  ["🟢", "low"],
  ["🔵", "low"],
]);

/** Headings that sort by urgency, by their first words without signs. */
const WORDS: readonly (readonly [RegExp, Priority])[] = [
  [/^(?:blocking|blockers?|critical|urgent|top priority|must(?: have)?s?|p0)(?=$|[^\p{L}\p{N}])/iu, "highest"],
  [/^(?:high(?: priority)?|important|should(?: have)?s?|do (?:this )?first|p1)(?=$|[^\p{L}\p{N}])/iu, "high"],
  [/^(?:medium(?: priority)?|normal|soon|could(?: have)?s?|p2)(?=$|[^\p{L}\p{N}])/iu, "medium"],
  [/^(?:low(?: priority)?|nice[- ]to[- ]haves?|optional|won['’]?t(?: have)?|someday|p3)(?=$|[^\p{L}\p{N}])/iu, "low"],
];
const TOP_PRIORITY = /\btop priority\b/i;

/**
 * The priority that a heading gives all below it; null when it sorts by something else.
 *
 * @example readUrgency("🔴 Blocking — do first") // "highest"
 * @example readUrgency("🟡 Important")           // "high"
 */
export function readUrgency(heading: string): Priority | null {
  const light = LIGHTS.get([...heading][0] ?? "");
  const words = heading.replace(/^[^\p{L}\p{N}]+/u, "");
  const named = WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (named !== undefined) return named;
  if (TOP_PRIORITY.test(heading)) return "highest";
  return light ?? null;
}

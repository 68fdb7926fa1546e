import type { VaultIndex } from "../index/vault-index";
import { isKnown, type Item, type ParsedNote } from "../note/parsed-note";
import { findWrittenStatus } from "../edit/written-status";
import { countRuns } from "../rollup/count";
import { ownRollup } from "../rollup/note-rollups";
import type { StatedStatus } from "../status/status";
import type { TextRange } from "../text/range";
import type { Badge, BadgeSubject } from "./badge";
import { toBadgeCounts } from "./badge-counts";
import { labelOfBadge } from "./badge-label";
import { badgeOfLink, faceOfNote } from "./link-badge";

/** Notes whose badges are kept: those that are open, as a rule. */
const MAX_KEPT = 24;

/** The badges of a note, and the notes that they speak of. */
interface Kept {
  readonly badges: readonly Badge[];
  readonly speaksOf: ReadonlySet<string>;
}

/** The badges of notes as they are asked for, kept until the index says that what they show may be another. */
class VaultBadges {
  readonly #index: VaultIndex;
  #revision: number;
  /** By path, the one asked for longest ago first. */
  readonly #kept = new Map<string, Kept>();

  constructor(index: VaultIndex) {
    this.#index = index;
    this.#revision = index.revision;
  }

  badgesOf(path: string): readonly Badge[] {
    this.#update();
    const kept = this.#kept.get(path) ?? collect(this.#index, path);
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_KEPT && oldest.done !== true) this.#kept.delete(oldest.value);
    return kept.badges;
  }

  #update(): void {
    if (this.#revision === this.#index.revision) return;
    const changes = this.#index.changedSince(this.#revision);
    this.#revision = this.#index.revision;
    if (changes === null) this.#kept.clear();
    else {
      for (const [path, { speaksOf }] of this.#kept) {
        if (speaksOf.size < changes.paths.size ? hasAny(speaksOf, changes.paths) : hasAny(changes.paths, speaksOf))
          this.#kept.delete(path);
      }
    }
  }
}

function hasAny(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const path of few) if (many.has(path)) return true;
  return false;
}

const all = new WeakMap<VaultIndex, VaultBadges>();

/**
 * The badges of a note, ascending by range. Each call gives the same array, which can be compared as an object, until
 * something that a badge shows changes, in this note or in one that it links to. Of links only those are in it that
 * count for the plan, in items and over them; see `linkBadgesIn` for the others.
 */
export function badgesOf(index: VaultIndex, path: string): readonly Badge[] {
  let badges = all.get(index);
  if (badges === undefined) all.set(index, (badges = new VaultBadges(index)));
  return badges.badgesOf(path);
}

function collect(index: VaultIndex, path: string): Kept {
  const note = index.note(path);
  const speaksOf = new Set([path]);
  if (note === undefined) return { badges: [], speaksOf };
  const badges = [
    ...statements(note, path),
    ...statedItems(note, path),
    ...progressOfHeadings(note, path),
    ...progressOfTasks(note, path),
    ...title(index, note, path),
  ];
  for (const link of note.links) {
    // What is embedded is shown, and a property has a widget of its own.
    if (link.embed || link.line <= lastOfHead(note)) continue;
    const target = index.resolve(link, path);
    speaksOf.add(target.isResolved ? target.path : target.path.toLowerCase());
    const face = badgeOfLink(index, path, link);
    if (face !== null) badges.push({ ...face, ...behind(link.range.to, link.line) });
  }
  return { badges: badges.sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to), speaksOf };
}

/** The last line of the frontmatter of which something was read; -1 without one. */
function lastOfHead({ statements, items, noteTask }: ParsedNote): number {
  const said = statements.filter(({ in: where }) => where === "frontmatter").map(({ line }) => line);
  return Math.max(-1, ...said, noteTask === null ? -1 : (items[noteTask]?.line ?? -1));
}

function behind(to: number, line: number): Pick<Badge, "range" | "line" | "written"> {
  return { range: { from: to, to }, line, written: "" };
}

/** What is longer says more than its status, and is no badge. */
const MAX_STATED = 60;
const MARKED = /(\*{1,3}|_{1,3}|~~|`{1,8})((?:(?!\1).)+)\1/g;

/** Whether only one of two marks stands in a text: in the place of it a badge would leave the other alone. */
function isHalfMarked(written: string): boolean {
  return /[*~`]/.test(written) && /[*~`]/.test(written.replace(MARKED, "$2").replace(MARKED, "$2"));
}

/** The badge of what is written, up to where that states the status; remarks behind it stay text. */
function statusBadge(
  subject: BadgeSubject,
  said: { readonly range: TextRange; readonly line: number; readonly written: string },
  status: StatedStatus,
  reason: string | null,
): readonly Badge[] {
  const { range, line, written } = said;
  // A block of YAML goes on over lines, and is known by its first alone.
  if (written.length !== range.to - range.from) return [];
  const found = reason === null || !isKnown(status) ? null : findWrittenStatus(written, reason);
  const isPart = found !== null && /^(?:sign|word)/.test(found.form) && !/^["']/.test(written);
  const end = isPart ? found.range.to : written.length;
  const stated = written.slice(0, end);
  if (end > MAX_STATED || isHalfMarked(stated)) return [];
  const label = labelOfBadge("status", status, null, "");
  const where = { range: { from: range.from, to: range.from + end }, line, written: stated };
  return [{ kind: "status", ...where, subject, status, counts: null, label }];
}

function statements({ statements }: ParsedNote, path: string): readonly Badge[] {
  return statements.flatMap(({ range, line, raw, written = raw, status, reason }, statement) =>
    statusBadge({ kind: "statement", path, statement }, { range, line, written }, status, reason),
  );
}

/** What rows and phases say of themselves; tasks have their box, and the statements below them. */
function statedItems({ items }: ParsedNote, path: string): readonly Badge[] {
  return items.flatMap((item, place) => {
    if (item.kind === "task" || item.status === null || item.statusRange === null) return [];
    const { raw, written = raw ?? "", line, statusRange: range, status, reason } = item;
    // An empty cell says nothing, and has room for nothing.
    if (written === "") return [];
    return statusBadge({ kind: "item", path, item: place }, { range, line, written }, status, reason);
  });
}

/** How far it is below each heading, but the note's own title. */
function progressOfHeadings(note: ParsedNote, path: string): readonly Badge[] {
  const titled = titleSection(note);
  return note.sections.flatMap(({ phase, heading, headingEnd, line, isArchive, items }, place) => {
    if (place === 0 || place === titled || isArchive || items.start === items.end) return [];
    const counts = toBadgeCounts(ownRollup(note, place));
    if (counts === null) return [];
    const subject: BadgeSubject =
      phase === null ? { kind: "note", path, subpath: `#${heading}` } : { kind: "item", path, item: phase };
    return [progress(subject, counts, behind(headingEnd, line))];
  });
}

function progressOfTasks(note: ParsedNote, path: string): readonly Badge[] {
  return note.items.flatMap((item, place) => {
    if (item.kind !== "task" || item.end === place + 1 || place === note.noteTask) return [];
    const counts = toBadgeCounts(countRuns(note, [{ start: place, end: item.end }]));
    const to = counts === null ? null : endOfFirstLine(item);
    if (counts === null || to === null) return [];
    return [progress({ kind: "item", path, item: place }, counts, behind(to, item.line))];
  });
}

function progress(
  subject: BadgeSubject,
  counts: NonNullable<Badge["counts"]>,
  where: Pick<Badge, "range" | "line" | "written">,
): Badge {
  return {
    kind: "progress",
    subject,
    ...where,
    status: null,
    counts,
    label: labelOfBadge("progress", null, counts, ""),
  };
}

/** Where the line of a task ends; null where that does not show: in an item without a box that goes on over lines. */
function endOfFirstLine({ source, range, symbol, symbolRange }: Extract<Item, { kind: "task" }>): number | null {
  const written = source.trimEnd().length;
  if (symbol !== null && symbolRange !== null) return symbolRange.from + written - source.indexOf(`[${symbol}]`) - 1;
  const indent = /^[\s>]*/.exec(source)?.[0].length ?? 0;
  return range.to - range.from <= written - indent ? range.to : null;
}

/** The place of the first heading of level 1; -1 without one. */
function titleSection({ sections }: ParsedNote): number {
  return sections.findIndex(({ level }) => level === 1);
}

/** How the whole note stands, behind its title. */
function title(index: VaultIndex, note: ParsedNote, path: string): readonly Badge[] {
  const section = note.sections[titleSection(note)];
  const face = section === undefined ? null : faceOfNote(index, "note", path, "");
  if (section === undefined || face === null) return [];
  return [{ ...face, ...behind(section.headingEnd, section.line) }];
}

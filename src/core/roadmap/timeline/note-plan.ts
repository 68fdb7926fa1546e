import { weeksOf } from "../../findings/weeks";
import type { VaultIndex } from "../../index/vault-index";
import type { Item, ParsedNote, Run } from "../../note/parsed-note";
import { buildSchedule, type Schedule } from "../../schedule/schedule";
import { HOURS_A_WEEK, statedTime } from "../../schedule/stated-time";
import { categoryOf } from "../../status/status";
import { nodeKey, statedSpan, type Axis, type Bar, type RowKey, type Span } from "./timeline";
import { toDayNumber } from "../../text/day-number";

const DAYS_A_WEEK = 7;
const BARE = { isPoint: false, isCritical: false, isOverdue: false, fields: [], finishHours: null } as const;

/** When the parts of one note are done, on each axis. */
export class NotePlan {
  readonly #note: ParsedNote;
  readonly #path: string;
  /** Null where no time is stated and nothing waits for anything. */
  readonly #schedule: Schedule | null;
  readonly #critical: ReadonlySet<number>;
  /** By item, on each axis. */
  readonly #bars: Readonly<Record<Axis, readonly (Bar | null)[]>>;
  readonly #ofRuns = new Map<string, Bar | null>();

  /**
   * @param today `YYYY-MM-DD`
   * @param weekOne the day on which week 1 begins where the note does not say it; null where nobody does
   */
  constructor(
    index: VaultIndex,
    path: string,
    readonly note: ParsedNote,
    today: string,
    weekOne: string | null,
  ) {
    this.#note = note;
    this.#path = path;
    const { items } = note;
    const times = items.map(statedTime);
    const isTimed = times.some(({ lengthHours }) => lengthHours > 0);
    this.#schedule = isTimed || waitsForAny(note) ? buildSchedule(index, [path]) : null;
    const steps = this.#schedule?.criticalPath ?? [];
    this.#critical = new Set(steps.flatMap(({ node }) => (node.path === path ? (node.item ?? []) : [])));
    const inOrder = isTimed ? [] : phasesInOrder(note);
    const weeks = items.map((item, place) => this.#inWeeks(item, place, inOrder.indexOf(place)));
    const first = toDayNumber(note.weekOne ?? weekOne ?? undefined);
    const dates = items.map((item, place) => {
      const stated = statedSpan(item);
      const planned = first === null ? null : (weeks[place] ?? null);
      const { due } = item.dates;
      const isOverdue = due !== undefined && due < today && categoryOf(item.status ?? "todo") === "open";
      // The critical path knows no days, and so says nothing of what stands there by its own.
      if (stated !== null) return { ...BARE, ...stated, by: "dates" as const, isOverdue };
      if (planned === null || planned.by === "order") return null;
      return { ...planned, from: planned.from + (first ?? 0), to: planned.to + (first ?? 0) };
    });
    this.#bars = { dates: withParents(note, dates), weeks: withParents(note, weeks) };
  }

  /** Whether what it shows depends on other notes. */
  get isAlone(): boolean {
    return !waitsForAny(this.#note);
  }

  barOfItem(axis: Axis, item: number): Bar | null {
    return this.#bars[axis][item] ?? null;
  }

  /** How many items say themselves where they stand on an axis. */
  countOn(axis: Axis): number {
    return this.#bars[axis].filter((bar) => bar !== null && bar.by !== "children" && bar.by !== "order").length;
  }

  /** The bar over a run of items, as of a heading, or with null of the whole note. */
  barOfRun(axis: Axis, run: Run | null): Bar | null {
    const { start, end } = run ?? { start: 0, end: this.#note.items.length };
    const key = `${axis} ${run === null ? "" : `${start} ${end}`}`;
    let bar = this.#ofRuns.get(key);
    if (bar === undefined) {
      const span = hull(this.#bars[axis].slice(start, end));
      const finishHours = run === null ? (this.#schedule?.finishHours ?? 0) : 0;
      bar =
        span === null ? null : { ...BARE, ...span, by: "children", finishHours: finishHours > 0 ? finishHours : null };
      this.#ofRuns.set(key, bar);
    }
    return bar;
  }

  /** The items that an item waits for, in whichever note. */
  needsOf(item: number): readonly RowKey[] {
    const needs = this.#schedule?.needsOf({ path: this.#path, item }) ?? [];
    return needs.flatMap((node) => (node.item === null ? [] : [nodeKey(node.path, node.item)]));
  }

  #inWeeks(item: Item, place: number, order: number): Bar | null {
    const isCritical = this.#critical.has(place);
    const stated = weeksOf(item);
    if (stated !== null) {
      const span = { from: (stated.from - 1) * DAYS_A_WEEK, to: stated.to * DAYS_A_WEEK };
      return { ...BARE, ...span, by: "weeks", isCritical };
    }
    const timing = this.#schedule?.timingOf({ path: this.#path, item: place }) ?? null;
    if (timing !== null && timing.lengthHours > 0) {
      const toDays = (hours: number): number => (hours / HOURS_A_WEEK) * DAYS_A_WEEK;
      const from = toDays(timing.startHours);
      // What stands under it may take longer than it says itself.
      const to = Math.max(from + toDays(timing.lengthHours), toDays(timing.finishHours));
      return { ...BARE, from, to, by: timing.isByWeeks ? "weeks" : "effort", isCritical };
    }
    if (order === -1) return null;
    return { ...BARE, from: order * DAYS_A_WEEK, to: (order + 1) * DAYS_A_WEEK, by: "order" };
  }
}

function waitsForAny({ items, figures }: ParsedNote): boolean {
  return (figures?.dependencies.length ?? 0) > 0 || items.some(({ dependencies }) => dependencies.length > 0);
}

/** The phases of a note that stand under no other; none where there is only one, which comes before and after nothing. */
function phasesInOrder({ items }: ParsedNote): readonly number[] {
  const phases: number[] = [];
  let end = 0;
  items.forEach((item, place) => {
    const isPhase = item.kind === "phase" || (item.kind === "row" && item.isPhase);
    if (!isPhase || place < end || item.status === "cancelled") return;
    phases.push(place);
    ({ end } = item);
  });
  return phases.length < 2 ? [] : phases;
}

/** What has no bar of its own has one over all that stands below it. */
function withParents({ items }: ParsedNote, own: readonly (Bar | null)[]): readonly (Bar | null)[] {
  const bars = [...own];
  // From the back, so that what stands below is known.
  for (let place = items.length - 1; place >= 0; place--) {
    const end = items[place]?.end ?? place + 1;
    if (bars[place] !== null || end <= place + 1) continue;
    const below = bars.slice(place + 1, end);
    const span = hull(below);
    if (span === null) continue;
    const isOverdue = below.some((bar) => bar?.isOverdue === true);
    bars[place] = { ...BARE, ...span, by: "children", isOverdue };
  }
  return bars;
}

function hull(bars: readonly (Bar | null)[]): Span | null {
  let [from, to] = [Infinity, -Infinity];
  for (const bar of bars) {
    if (bar === null) continue;
    from = Math.min(from, bar.from);
    to = Math.max(to, bar.to);
  }
  return from < to ? { from, to } : null;
}

import type { VaultIndex } from "../index/vault-index";
import { findComponents, findWay, groupByStart, type Edge } from "./circles";
import { buildGraph, type PlanGraph, type UnresolvedDependency } from "./plan-graph";
import type { PlanNode } from "./plan-node";
import { NO_TIME, statedTime, type StatedTime } from "./stated-time";

/** When something can begin and be finished at the earliest; working hours from the beginning of week 1. */
export interface Timing {
  readonly startHours: number;
  readonly finishHours: number;
  /** By how much it can be later without making the whole later; 0 for what is critical. */
  readonly slackHours: number;
  /** What it takes by its own words, whatever stands under it; 0 where it says nothing. */
  readonly lengthHours: number;
  /** Whether that is known from weeks or a duration, so that hours say more than is known. */
  readonly isByWeeks: boolean;
}

/** A part of the critical path: what takes the time from here to there. */
export interface PathStep {
  readonly node: PlanNode;
  readonly startHours: number;
  readonly finishHours: number;
  /** Why it does not begin earlier: the step before it, the weeks that it or what it stands under names, or nothing. */
  readonly because: "after" | "planned" | "beginning";
}

/** What can be told of the order and time of some plans. */
export interface Schedule {
  /** Null for what is not part of them. */
  timingOf(node: PlanNode): Timing | null;
  /** What must be finished before a node begins, besides what holds for all that it stands under. */
  needsOf(node: PlanNode): readonly PlanNode[];
  /** What waits for a node. */
  neededBy(node: PlanNode): readonly PlanNode[];
  /** When all is finished at the earliest; 0 where nothing states any time. */
  readonly finishHours: number;
  /** What that rests on, in order of time; empty where nothing states any time. */
  readonly criticalPath: readonly PathStep[];
  /**
   * Each a short circle, in which every node waits for the next, or for what that stands under or holds, and the last for
   * the first; one for each knot of them.
   */
  readonly circles: readonly (readonly PlanNode[])[];
  readonly unresolved: readonly UnresolvedDependency[];
}

/** How a schedule is made. */
export interface ScheduleOptions {
  /** Whether something planned for `Week 4` begins no earlier; else only lengths and dependencies count. */
  readonly keepsWeeks: boolean;
}

/**
 * The schedule of some notes, and of all that they depend on.
 *
 * The model is that of the critical path method on one clock of working hours (a day has 8, a week 40), from the
 * beginning of week 1:
 * - Everything has a begin and an end. What stands under something begins no earlier and ends no later than that.
 * - Between its begin and end lies at least what it states: the longest of its effort, duration and weeks. What is
 *   cancelled takes no time. Done work takes what it was planned to: this is the plan, not what is left of it.
 * - What needs something begins when all of that has ended. Where nothing says so, work goes on side by side: the order
 *   of the text is no dependency.
 * - What is planned for a week begins no earlier, if options say so. Dates are not looked at: nothing says which day
 *   week 1 begins.
 * - The dependencies of a circle are reported, and then left out.
 */
export function buildSchedule(
  index: VaultIndex,
  paths: Iterable<string> = index.notePaths(),
  options: ScheduleOptions = { keepsWeeks: true },
): Schedule {
  return new Scheduler(index, buildGraph(index, paths), options).finish();
}

/** Why one event cannot come before another. */
interface Hold extends Edge {
  readonly lag: number;
  readonly kind: "within" | "takes" | "needs";
}

class Scheduler {
  readonly #graph: PlanGraph;
  readonly #times: readonly StatedTime[];
  readonly #keepsWeeks: boolean;
  readonly #holds: readonly Hold[];
  readonly #circles: readonly (readonly PlanNode[])[];
  /** By event. */
  readonly #early: Float64Array;
  /** By event the hold that decides it; -1 where none does. */
  readonly #decides: Int32Array;
  readonly #late: Float64Array;

  constructor(index: VaultIndex, graph: PlanGraph, { keepsWeeks }: ScheduleOptions) {
    this.#graph = graph;
    this.#keepsWeeks = keepsWeeks;
    this.#times = graph.nodes.map(({ path, item }) => {
      const stated = item === null ? undefined : index.note(path)?.items[item];
      return stated === undefined ? NO_TIME : statedTime(stated);
    });
    const all = this.#collectHolds();
    const { holds, circles } = this.#withoutCircles(all);
    this.#holds = holds;
    this.#circles = circles;
    const events = graph.nodes.length * 2;
    const leaving = groupByStart(events, holds);
    const order = toOrder(events, holds, leaving);
    this.#early = new Float64Array(events);
    this.#decides = new Int32Array(events).fill(-1);
    this.#goForward(order, leaving);
    this.#late = new Float64Array(events).fill(this.#finishHours());
    this.#goBackward(order, leaving);
  }

  finish(): Schedule {
    const { nodes, needs, unresolved, placeOf } = this.#graph;
    const toNodes = (places: readonly number[]): readonly PlanNode[] => places.flatMap((place) => nodes[place] ?? []);
    const edges = needs.map(({ from, needs: to }) => ({ from, to }));
    const needed = groupByStart(nodes.length, edges);
    const needing = groupByStart(
      nodes.length,
      edges.map(({ from, to }) => ({ from: to, to: from })),
    );
    return {
      timingOf: (node) => {
        const place = placeOf(node);
        return place === undefined ? null : this.#timingAt(place);
      },
      needsOf: (node) => toNodes((needed[placeOf(node) ?? -1] ?? []).map((edge) => edges[edge]?.to ?? -1)),
      neededBy: (node) => toNodes((needing[placeOf(node) ?? -1] ?? []).map((edge) => edges[edge]?.from ?? -1)),
      finishHours: this.#finishHours(),
      criticalPath: this.#criticalPath(),
      circles: this.#circles,
      unresolved,
    };
  }

  #collectHolds(): readonly Hold[] {
    const holds: Hold[] = [];
    this.#graph.parents.forEach((parent, place) => {
      const lag = this.#times[place]?.lengthHours ?? 0;
      holds.push({ from: beginOf(place), to: endOf(place), lag, kind: "takes" });
      if (parent === null) return;
      holds.push({ from: beginOf(parent), to: beginOf(place), lag: 0, kind: "within" });
      holds.push({ from: endOf(place), to: endOf(parent), lag: 0, kind: "within" });
    });
    for (const { from, needs } of this.#graph.needs) {
      holds.push({ from: endOf(needs), to: beginOf(from), lag: 0, kind: "needs" });
    }
    return holds;
  }

  /** Takes out the dependencies that run in circles, and tells one circle for each knot of them. */
  #withoutCircles(holds: readonly Hold[]): {
    readonly holds: readonly Hold[];
    readonly circles: readonly (readonly PlanNode[])[];
  } {
    const events = this.#graph.nodes.length * 2;
    const component = findComponents(events, holds);
    const isCircular = ({ from, to, kind }: Hold): boolean => kind === "needs" && component[from] === component[to];
    const circular = holds.filter(isCircular);
    if (circular.length === 0) return { holds, circles: [] };
    const leaving = groupByStart(events, holds);
    const told = new Set<number>();
    const circles: (readonly PlanNode[])[] = [];
    for (const hold of circular) {
      const knot = component[hold.from] ?? -1;
      if (told.has(knot)) continue;
      told.add(knot);
      const way = findWay(hold.to, hold.from, holds, leaving, component) ?? [];
      const needs = [hold, ...way.flatMap((place) => holds[place] ?? [])].filter(({ kind }) => kind === "needs");
      // Time runs from what is needed to what needs it; a circle is told the other way round.
      circles.push(
        fromFirst(needs.reverse().map(({ to }) => to >> 1)).flatMap((place) => this.#graph.nodes[place] ?? []),
      );
    }
    return { holds: holds.filter((hold) => !isCircular(hold)), circles };
  }

  #goForward(order: Int32Array, leaving: readonly (readonly number[])[]): void {
    const early = this.#early;
    for (const event of order) {
      const planned = event % 2 === 0 && this.#keepsWeeks ? (this.#times[event >> 1]?.startHours ?? 0) : 0;
      if (planned > (early[event] ?? 0)) {
        early[event] = planned;
        this.#decides[event] = -1;
      }
      for (const place of leaving[event] ?? []) {
        const hold = this.#holds[place];
        if (hold === undefined) continue;
        const hours = (early[event] ?? 0) + hold.lag;
        const known = early[hold.to] ?? 0;
        if (hours > known || (hours === known && this.#isBetter(place, this.#decides[hold.to] ?? -1))) {
          early[hold.to] = hours;
          this.#decides[hold.to] = place;
        }
      }
    }
  }

  /** Of what decides alike, a dependency tells most, then what takes time. */
  #isBetter(place: number, known: number): boolean {
    const rank = { needs: 3, takes: 2, within: 1 } as const;
    const [one, other] = [this.#holds[place], this.#holds[known]];
    if (one === undefined || (one.kind === "takes" && one.lag === 0)) return other === undefined;
    const isIdle = other === undefined || (other.kind === "takes" && other.lag === 0);
    return isIdle || rank[one.kind] > rank[other.kind];
  }

  #goBackward(order: Int32Array, leaving: readonly (readonly number[])[]): void {
    for (let at = order.length - 1; at >= 0; at--) {
      const event = order[at] ?? 0;
      for (const place of leaving[event] ?? []) {
        const hold = this.#holds[place];
        if (hold === undefined) continue;
        this.#late[event] = Math.min(this.#late[event] ?? 0, (this.#late[hold.to] ?? 0) - hold.lag);
      }
    }
  }

  #finishHours(): number {
    let finish = 0;
    for (const hours of this.#early) finish = Math.max(finish, hours);
    return finish;
  }

  #timingAt(place: number): Timing {
    const { lengthHours, isByWeeks } = this.#times[place] ?? NO_TIME;
    const finishHours = this.#early[endOf(place)] ?? 0;
    return {
      startHours: this.#early[beginOf(place)] ?? 0,
      finishHours,
      slackHours: Math.max(0, (this.#late[endOf(place)] ?? 0) - finishHours),
      lengthHours,
      isByWeeks,
    };
  }

  /** Back from what ends last, by what decides each event. */
  #criticalPath(): readonly PathStep[] {
    const finish = this.#finishHours();
    const steps: Omit<PathStep, "because">[] = [];
    let event = finish === 0 ? -1 : this.#early.findIndex((hours, at) => at % 2 === 1 && hours === finish);
    while (event !== -1) {
      const hold = this.#holds[this.#decides[event] ?? -1];
      if (hold?.kind === "takes" && hold.lag > 0) {
        const node = this.#graph.nodes[event >> 1];
        const startHours = this.#early[hold.from] ?? 0;
        if (node !== undefined) steps.push({ node, startHours, finishHours: this.#early[event] ?? 0 });
      }
      event = hold?.from ?? -1;
    }
    // Before a begin lies nothing that takes time but what is needed.
    return steps.reverse().map((step, at) => ({
      ...step,
      because: at > 0 ? "after" : step.startHours > 0 ? "planned" : "beginning",
    }));
  }
}

/** The same circle, begun with what comes first in its note. */
function fromFirst(circle: readonly number[]): readonly number[] {
  const first = circle.reduce((best, place, at) => (place < (circle[best] ?? 0) ? at : best), 0);
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function beginOf(place: number): number {
  return place * 2;
}

function endOf(place: number): number {
  return place * 2 + 1;
}

/** The events in an order in which each comes after all that hold it; there is one, since circles were taken out. */
function toOrder(events: number, holds: readonly Hold[], leaving: readonly (readonly number[])[]): Int32Array {
  const missing = new Int32Array(events);
  for (const { to } of holds) missing[to] = (missing[to] ?? 0) + 1;
  const order = new Int32Array(events);
  let count = 0;
  for (let event = 0; event < events; event++) if (missing[event] === 0) order[count++] = event;
  for (let at = 0; at < count; at++) {
    for (const place of leaving[order[at] ?? 0] ?? []) {
      const to = holds[place]?.to ?? 0;
      const left = (missing[to] ?? 0) - 1;
      missing[to] = left;
      if (left === 0) order[count++] = to;
    }
  }
  return order.subarray(0, count);
}

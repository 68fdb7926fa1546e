import { readFileSync, writeFileSync } from "node:fs";

/** How long some work took, in milliseconds. */
export interface Taken {
  /** The lesser of the two below: what it takes when nothing else runs, as nearly as can be known. */
  readonly ms: number;
  /** From its beginning to its end, whatever else the machine did meanwhile. */
  readonly "clock ms": number;
  /** What the process has computed meanwhile, its helping threads (garbage collector, compiler) included. */
  readonly "processor ms": number;
}

/** Whether the system counts the time of processes finely; some count in ticks of ten milliseconds and more. */
const countsFinely = ((): boolean => {
  const now = (): number => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  const steps: number[] = [];
  for (let before = now(), began = performance.now(); steps.length < 20 && performance.now() - began < 50;) {
    const after = now();
    if (after !== before) steps.push(after - before);
    before = after;
  }
  return steps.length === 20 && quantile(steps, 0.5) < 200;
})();

/** A clock that runs from when it is made. */
export class Stopwatch {
  readonly #began = performance.now();
  readonly #usage = process.cpuUsage();

  taken(): Taken {
    const clock = performance.now() - this.#began;
    const { user, system } = process.cpuUsage(this.#usage);
    const processor = (user + system) / 1000;
    return { ms: countsFinely ? Math.min(clock, processor) : clock, "clock ms": clock, "processor ms": processor };
  }
}

export function measure(work: () => unknown): Taken {
  const watch = new Stopwatch();
  work();
  return watch.taken();
}

/** The milliseconds that some work takes. */
export function timeOf(work: () => unknown): number {
  return measure(work).ms;
}

/** Adds up the time of the stages that a piece of work goes through again and again, by the clock. */
export class Stages {
  readonly #taken = new Map<string, number>();

  run<T>(stage: string, work: () => T): T {
    const began = performance.now();
    const result = work();
    this.#taken.set(stage, (this.#taken.get(stage) ?? 0) + performance.now() - began);
    return result;
  }

  /** The stages, so that all of them together took as long as the whole. */
  shareOut({ ms, "clock ms": clock }: Taken): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#taken].map(([stage, each]) => [stage, (each * ms) / clock]));
  }

  toFigures(taken: Taken): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.shareOut(taken)).map(([stage, ms]) => [`stage ${stage}`, ms]));
  }
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Collects what is no longer needed; the process must run with `--expose-gc`. */
export function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

/** Bytes on the heap that are in use. */
export function heapInUse(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The most memory that the process has held since this was made, in bytes. */
export class PeakMemory {
  readonly before: number;

  constructor() {
    collectGarbage();
    try {
      // Linux then counts its highest mark anew; elsewhere the mark may stem from before.
      writeFileSync("/proc/self/clear_refs", "5");
    } catch {
      // Not Linux.
    }
    this.before = process.memoryUsage().rss;
  }

  /** In all, what was there before included. */
  get total(): number {
    try {
      const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
      if (mark !== undefined) return Number(mark) * 1024;
    } catch {
      // Not Linux.
    }
    return process.resourceUsage().maxRSS * 1024;
  }
}

import { readFileSync, writeFileSync } from "node:fs";

/** The milliseconds that some work takes. */
export function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The milliseconds of processor time of this process since some moment, its helping threads included. */
export function processorTime(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Times a piece of work: by the clock, and by what the process has computed, whatever else the machine did. */
export function measure(work: () => unknown): { readonly ms: number; readonly "processor ms": number } {
  const since = process.cpuUsage();
  return { ms: timeOf(work), "processor ms": processorTime(since) };
}

/** Adds up the time of the stages that a piece of work goes through again and again. */
export class Stages {
  readonly #taken = new Map<string, number>();

  run<T>(stage: string, work: () => T): T {
    const began = performance.now();
    const result = work();
    this.#taken.set(stage, (this.#taken.get(stage) ?? 0) + performance.now() - began);
    return result;
  }

  get total(): number {
    return [...this.#taken.values()].reduce((sum, each) => sum + each, 0);
  }

  toFigures(prefix = "stage "): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#taken].map(([stage, ms]) => [`${prefix}${stage}`, ms]));
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

import type { Browser, Page } from "playwright-core";

/** What the main thread does for a frame that a page's own code, styles and layout can be blamed for. */
const WORK = new Set([
  "FunctionCall",
  "FireAnimationFrame",
  "EventDispatch",
  "TimerFire",
  "RunMicrotasks",
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "IntersectionObserverController::computeIntersections",
]);

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly pid: number;
}

/**
 * What each frame costs that is drawn while `act` runs: script, style and layout as Chromium's own trace has them,
 * milliseconds; frames for which nothing was done are left out.
 */
export async function frameCosts(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await browser.startTracing(page, {
    categories: ["devtools.timeline", "cc"],
  });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString("utf8")) as { readonly traceEvents: TraceEvent[] };
  const frames = trace.traceEvents.filter(({ name }) => name === "ProxyMain::BeginMainFrame");
  // Of the page's threads it is the one that runs its animation frames.
  const main = trace.traceEvents.find(({ name }) => name === "FireAnimationFrame") ?? frames[0];
  const work = trace.traceEvents
    .filter(({ name, ph, tid, pid }) => WORK.has(name) && ph === "X" && tid === main?.tid && pid === main.pid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  // What runs within another event is part of that.
  const outer: TraceEvent[] = [];
  let end = 0;
  for (const event of work) {
    if (event.ts < end) continue;
    outer.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  const starts = frames
    .filter(({ pid }) => pid === main?.pid)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const costs = starts.map(() => 0);
  let at = 0;
  for (const { ts, dur = 0 } of outer) {
    while (at + 1 < starts.length && (starts[at + 1] ?? Infinity) <= ts) at += 1;
    if (ts >= (starts[at] ?? Infinity)) costs[at] = (costs[at] ?? 0) + dur / 1000;
  }
  return costs.filter((cost) => cost > 0);
}

/** The value that so large a part of `values`, 0–1, does not exceed; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;
}

import type { Page } from "playwright-core";

/** A stretch of time in which a page answered nothing, 50 ms or more; milliseconds since it was opened. */
export interface LongTask {
  readonly at: number;
  readonly for: number;
}

/** Keeps the page's long tasks; to be called before it loads anything. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: { at: number; for: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, for: Math.round(duration) });
    }).observe({ type: "longtask", buffered: true });
    Object.assign(window, { longTasks: tasks });
  });
}

/** The long tasks that began between two times of the page. */
export async function longTasks(page: Page, from: number, to: number): Promise<readonly LongTask[]> {
  // What was observed is told a little later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  return await page.evaluate(
    ([start, end]) =>
      (window as unknown as { longTasks: LongTask[] }).longTasks.filter(({ at }) => at >= start && at <= end),
    [from, to] as const,
  );
}

/** The page's clock; milliseconds since it was opened. */
export async function pageTime(page: Page): Promise<number> {
  return await page.evaluate(() => performance.now());
}

import type { Page } from "playwright-core";

/** What the plugin has kept of earlier days, the oldest first; empty where there is nothing. */
export async function keptDays(page: Page): Promise<readonly unknown[]> {
  return await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const name = names.find((each) => each.startsWith("plan-of-record-history-"));
    if (name === undefined) return [];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("no database"));
    });
    const all = await new Promise<unknown[]>((resolve, reject) => {
      const request = db.transaction("days").objectStore("days").getAll();
      request.onsuccess = () => resolve(request.result as unknown[]);
      request.onerror = () => reject(request.error ?? new Error("no days"));
    });
    db.close();
    return all;
  });
}

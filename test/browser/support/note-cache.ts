import type { Page } from "playwright-core";

/**
 * The paths of the notes that the plugin keeps for its next start, sorted; one that is kept twice is there twice, one
 * that is damaged or of another version is not.
 */
export async function cachedPaths(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const isJson = (text: string): boolean => {
      try {
        // Lists of large notes stand on lines of their own.
        for (const line of text.split("\n")) JSON.parse(line);
        return true;
      } catch {
        return false;
      }
    };
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith("plan-of-record-")) ?? {};
    if (name === undefined) return [];
    const db = await answer(indexedDB.open(name));
    const paths: string[] = [];
    for (const kind of db.objectStoreNames) {
      const segments = (await answer(db.transaction(kind).objectStore(kind).getAll())) as Record<string, string[]>[];
      for (const segment of segments) {
        const isWhole = segment["jsons"]?.every(isJson);
        const isForeign = String(segment["version"]) === "another";
        if (isWhole && !isForeign && Array.isArray(segment["paths"])) paths.push(...segment["paths"]);
      }
    }
    db.close();
    return paths.sort();
  });
}

/** How a test damages what is kept. */
export type Damage = "segments" | "notes" | "version" | "stores";

/** Damages what is kept: its segments, the notes in them, their version, or the database as a whole. */
export async function damageCache(page: Page, damage: Damage): Promise<void> {
  await page.evaluate(async (what) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith("plan-of-record-")) ?? {};
    if (name === undefined) throw new Error("Nothing is kept");
    if (what === "stores") {
      await done(indexedDB.deleteDatabase(name));
      (await done(indexedDB.open(name, 1))).close();
      return;
    }
    const db = await done(indexedDB.open(name));
    for (const kind of db.objectStoreNames) {
      const store = db.transaction(kind, "readwrite").objectStore(kind);
      const keys = await done(store.getAllKeys());
      const segments = (await done(store.getAll())) as { jsons: string[] }[];
      for (const [place, segment] of segments.entries()) {
        const jsons = segment.jsons.map((json) => json.slice(0, -1));
        const damaged = {
          segments: { ...segment, paths: "none" },
          notes: { ...segment, jsons },
          version: {
            ...segment,
            version: "another",
            jsons: segment.jsons.map((json) => json.replaceAll("one", "uno")),
          },
        };
        await done(store.put(damaged[what], keys[place]));
      }
    }
    db.close();
  }, damage);
}

import type { Page } from "playwright-core";

/** How the workers of a page are to behave; the reader's are those that run from a script in memory. */
export interface WorkerFaults {
  /** Workers cannot be started at all: their constructor throws, or they end before they have run. */
  readonly blocked?: "throws" | "fails";
  /** Put before the script of each worker of the reader. */
  readonly prelude?: string;
}

/** What the page has counted of workers; `alive` are those that were started and not ended. */
export interface WorkerCounts {
  readonly started: number;
  readonly alive: number;
  /** Addresses of scripts in memory that were made and not given back. */
  readonly addresses: number;
  /** Notes that were posted to workers. */
  readonly posted: readonly string[];
}

/** Counts the workers that the page starts, and makes them fail as asked; to be called before the page loads anything. */
export async function watchWorkers(page: Page, faults: WorkerFaults = {}): Promise<void> {
  await page.addInitScript(({ blocked, prelude }) => {
    const counts = { started: 0, ended: 0, addresses: 0, posted: [] as string[] };
    const { Worker: RealWorker, Blob: RealBlob } = window;
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (of) => {
      counts.addresses += 1;
      return createObjectURL.call(URL, of);
    };
    URL.revokeObjectURL = (address) => {
      counts.addresses -= 1;
      revokeObjectURL.call(URL, address);
    };
    class CountedWorker extends RealWorker {
      constructor(address: string | URL, options?: WorkerOptions) {
        const isReader = String(address).startsWith("blob:");
        if (isReader && blocked === "throws") throw new DOMException("Refused by a test", "SecurityError");
        super(isReader && blocked === "fails" ? "/no-such-worker.js" : address, options);
        counts.started += 1;
      }
      override postMessage(message: { notes?: { path: string }[] }, ...rest: never[]): void {
        for (const { path } of message.notes ?? []) counts.posted.push(path);
        super.postMessage(message, ...rest);
      }
      override terminate(): void {
        counts.ended += 1;
        super.terminate();
      }
    }
    class PreludedBlob extends RealBlob {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super(options?.type === "text/javascript" && prelude !== undefined ? [prelude, ...parts] : parts, options);
      }
    }
    Object.assign(window, {
      Worker: CountedWorker,
      Blob: PreludedBlob,
      countWorkers: () => ({
        started: counts.started,
        alive: counts.started - counts.ended,
        addresses: counts.addresses,
        posted: counts.posted,
      }),
    });
  }, faults);
}

export async function countWorkers(page: Page): Promise<WorkerCounts> {
  return await page.evaluate(() => (window as unknown as { countWorkers: () => WorkerCounts }).countWorkers());
}

/** The paths of the notes that the plugin has read from the vault since the page was loaded. */
export async function watchVaultReads(page: Page): Promise<() => readonly string[]> {
  const paths: string[] = [];
  await page.exposeFunction("tellVaultRead", (path: string) => paths.push(path));
  await page.addInitScript(() => {
    // The vault is there before the plugin is loaded, and the metadata of small vaults is derived before that, too.
    const { tellVaultRead } = window as unknown as { tellVaultRead: (path: string) => void };
    Object.defineProperty(window, "app", {
      configurable: true,
      set(app: { vault: { cachedRead: (file: { path: string }) => Promise<string> } }) {
        Object.defineProperty(window, "app", { value: app, configurable: true, writable: true });
        const { vault } = app;
        const cachedRead = vault.cachedRead.bind(vault);
        vault.cachedRead = (file) => {
          if (document.querySelector(".workbench-loading") === null) tellVaultRead(file.path);
          return cachedRead(file);
        };
      },
    });
  });
  return () => paths;
}

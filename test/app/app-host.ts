import type { App } from "obsidian";
import type * as obsidian from "obsidian";

/** What a function that runs within the app is given. */
export interface Given {
  readonly app: App;
  readonly obsidian: typeof obsidian;
}

/** What the probe plugin has noted since it was loaded. */
export interface Probe {
  /** Events in their order, such as `vault modify Plans/Harbour.md`. */
  readonly events: readonly string[];
  /** What a post-processor was called with; `lines` is null where the app does not tell them. */
  readonly processed: readonly {
    readonly text: string;
    readonly tag: string;
    readonly path: string;
    readonly lines: readonly [number, number] | null;
  }[];
}

/** What steps can do with the app, or with what stands in for it. */
export interface AppHost {
  /**
   * Runs a function within the app, and gives what it answers. Its text is sent there: it can name nothing around it,
   * so all that it needs is an argument, as JSON.
   */
  run<Args extends readonly unknown[], Result>(
    inApp: (given: Given, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Clicks on the first element that there is, as a mouse does. */
  click(selector: string): Promise<void>;
  /** Runs a command of the palette by its full id. @throws where it is not there or cannot run */
  command(id: string): Promise<void>;
  /** The full ids of all commands. */
  commandIds(): Promise<readonly string[]>;
  /** What a command of the app's command line prints. */
  cli(command: string, flags: Readonly<Record<string, string>>): Promise<string>;
  /** Switches a plugin on or off, as in the settings. */
  setEnabled(isEnabled: boolean): Promise<void>;
  /** Starts the app anew with a vault that it has not seen. */
  startAnew(): Promise<void>;
  /** What was noted since the app's start. */
  probe(): Promise<Probe>;
  /** Waits until what follows from a change by workers and timers has come; unsaved words stay unsaved. */
  settle(): Promise<void>;
}

/** How long something may take to come about, and how often it is looked for; milliseconds. */
const PATIENCE = 15_000;
const PAUSE = 100;

/** What `look` gives, once it is something that `isRight`. @throws with what it gave last, when that takes too long */
export async function until<T>(what: string, look: () => Promise<T>, isRight: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited for ${what}; last seen: ${JSON.stringify(seen)}`);
    await pause(PAUSE);
  }
}

/** Waits for so many milliseconds. */
export async function pause(time: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, time));
}

/** @throws where the two are not the same as JSON */
export function expectSame(what: string, seen: unknown, wanted: unknown): void {
  const [was, should] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (was !== should) throw new Error(`${what}: ${was}, not ${should}`);
}

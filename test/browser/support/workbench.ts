import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { browserArgs, findBrowser } from "../../../scripts/find-browser.mjs";
import { hideTour } from "../../../scripts/hide-tour.mjs";
import { startServer } from "../../../workbench/server/server.mjs";
import { watchRequests } from "./requests";

const PROJECT = path.resolve(__dirname, "../../..");
/** A small plugin that registers one of each thing. */
export const FIXTURE_PLUGIN = path.join(__dirname, "fixture-plugin");
const START_TIMEOUT = 40_000;

export interface WorkbenchOptions {
  /** Folder of notes to copy; an empty vault without it. */
  readonly vault?: string;
  /** Other folders that the page can be switched to; they are not copied. */
  readonly moreVaults?: readonly string[];
  /** Folder with manifest.json and main.js; the project itself without it, which must be built. */
  readonly plugin?: string;
  /** The page's options, such as `{ theme: "dark", open: "Plan.md" }`; see workbench/page/page-options.ts. */
  readonly params?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Browser to open the page in, and left open by `close`; one of its own without it. */
  readonly browser?: Browser;
  /** Whether it is started as `npm start` does, in a process of its own; else in the tests', which takes less time. */
  readonly asUser?: boolean;
  /** Whether the page is one that was used before, and may be used again: a new one takes longer to load anything. */
  readonly sharesPage?: boolean;
  /** Whether the roadmap may show its tour, as it does to people at first; then the page is not shared. */
  readonly tour?: boolean;
  /** Called before the page loads anything. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A running workbench on a copy of a vault. */
export interface RunningWorkbench {
  readonly page: Page;
  /** The copy of the vault, to read and write as another program would. */
  readonly vaultDir: string;
  /** What stands in for the vault's `.obsidian`. */
  readonly stateDir: string;
  readonly url: string;
  /** Errors of the page so far: uncaught ones and those written to the console. */
  readonly errors: readonly string[];
  /** Loads the page again, with other options if given, and waits until it is ready. */
  open(params?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the server at once, as a crash would; only one that is started as a user starts it. */
  kill(): Promise<void>;
  /** @throws when anything in the page, a worker among it, has asked for what the workbench does not serve. */
  close(): Promise<void>;
}

/** Starts server and browser on a temporary copy of the vault; give it back with `close`. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<RunningWorkbench> {
  if (!existsSync(path.join(PROJECT, "workbench/dist/page.js")))
    throw new Error("The workbench is not built. Run: npm run build");
  const folder = mkdtempSync(path.join(os.tmpdir(), "workbench-test-"));
  const vaultDir = path.join(folder, "vault");
  const stateDir = path.join(folder, "state");
  mkdirSync(vaultDir);
  if (options.vault !== undefined) cpSync(options.vault, vaultDir, { recursive: true });

  const { moreVaults = [], plugin: pluginDir = PROJECT } = options;
  const server =
    options.asUser === true ? await startAsUser([vaultDir, ...moreVaults], stateDir, pluginDir) : undefined;
  const here = server ?? (await startServer({ vaultDir, moreVaults, stateDir, pluginDir }));
  const { url } = here;
  let ownBrowser: Browser | undefined;
  let context: BrowserContext | undefined;
  let shared: Page | undefined;
  let requests: ReturnType<typeof watchRequests> | undefined;
  const close = async (): Promise<void> => {
    if (shared === undefined) await context?.close();
    else await giveBack(shared);
    await ownBrowser?.close();
    await here.close();
    rmSync(folder, { recursive: true, force: true });
    requests?.check();
  };
  const kill = async (): Promise<void> => {
    if (server === undefined) throw new Error("The server runs in the tests' own process");
    await server.kill();
  };
  try {
    const browser = options.browser ?? (ownBrowser = await launchBrowser());
    const viewport = options.viewport ?? { width: 1280, height: 800 };
    if (options.sharesPage === true && options.tour !== true) {
      shared = await takePage(browser);
      await shared.setViewportSize(viewport);
    }
    context = shared?.context() ?? (await newContext(browser, options.tour === true, viewport));
    requests = watchRequests(context, url);
    const page = shared ?? (await context.newPage());
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    const open = async (params: Readonly<Record<string, string>> = options.params ?? {}): Promise<void> => {
      await page.goto(`${url}?${new URLSearchParams(params).toString()}`);
      await page.waitForSelector("body[data-workbench]", { timeout: START_TIMEOUT });
    };
    await options.prepare?.(page);
    await open();
    return { page, vaultDir, stateDir, url, errors, open, kill, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Pages that are not in use. */
const pages = new WeakMap<Browser, Page[]>();

async function takePage(browser: Browser): Promise<Page> {
  const page = pages.get(browser)?.pop();
  return page ?? (await (await newContext(browser, false)).newPage());
}

/** Where the roadmap's tour has been seen, or has not. */
async function newContext(
  browser: Browser,
  hasTour: boolean,
  viewport?: WorkbenchOptions["viewport"],
): Promise<BrowserContext> {
  const context = await browser.newContext(viewport === undefined ? {} : { viewport });
  if (!hasTour) await context.addInitScript(hideTour);
  return context;
}

/** Leaves a page as it was when it was new, but for what the engine knows of the scripts. */
async function giveBack(page: Page): Promise<void> {
  for (const other of page.context().pages()) if (other !== page) await other.close();
  const browser = page.context().browser();
  if (page.isClosed() || browser === null) return;
  page.removeAllListeners();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.mouse.move(0, 0);
  await page.goto("about:blank");
  pages.set(browser, [...(pages.get(browser) ?? []), page]);
}

/**
 * One workbench for all tests of a file, each of which opens the page anew. It is closed after the last one, and then
 * the tests fail when the page had an error other than those that `expected` matches.
 */
export function useWorkbench(
  options: WorkbenchOptions | (() => Promise<WorkbenchOptions>),
  expected?: RegExp,
): RunningWorkbench {
  let running: RunningWorkbench | undefined;
  const get = (): RunningWorkbench => {
    if (running === undefined) throw new Error("The workbench runs within tests only");
    return running;
  };
  beforeAll(async () => {
    running = await startWorkbench(typeof options === "function" ? await options() : options);
  });
  afterAll(async () => {
    if (running === undefined) return;
    await running.close();
    expect(running.errors.filter((error) => expected?.test(error) !== true)).toEqual([]);
  });
  return {
    get page() {
      return get().page;
    },
    get vaultDir() {
      return get().vaultDir;
    },
    get stateDir() {
      return get().stateDir;
    },
    get url() {
      return get().url;
    },
    get errors() {
      return get().errors;
    },
    open: (params) => get().open(params),
    kill: () => get().kill(),
    close: () => get().close(),
  };
}

/** A headless Chromium of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error("No Chromium found. Run: node scripts/ensure-browser.mjs");
  return await chromium.launch({ executablePath, headless: true, args: browserArgs() });
}

/** `npm start` as a child process, as a user runs it. */
async function startAsUser(
  vaultDirs: readonly string[],
  stateDir: string,
  plugin: string,
): Promise<{ readonly url: string; kill(): Promise<void>; close(): Promise<void> }> {
  const script = path.join(PROJECT, "scripts/start.mjs");
  const vaults = vaultDirs.flatMap((dir) => ["--vault", dir]);
  const args = [script, "--no-open", "--no-build", ...vaults, "--state", stateDir, "--plugin", plugin];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", () => reject(new Error(`The workbench did not start:\n${output}`)));
  });
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // It may be writing until it has ended.
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  return { url, kill: () => end("SIGKILL"), close: () => end("SIGTERM") };
}

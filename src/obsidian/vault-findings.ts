import { Component, debounce, type App } from "obsidian";
import type { Finding } from "../core/findings/finding";
import { FindingsIndex } from "../core/findings/findings-index";
import type { VaultIndex } from "../core/index/vault-index";
import type { Steps } from "../core/parse/steps";
import { keyOfFinding } from "../core/roadmap/findings-rows";
import type { Settings } from "../core/settings/settings";
import { dayOf } from "../core/text/day-of";
import type { Reading } from "../ui/pane-props";
import { doInSlices } from "./time-slice";

/** How often it is told how far the looking has come, and how long changed files are gathered; milliseconds. */
const TELLING = 150;
const GATHERING = 250;

/** What findings are of, and judged by. */
export interface FindingsParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: { readonly reading: Reading };
  readonly settings: {
    readonly settings: Pick<Settings, "rules" | "staleDays">;
    onChange(listener: () => void): () => void;
  };
}

/** What is known of the findings of the vault. */
export interface KnownFindings {
  /** Null until all notes were looked at once; then the newest whole list, and the same one until it is another. */
  readonly list: readonly Finding[] | null;
  /** How far looking has come, 0–1. */
  readonly progress: number;
  /** What went wrong with how the vault is by now; null for nothing. */
  readonly fault: Error | null;
}

/** The findings of the vault, looked for only when somebody asks, in slices of time, and kept up to date at each asking. */
export class VaultFindings extends Component {
  readonly #parts: FindingsParts;
  readonly #listeners = new Set<() => void>();
  #made: FindingsIndex | null = null;
  /** What the rules were last asked with. */
  #today = "";
  #rules: Settings["rules"] | null = null;
  #staleDays = 0;
  #list: readonly Finding[] | null = null;
  #progress = 0;
  #isRunning = false;
  /** What went wrong, and at which revision: it is not tried again before something changes. */
  #fault: { readonly error: Error; readonly revision: number } | null = null;
  #isLive = false;

  constructor(parts: FindingsParts) {
    super();
    this.#parts = parts;
  }

  override onload(): void {
    this.#isLive = true;
    const tell = debounce(() => this.#tell(), GATHERING, true);
    this.register(this.#parts.settings.onChange(tell));
    this.registerEvent(
      this.#parts.app.vault.on("modify", ({ path }) => {
        if (this.#made === null) return;
        // The text may be the same, and yet the note is not stale any more.
        this.#made.touch(path);
        tell();
      }),
    );
  }

  override onunload(): void {
    this.#isLive = false;
    this.#listeners.clear();
  }

  /** Calls `listener` whenever more is known, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is known by now. Where that may be out of date, it is looked for, and the listeners are told. */
  ask(): KnownFindings {
    const fault = this.#fault?.revision === this.#parts.index.revision ? this.#fault.error : null;
    // Of a vault that is half read much would be missing.
    if (fault === null && this.#parts.feed.reading.kind === "ready") {
      const findings = this.#upToDate();
      if (!findings.isCurrent && !this.#isRunning) void this.#run(findings);
    }
    return { list: this.#list, progress: this.#progress, fault };
  }

  /** How many there are, kept up to date from when they were first looked for; null before. */
  get count(): number | null {
    return this.#list === null ? null : (this.ask().list?.length ?? null);
  }

  /** A finding as it is now, which may stand elsewhere; undefined where it is none any more. */
  again(finding: Finding): Finding | undefined {
    const key = keyOfFinding(finding);
    const alike = this.#upToDate()
      .of(finding.path)
      .filter((each) => keyOfFinding(each) === key);
    return alike.includes(finding) ? finding : (alike.find(({ line }) => line === finding.line) ?? alike[0]);
  }

  /** All of them, once everything has been looked at; of a vault that is still being read, never. */
  async whole(): Promise<readonly Finding[]> {
    for (;;) {
      const { list, fault } = this.ask();
      if (fault !== null) throw fault;
      if (list !== null && !this.#isRunning) return list;
      await new Promise<void>((resolve) => {
        const end = this.onChange(() => {
          end();
          resolve();
        });
      });
    }
  }

  #upToDate(): FindingsIndex {
    const { app, index, settings } = this.#parts;
    const today = dayOf(new Date());
    const { rules, staleDays } = settings.settings;
    const isSame = today === this.#today && rules === this.#rules && staleDays === this.#staleDays;
    if (this.#made !== null && isSame) return this.#made;
    this.#today = today;
    this.#staleDays = staleDays;
    this.#rules = rules;
    const options = {
      today,
      staleDays,
      rules: Object.fromEntries(rules),
      touched: (path: string) => {
        const file = app.vault.getFileByPath(path);
        return file === null ? undefined : dayOf(new Date(file.stat.mtime));
      },
    };
    if (this.#made === null) this.#made = new FindingsIndex(index, options);
    else this.#made.setOptions(options);
    return this.#made;
  }

  async #run(findings: FindingsIndex): Promise<void> {
    this.#isRunning = true;
    try {
      await doInSlices(this.#toldSteps(findings));
      if (this.#isLive) this.#list = findings.all();
    } catch (error) {
      console.error("Plan of Record: the findings could not be looked for", error);
      const fault = error instanceof Error ? error : new Error(String(error));
      this.#fault = { error: fault, revision: this.#parts.index.revision };
    }
    this.#isRunning = false;
    this.#tell();
  }

  *#toldSteps(findings: FindingsIndex): Steps<void> {
    let told = performance.now();
    let most = 0;
    for (const step of findings.update()) {
      if (!this.#isLive) return;
      yield step;
      most = Math.max(most, findings.left);
      const now = performance.now();
      if (this.#list !== null || now - told < TELLING) continue;
      told = now;
      this.#progress = 1 - findings.left / most;
      this.#tell();
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

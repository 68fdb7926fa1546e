import { canBeOpenOnly } from "../core/export/exported";
import type { Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { BoardBuilder } from "../core/roadmap/board/build-board";
import { compileQuery, compileScope, type ItemTest } from "../core/query/compile-query";
import { completeQuery, type Completions } from "../core/query/complete-query";
import type { QueryWords } from "../core/query/read-term";
import type { Scope } from "../core/query/scope";
import { valuesOf, type VaultValues } from "../core/query/vault-values";
import { OutlineBuilder } from "../core/roadmap/build-outline";
import { TimelineBuilder } from "../core/roadmap/timeline/build-timeline";
import { conflictsIn } from "../core/roadmap/timeline/conflicts";
import type { History } from "../core/roadmap/trend/history";
import { TrendBuilder } from "../core/roadmap/trend/trend";
import { queryItemsOf } from "../core/query/query-items";
import { FindingsRows, type LineTest } from "../core/roadmap/findings-rows";
import type { Outline, OutlineState } from "../core/roadmap/outline-row";
import type { OutlineSelection } from "../core/roadmap/visible-rows";
import type { Settings } from "../core/settings/settings";
import { figuresOfScope } from "../core/roadmap/figures-of-scope";
import { folderRollup, rollupOfNotes } from "../core/rollup/note-rollups";
import type { Rollup } from "../core/rollup/rollup";
import type { RoadmapPaneProps, Shown } from "../ui/pane-props";
import type { PaneState } from "../ui/pane-state";
import { currentDay } from "./day";
import type { ToExport } from "./export-menu";
import type { PaneQueryReading } from "./pane-query";
import type { VaultFindings } from "./vault-findings";

/** What is asked for, and what is in scope; null for all. */
type LineTests = readonly [isMeant: LineTest | null, isInScope: LineTest | null];

/** What the views show, made of the index: each builder keeps what it has built until that changes. */
export class PaneModels {
  readonly #index: VaultIndex;
  readonly #outline: OutlineBuilder;
  readonly #timeline: TimelineBuilder;
  readonly #trend: TrendBuilder;
  readonly #history: () => History;
  readonly #settings: () => Pick<Settings, "weekOne" | "order">;
  readonly #board: BoardBuilder;
  readonly #findings: VaultFindings;
  readonly #findingsRows = new FindingsRows();
  #linesOf: { readonly of: readonly unknown[]; readonly tests: LineTests } = { of: [], tests: [null, null] };
  #conflicts: { readonly of: readonly Finding[]; readonly at: ReturnType<typeof conflictsIn> } | null = null;

  /**
   * @param history what is kept of earlier days, as it is when asked
   * @param settings as they are when asked
   */
  constructor(
    index: VaultIndex,
    findings: VaultFindings,
    history: () => History,
    settings: () => Pick<Settings, "weekOne" | "order">,
  ) {
    this.#settings = settings;
    this.#index = index;
    this.#history = history;
    this.#outline = new OutlineBuilder(index);
    this.#timeline = new TimelineBuilder(index);
    this.#trend = new TrendBuilder(index);
    this.#board = new BoardBuilder(index, () => settings().order);
    this.#findings = findings;
  }

  outline(state: OutlineState, selection?: OutlineSelection): Outline {
    return this.#outline.build(state, selection);
  }

  /** What the chosen view shows, with everything unfolded. */
  toExport(state: PaneState, { selection, text, scopeName }: PaneQueryReading): ToExport {
    const outline: OutlineState = { ...state.outline, fold: "all-open", opened: [], closed: [] };
    return {
      exported: this.shown({ ...state, outline }, selection),
      context: {
        ...currentDay(),
        query: text,
        scope: scopeName,
        openOnly: outline.openOnly && canBeOpenOnly(state.view),
        index: this.#index,
      },
    };
  }

  /** What the chosen view shows. */
  shown(state: PaneState, selection: OutlineSelection): Shown {
    switch (state.view) {
      case "outline":
        return { view: "outline", outline: this.outline(state.outline, selection) };
      case "board":
        return { view: "board", board: this.#board.build(state.board, state.outline, selection) };
      case "timeline": {
        const context = {
          today: currentDay().today,
          weekOne: this.#settings().weekOne,
          conflictAt: this.#conflictAt(),
        };
        const timeline = this.#timeline.build(this.outline(state.outline, selection), state.timeline, context);
        return { view: "timeline", timeline };
      }
      case "findings": {
        const { list, progress, fault } = this.#findings.ask();
        if (fault !== null) throw fault;
        const tests = this.#lineTests(selection);
        const findings = this.#findingsRows.build(list ?? NO_FINDINGS, state.findings, selection.words, ...tests);
        return { view: "findings", findings, looking: list === null ? progress : null };
      }
      case "trend":
        return {
          view: "trend",
          trend: this.#trend.build(this.#history(), state.trend, currentDay().today, selection),
        };
    }
  }

  /** Tests of lines by what is on them, or else by their notes: what a selection asks for, and what its scope shows. */
  #lineTests(selection: OutlineSelection): LineTests {
    const of = [selection, this.#index.revision];
    if (of.some((each, at) => each !== this.#linesOf.of[at])) {
      const items = queryItemsOf(this.#index);
      const { test, scope } = selection;
      const toTest = (...asked: readonly (ItemTest | null)[]): LineTest | null => {
        if (asked.every((each) => each === null)) return null;
        return (path, line) => {
          const item = items.onLine(path, line) ?? items.of(path, null);
          return item !== undefined && asked.every((each) => each?.(item) !== false);
        };
      };
      this.#linesOf = { of, tests: [toTest(test, scope), toTest(scope)] };
    }
    return this.#linesOf.tests;
  }

  findingCount(): number | null {
    return this.#findings.count;
  }

  /** What is known to contradict the time of a line. */
  #conflictAt(): ReturnType<typeof conflictsIn> {
    const of = this.#findings.ask().list ?? NO_FINDINGS;
    if (this.#conflicts?.of !== of) this.#conflicts = { of, at: conflictsIn(of) };
    return this.#conflicts.at;
  }

  /** A query of the vault; or why the text is none. */
  compile(text: string, words: QueryWords): ReturnType<typeof compileQuery> {
    return compileQuery(text, {
      index: this.#index,
      today: currentDay().today,
      get vocabulary() {
        return words.vocabulary;
      },
    });
  }

  /** What a scope asks of an item; null for nothing. */
  scope(scope: Scope, activePath: string | null): ItemTest | null {
    return compileScope(scope, this.#index, activePath);
  }

  complete(text: string, cursor: number): Completions {
    return completeQuery(text, cursor, this.#index);
  }

  /** What is met in the vault and can be asked for. */
  values(): VaultValues {
    return valuesOf(this.#index);
  }

  /** What counts in some notes. */
  rollupOf(paths: Iterable<string>): Rollup {
    return rollupOfNotes(this.#index, paths);
  }

  summary(scope: Scope, activePath: string | null): RoadmapPaneProps["summary"] {
    const readCount = this.#index.notePaths().length;
    const ofScope = figuresOfScope(scope, this.#index, activePath);
    return { rollup: folderRollup(this.#index), noteCount: this.#outline.noteCount, readCount, ofScope };
  }
}

const NO_FINDINGS: readonly Finding[] = [];

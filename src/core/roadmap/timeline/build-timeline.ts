import type { VaultIndex } from "../../index/vault-index";
import type { ParsedNote } from "../../note/parsed-note";
import type { Outline, OutlineRow } from "../outline-row";
import { NotePlan } from "./note-plan";
import { type Axis, type Bar, type RowKey, type Span, type Timeline, type TimelineState } from "./timeline";
import { toDayNumber } from "../../text/day-number";

/** What a timeline is built with. */
export interface TimelineContext {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The day on which week 1 begins where notes do not say it; null where nobody does. */
  readonly weekOne: string | null;
  /** What is known to contradict the time of a line, in a sentence; null for nothing. */
  readonly conflictAt: (path: string, line: number) => string | null;
}

/** Builds the timeline of a vault, and keeps what it knows of each note until that changes. */
export class TimelineBuilder {
  readonly #index: VaultIndex;
  readonly #plans = new Map<string, NotePlan>();
  #context: TimelineContext = { today: "", weekOne: null, conflictAt: () => null };
  #revision = -1;
  /** The axis on which more is known. */
  #likely: Axis = "dates";
  #spans: Readonly<Record<Axis, Span | null>> = { dates: null, weeks: null };

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** @param outline what its rows are */
  build(outline: Outline, state: TimelineState, context: TimelineContext): Timeline {
    this.#update(context);
    const { dates, weeks } = this.#spans;
    const axis = state.axis === "auto" ? this.#likely : state.axis;
    return {
      outline,
      axis,
      hasBoth: dates !== null && weeks !== null,
      lack: this.#lackOf(outline, axis),
      span: this.#spanShown(outline, axis),
      today: axis === "dates" ? toDayNumber(context.today) : null,
      barOf: (row) => this.#barOf(row, axis),
      conflictOf: ({ path, line }) => (line === null ? null : context.conflictAt(path, line)),
      needsOf: (row) => this.#needsOf(row),
    };
  }

  #update(context: TimelineContext): void {
    const isOther = context.today !== this.#context.today || context.weekOne !== this.#context.weekOne;
    if (this.#revision === this.#index.revision && !isOther) return;
    const changes = isOther || this.#revision === -1 ? null : this.#index.changedSince(this.#revision);
    this.#context = context;
    this.#revision = this.#index.revision;
    if (changes === null) this.#plans.clear();
    for (const path of changes?.paths ?? this.#index.notePaths()) this.#renew(path);
    if (changes !== null) {
      // What waits for something elsewhere may have to wait longer.
      for (const [path, plan] of this.#plans) if (!plan.isAlone && !changes.paths.has(path)) this.#renew(path);
    }
    this.#spans = { dates: this.#spanOn("dates"), weeks: this.#spanOn("weeks") };
    const countOn = (axis: Axis): number =>
      [...this.#plans.values()].reduce((sum, plan) => sum + plan.countOn(axis), 0);
    this.#likely = this.#spans.dates !== null && countOn("dates") >= countOn("weeks") ? "dates" : "weeks";
  }

  #renew(path: string): void {
    const note = this.#index.note(path);
    const known = this.#plans.get(path);
    if (note === undefined || note.items.length === 0) this.#plans.delete(path);
    else if (known?.note !== note || !known.isAlone) {
      this.#plans.set(path, new NotePlan(this.#index, path, note, this.#context.today, this.#context.weekOne));
    }
  }

  #spanOn(axis: Axis): Span | null {
    let [from, to] = [Infinity, -Infinity];
    for (const plan of this.#plans.values()) {
      const bar = plan.barOfRun(axis, null);
      if (bar === null) continue;
      from = Math.min(from, bar.from);
      to = Math.max(to, bar.to);
    }
    return from < to ? { from, to } : null;
  }

  /** The span of what is shown: where something was looked for, that alone. */
  #spanShown(outline: Outline, axis: Axis): Span | null {
    const { rows, matchCount } = outline;
    if (matchCount === undefined) return this.#spans[axis];
    let [from, to] = [Infinity, -Infinity];
    for (const [at, row] of rows.entries()) {
      // The bar of what has rows below it reaches over what was not looked for, too.
      if ((rows[at + 1]?.level ?? 0) > row.level) continue;
      const bar = this.#barOf(row, axis);
      if (bar === null) continue;
      from = Math.min(from, bar.from);
      to = Math.max(to, bar.to);
    }
    return from < to ? { from, to } : this.#spans[axis];
  }

  #lackOf({ rows }: Outline, axis: Axis): Timeline["lack"] {
    const isOn = (on: Axis): boolean => rows.some((row) => this.#barOf(row, on) !== null);
    // What is in a folder that is closed may have any.
    if (isOn(axis) || rows.some(({ kind, expanded }) => kind === "folder" && expanded === false)) return null;
    return isOn(axis === "dates" ? "weeks" : "dates") ? "axis" : "time";
  }

  #barOf({ path, kind, item, line }: OutlineRow, axis: Axis): Bar | null {
    const plan = this.#plans.get(path);
    if (plan === undefined || kind === "folder") return null;
    if (kind === "note") return plan.barOfRun(axis, null);
    if (item !== null) return plan.barOfItem(axis, item);
    const section = sectionAt(plan.note, line);
    return section === undefined ? null : plan.barOfRun(axis, section.items);
  }

  #needsOf({ path, item }: OutlineRow): readonly RowKey[] {
    return item === null ? [] : (this.#plans.get(path)?.needsOf(item) ?? []);
  }
}

function sectionAt({ sections }: ParsedNote, line: number | null): ParsedNote["sections"][number] | undefined {
  return line === null ? undefined : sections.find((section) => section.level > 0 && section.line === line);
}

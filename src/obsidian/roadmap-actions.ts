import { Notice, type App } from "obsidian";
import { subjectShown, type ShownSubject } from "../core/edit/find-subject";
import { hasPlaceForDates, type NewDates } from "../core/edit/set-dates";
import { hasPlaceForPriority } from "../core/edit/set-priority";
import { TickMemory } from "../core/edit/tick-memory";
import { planUndo, resolveEdits, type EditPlan } from "../core/edit/edit-plan";
import type { VaultIndex } from "../core/index/vault-index";
import type { Priority } from "../core/note/parsed-note";
import { labelOf } from "../core/status/label";
import type { Status } from "../core/status/status";
import { applyEdits, type TextEdit } from "../core/text/text-edit";
import { say } from "../core/words/say";
import { explainStale, type NoteChange, type NoteWriter } from "./note-writer";
import { changeSubjects, type SubjectsChange } from "./change-subjects";
import { quote, toldOf } from "./quote";
import { datesChange } from "./set-dates";
import { priorityChange, priorityLabel } from "./set-priority";
import { readNow, setStatus, type NoteNow, type SourceParts, type SourceTexts, type StatusSource } from "./set-status";
import { messageOf, messageOfAll } from "./message-of";
import { statusChange } from "./status-change";
import type { SettingsStore } from "./settings-store";
import { boxPartsOf } from "./tasks-toggle";
import { tickTasks, type ShownTask } from "./tick-task";
import type { Turns } from "./turns";

/** What the actions work with. */
export interface ActionParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: SourceTexts;
  readonly settings: SettingsStore;
  readonly writer: NoteWriter;
  readonly turns: Turns;
}

/** Something shown that is to get another status. */
export type ShownTarget = ShownSubject & Pick<ShownTask, "path">;

/** An action that can be taken back. */
interface Done {
  /** What it did: `Done: Order ropes`. */
  readonly title: string;
  /** The last change first. */
  readonly changes: readonly Change[];
  /** Whether each change is only taken back when those before it were: what was moved would be lost. */
  readonly isMove: boolean;
  /** Whether it could not be taken back once. */
  readonly hasFailed?: boolean;
}

/** How a change of a note is taken back; one that is new then goes. */
interface Change {
  readonly path: string;
  readonly plan: EditPlan;
  readonly isNew: boolean;
}

/** Edits that are to be made of a note. */
export interface NoteToEdit {
  readonly path: string;
  /** Given the note's text as it is at that moment. */
  readonly toEdits: (text: string) => readonly TextEdit[];
}

/** Whether an item of a note has a place for what is to be set. */
type PlaceCheck = (now: NoteNow, item: number) => boolean;

/** The work of an action, which tells of each change that it made. */
type Work = (keep: (change: NoteChange | null, isNew?: boolean) => void) => Promise<void>;

/** How many actions can be taken back. */
const MAX_DONE = 50;

/** All that changes notes, one action after the other, each of which can be taken back. */
export class RoadmapActions {
  readonly #parts: ActionParts;
  readonly #ticks = new TickMemory();
  readonly #done: Done[] = [];

  constructor(parts: ActionParts) {
    this.#parts = parts;
  }

  /** Whether there is an action to be taken back. */
  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** Ticks a task, or clears its box. Rejects, with words for the person, when nothing could be written. */
  async tick(task: ShownTask): Promise<void> {
    await this.tickAll(task.path, [task]);
  }

  /** Ticks tasks of one note, or clears their boxes, in one step of undo; all of them or none. */
  async tickAll(path: string, tasks: readonly ShownTask[]): Promise<void> {
    const { app, index, writer, settings } = this.#parts;
    const what = tasks.length === 1 ? (tasks[0]?.title ?? "") : say("count.tasks", { count: tasks.length });
    await this.#act(what, async (keep) =>
      keep(await tickTasks(index, writer, this.#ticks, path, tasks, what, boxPartsOf(app, settings, path))),
    );
  }

  /** Gives what is shown another status. Rejects when any of it could not be changed; the others are. */
  async setStatus(targets: readonly ShownTarget[], to: Status): Promise<void> {
    const { app, settings } = this.#parts;
    const change = statusChange(to, settings.vocabulary, (path) => boxPartsOf(app, settings, path));
    await this.#changeAll(targets, labelOf(to), change);
  }

  /** Gives items that are shown another priority, or none. Rejects when any could not be changed; the others are. */
  async setPriority(targets: readonly ShownTarget[], to: Priority | null): Promise<void> {
    await this.#changeAll(targets, priorityLabel(to), priorityChange(to, this.#parts.settings.vocabulary));
  }

  /** Gives items that are shown other days. Rejects when any could not be changed; the others are. */
  async setDates(targets: readonly ShownTarget[], dates: NewDates): Promise<void> {
    await this.#changeAll(targets, say("action.dates"), datesChange(dates, this.#parts.settings.vocabulary));
  }

  /** Rejects, with words for the person, where it is plain that none of some items can be given a priority. */
  async checkPriority(targets: readonly ShownTarget[]): Promise<void> {
    const may: PlaceCheck = ({ note, text }, item) => hasPlaceForPriority(note, item, text);
    await this.#check(targets, say("bases.priority"), may);
  }

  /** Rejects, with words for the person, where it is plain that none of some items can be given days. */
  async checkDates(targets: readonly ShownTarget[]): Promise<void> {
    const { vocabulary } = this.#parts.settings;
    const may: PlaceCheck = ({ note, text }, item) => hasPlaceForDates(note, item, text, vocabulary);
    await this.#check(targets, say("action.dates"), may);
  }

  async #check(targets: readonly ShownTarget[], label: string, may: PlaceCheck): Promise<void> {
    for (const path of new Set(targets.map((target) => target.path))) {
      // What is wrong with a note is told when it is to be changed.
      const now = await readNow(this.#readParts(), path).catch(() => null);
      if (now === null) return;
      const read = this.#parts.index.note(path) ?? now.note;
      for (const target of targets) {
        if (target.path !== path) continue;
        const subject = subjectShown(read, target);
        if (subject?.kind !== "item" || may(now, subject.item)) return;
      }
    }
    const refusal = say("notice.cannot-set", { label });
    throw new Error(messageOfAll(targets.map(({ title }) => toldOf(title, refusal))));
  }

  #readParts(): SourceParts {
    const { app, index, feed, settings } = this.#parts;
    return { app, index, feed, vocabulary: settings.vocabulary };
  }

  /** Gives one subject another status. Rejects, with words for the person, when it cannot be. */
  async setStatusOf(source: StatusSource, to: Status): Promise<void> {
    await this.#act(labelOf(to), async (keep) => keep(await this.#setStatus(source, to)));
  }

  async #setStatus(source: StatusSource, to: Status): Promise<NoteChange | null> {
    const { app, writer, settings } = this.#parts;
    return await setStatus(writer, source, to, settings.vocabulary, boxPartsOf(app, settings, source.path));
  }

  /**
   * Makes edits of a note, each where its expected text still stands; all of them or none.
   *
   * @param title what they do, for who takes them back
   */
  async edit(title: string, path: string, toEdits: (text: string) => readonly TextEdit[]): Promise<void> {
    await this.#act(title, async (keep) =>
      keep(await explainStale(quote(title), this.#parts.writer.change(path, toEdits))),
    );
  }

  /** Makes edits of several notes as one action. Rejects when any note could not be changed; the others are. */
  async editAll(title: string, notes: readonly NoteToEdit[]): Promise<void> {
    await this.#act(title, async (keep) => {
      const failures: string[] = [];
      for (const { path, toEdits } of notes) {
        try {
          keep(await explainStale(path, this.#parts.writer.change(path, toEdits)));
        } catch (error) {
          failures.push(messageOf(error));
        }
      }
      if (failures.length > 0) throw new Error(messageOfAll(failures));
    });
  }

  /**
   * Makes edits of two notes as one action: what is taken out of the second is put into the first before, which is made
   * when there is none, and goes when the action is taken back. Where one cannot be changed, neither is.
   */
  async move(title: string, into: NoteToEdit, out: NoteToEdit): Promise<void> {
    const { app, writer } = this.#parts;
    const work: Work = async (keep) => {
      const isNew = app.vault.getFileByPath(into.path) === null;
      let put: NoteChange;
      if (isNew) {
        const edits = into.toEdits("");
        await app.vault.create(into.path, applyEdits("", edits));
        put = { path: into.path, before: "", edits };
      } else put = await explainStale(into.path, writer.change(into.path, into.toEdits));
      let taken: NoteChange | null = null;
      try {
        taken = await explainStale(out.path, writer.change(out.path, out.toEdits));
      } catch (error) {
        try {
          await this.#takeBack(title, toChange(put, isNew));
        } catch {
          keep(put, isNew);
          throw new Error(say("join.sentences", { first: messageOf(error), second: say("notice.in-both") }), {
            cause: error,
          });
        }
        throw error;
      }
      keep(put, isNew);
      keep(taken);
    };
    await this.#act(title, work, true);
  }

  /** Takes the last action back, and tells which. Never rejects. */
  async undo(): Promise<void> {
    await this.#parts.turns.take(async () => {
      const last = this.#done.pop();
      if (last === undefined) {
        new Notice(say("notice.nothing-to-undo"));
        return;
      }
      const failures: string[] = [];
      const left: Change[] = [];
      for (const change of last.changes) {
        if (last.isMove && left.length > 0) {
          left.push(change);
          continue;
        }
        try {
          await this.#takeBack(last.title, change);
        } catch (error) {
          failures.push(messageOf(error));
          left.push(change);
        }
      }
      const isPart = left.length < last.changes.length;
      if (last.isMove && isPart && left.length > 0) failures.push(say("notice.in-both"));
      // What was in the way may be gone when it is tried again; with nothing taken back there is no use in that, but
      // once for a move, of which all is still there.
      const isKept = isPart || (last.isMove && last.hasFailed !== true);
      if (left.length > 0 && isKept) this.#done.push({ ...last, changes: left, hasFailed: true });
      new Notice(failures.length === 0 ? say("notice.undone", { what: last.title }) : messageOfAll(failures));
    });
  }

  /** Takes a change of a note back. Rejects, with words for the person, when it cannot be. */
  async #takeBack(title: string, { path, plan, isNew }: Change): Promise<void> {
    const { app, writer } = this.#parts;
    const undone = await explainStale(
      quote(title),
      writer.change(path, (text) => resolveEdits(plan, text)),
    );
    const file = isNew && undone.edits.length > 0 ? app.vault.getFileByPath(path) : null;
    if (file !== null) await app.fileManager.trashFile(file);
  }

  /** Does the same to all of what is shown, note by note, as one action; what cannot be done is told in the end. */
  async #changeAll(targets: readonly ShownTarget[], label: string, change: SubjectsChange): Promise<void> {
    const parts = this.#readParts();
    const what = targets.length === 1 ? (targets[0]?.title ?? "") : say("count.items", { count: targets.length });
    await this.#act(say("join.colon", { name: label, text: what }), async (keep) => {
      const failures: string[] = [];
      const paths = new Set(targets.map(({ path }) => path));
      for (const path of paths) {
        const shown = targets.filter((target) => target.path === path);
        try {
          const changed = await changeSubjects(parts, this.#parts.writer, path, shown, change);
          keep(changed.change);
          failures.push(...changed.failures);
        } catch (error) {
          failures.push(toldOf(shown.length === 1 ? (shown[0]?.title ?? path) : path, messageOf(error)));
        }
      }
      if (failures.length > 0) throw new Error(messageOfAll(failures));
    });
  }

  /** Does one action when its turn has come, and remembers what it changed, even where it failed half-way. */
  async #act(title: string, work: Work, isMove = false): Promise<void> {
    await this.#parts.turns.take(async () => {
      const changes: Change[] = [];
      const keep = (change: NoteChange | null, isNew = false): void => {
        if (change === null || change.edits.length === 0) return;
        changes.unshift(toChange(change, isNew));
      };
      try {
        await work(keep);
      } finally {
        if (changes.length > 0) this.#done.push({ title, changes, isMove });
        if (this.#done.length > MAX_DONE) this.#done.shift();
      }
    });
  }
}

function toChange({ path, before, edits }: NoteChange, isNew: boolean): Change {
  return { path, plan: planUndo(before, edits), isNew };
}

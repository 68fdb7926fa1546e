import type { App } from "obsidian";
import { planEdits, resolveEdits, type EditPlan } from "../core/edit/edit-plan";
import { withBoxes } from "../core/edit/plan-box";
import { muteRule } from "../core/edit/mute-rule";
import { titleOfRule, type Finding } from "../core/findings/finding";
import type { VaultIndex } from "../core/index/vault-index";
import { diffOf } from "../core/text/line-diff";
import type { TextEdit } from "../core/text/text-edit";
import { say } from "../core/words/say";
import type { NoteDiff } from "../ui/findings/findings-host";
import { messageOfAll } from "./message-of";
import { MissingNoteError } from "./note-writer";
import { readOpenText } from "./open-notes";
import type { RoadmapActions } from "./roadmap-actions";
import type { SourceTexts } from "./set-status";
import type { SettingsStore } from "./settings-store";
import { boxPartsOf } from "./tasks-toggle";
import type { VaultFindings } from "./vault-findings";

/** What findings are fixed with. */
export interface FindingsActionParts {
  readonly app: App;
  readonly index: VaultIndex;
  readonly feed: SourceTexts;
  readonly findings: Pick<VaultFindings, "again">;
  readonly actions: Pick<RoadmapActions, "edit" | "editAll">;
  readonly settings: SettingsStore;
}

/** What is to be changed in a note. */
export interface PlannedFix extends NoteDiff {
  readonly plan: EditPlan;
}

/** Puts right what findings say, by the fixes that come with them; all of it can be taken back. */
export class FindingsActions {
  readonly #parts: FindingsActionParts;

  constructor(parts: FindingsActionParts) {
    this.#parts = parts;
  }

  /**
   * What fixing findings changes, in the notes as they stand now; where two fixes want the same place, that of the first.
   * Rejects, with words for the person, when none of them is left.
   */
  async plan(findings: readonly Finding[]): Promise<readonly PlannedFix[]> {
    const texts = new Map<string, string>();
    for (const path of new Set(findings.flatMap(({ fix }) => fix?.edits.map((note) => note.path) ?? []))) {
      texts.set(path, await this.#read(path));
    }
    const edits = new Map<string, TextEdit[]>();
    for (const finding of findings) {
      for (const note of this.#parts.findings.again(finding)?.fix?.edits ?? []) {
        const known = edits.get(note.path) ?? [];
        if (!note.edits.every((edit) => known.every((other) => isApart(edit, other)))) continue;
        edits.set(note.path, [...known, ...note.edits]);
      }
    }
    if (edits.size === 0) throw new Error(say("notice.fix-gone"));
    const failures: string[] = [];
    const planned = [...edits].flatMap(([path, own]): readonly PlannedFix[] => {
      const sorted = own.sort((a, b) => a.range.from - b.range.from);
      const text = texts.get(path) ?? "";
      const all = this.#withBoxes(path, text, sorted, (message) => failures.push(message));
      return all.length === 0 ? [] : [{ path, plan: planEdits(text, all), hunks: diffOf(text, all) }];
    });
    if (planned.length === 0) throw new Error(messageOfAll(failures));
    return planned;
  }

  /** Does what was planned. Rejects when something could not be done; the rest is. */
  async fix(title: string, notes: readonly PlannedFix[]): Promise<void> {
    await this.#parts.actions.editAll(
      title,
      notes.map(({ path, plan }) => ({ path, toEdits: (text) => resolveEdits(plan, text) })),
    );
  }

  /** Has the note of a finding say that its rule is off there. */
  async mute({ path, rule }: Finding): Promise<void> {
    await this.#parts.actions.edit(say("action.mute", { rule: titleOfRule(rule) }), path, (text) =>
      muteRule(text, rule),
    );
  }

  /** A box that a fix ticks is ticked as any other. */
  #withBoxes(
    path: string,
    text: string,
    edits: readonly TextEdit[],
    fail: (message: string) => void,
  ): readonly TextEdit[] {
    const { app, index, settings } = this.#parts;
    const note = index.note(path);
    return note === undefined ? edits : withBoxes(note, text, edits, boxPartsOf(app, settings, path), fail);
  }

  /** The text that the index has read of a note, which is the newest then. */
  async #read(path: string): Promise<string> {
    const { app, index, feed } = this.#parts;
    const file = app.vault.getFileByPath(path);
    if (file === null) throw new MissingNoteError(path);
    const text = readOpenText(app, path) ?? (await app.vault.read(file));
    if (!feed.isAsRead(path, text)) await feed.take(path, text);
    // An editor ends all lines alike: what was read from the file has other offsets.
    return index.note(path)?.sections[0]?.range.to === text.length ? text : await app.vault.read(file);
  }
}

function isApart(a: TextEdit, b: TextEdit): boolean {
  return a.range.to <= b.range.from || b.range.to <= a.range.from;
}

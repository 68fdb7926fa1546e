import type { TFile, ViewStateResult, WorkspaceLeaf } from "obsidian";
import type { NoteOverview } from "../core/roadmap/note-overview";
import type { OutlineState } from "../core/roadmap/outline-row";
import { say } from "../core/words/say";
import { mountNotePane, type NoteFindings, type NotePaneHost, type NotePaneProps } from "../ui/note/note-pane";
import { INITIAL_NOTE_STATE, readNoteState, type NoteState } from "../ui/note/note-state";
import { followRename } from "../ui/outline/fold";
import type { Reading } from "../ui/pane-props";
import type { DayContext } from "../ui/words";
import { LiveView, type LiveSource, type Mounted } from "./live-view";
import { messageOf } from "./message-of";
import { PaneActions, type ActionSource } from "./pane-actions";
import { NOTE_VIEW } from "./view-types";

/** What the view shows and may ask for. */
export interface NoteSource extends ActionSource, Pick<LiveSource, "onChange"> {
  readonly reading: Reading;
  readonly models: {
    plan(path: string, state: OutlineState): NoteOverview | null;
    findings(path: string, state: NoteState["findings"]): NoteFindings;
  };
  readAll(): void;
}

/** The plan of the note that is active, for a sidebar: its items, what links to it, and what contradicts itself in it. */
export class NoteView extends LiveView<NotePaneProps> {
  override icon = "list-checks";
  readonly #source: NoteSource;
  readonly #host: NotePaneHost;
  #state: NoteState = INITIAL_NOTE_STATE;
  #file: TFile | null = null;

  constructor(leaf: WorkspaceLeaf, source: NoteSource) {
    super(leaf, source);
    this.#source = source;
    const actions = new PaneActions(this, source);
    this.#host = Object.assign(actions, {
      changeState: (state: NoteState) => {
        this.#state = state;
        this.draw();
        void this.app.workspace.requestSaveLayout();
      },
      explainLinks: () => {
        const { path, basename } = this.#file ?? {};
        if (path === undefined) return;
        actions.explainScope({ kind: "backlinks", path, subpath: "" }, say("scope.links-to", { note: basename ?? "" }));
      },
      retry: () => source.readAll(),
    });
  }

  override getViewType(): string {
    return NOTE_VIEW;
  }

  override getDisplayText(): string {
    return say("note.view");
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), ...this.#state };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    this.#state = readNoteState(state, this.#state);
    await super.setState(state, result);
    this.draw();
  }

  protected override async onOpen(): Promise<void> {
    await super.onOpen();
    const { workspace, vault } = this.app;
    this.registerEvent(workspace.on("file-open", () => this.draw()));
    this.registerEvent(
      vault.on("rename", (file, from) => {
        this.#state = { ...this.#state, outline: followRename(this.#state.outline, from, file.path) };
        // Of what is in a folder that moves many are told; the index gathers them.
        if (file === this.#file) this.draw();
      }),
    );
    this.registerEvent(
      vault.on("delete", (file) => {
        if (file === this.#file) this.draw();
      }),
    );
  }

  protected override mount(container: HTMLElement, props: NotePaneProps): Mounted<NotePaneProps> {
    return mountNotePane(container, props);
  }

  protected override props(day: DayContext): NotePaneProps {
    const file = this.#currentFile();
    const base = { name: file?.basename ?? null, path: file?.path ?? null, state: this.#state, day, host: this.#host };
    const { models, reading } = this.#source;
    try {
      if (file === null) return { ...base, plan: null, findings: null, reading };
      const { outline, findings, closed } = this.#state;
      const plan = models.plan(file.path, outline);
      // They are looked for in the whole vault, and so only where somebody looks at them.
      const known = plan === null || closed.includes("findings") ? null : models.findings(file.path, findings);
      return { ...base, plan, findings: known, reading };
    } catch (error) {
      console.error("Plan of Record: the plan of a note could not be drawn", error);
      return { ...base, plan: null, findings: null, reading: { kind: "failed", message: messageOf(error) } };
    }
  }

  /** The note that is active, or was last, as long as a view of the plugin has the keys and the note is there. */
  #currentFile(): TFile | null {
    const { vault, workspace } = this.app;
    const active = workspace.getActiveFile() ?? (workspace.getActiveViewOfType(LiveView) === null ? null : this.#file);
    const isNote = active?.extension === "md" && vault.getFileByPath(active.path) === active;
    return (this.#file = isNote ? active : null);
  }
}

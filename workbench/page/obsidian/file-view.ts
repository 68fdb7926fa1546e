import type { TFile } from "./abstract-file";
import { debounce } from "./debounce";
import { Notice } from "./notice";
import { ItemView, type LeafHost, type ViewStateResult } from "./view";

const SAVE_DELAY = 2000;

/** A view of one file. */
export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;
  override navigation = true;

  override getDisplayText(): string {
    return this.file?.basename ?? "No file";
  }

  override getState(): Record<string, unknown> {
    return this.file === null ? {} : { file: this.file.path };
  }

  override async setState(state: unknown, _result: ViewStateResult): Promise<void> {
    const path = typeof state === "object" && state !== null && "file" in state ? state.file : null;
    const file = typeof path === "string" ? this.app.vault.getFileByPath(path) : null;
    if (file === this.file) return;
    if (this.file !== null) await this.onUnloadFile(this.file);
    this.file = file;
    if (file !== null) await this.onLoadFile(file);
    this.leaf.updateHeader();
  }

  override onload(): void {
    void super.onload();
    this.registerEvent(
      this.app.vault.on("rename", (file: unknown) => {
        if (file === this.file && this.file !== null) void this.onRename(this.file);
      }),
    );
    this.registerEvent(
      this.app.vault.on("delete", (file: unknown) => {
        if (file === this.file) void this.leaf.setViewState({ type: "empty" });
      }),
    );
  }

  protected override async onClose(): Promise<void> {
    if (this.file !== null) await this.onUnloadFile(this.file);
  }

  onLoadFile(_file: TFile): Promise<void> {
    return Promise.resolve();
  }

  onUnloadFile(_file: TFile): Promise<void> {
    return Promise.resolve();
  }

  onRename(_file: TFile): Promise<void> {
    this.leaf.updateHeader();
    return Promise.resolve();
  }

  canAcceptExtension(_extension: string): boolean {
    return false;
  }
}

export abstract class EditableFileView extends FileView {}

/** A view that edits the text of its file and saves it two seconds after a change, and when it closes. [T, close F] */
export abstract class TextFileView extends EditableFileView {
  data = "";
  requestSave: () => void;
  /** The text last read from or written to disk, as it is there. */
  protected diskText = "";
  private isDirty = false;
  private isSaving = false;
  private readonly saveLater = debounce(() => void this.save(), SAVE_DELAY, true);

  constructor(leaf: LeafHost) {
    super(leaf);
    this.requestSave = () => {
      this.isDirty = true;
      this.saveLater();
    };
  }

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;

  override onload(): void {
    super.onload();
    this.registerEvent(
      this.app.vault.on("modify", (file: unknown) => {
        if (file === this.file) void this.takeDiskChange();
      }),
    );
  }

  override async onLoadFile(file: TFile): Promise<void> {
    this.diskText = await this.app.vault.read(file);
    this.data = this.diskText;
    this.setViewData(this.data, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save(true);
  }

  /** Writes what changed; `clear` is for another file to come. [T] */
  async save(clear = false): Promise<void> {
    this.saveLater.cancel();
    const { file } = this;
    if (file !== null && this.isDirty && !file.deleted) {
      const text = this.getViewData();
      this.isDirty = false;
      this.isSaving = true;
      try {
        // Another write may have come in between; what it added must not be overwritten.
        await this.app.vault.process(file, (onDisk) => {
          const merged = onDisk === this.diskText ? text : this.mergeDisk(onDisk);
          this.markSaved(merged);
          return merged;
        });
      } finally {
        this.isSaving = false;
      }
    }
    if (clear) this.clear();
  }

  /** Whether typed text waits to be saved. */
  hasUnsavedText(): boolean {
    return this.isDirty;
  }

  /** Takes what another wrote into the unsaved text, and gives the text to save. */
  protected mergeDisk(onDisk: string): string {
    this.setViewData(onDisk, false);
    return onDisk;
  }

  protected markSaved(text: string): void {
    this.diskText = text;
    this.data = text;
  }

  /** On `modify` of the open file the view takes the text, unless it is the one saving. [U] */
  private async takeDiskChange(): Promise<void> {
    if (this.isSaving || this.file === null) return;
    const onDisk = await this.app.vault.read(this.file);
    if (onDisk === this.diskText) return;
    if (this.isDirty) {
      this.mergeDisk(onDisk);
      new Notice(`“${this.file.basename}” has been modified externally, merging changes automatically.`);
      this.requestSave();
      return;
    }
    this.markSaved(onDisk);
    this.setViewData(onDisk, false);
  }
}

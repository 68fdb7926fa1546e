import type { DiskEvent, VaultClient } from "../vault-client";
import { TFile, TFolder, type TAbstractFile } from "./abstract-file";
import { DataAdapter, type DataWriteOptions } from "./data-adapter";
import { Events } from "./events";
import { normalizePath, toFolder } from "./paths";

/** The files and folders of the vault, and their events. Dot folders are absent. [D Vault] */
export class Vault extends Events {
  adapter: DataAdapter;
  configDir = ".obsidian";
  /** The names of all vaults that can be opened; not declared. */
  siblings: readonly string[] = [];
  private name = "";
  private readonly root: TFolder;
  private readonly byPath = new Map<string, TAbstractFile>();
  private readonly lastTexts = new WeakMap<TFile, { mtime: number; size: number; text: string }>();
  private queue: Promise<unknown> = Promise.resolve();
  private pending = 0;
  private found: Awaited<ReturnType<VaultClient["listAll"]>>["entries"] = [];
  private readonly client: VaultClient;

  /** With `ignoresCase` the disk takes `plan.md` for `Plan.md`, as on Windows and macOS; look-ups by path never do. [D, F] */
  constructor(
    client: VaultClient,
    private readonly ignoresCase = false,
  ) {
    super();
    this.client = ignoresCase ? client.withPaths((path) => this.toDiskPath(path)) : client;
    this.adapter = new DataAdapter(this.client, () => this.name);
    this.root = new TFolder(this, "/");
    this.byPath.set("/", this.root);
  }

  /** Learns the vault's name, and what is in it; until `fill` it stays empty. */
  async open(): Promise<void> {
    const { name, vaults, entries } = await this.client.listAll();
    this.name = name;
    this.siblings = vaults;
    this.found = entries;
  }

  /** Fires `create` for everything in the vault, with plugins loaded already. [D Optimize plugin load time] */
  fill(): void {
    for (const { path, type, ...stat } of this.found)
      this.trigger("create", this.addToTree(path, type === "folder" ? null : stat));
    this.found = [];
    this.client.listen((event) => void this.enqueue(() => this.takeDiskEvent(event)).catch(console.error));
  }

  /** Whether no file operation is under way. */
  isIdle(): boolean {
    return this.pending === 0;
  }

  getName(): string {
    return this.name;
  }

  getRoot(): TFolder {
    return this.root;
  }

  getAbstractFileByPath(path: string): TAbstractFile | null {
    return this.byPath.get(path) ?? null;
  }

  getFileByPath(path: string): TFile | null {
    const found = this.byPath.get(path);
    return found instanceof TFile ? found : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const found = this.byPath.get(path);
    return found instanceof TFolder ? found : null;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return [...this.byPath.values()];
  }

  getAllFolders(includeRoot = false): TFolder[] {
    return [...this.byPath.values()]
      .filter((found) => found instanceof TFolder)
      .filter((folder) => includeRoot || !folder.isRoot());
  }

  getFiles(): TFile[] {
    return [...this.byPath.values()].filter((found) => found instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter((file) => file.extension === "md");
  }

  static recurseChildren(root: TFolder, callback: (file: TAbstractFile) => unknown): void {
    callback(root);
    for (const child of root.children) {
      if (child instanceof TFolder) Vault.recurseChildren(child, callback);
      else callback(child);
    }
  }

  getResourcePath(file: TFile): string {
    return this.adapter.getResourcePath(file.path);
  }

  /** The text on disk. [D Vault] */
  async read(file: TFile): Promise<string> {
    return await this.adapter.read(file.path);
  }

  /** The last known text; differs from `read` only between an outside write and its notification. [D Vault] */
  async cachedRead(file: TFile): Promise<string> {
    const known = this.lastTexts.get(file);
    if (known?.mtime === file.stat.mtime && known.size === file.stat.size) return known.text;
    const { mtime, size } = file.stat;
    const text = await this.adapter.read(file.path);
    this.lastTexts.set(file, { mtime, size, text });
    return text;
  }

  async readBinary(file: TFile): Promise<ArrayBuffer> {
    return await this.adapter.readBinary(file.path);
  }

  async create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
    return await this.enqueue(() => this.createNow(path, data, options));
  }

  async createBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    return await this.enqueue(() => this.createNow(path, data, options));
  }

  async createFolder(path: string): Promise<TFolder> {
    return await this.enqueue(async () => {
      const clean = this.checkFree(path);
      await this.client.createFolder(clean);
      const folder = this.addToTree(clean, null);
      if (!(folder instanceof TFolder)) throw new Error("File already exists.");
      this.trigger("create", folder);
      return folder;
    });
  }

  /** Replaces the whole text. Fires `modify`, for writes through the API as for outside changes. [T Vault.on('modify')] */
  async modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.enqueue(() => this.writeNow(file, data, options));
  }

  async modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.enqueue(() => this.writeNow(file, data, options));
  }

  async append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.process(file, (text) => text + data, options);
  }

  async appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.enqueue(async () => {
      const before = await this.adapter.readBinary(file.path);
      await this.writeNow(file, await new Blob([before, data]).arrayBuffer(), options);
    });
  }

  /** Reads, changes and writes as one step, queued behind other operations; gives the written text. [D Vault] */
  async process(file: TFile, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return await this.enqueue(async () => {
      const before = await this.adapter.read(file.path);
      const after = fn(before);
      if (after !== before) await this.writeNow(file, after, options);
      return after;
    });
  }

  /** One event for the folder and one for each descendant; links are not rewritten. [O2, T] */
  async rename(file: TAbstractFile, newPath: string): Promise<void> {
    await this.enqueue(async () => {
      const clean = this.checkFree(newPath, file);
      const oldPath = file.path;
      await this.client.rename(oldPath, clean);
      const moved: [TAbstractFile, string][] = [];
      const descendants: TAbstractFile[] = [];
      if (file instanceof TFolder) Vault.recurseChildren(file, (child) => descendants.push(child));
      else descendants.push(file);
      this.detachFromParent(file);
      for (const item of descendants) {
        const from = item.path;
        this.byPath.delete(from);
        item.setPath(clean + from.slice(oldPath.length));
        this.byPath.set(item.path, item);
        moved.push([item, from]);
      }
      this.attachToParent(file);
      for (const [item, from] of moved) this.trigger("rename", item, from);
    });
  }

  async delete(file: TAbstractFile, force = false): Promise<void> {
    await this.enqueue(async () => {
      await this.client.remove(file.path, force || file instanceof TFolder);
      this.removeFromTree(file);
    });
  }

  async trash(file: TAbstractFile, system: boolean): Promise<void> {
    await this.enqueue(async () => {
      if (!system || !(await this.adapter.trashSystem(file.path))) await this.adapter.trashLocal(file.path);
      this.removeFromTree(file);
    });
  }

  async copy<T extends TAbstractFile>(file: T, newPath: string): Promise<T> {
    return await this.enqueue(async () => {
      const clean = this.checkFree(newPath);
      const stat = await this.client.copy(file.path, clean);
      const copied = this.addToTree(clean, stat);
      this.trigger("create", copied);
      return copied as T;
    });
  }

  /** File operations run one after another. [F] */
  private async enqueue<T>(run: () => Promise<T>): Promise<T> {
    this.pending++;
    const result = this.queue.then(run);
    this.queue = result.catch(() => undefined).finally(() => this.pending--);
    return await result;
  }

  private async createNow(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    const clean = this.checkFree(path);
    const { type: _, ...stat } = await this.adapter.writeAndStat(clean, data, options);
    const file = this.addToTree(clean, stat);
    if (!(file instanceof TFile)) throw new Error("Folder already exists.");
    this.trigger("create", file);
    return file;
  }

  private async writeNow(file: TFile, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    if (this.byPath.get(file.path) !== file) throw new Error(`ENOENT: no such file or directory: ${file.path}`);
    const before = file.stat;
    const { type: _, ...stat } = await this.adapter.writeAndStat(file.path, data, options);
    file.stat = { ...stat, ctime: before.ctime };
    if (typeof data === "string") this.lastTexts.set(file, { mtime: stat.mtime, size: stat.size, text: data });
    // A write that changes neither size nor time is not noticed. [O2]
    if (before.mtime !== stat.mtime || before.size !== stat.size) this.trigger("modify", file);
  }

  /** Looks again at what the server says has changed; the page's own writes are recognised by their times and sizes. */
  private async takeDiskEvent({ path }: DiskEvent): Promise<void> {
    const known = this.byPath.get(path);
    const found = await this.client.stat(path);
    if (found === null) {
      if (known !== undefined) this.removeFromTree(known);
      return;
    }
    const { type, ...stat } = found;
    if (known === undefined) {
      this.trigger("create", this.addToTree(path, type === "folder" ? null : stat));
    } else if (known instanceof TFile && (known.stat.mtime !== stat.mtime || known.stat.size !== stat.size)) {
      known.stat = { ...stat, ctime: known.stat.ctime };
      this.trigger("modify", known);
    }
  }

  /** The path of an existing file that the disk would take it for. */
  private toDiskPath(path: string): string {
    if (this.byPath.has(path)) return path;
    const wanted = path.toLowerCase();
    for (const known of this.byPath.keys()) if (known.toLowerCase() === wanted) return known;
    const folder = toFolder(path);
    return folder === "" ? path : this.toDiskPath(folder) + path.slice(folder.length);
  }

  private checkFree(path: string, moved?: TAbstractFile): string {
    const clean = normalizePath(path);
    const known = this.byPath.get(this.ignoresCase ? this.toDiskPath(clean) : clean);
    // Where case is ignored, a file may be renamed to its own name in other letters.
    if (known !== undefined && (known !== moved || known.path === clean))
      throw new Error(known instanceof TFolder ? "Folder already exists." : "File already exists.");
    return clean;
  }

  /** Adds a file, or a folder where `stat` is null, and the folders above it. */
  private addToTree(path: string, stat: { ctime: number; mtime: number; size: number } | null): TAbstractFile {
    const known = this.byPath.get(path);
    if (known !== undefined) return known;
    const added = stat === null ? new TFolder(this, path) : new TFile(this, path, { ...stat });
    this.byPath.set(path, added);
    this.attachToParent(added);
    return added;
  }

  private attachToParent(file: TAbstractFile): void {
    const folderPath = toFolder(file.path);
    const parent = folderPath === "" ? this.root : this.addToTree(folderPath, null);
    if (!(parent instanceof TFolder)) throw new Error(`Not a folder: ${folderPath}`);
    file.parent = parent;
    parent.children.push(file);
  }

  private detachFromParent(file: TAbstractFile): void {
    if (file.parent === null) return;
    file.parent.children = file.parent.children.filter((child) => child !== file);
    file.parent = null;
  }

  /** The deleted object keeps its path. [F] */
  private removeFromTree(file: TAbstractFile): void {
    if (file instanceof TFolder) for (const child of [...file.children]) this.removeFromTree(child);
    if (this.byPath.get(file.path) !== file) return;
    this.byPath.delete(file.path);
    this.detachFromParent(file);
    file.deleted = true;
    this.trigger("delete", file);
  }
}

/** What the server tells of a file or folder; times in milliseconds since 1970. */
export interface DiskStat {
  readonly type: "file" | "folder";
  readonly ctime: number;
  readonly mtime: number;
  readonly size: number;
}

/** A change on disk as the server saw it; the page's own writes are among them. */
export interface DiskEvent {
  readonly kind: "add" | "addDir" | "change" | "unlink" | "unlinkDir";
  readonly path: string;
}

/** What is in a folder, what it is called, and what the others are that the server serves. */
export interface VaultListing {
  readonly name: string;
  readonly vaults: readonly string[];
  readonly entries: (DiskStat & { path: string })[];
}

/** An answer of the server other than success; `status` is the HTTP status. */
export class DiskError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "DiskError";
  }
}

/** The folder of notes on the other side of the workbench's server. */
export class VaultClient {
  constructor(
    private readonly token: string,
    /** Which of the server's folders; the first with null. */
    readonly vault: string | null = null,
    /** Which path on disk is meant by a path. */
    private readonly toDiskPath: (path: string) => string = (path) => path,
  ) {}

  /** The same folder, its paths read in another way. */
  withPaths(toDiskPath: (path: string) => string): VaultClient {
    return new VaultClient(this.token, this.vault, toDiskPath);
  }

  /** Whether the path is written as it is on disk. */
  isExact(path: string): boolean {
    return this.toDiskPath(path) === path;
  }

  async listAll(): Promise<VaultListing> {
    return (await (await this.send("GET", "vault", {})).json()) as VaultListing;
  }

  async listOne(path: string): Promise<{ files: string[]; folders: string[] }> {
    return (await (await this.send("GET", "list", { path })).json()) as { files: string[]; folders: string[] };
  }

  async stat(path: string): Promise<DiskStat | null> {
    return (await (await this.send("GET", "stat", { path })).json()) as DiskStat | null;
  }

  async read(path: string): Promise<ArrayBuffer> {
    return await (await this.send("GET", "file", { path })).arrayBuffer();
  }

  async write(path: string, bytes: BufferSource, mtime?: number): Promise<DiskStat> {
    const query: Record<string, string> = mtime === undefined ? { path } : { path, mtime: String(mtime) };
    return (await (await this.send("PUT", "file", query, bytes)).json()) as DiskStat;
  }

  async remove(path: string, recursive: boolean): Promise<void> {
    await this.send("DELETE", "file", recursive ? { path, recursive: "1" } : { path });
  }

  async createFolder(path: string): Promise<void> {
    await this.send("POST", "folder", { path });
  }

  async rename(from: string, to: string): Promise<DiskStat | null> {
    return (await (await this.send("POST", "rename", { from, to })).json()) as DiskStat | null;
  }

  async copy(from: string, to: string): Promise<DiskStat | null> {
    return (await (await this.send("POST", "copy", { from, to })).json()) as DiskStat | null;
  }

  /** Address under which an image of the vault can be shown. */
  toUrl(path: string): string {
    return this.toAddress("file", { path: this.toDiskPath(path), token: this.token });
  }

  /** Calls `listener` for each change on disk, until the answer is called. */
  listen(listener: (event: DiskEvent) => void): () => void {
    const source = new EventSource(this.toAddress("events", { token: this.token }));
    source.addEventListener("message", (message: MessageEvent<string>) =>
      listener(JSON.parse(message.data) as DiskEvent),
    );
    return () => source.close();
  }

  private toAddress(route: string, query: Readonly<Record<string, string>>): string {
    const params = new URLSearchParams({ ...query, ...(this.vault === null ? {} : { vault: this.vault }) });
    return `/api/${route}?${params.toString()}`;
  }

  private async send(
    method: string,
    route: string,
    query: Record<string, string>,
    body?: BufferSource,
  ): Promise<Response> {
    const { path, from, ...rest } = query;
    const address = this.toAddress(route, {
      ...rest,
      ...(path === undefined ? {} : { path: this.toDiskPath(path) }),
      ...(from === undefined ? {} : { from: this.toDiskPath(from) }),
    });
    const headers = { "x-workbench-token": this.token };
    const response = await fetch(address, body === undefined ? { method, headers } : { method, headers, body });
    if (!response.ok) throw new DiskError(response.status, await response.text());
    return response;
  }
}

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
    /** Which path on disk is meant by a path. */
    private readonly toDiskPath: (path: string) => string = (path) => path,
  ) {}

  /** The same folder, its paths read in another way. */
  withPaths(toDiskPath: (path: string) => string): VaultClient {
    return new VaultClient(this.token, toDiskPath);
  }

  /** Whether the path is written as it is on disk. */
  isExact(path: string): boolean {
    return this.toDiskPath(path) === path;
  }

  async listAll(): Promise<{ name: string; entries: (DiskStat & { path: string })[] }> {
    const response = await this.send("GET", "vault", {});
    return (await response.json()) as { name: string; entries: (DiskStat & { path: string })[] };
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
    return `/api/file?${new URLSearchParams({ path: this.toDiskPath(path), token: this.token }).toString()}`;
  }

  /** Calls `listener` for each change on disk, until the answer is called. */
  listen(listener: (event: DiskEvent) => void): () => void {
    const source = new EventSource(`/api/events?token=${encodeURIComponent(this.token)}`);
    source.addEventListener("message", (message: MessageEvent<string>) =>
      listener(JSON.parse(message.data) as DiskEvent),
    );
    return () => source.close();
  }

  private async send(
    method: string,
    route: string,
    query: Record<string, string>,
    body?: BufferSource,
  ): Promise<Response> {
    const { path, from, ...rest } = query;
    const params = new URLSearchParams(rest);
    if (path !== undefined) params.set("path", this.toDiskPath(path));
    if (from !== undefined) params.set("from", this.toDiskPath(from));
    const address = `/api/${route}?${params.toString()}`;
    const headers = { "x-workbench-token": this.token };
    const response = await fetch(address, body === undefined ? { method, headers } : { method, headers, body });
    if (!response.ok) throw new DiskError(response.status, await response.text());
    return response;
  }
}

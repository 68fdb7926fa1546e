import type { DiskStat, VaultClient } from "../vault-client";

export interface DataWriteOptions {
  ctime?: number;
  mtime?: number;
}

// A byte order mark is a character of the text here, so that a round trip keeps the bytes.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The disk below the vault; reaches dot folders, which the vault does not show. [D Vault] */
export class DataAdapter {
  constructor(
    private readonly client: VaultClient,
    private readonly vaultName: () => string,
  ) {}

  getName(): string {
    return this.vaultName();
  }

  /** Whether letters of another case count is the disk's to say, unless `sensitive`. [T] */
  async exists(path: string, sensitive = false): Promise<boolean> {
    if (sensitive && !this.client.isExact(trim(path))) return false;
    return (await this.client.stat(trim(path))) !== null;
  }

  async stat(path: string): Promise<DiskStat | null> {
    return await this.client.stat(trim(path));
  }

  async list(path: string): Promise<{ files: string[]; folders: string[] }> {
    return await this.client.listOne(trim(path));
  }

  async read(path: string): Promise<string> {
    return decoder.decode(await this.client.read(trim(path)));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return await this.client.read(trim(path));
  }

  async write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.writeAndStat(path, data, options);
  }

  /** As `write`, giving what is on disk afterwards; the host's own. */
  async writeAndStat(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<DiskStat> {
    const bytes = typeof data === "string" ? encoder.encode(data) : data;
    return await this.client.write(trim(path), bytes, options?.mtime);
  }

  async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.writeAndStat(path, data, options);
  }

  async append(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    const before = (await this.exists(path)) ? await this.read(path) : "";
    await this.write(path, before + data, options);
  }

  async appendBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    const before = (await this.exists(path)) ? await this.readBinary(path) : new ArrayBuffer(0);
    await this.writeBinary(path, await new Blob([before, data]).arrayBuffer(), options);
  }

  async process(path: string, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    const text = fn(await this.read(path));
    await this.write(path, text, options);
    return text;
  }

  getResourcePath(path: string): string {
    return this.client.toUrl(trim(path));
  }

  async mkdir(path: string): Promise<void> {
    await this.client.createFolder(trim(path));
  }

  /** There is no system trash in a browser; as Obsidian where it fails, the answer is false. [T] */
  trashSystem(_path: string): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** The vault's `.trash` folder. [T] */
  async trashLocal(path: string): Promise<void> {
    await this.client.createFolder(".trash");
    const name = path.slice(path.lastIndexOf("/") + 1);
    for (let count = 0; ; count++) {
      const target = count === 0 ? `.trash/${name}` : `.trash/${String(count)} ${name}`;
      if ((await this.client.stat(target)) !== null) continue;
      await this.client.rename(trim(path), target);
      return;
    }
  }

  async rmdir(path: string, recursive: boolean): Promise<void> {
    await this.client.remove(trim(path), recursive);
  }

  async remove(path: string): Promise<void> {
    await this.client.remove(trim(path), false);
  }

  async rename(path: string, newPath: string): Promise<void> {
    await this.client.rename(trim(path), trim(newPath));
  }

  async copy(path: string, newPath: string): Promise<void> {
    await this.client.copy(trim(path), trim(newPath));
  }
}

function trim(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

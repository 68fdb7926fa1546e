import type { Events } from "./events";
import { splitName, toName } from "./paths";

export interface FileStats {
  ctime: number;
  mtime: number;
  size: number;
}

/** A file or folder; one object for its whole life, also when renamed. [F] */
export abstract class TAbstractFile {
  vault: Events;
  path: string;
  name: string;
  parent: TFolder | null = null;
  /** Whether it is gone; not in the declarations. */
  deleted = false;

  constructor(vault: Events, path: string) {
    this.vault = vault;
    this.path = path;
    this.name = toName(path);
  }

  /** Takes a new path; the host's own, called by the vault. */
  setPath(path: string): void {
    this.path = path;
    this.name = toName(path);
  }
}

export class TFile extends TAbstractFile {
  stat: FileStats;
  basename: string;
  extension: string;
  /** Whether the host itself is writing it just now; not in the declarations. */
  saving = false;

  constructor(vault: Events, path: string, stat: FileStats) {
    super(vault, path);
    this.stat = stat;
    const { basename, extension } = splitName(this.name);
    this.basename = basename;
    this.extension = extension;
  }

  override setPath(path: string): void {
    super.setPath(path);
    const { basename, extension } = splitName(this.name);
    this.basename = basename;
    this.extension = extension;
  }
}

export class TFolder extends TAbstractFile {
  children: TAbstractFile[] = [];

  isRoot(): boolean {
    return this.parent === null && this.path === "/";
  }
}

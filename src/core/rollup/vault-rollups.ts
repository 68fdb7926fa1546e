import type { VaultIndex } from "../index/vault-index";
import { BacklinkRollups } from "./backlink-rollup";
import { FolderRollups } from "./folder-rollups";
import { findStatus, type NoteStatus } from "./note-status";

/**
 * What has been counted over an index so far: kept until it may be another, and then counted anew for what has changed
 * only, when somebody asks.
 */
class VaultRollups {
  readonly #index: VaultIndex;
  #revision: number;
  readonly #statuses = new Map<string, NoteStatus | null>();
  readonly #backlinks = new Map<string, BacklinkRollups>();
  #folders: FolderRollups | null = null;

  constructor(index: VaultIndex) {
    this.#index = index;
    this.#revision = index.revision;
  }

  statusOf(path: string): NoteStatus | null {
    let status = this.#statuses.get(path);
    if (status === undefined) {
      status = findStatus(this.#index, path, () => this.backlinksOf(path).whole().rollup);
      this.#statuses.set(path, status);
    }
    return status;
  }

  backlinksOf(path: string): BacklinkRollups {
    const key = this.#index.hasFile(path) ? path : missingKey(path);
    let backlinks = this.#backlinks.get(key);
    if (backlinks === undefined) this.#backlinks.set(key, (backlinks = new BacklinkRollups(this.#index, path)));
    return backlinks;
  }

  folders(): FolderRollups {
    return (this.#folders ??= new FolderRollups(this.#index));
  }

  /** Drops what may be another by now. */
  update(): void {
    if (this.#revision === this.#index.revision) return;
    const changes = this.#index.changedSince(this.#revision);
    this.#revision = this.#index.revision;
    if (changes === null) {
      this.#statuses.clear();
      this.#backlinks.clear();
      this.#folders = null;
      return;
    }
    for (const path of changes.paths) {
      this.#statuses.delete(path);
      this.#backlinks.delete(path);
      this.#backlinks.delete(missingKey(path));
      this.#folders?.update(path);
    }
  }
}

/** What is not there has the same backlinks in whatever case it is written, and a file of that name has others. */
function missingKey(path: string): string {
  return `\0${path.toLowerCase()}`;
}

const all = new WeakMap<VaultIndex, VaultRollups>();

/** What has been counted over an index, up to date. */
export function rollupsOf(index: VaultIndex): VaultRollups {
  let rollups = all.get(index);
  if (rollups === undefined) all.set(index, (rollups = new VaultRollups(index)));
  rollups.update();
  return rollups;
}

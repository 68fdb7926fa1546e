import type { VaultIndex } from "../../core/index/vault-index";

const LENGTH = 6;

/** Gives ids of six letters and digits, none of which any block or item of the vault has, nor one that was given before. */
export function idMaker(index: VaultIndex): () => string {
  const taken = new Set<string>();
  for (const path of index.notePaths()) {
    const { blockIds = [], items = [] } = index.note(path) ?? {};
    for (const id of blockIds) taken.add(id.toLowerCase());
    for (const { id } of items) if (id !== null) taken.add(id.toLowerCase());
  }
  return () => {
    for (;;) {
      const id = Math.random()
        .toString(36)
        .slice(2, 2 + LENGTH)
        .padEnd(LENGTH, "0");
      // A number alone could be taken for one of a list.
      if (taken.has(id) || !/[a-z]/.test(id)) continue;
      taken.add(id);
      return id;
    }
  };
}

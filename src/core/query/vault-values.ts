import type { VaultIndex } from "../index/vault-index";
import type { ParsedNote } from "../note/parsed-note";

/** What is met in a vault and can be asked for, each with how often; the most frequent first. */
export interface VaultValues {
  readonly person: readonly string[];
  /** Without `#`. */
  readonly tag: readonly string[];
  readonly phase: readonly string[];
  readonly id: readonly string[];
  /** Folders with a slash at their ends, then notes, of the plan only. */
  readonly path: readonly string[];
  /** The notes that items link to, by their names. */
  readonly link: readonly string[];
}

const known = new WeakMap<VaultIndex, { readonly revision: number; readonly values: VaultValues }>();

/** What is met in the plans of a vault; collected anew only when something has changed. */
export function valuesOf(index: VaultIndex): VaultValues {
  let entry = known.get(index);
  if (entry?.revision !== index.revision)
    known.set(index, (entry = { revision: index.revision, values: collect(index) }));
  return entry.values;
}

function collect(index: VaultIndex): VaultValues {
  const [person, tag, phase, id, folders, notes, link] = Array.from({ length: 7 }, () => new Map<string, number>());
  const count = (counts: Map<string, number> | undefined, value: string): void =>
    void counts?.set(value, (counts.get(value) ?? 0) + 1);
  for (const path of index.notePaths()) {
    const note = index.note(path);
    if (note === undefined || note.items.length === 0) continue;
    count(notes, path);
    for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) count(folders, path.slice(0, at + 1));
    for (const name of peopleIn(note)) count(person, name);
    for (const item of note.items) {
      for (const name of item.tags) count(tag, name);
      const isPhase = item.kind === "phase" || (item.kind === "row" && item.isPhase);
      if (isPhase) count(phase, item.id ?? item.title);
      else if (item.id !== null && !item.id.startsWith("^")) count(id, item.id);
    }
  }
  for (const { path } of index.linkedTargets()) if (/\.md$/i.test(path)) count(link, nameOf(path));
  const sorted = (counts: Map<string, number> | undefined): readonly string[] =>
    [...(counts ?? [])]
      // There is no way to write one in a query.
      .filter(([value]) => !value.includes('"'))
      .sort(([, a], [, b]) => b - a)
      .map(([value]) => value);
  return {
    person: sorted(person),
    tag: sorted(tag),
    phase: sorted(phase),
    id: sorted(id),
    path: [...sorted(folders), ...sorted(notes)],
    link: sorted(link),
  };
}

function peopleIn({ items, givers }: ParsedNote): readonly string[] {
  return [...items, ...givers].flatMap(({ people }) => people);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

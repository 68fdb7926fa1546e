import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** What a careful reader found in a note. Lines count from 1. */
export interface Label {
  readonly phases: readonly { readonly line: number; readonly title: string; readonly status: string | null }[];
  readonly statuses: readonly { readonly line: number; readonly raw: string; readonly status: string }[];
  readonly rows: readonly {
    readonly line: number;
    readonly item: string;
    readonly status: string;
    readonly unsure?: boolean;
  }[];
  /** Lines that look like a status or a phase and are none. */
  readonly traps: readonly { readonly line: number; readonly why: string }[];
  /** What one careful reader would count and another would not: left out both ways. */
  readonly loose: readonly { readonly in: string; readonly line: number }[];
}

/** A note with its label. */
export interface LabelledNote {
  /** The note's path in the folder of notes. */
  readonly path: string;
  readonly text: string;
  readonly label: Label;
}

/**
 * Reads a folder of labelled notes: `notes/<path>` and `labels/<path>.json`.
 *
 * @throws {Error} when a label has no note, or is no label.
 */
export async function readLabelledNotes(folder: string): Promise<readonly LabelledNote[]> {
  const labels = join(folder, "labels");
  const entries = await readdir(labels, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  const paths = files.map((entry) => relative(labels, join(entry.parentPath, entry.name)).slice(0, -".json".length));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path,
      text: await readFile(join(folder, "notes", path), "utf8"),
      label: toLabel(JSON.parse(await readFile(join(labels, `${path}.json`), "utf8")), path),
    })),
  );
}

function toLabel(json: unknown, path: string): Label {
  const lists = ["phases", "statuses", "rows", "traps", "loose"] as const;
  const object = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  if (!lists.every((list) => Array.isArray(object[list] ?? [])))
    throw new Error(`${path} has no label that can be read`);
  return Object.fromEntries(lists.map((list) => [list, object[list] ?? []])) as unknown as Label;
}

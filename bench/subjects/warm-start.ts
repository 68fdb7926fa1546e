// The start from what the app keeps of notes between starts: text in segments, as the database stores them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { withFigures } from "../../src/core/findings/read-figures";
import { VaultIndex } from "../../src/core/index/vault-index";
import { NoteReader } from "../../src/core/parse/note-reader";
import { OutlineBuilder } from "../../src/core/roadmap/build-outline";
import { fromSegment, toSegments, type CachedNote } from "../../src/obsidian/cache/segment";
import { fromNoteJson, toNoteJson } from "../../src/obsidian/reading/note-json";
import { heapInUse, measure, timeOf } from "./clock";
import type { Figures, Job } from "./job";
import { listNotes, readNotes } from "./vault-files";

const VERSION = "bench";
/** Notes with plans are loaded first. */
const KINDS = ["plans", "plain"] as const;
type Kind = (typeof KINDS)[number];

/** Keeps what is read of a vault, as the app does after its first start. */
export function keepVault({ folder, kept }: Job): Figures {
  const reader = new NoteReader();
  const notes: Record<Kind, CachedNote[]> = { plans: [], plain: [] };
  for (const { path, text } of readNotes(folder)) {
    const note = withFigures(reader.read(path, text, 2026), text);
    const kind = note.items.length > 0 || note.statements.length > 0 ? "plans" : "plain";
    notes[kind].push({ path, mtime: 1, size: text.length, print: 1, json: toNoteJson(note) });
  }
  let bytes = 0;
  for (const kind of KINDS) {
    const folderOfKind = join(kept, kind);
    mkdirSync(folderOfKind, { recursive: true });
    toSegments(VERSION, notes[kind]).forEach((segment, at) => {
      const written = serialize(segment);
      bytes += written.length;
      writeFileSync(join(folderOfKind, String(at).padStart(6, "0")), written);
    });
  }
  return { bytes };
}

/** Reads back what is kept of one kind of notes into an index. */
function load(index: VaultIndex, kept: string, kind: Kind): void {
  for (const file of readdirSync(join(kept, kind)).sort()) {
    const segment: unknown = deserialize(readFileSync(join(kept, kind, file)));
    for (const { path, json } of fromSegment(VERSION, segment) ?? []) index.setNote(path, fromNoteJson(json));
  }
}

/** An index of all that is kept of a vault. */
export function loadIndex(kept: string): VaultIndex {
  const index = new VaultIndex();
  for (const kind of KINDS) load(index, kept, kind);
  return index;
}

/** The start from what is kept; then what it holds when it is done, which is what the app holds while it runs. */
export function startFromKept({ folder, kept }: Job): Figures {
  const paths = listNotes(folder);
  const heap = heapInUse();
  const index = new VaultIndex();
  const builder = new OutlineBuilder(index);
  let rows = 0;
  let plans = 0;
  const taken = measure(() => {
    plans = timeOf(() => {
      index.setFiles(paths);
      load(index, kept, "plans");
      rows = builder.build().rows.length;
    });
    load(index, kept, "plain");
    builder.build();
  });
  const bytes = heapInUse() - heap;
  const items = index.notePaths().flatMap((path) => index.note(path)?.items ?? []);
  const tasks = items.filter(({ kind }) => kind === "task").length;
  return {
    ...taken,
    "roadmap ms": plans,
    rows,
    "kept bytes": bytes,
    "kept bytes a task": bytes / Math.max(1, tasks),
    "kept bytes an item": bytes / Math.max(1, items.length),
    // The outline is in use until here.
    notes: builder.build().noteCount,
  };
}

import type { ParsedNote } from "../note/parsed-note";
import type { RollupScope } from "../rollup/explain-rollup";
import type { OutlineRow } from "./outline-row";

/** What the rollup of a row is of; null where its note has nothing of it any more. */
export function scopeOfRow(
  { kind, path, line, item }: Pick<OutlineRow, "kind" | "path" | "line" | "item">,
  note: ParsedNote | undefined,
): RollupScope | null {
  if (kind === "folder" || kind === "note") return { kind, path };
  if (note === undefined) return null;
  const what = item === null ? undefined : note.items[item];
  const section =
    what === undefined
      ? note.sections.findIndex((each) => each.level > 0 && each.line === line)
      : note.sections[what.section]?.phase === item
        ? what.section
        : -1;
  if (section !== -1) return { kind: "section", path, section };
  return what === undefined || item === null ? null : { kind: "items", path, run: { start: item, end: what.end } };
}

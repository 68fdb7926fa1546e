import type { ParsedNote } from "../note/parsed-note";
import { recognizeStatus } from "../status/recognize";
import { DEFAULT_VOCABULARY, type Vocabulary } from "../status/vocabulary";
import { LineIndex } from "../text/line-index";
import { blankHidden } from "./blank-hidden";
import { findFrontmatter, NO_FRONTMATTER, readFrontmatter, type Frontmatter } from "./frontmatter";
import { parseMarkdown } from "./markdown";
import { NoteBuilder } from "./note-builder";
import { readBlocks } from "./read-blocks";
import { settleStatuses } from "./settle-statuses";

/** What the reader can be told. */
export interface ReadOptions {
  readonly vocabulary?: Vocabulary;
}

/**
 * Reads a note. Never throws: a note can not be wrong, and what is not understood is kept as written.
 *
 * Offsets in the result count a leading U+FEFF, as the text does.
 */
export function parseNote(text: string, options: ReadOptions = {}): ParsedNote {
  const vocabulary = options.vocabulary ?? DEFAULT_VOCABULARY;
  const shift = text.startsWith("\ufeff") ? 1 : 0;
  const body = text.slice(shift);
  const range = findFrontmatter(body);
  const frontmatter =
    range === null
      ? NO_FRONTMATTER
      : readFrontmatter(body.slice(range.content.from, range.content.to), range.content.from + shift);

  const builder = new NoteBuilder(text, new LineIndex(text));
  addFrontmatterStatement(builder, frontmatter, vocabulary);
  const visible = blankHidden(body);
  readBlocks(parseMarkdown(visible, range !== null), text.slice(0, shift) + visible, builder, vocabulary, shift);
  const { links, refs } = builder.finish();
  settleStatuses(builder);
  return {
    title: frontmatter.title ?? firstTitle(builder),
    aliases: frontmatter.aliases,
    sections: builder.sections,
    items: builder.items,
    statements: builder.statements,
    links,
    refs,
  };
}

function firstTitle(builder: NoteBuilder): string | null {
  const heading = builder.sections.find((section) => section.level === 1)?.heading ?? "";
  return heading === "" ? null : heading;
}

const STATUS_PROPERTY = /^(?:status|state)$/i;

function addFrontmatterStatement(builder: NoteBuilder, frontmatter: Frontmatter, vocabulary: Vocabulary): void {
  const property = frontmatter.scalars.find(({ key, value }) => STATUS_PROPERTY.test(key) && value.trim() !== "");
  if (property === undefined) return;
  const recognition = recognizeStatus(property.value, vocabulary);
  builder.statements.push({
    line: builder.lines.lineAt(property.range.from),
    range: property.range,
    raw: property.value.trim(),
    status: recognition?.status ?? "unknown",
    reason: recognition?.reason ?? "not in the vocabulary",
    of: { kind: "note" },
    in: "frontmatter",
  });
}

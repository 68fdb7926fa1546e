import type { RootContent } from "mdast";
import type { Item, NoteRef, Section } from "../note/parsed-note";
import { LineIndex } from "../text/line-index";
import type { YearContext } from "./days";
import { readBlocks } from "./read-blocks";
import {
  NoteBuilder,
  type Draft,
  type GiverDraft,
  type Lead,
  type LinkDraft,
  type SliceFacts,
  type StatementDraft,
} from "./note-builder";
import { settleTasks } from "./settle-statuses";
import type { Steps } from "./steps";

type Coverage = LinkDraft["coverage"];
export type PieceLink = LinkDraft;
export type PieceRef = Omit<NoteRef, "covers"> & { readonly coverage: Coverage };

/**
 * What one slice of a note says. Offsets and lines count from the slice, places of items and links from its first ones;
 * section 0 is what the slice stands in, its own sections begin with 1. Never changed once it is made.
 */
export interface Piece {
  /** Section 0 left out: entry 0 is section 1. Where it ends is not known here. */
  readonly sections: readonly Draft<Section>[];
  readonly items: readonly Item[];
  readonly statements: readonly StatementDraft[];
  readonly links: readonly PieceLink[];
  readonly refs: readonly PieceRef[];
  readonly givers: readonly GiverDraft[];
  readonly leads: readonly Lead[];
  /** The places of those items that are phases: what they stand in, and end with, shows in the whole note. */
  readonly phases: readonly number[];
  /** Whether a day without its year was met, so that what is read depends on the note's other dates. */
  readonly usesYears: boolean;
}

/** What a slice says that says nothing, with the section of its heading if it has one. */
export function emptyPiece(sections: Piece["sections"]): Piece {
  const none: readonly never[] = [];
  return {
    sections,
    items: none,
    statements: none,
    links: none,
    refs: none,
    givers: none,
    leads: none,
    phases: none,
    usesYears: false,
  };
}

/**
 * Reads one slice.
 *
 * @param raw its text as it stands in the note
 * @param visible the same with what is hidden in it blanked
 * @param blocks the blocks of `visible`
 */
export function* readPiece(
  raw: string,
  visible: string,
  blocks: readonly RootContent[],
  facts: SliceFacts,
): Steps<Piece> {
  const years = new WatchedYears(facts.years);
  const { vocabulary, open, isFirst, hasFirstHeading, hasTitle, isBoard } = facts;
  const context: SliceFacts = { vocabulary, years, open, isFirst, hasFirstHeading, hasTitle, isBoard };
  const builder = new NoteBuilder(raw, new LineIndex(raw), context);
  yield* readBlocks(blocks, visible, builder);
  builder.finish();
  settleTasks(builder);
  const items = builder.items as readonly Item[];
  return {
    sections: builder.sections.slice(1),
    items,
    statements: builder.statements,
    links: builder.links,
    refs: builder.refs,
    givers: builder.givers,
    leads: builder.leads,
    phases: items.flatMap((item, place) => (item.kind === "phase" ? [place] : [])),
    usesYears: years.areUsed,
  };
}

/** The years of a note, and whether they were asked for. */
class WatchedYears implements YearContext {
  areUsed = false;

  constructor(readonly years: YearContext) {}

  get fileYear(): number | null {
    return this.years.fileYear;
  }

  get known(): readonly string[] {
    this.areUsed = true;
    return this.years.known;
  }
}

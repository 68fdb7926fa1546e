import type { Vocabulary } from "../../core/status/vocabulary";
import type { NoteJson } from "./note-json";

/** A note to be read. */
export interface NoteText {
  readonly path: string;
  readonly text: string;
  /** The year of the note's file, for days without a year; undefined where it is not known. */
  readonly fileYear: number | undefined;
}

/** What the thread that reads is told. */
export type ToReader =
  /** The words and signs to know, those built in among them; sent before anything else. */
  | { readonly kind: "setup"; readonly vocabulary: Vocabulary }
  /** Notes to read, in this order; each is answered once, under its number. */
  | { readonly kind: "read"; readonly notes: readonly (NoteText & { readonly number: number })[] }
  /** Notes that are gone: nothing needs to be kept of them. */
  | { readonly kind: "forget"; readonly paths: readonly string[] };

/** What became of one note. */
export type NoteAnswer =
  | { readonly kind: "note"; readonly number: number; readonly json: NoteJson }
  | { readonly kind: "failure"; readonly number: number; readonly message: string };

/** What the thread that reads tells. */
export type FromReader =
  /** It runs. */
  { readonly kind: "ready" } | { readonly kind: "answers"; readonly answers: readonly NoteAnswer[] };

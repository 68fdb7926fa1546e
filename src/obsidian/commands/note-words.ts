import { statusWords, type SuggestedWord } from "../../core/edit/suggest-words";
import type { PlaceKind } from "../../core/edit/status-place";
import type { VaultIndex } from "../../core/index/vault-index";
import type { ParsedNote } from "../../core/note/parsed-note";
import { parseNote } from "../../core/parse/parse-note";
import type { Vocabulary } from "../../core/status/vocabulary";
import type { SourceTexts } from "../set-status";

/** The words for statuses in the note in which one is typed, made once for each reading of it. */
export class NoteWords {
  readonly #index: Pick<VaultIndex, "note">;
  readonly #feed: Pick<SourceTexts, "isAsRead">;
  #last: {
    readonly path: string;
    readonly of: ParsedNote | undefined;
    readonly vocabulary: Vocabulary;
    readonly kinds: Map<PlaceKind, readonly SuggestedWord[]>;
    read: { readonly note: ParsedNote; readonly text: string } | null;
  } | null = null;

  constructor({
    index,
    feed,
  }: {
    readonly index: Pick<VaultIndex, "note">;
    readonly feed: Pick<SourceTexts, "isAsRead">;
  }) {
    this.#index = index;
    this.#feed = feed;
  }

  /**
   * The words of a note as it was last read. What is typed since is not handed to the roadmap: all would be drawn anew at
   * each key.
   *
   * @param toText the text of the note as it stands, asked for only where there are no words yet
   */
  async words(
    path: string,
    kind: PlaceKind,
    vocabulary: Vocabulary,
    toText: () => Promise<string>,
  ): Promise<readonly SuggestedWord[]> {
    const of = this.#index.note(path);
    if (this.#last?.path !== path || this.#last.of !== of || this.#last.vocabulary !== vocabulary)
      this.#last = { path, of, vocabulary, kinds: new Map(), read: null };
    const last = this.#last;
    const known = last.kinds.get(kind);
    if (known !== undefined) return known;
    last.read ??= this.#read(path, of, vocabulary, await toText());
    const words = statusWords(last.read.note, last.read.text, kind, vocabulary);
    last.kinds.set(kind, words);
    return words;
  }

  #read(
    path: string,
    of: ParsedNote | undefined,
    vocabulary: Vocabulary,
    text: string,
  ): { readonly note: ParsedNote; readonly text: string } {
    // An editor ends all lines alike, and leaves a byte order mark out: the same is read in it, at other offsets.
    const isSame = of?.sections[0]?.range.to === text.length && this.#feed.isAsRead(path, text);
    return { note: of !== undefined && isSame ? of : parseNote(text, { vocabulary }), text };
  }
}

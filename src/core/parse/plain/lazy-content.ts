import type { PhrasingContent } from "mdast";
import type { Position } from "unist";
import type { SourceText } from "./source-text";

/** Gives the inline nodes of a text; `isCell` where it stands in a table. */
export type ContentReader = (source: SourceText, isCell: boolean) => PhrasingContent[];

/** A node whose inline content is parsed when it is first asked for: most paragraphs of a vault never are. */
export class LazyContent {
  #children: PhrasingContent[] | null = null;
  #parse: (() => PhrasingContent[]) | null;

  constructor(
    readonly position: Position,
    parse: () => PhrasingContent[],
  ) {
    this.#parse = parse;
  }

  get children(): PhrasingContent[] {
    if (this.#parse !== null) {
      this.#children = this.#parse();
      this.#parse = null;
    }
    return this.#children ?? [];
  }
}

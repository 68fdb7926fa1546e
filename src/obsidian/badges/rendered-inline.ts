import { MarkdownRenderChild, type MarkdownPostProcessorContext } from "obsidian";
import type { BadgeFace } from "../../core/badge/badge";
import { readInlineLink } from "../../core/badge/inline-link";

/** What rendered inline code asks of whoever knows notes. */
export interface RenderedInlineHost {
  /** What inline code asks to be shown of a note, in the note at `path`; null where it asks for nothing. */
  inlineFaceOf(path: string, code: string): BadgeFace | null;
  drawIn(doc: Document, badge: BadgeFace, drawnFrom: () => null): HTMLElement;
  onChange(listener: () => void): () => void;
}

/** The inline code in a rendered part that asks how far a note is. */
export function inlineCodesIn(element: HTMLElement): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("code")].filter(
    (code) => code.parentElement?.tagName !== "PRE" && readInlineLink(code.textContent) !== null,
  );
}

/** Shows how far notes are in the place of inline code of a rendered part, and keeps it so. */
export class RenderedInline extends MarkdownRenderChild {
  readonly #codes: readonly HTMLElement[];
  readonly #path: string;
  readonly #host: RenderedInlineHost;
  /** What is drawn for a code, which stands in its place. */
  readonly #drawn = new Map<HTMLElement, { readonly element: HTMLElement; readonly shown: string }>();

  constructor(
    element: HTMLElement,
    codes: readonly HTMLElement[],
    { sourcePath }: MarkdownPostProcessorContext,
    host: RenderedInlineHost,
  ) {
    super(element);
    this.#codes = codes;
    this.#path = sourcePath;
    this.#host = host;
  }

  override onload(): void {
    this.register(this.#host.onChange(() => this.#draw()));
    this.#draw();
  }

  override onunload(): void {
    for (const code of this.#codes) this.#put(code, null);
  }

  #draw(): void {
    for (const code of this.#codes) this.#put(code, this.#host.inlineFaceOf(this.#path, code.textContent));
  }

  #put(code: HTMLElement, face: BadgeFace | null): void {
    const shown = JSON.stringify(face);
    const before = this.#drawn.get(code);
    if (before?.shown === shown) return;
    this.#drawn.delete(code);
    const element = face === null ? code : this.#host.drawIn(code.doc, face, () => null);
    (before?.element ?? code).replaceWith(element);
    if (face !== null) this.#drawn.set(code, { element, shown });
  }
}

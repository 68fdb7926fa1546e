import type { Component } from "./component";
import type { MarkdownRenderChild } from "./markdown-render-child";

export interface SectionInformation {
  /** The whole note; the lines index into it and count from 0. [tasks' source] */
  text: string;
  lineStart: number;
  lineEnd: number;
}

export interface PostProcessorContext {
  docId: string;
  sourcePath: string;
  frontmatter: Record<string, unknown> | null | undefined;
  addChild(child: MarkdownRenderChild): void;
  getSectionInfo(el: HTMLElement): SectionInformation | null;
}

export interface MarkdownPostProcessor {
  (el: HTMLElement, context: PostProcessorContext): Promise<unknown> | void;
  sortOrder?: number;
}

export type CodeBlockHandler = (
  source: string,
  el: HTMLElement,
  context: PostProcessorContext,
) => Promise<unknown> | void;

let processors: MarkdownPostProcessor[] = [];
const codeBlockLanguages = new WeakMap<MarkdownPostProcessor, string>();
const listeners = new Set<() => void>();
let changes = 0;

export function registerPostProcessor(processor: MarkdownPostProcessor, sortOrder?: number): void {
  if (sortOrder !== undefined) processor.sortOrder = sortOrder;
  processors = [...processors, processor].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
  tellListeners();
}

export function unregisterPostProcessor(processor: MarkdownPostProcessor): void {
  processors = processors.filter((other) => other !== processor);
  tellListeners();
}

function tellListeners(): void {
  changes++;
  for (const listener of listeners) listener();
}

/** How many there are, and who is told when they come or go; for leak tests. */
export function countProcessors(): { readonly processors: number; readonly listeners: number } {
  return { processors: processors.length, listeners: listeners.size };
}

/** How often processors have come or gone. */
export function countProcessorChanges(): number {
  return changes;
}

/** Calls back when processors come or go. */
export function onProcessorsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The processor of that code block language, if any is registered. */
export function findCodeBlockProcessor(language: string): MarkdownPostProcessor | undefined {
  return processors.find((processor) => codeBlockLanguages.get(processor) === language);
}

/** A processor that puts a div in place of each code block of `language`. [T registerMarkdownCodeBlockProcessor] */
export function createCodeBlockPostProcessor(language: string, handler: CodeBlockHandler): MarkdownPostProcessor {
  const processor: MarkdownPostProcessor = async (el, context) => {
    for (const code of el.querySelectorAll(`pre > code.language-${CSS.escape(language)}`)) {
      const block = createDiv(`block-language-${language}`);
      code.parentElement?.replaceWith(block);
      await handler(code.textContent.replace(/\n$/, ""), block, context);
    }
  };
  codeBlockLanguages.set(processor, language);
  return processor;
}

/** Runs the processors in their order over one rendered section; an error of one is shown in the console only. [T] */
export async function runPostProcessors(el: HTMLElement, context: PostProcessorContext): Promise<void> {
  for (const processor of processors) {
    try {
      await processor(el, context);
    } catch (error) {
      console.error(error);
    }
  }
}

/** A context whose children live in `owner`. */
export function createContext(
  { sourcePath, frontmatter }: { sourcePath: string; frontmatter: Record<string, unknown> | null | undefined },
  owner: Component,
  getSectionInfo: (el: HTMLElement) => SectionInformation | null,
): PostProcessorContext {
  return {
    docId: crypto.randomUUID(),
    sourcePath,
    frontmatter,
    addChild: (child) => void owner.addChild(child),
    getSectionInfo,
  };
}

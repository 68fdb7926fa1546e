import { StateEffect, type EditorState, type Extension, type Range } from "@codemirror/state";
import {
  Decoration,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";
import type { BadgeFace } from "../core/badge/badge";

/** What the editor asks of whoever knows notes. */
export interface InlineHost {
  /** The note that an editor shows; null for none. */
  pathOf(state: EditorState): string | null;
  /** Whether the editor shows things as they look; false in Source mode. */
  isLive(state: EditorState): boolean;
  /** What inline code asks to be shown of a note, in the note at `path`; null where it asks for nothing. */
  inlineFaceOf(path: string, code: string): BadgeFace | null;
  draw(badge: BadgeFace, view: EditorView, drawnFrom: () => null): HTMLElement;
  /** Calls `listener` whenever what is shown may be another, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

const CODE = /`(\s*roadmap:[^`\n]{1,400})`/g;
const renew = StateEffect.define();
const NOTHING = (): null => null;

/** Shows how far notes are in Live Preview, in the place of inline code that asks for it and no selection touches. */
export function createInlineExtension(host: InlineHost): Extension {
  return ViewPlugin.define(
    (view) => {
      let isAsked = false;
      const plugin = {
        decorations: decorate(view, host),
        update({ view: now, docChanged, viewportChanged, selectionSet, transactions }: ViewUpdate): void {
          const isRenewed = transactions.some(({ effects }) => effects.some((effect) => effect.is(renew)));
          if (!(docChanged || viewportChanged || selectionSet || isRenewed)) return;
          isAsked = false;
          plugin.decorations = decorate(now, host);
        },
        destroy: host.onChange(() => {
          // Nothing to ask for while no code of that kind is in view.
          const isNone =
            plugin.decorations.size === 0 &&
            !view.state.sliceDoc(view.viewport.from, view.viewport.to).includes("`roadmap:");
          if (isAsked || isNone) return;
          isAsked = true;
          view.dispatch({ effects: renew.of(null) });
        }),
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorate(view: EditorView, host: InlineHost): DecorationSet {
  const { state, visibleRanges } = view;
  const path = host.pathOf(state);
  if (path === null || !host.isLive(state)) return Decoration.none;
  const found: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (const match of state.sliceDoc(from, to).matchAll(CODE)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (state.selection.ranges.some((range) => range.from <= end && range.to >= start)) continue;
      const face = host.inlineFaceOf(path, match[1] ?? "");
      if (face !== null) found.push(Decoration.replace({ widget: new InlineWidget(face, host) }).range(start, end));
    }
  }
  return Decoration.set(found);
}

class InlineWidget extends WidgetType {
  constructor(
    readonly face: BadgeFace,
    readonly host: InlineHost,
  ) {
    super();
  }

  override eq({ face }: InlineWidget): boolean {
    return JSON.stringify(face) === JSON.stringify(this.face);
  }

  override toDOM(view: EditorView): HTMLElement {
    return this.host.draw(this.face, view, NOTHING);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

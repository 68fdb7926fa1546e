import { render, type VNode } from "preact";
import type { DiffLine } from "../../core/text/line-diff";
import { say, sayList } from "../../core/words/say";
import type { NoteDiff } from "./findings-host";

/** What of a long diff is shown; all of it would take longer to draw than to read. */
const MOST_LINES = 400;

/** What changes in some notes, as lines that go and lines that come; the notes are named where `named`. */
export function Diff({ notes, named }: { readonly notes: readonly NoteDiff[]; readonly named: boolean }): VNode {
  let left = MOST_LINES;
  let hidden = 0;
  return (
    <div class="por-diff">
      {notes.map(({ path, hunks }) => (
        <div key={path} class="por-diff-note">
          {named && <div class="por-diff-path">{path.replace(/\.md$/i, "")}</div>}
          {hunks.map(({ line, removed, added }) => {
            left -= removed.length + added.length;
            if (left < 0) {
              hidden += 1;
              return null;
            }
            return (
              <div key={line} class="por-diff-hunk">
                {removed.map((each, at) => (
                  <Line key={`-${at}`} sign="−" line={line + at + 1} parts={each} />
                ))}
                {added.map((each, at) => (
                  <Line key={`+${at}`} sign="+" line={line + at + 1} parts={each} />
                ))}
              </div>
            );
          })}
        </div>
      ))}
      {hidden > 0 && <div class="por-diff-path">{say("diff.more", { count: hidden })}</div>}
    </div>
  );
}

interface LineProps {
  readonly sign: "−" | "+";
  readonly line: number;
  readonly parts: DiffLine;
}

function Line({ sign, line, parts: [before, changed, after] }: LineProps): VNode {
  return (
    <div class="por-diff-line" data-sign={sign}>
      <span class="por-diff-number">{line}</span>
      <span class="por-diff-sign">{sign}</span>
      <code class="por-diff-text" dir="auto">
        {before}
        {changed !== "" && <mark>{changed}</mark>}
        {after}
      </code>
    </div>
  );
}

/** A diff for those who hear it: `removed - [ ] Ropes, added - [x] Ropes`. */
export function diffInWords(notes: readonly NoteDiff[]): string {
  const toWords = (key: "diff.removed" | "diff.added", lines: readonly DiffLine[]): readonly string[] =>
    lines.map((parts) => say(key, { text: parts.join("") }));
  const lines = notes.flatMap(({ hunks }) =>
    hunks.flatMap(({ removed, added }) => [...toWords("diff.removed", removed), ...toWords("diff.added", added)]),
  );
  return sayList(lines.slice(0, 8));
}

/** Draws what changes in some notes into `container`, until the returned function is called. */
export function mountDiff(container: HTMLElement, notes: readonly NoteDiff[]): () => void {
  render(<Diff notes={notes} named={true} />, container);
  return () => render(null, container);
}

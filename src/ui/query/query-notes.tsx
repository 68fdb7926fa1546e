import type { VNode } from "preact";
import type { QueryError } from "../../core/query/query-term";
import { WHOLE_VAULT } from "../../core/query/scope";
import { say } from "../../core/words/say";
import { HostIcon } from "../host-icon";
import type { RoadmapPaneProps } from "../pane-props";

/** How much of a query is shown on either side of what is wrong in it. */
const AROUND = 24;

/** What is said below the search box: where the query is wrong, what scope there is, and, to those who listen, the matches. */
export function QueryNotes({ state, query, host }: RoadmapPaneProps): VNode {
  const { error, matchCount, scopeName } = query;
  return (
    <>
      {error !== null && <Wrong text={state.outline.filter} error={error} />}
      {scopeName !== null && (
        <div class="por-scope">
          <span class="por-chip">
            <HostIcon class="por-tool-icon" name={SCOPE_ICONS[state.scope.kind]} draw={host.drawIcon} />
            <span class="por-chip-name" dir="auto">
              {scopeName}
            </span>
            <button
              type="button"
              class="por-chip-remove clickable-icon"
              aria-label={say("scope.remove", { scope: scopeName })}
              onClick={(event) => {
                // What had the keys will be gone.
                event.currentTarget.closest(".por-header")?.querySelector("input")?.focus();
                host.changeState({ ...state, scope: WHOLE_VAULT });
              }}
            >
              <HostIcon class="por-tool-icon" name="x" draw={host.drawIcon} />
            </button>
          </span>
        </div>
      )}
      <div class="por-sr" role="status">
        {error !== null && !error.isIncomplete ? error.message : matchCount === null ? "" : matchesInWords(matchCount)}
      </div>
    </>
  );
}

/** The app's icon of each scope. */
export const SCOPE_ICONS = {
  vault: "vault",
  note: "file-text",
  links: "link",
  folder: "folder",
  tag: "hash",
  notes: "files",
} as const;

/** `12 matches`. */
export function matchesInWords(count: number): string {
  return say("count.matches", { count });
}

/** What is wrong with a text, and where in it. */
export function Wrong({ text, error }: { readonly text: string; readonly error: QueryError }): VNode {
  const { from, to, message, allowed, isIncomplete } = error;
  const start = Math.max(0, from - AROUND);
  const end = Math.min(text.length, to + AROUND);
  return (
    <div class={isIncomplete ? "por-query-error is-incomplete" : "por-query-error"}>
      <div class="por-query-text" dir="auto">
        {start > 0 && "…"}
        {text.slice(start, from)}
        <mark class="por-query-wrong">{text.slice(from, to)}</mark>
        {text.slice(to, end)}
        {end < text.length && "…"}
      </div>
      <div class="por-query-message">{message}</div>
      {allowed.length > 0 && !isIncomplete && (
        <div class="por-query-allowed">
          <span>{say("query.allowed")}</span>{" "}
          {allowed.map((each, place) => (
            <>
              {place > 0 && " "}
              <code key={each}>{each}</code>
            </>
          ))}
        </div>
      )}
    </div>
  );
}

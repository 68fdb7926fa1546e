import type { TargetedKeyboardEvent, VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Completions } from "../../core/query/complete-query";
import type { QueryError } from "../../core/query/query-term";
import { say } from "../../core/words/say";
import type { PaneHost } from "../pane-props";

interface QueryBoxProps {
  readonly text: string;
  readonly error: QueryError | null;
  readonly host: Pick<PaneHost, "completeQuery">;
  readonly change: (text: string) => void;
}

/** What can be chosen, and which of it is about to be; -1 for none. */
interface Open extends Completions {
  readonly active: number;
}

let boxCount = 0;

/** The search box with ways to go on below it, after the ARIA practice for comboboxes: the cursor stays in the box. */
export function QueryBox({ text, error, host, change }: QueryBoxProps): VNode {
  const [id] = useState(() => `por-query-${boxCount++}`);
  const [open, setOpen] = useState<Open | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** Where the cursor goes once the text is drawn that was put in. */
  const cursor = useRef<number | null>(null);
  const active = open?.active ?? -1;

  useLayoutEffect(() => {
    if (cursor.current !== null) input.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  });
  useEffect(() => {
    input.current?.ownerDocument.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  const offer = (typed: string, at: number, asked: boolean): void => {
    const found = host.completeQuery(typed, at);
    const isWanted = found.options.length > 0 && (asked || found.ofValue || found.from < at);
    setOpen(isWanted ? { ...found, active: found.ofValue || asked ? 0 : -1 } : null);
  };
  const take = (place: number): void => {
    const option = open?.options[place];
    if (open === null || option === undefined) return;
    const before = text.slice(0, open.from) + option.text;
    const after = text.slice(open.to);
    // A value is done, and the next word can follow.
    const gap = open.ofValue && !/^[\s)]/.test(after) ? " " : "";
    const next = before + gap + after;
    cursor.current = before.length + gap.length;
    change(next);
    if (open.ofValue) setOpen(null);
    else offer(next, before.length, false);
  };
  const move = (steps: number): void => {
    if (open === null) return;
    const count = open.options.length;
    const from = steps < 0 && open.active === -1 ? 0 : open.active;
    setOpen({ ...open, active: (from + steps + count) % count });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    // What an input method is asked is none of ours.
    if (event.isComposing) return;
    const { key } = event;
    const box = event.currentTarget;
    if (key === "ArrowDown" && open === null) {
      if (event.altKey) offer(box.value, box.selectionStart ?? box.value.length, true);
      else box.closest(".por-pane")?.querySelector<HTMLElement>("[data-por-view]")?.focus();
    } else if ((key === "ArrowDown" || key === "ArrowUp") && open !== null) move(key === "ArrowDown" ? 1 : -1);
    else if ((key === "Enter" || (key === "Tab" && !event.shiftKey)) && active !== -1) take(active);
    else if (key === "Escape" && open !== null) setOpen(null);
    else if (key === "Escape" && text !== "") change("");
    else {
      if (key === "Enter") setOpen(null);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="por-search search-input-container">
      <input
        ref={input}
        type="text"
        role="combobox"
        enterKeyHint="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={say("query.placeholder")}
        aria-label={say("query.label")}
        aria-autocomplete="list"
        aria-expanded={open !== null}
        aria-controls={open === null ? undefined : `${id}-list`}
        aria-activedescendant={active === -1 ? undefined : `${id}-${active}`}
        aria-invalid={error !== null && !error.isIncomplete ? true : undefined}
        value={text}
        onInput={({ currentTarget: { value, selectionStart } }) => {
          change(value);
          offer(value, selectionStart ?? value.length, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(null)}
      />
      <div
        class="search-input-clear-button"
        role="button"
        aria-label={say("query.clear")}
        onClick={() => {
          change("");
          setOpen(null);
          input.current?.focus();
        }}
      />
      {open !== null && (
        <div id={`${id}-list`} class="por-completions" role="listbox" aria-label={say("query.options")}>
          {open.options.map(({ text: value, says }, place) => (
            <div
              key={value}
              id={`${id}-${place}`}
              class={place === active ? "por-completion is-active" : "por-completion"}
              role="option"
              aria-selected={place === active}
              // The box keeps the cursor, and a phone its keyboard.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(place)}
            >
              <span class="por-completion-text" dir="auto">
                {value}
              </span>
              {says !== "" && <span class="por-completion-says">{says}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

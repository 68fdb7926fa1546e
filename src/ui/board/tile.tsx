import { Component, type RefObject, type VNode } from "preact";
import type { BoardCard } from "../../core/roadmap/board/board";
import { wordOf } from "../../core/status/label";
import { sayList } from "../../core/words/say";
import { PriorityIcon } from "../priority-icon";
import { StatusIcon } from "../status-icon";
import { dueOf, effortInWords, formatEffort, priorityInWords, toHeading, type DayContext } from "../words";

/** What is done with a card by pointer. */
export interface TileHands {
  click(card: BoardCard, column: number, event: MouseEvent): void;
  tick(card: BoardCard, column: number): void;
  menu(card: BoardCard, column: number, event: MouseEvent): void;
  preview(card: BoardCard, event: MouseEvent, element: HTMLElement): void;
}

/** What of where a card comes from is not said by its lane. */
export type From = "note" | "phase" | "none";

interface TileProps {
  readonly card: BoardCard;
  readonly column: number;
  /** Its place in its column, and how many cards there are in it. */
  readonly index: number;
  readonly count: number;
  /** Given to the active card. */
  readonly id: string | undefined;
  readonly selected: boolean;
  readonly from: From;
  /** Whether its column does not say its status. */
  readonly showsStatus: boolean;
  readonly day: DayContext;
  readonly hands: RefObject<TileHands | null>;
}

/** One card of a board. Its visible parts are hidden from screen readers, who get the same in one sentence. */
export class Tile extends Component<TileProps> {
  override shouldComponentUpdate(next: TileProps): boolean {
    return (Object.keys(next) as (keyof TileProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render({ card, column, index, count, id, selected, from, showsStatus, day, hands }: TileProps): VNode {
    const { title, description, ...heading } = toHeading(card);
    const due = dueOf(card, day);
    const place = from === "none" ? [] : [from === "note" ? card.note : "", card.phase].filter((name) => name !== "");
    return (
      <div
        id={id}
        role="option"
        class={`por-tile${id === undefined ? "" : " is-active"}${selected ? " is-selected" : ""}`}
        style={`--por-at: ${index}`}
        data-key={card.key}
        data-path={card.path}
        data-line={card.line}
        data-status={card.status}
        aria-selected={selected}
        aria-posinset={index + 1}
        aria-setsize={count}
        onClick={(event) => hands.current?.click(card, column, event)}
        onAuxClick={(event) => {
          if (event.button === 1) hands.current?.click(card, column, event);
        }}
        onMouseDown={(event) => {
          if (event.button === 1) event.preventDefault();
        }}
        onContextMenu={(event) => hands.current?.menu(card, column, event)}
      >
        <span class="por-sr">{cardInWords(card, day)}</span>
        <span class="por-tile-top" aria-hidden="true">
          {card.box !== null ? (
            <span
              class="por-lead por-lead-box"
              onClick={(event) => {
                event.stopPropagation();
                hands.current?.tick(card, column);
              }}
            >
              {/* The click is that of the span: an option must hold nothing that takes the focus. */}
              <input
                type="checkbox"
                inert
                class="por-checkbox task-list-item-checkbox"
                checked={card.box.checked}
                data-task={card.box.symbol}
              />
            </span>
          ) : (
            showsStatus && (
              <span class="por-lead">
                <StatusIcon status={card.status} />
              </span>
            )
          )}
          <span class="por-tile-title" dir="auto">
            {heading.id !== null && <span class="por-id">{heading.id} </span>}
            <span class="por-title">{title}</span>
            {description !== "" && <span class="por-tile-more"> {description}</span>}
          </span>
        </span>
        <span class="por-tile-foot" aria-hidden="true">
          <span
            class="por-tile-from"
            dir="auto"
            onMouseOver={(event) => hands.current?.preview(card, event, event.currentTarget)}
          >
            {place.join(" · ")}
          </span>
          {showsStatus && card.box !== null && !/^[ xX]$/.test(card.box.symbol) && <StatusIcon status={card.status} />}
          {card.priority !== null && <PriorityIcon priority={card.priority} />}
          {card.effortHours !== null && <span class="por-tile-effort">{formatEffort(card.effortHours)}</span>}
          {due !== null && (
            <span class={due.overdue ? "por-tile-due is-overdue" : "por-tile-due"} aria-label={due.words}>
              {due.short}
            </span>
          )}
          {card.people.length > 0 && (
            <span class="por-people" aria-label={card.people.join(", ")}>
              {card.people.slice(0, MAX_PEOPLE).map((name) => (
                <span key={name} class="por-person">
                  {initialsOf(name)}
                </span>
              ))}
            </span>
          )}
        </span>
      </div>
    );
  }
}

const MAX_PEOPLE = 3;

/** `AL` for `Ada Lovelace`, `A` for `ada`. */
function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]\p{M}*/u) === null ? [name] : name.split(/[^\p{L}\p{M}\p{N}]+/u);
  const letters = words.filter((word) => word !== "").map((word) => [...word][0] ?? "");
  return (letters.length > 1 ? [letters[0], letters[letters.length - 1]] : letters).join("").toUpperCase();
}

/** All that a card shows, in words: `B1 132 compiler warnings, to do, high priority, due Dec 1, Ada, Plan, Phase 2`. */
export function cardInWords(card: BoardCard, day: DayContext): string {
  const { id, title, description } = toHeading(card);
  return sayList([
    id === null ? title : `${id} ${title}`,
    wordOf(card.status),
    card.priority === null ? "" : priorityInWords(card.priority),
    dueOf(card, day)?.words ?? "",
    card.effortHours === null ? "" : effortInWords(card.effortHours),
    ...card.people,
    card.note,
    card.phase,
    description,
  ]);
}

import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Board, BoardCard, BoardColumn } from "../../core/roadmap/board/board";
import type { Grouping } from "../../core/roadmap/board/board-state";
import type { PlainKey } from "../../core/words/catalogue";
import { say, sayList } from "../../core/words/say";
import { useHeightOf } from "../tree/use-height-of";
import { useMeasured } from "../use-measured";
import type { RoadmapPaneProps } from "../pane-props";
import { BoardBar } from "./board-bar";
import { cardAt, findCard, firstSpot, toBoardAction, type Spot } from "./board-keys";
import { Columns, LaneBoard } from "./columns";
import { followDrag, type DragHands } from "./follow-drag";
import type { TileHands } from "./tile";

/** What a card takes of its column before it could be measured; pixels. */
const GUESSED_SLOT = 80;
/** How long a change of a note is waited for, so that the next one goes on from it; milliseconds. */
const PATIENCE = 3000;
/** How long it is told when it comes: a menu may be open that long; milliseconds. */
const GIVEN_UP = 60_000;
/** How long a phone buzzes as a card is lifted; milliseconds. */
const LIFT_BUZZ = 10;
/** How long cards that move together are waited for before those that have are told of; milliseconds. */
const TOGETHER = 800;

let boardCount = 0;

/** Several panes may be on one page, so their ids differ. */
function nextBoardId(): string {
  boardCount += 1;
  return `por-board-${boardCount}`;
}

/** A card that is about to change, and so perhaps its column. */
interface Awaited {
  readonly title: string;
  /** The key of the column that it is in. */
  readonly from: string;
  /** The place of the column that it was put into; null where that is not known. */
  readonly to: number | null;
  /** When; as the times of events. */
  readonly since: number;
}

/** Why nothing can be put into a column. */
const TELLS: Readonly<Partial<Record<Grouping, PlainKey>>> = {
  person: "board.tells-person",
  folder: "board.tells-folder",
};

/** What has become of cards: where they are now, or that they have gone. */
function moveInWords(column: string | null, titles: readonly string[]): string {
  const [title = "", second] = titles;
  if (second === undefined)
    return column === null ? say("board.gone", { title }) : say("board.moved", { title, column });
  const count = titles.length;
  return column === null ? say("board.gone-many", { count }) : say("board.moved-many", { count, column });
}

const SILENCE = { text: "", isRefusal: false };
const NO_KEYS: ReadonlySet<string> = new Set();

/** The items as cards in columns: moved between them, they get another status or priority in their notes. */
export function BoardView({ board, state, day, host }: RoadmapPaneProps & { readonly board: Board }): VNode {
  const [id] = useState(nextBoardId);
  const root = useRef<HTMLDivElement>(null);
  const gauge = useRef<HTMLSpanElement>(null);
  const ghosts = useRef<HTMLDivElement>(null);
  const slot = useHeightOf(gauge, GUESSED_SLOT);
  const isNarrow = useMeasured(root, false, ({ offsetWidth }) => offsetWidth < NARROW);
  const page = useRef(1);
  const [active, activate] = useActiveCard(board);
  const [selection, select] = useState(NO_KEYS);
  const [seek, setSeek] = useState<object | null>(null);
  const [drag, setDrag] = useState<{ readonly keys: ReadonlySet<string>; readonly over: number | null } | null>(null);
  const [said, tell] = useState(SILENCE);
  const awaited = useRef(new Map<string, Awaited>());
  const { lanes, group } = state.board;

  const go = (to: Spot): void => {
    activate(to);
    setSeek({});
  };
  const cardsWith = (keys: ReadonlySet<string>): readonly BoardCard[] => {
    const found = new Map<string, BoardCard>();
    if (keys.size > 0)
      for (const { cells } of board.lanes)
        for (const cards of cells) for (const card of cards) if (keys.has(card.key)) found.set(card.key, card);
    return [...found.values()];
  };
  const columnOf = (key: string): BoardColumn | undefined => board.columns[findCard(board, key, active)?.column ?? -1];
  const awaitCards = (cards: readonly BoardCard[], since: number, to: number | null): void => {
    for (const { key, title } of cards) awaited.current.set(key, { title, from: columnOf(key)?.key ?? "", to, since });
  };
  /** Puts cards into a column, or tells why not. */
  const move = (cards: readonly BoardCard[], place: number, since: number): void => {
    const column = board.columns[place];
    if (column === undefined) return;
    const { drop } = column;
    const moved = cards.filter(({ key }) => columnOf(key) !== column);
    if (drop === null) {
      tell({ text: say(TELLS[group] ?? "board.tells-that"), isRefusal: true });
    } else if (moved.length > 0) {
      tell(SILENCE);
      awaitCards(moved, since, place);
      if (drop.kind === "status") host.setStatus(moved, drop.status);
      else host.setPriority(moved, drop.priority);
    }
  };

  /** Says what has moved once all has that was to move together, or with `anyway` what has so far; whether it is all. */
  const announce = (anyway: boolean): boolean => {
    // Of a menu from which nothing was chosen nothing comes.
    for (const [key, { since }] of awaited.current) if (Date.now() - since > GIVEN_UP) awaited.current.delete(key);
    const waiting = [...awaited.current].map(([key, each]) => ({ key, ...each, column: columnOf(key) }));
    const moved = waiting.filter(({ column, from }) => column?.key !== from);
    const isWhole = waiting.every((each) => moved.includes(each) || !moved.some(({ since }) => since === each.since));
    if (moved.length === 0 || !(isWhole || anyway)) return moved.length === 0;
    const moves = new Map<string | null, string[]>();
    for (const { key, title, column } of moved) {
      awaited.current.delete(key);
      const to = column?.label ?? null;
      moves.set(to, [...(moves.get(to) ?? []), title]);
    }
    tell({ text: sayList([...moves].map(([column, titles]) => moveInWords(column, titles))), isRefusal: false });
    // The active card may have gone along: it is followed.
    setSeek({});
    return true;
  };
  const announceNow = useRef(announce);
  announceNow.current = announce;
  useEffect(() => {
    if (awaited.current.size === 0 || announce(false)) return;
    const view = root.current?.ownerDocument.defaultView;
    const timer = view?.setTimeout(() => announceNow.current(true), TOGETHER);
    return () => view?.clearTimeout(timer);
  }, [board]);

  useLayoutEffect(() => {
    if (seek === null || active === null) return;
    const column = root.current?.querySelector(`[data-column="${active.column}"]`);
    column?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [seek]);

  /** Of a card that is selected the menu is that of all that are. */
  const showMenu = (card: BoardCard, event: MouseEvent): void => {
    const others = selection.has(card.key) ? cardsWith(selection).filter(({ key }) => key !== card.key) : [];
    const cards = [card, ...others];
    awaitCards(cards, Date.now(), null);
    host.showMenu(cards, event, {
      isSelected: selection.has(card.key),
      toggle: () => {
        const at = findCard(board, card.key, active);
        if (at !== null) toggle(card, at);
      },
    });
  };

  const anchor = useRef<Spot | null>(null);
  const toggle = (card: BoardCard, at: Spot): void => {
    const keys = new Set(selection);
    if (!keys.delete(card.key)) keys.add(card.key);
    anchor.current = at;
    select(keys);
    const isSelected = keys.has(card.key);
    const text = say(isSelected ? "board.is-selected" : "board.is-not-selected", {
      title: card.title,
      number: keys.size,
    });
    tell({ text, isRefusal: false });
  };
  const hands = useRef<TileHands>(null);
  hands.current = {
    click(card, column, event) {
      const at = findCard(board, card.key, { lane: -1, column, index: -1 });
      if (at === null) return;
      activate(at);
      const from = anchor.current;
      if (event.button === 0 && event.shiftKey && from?.column === at.column && from.lane === at.lane) {
        const cards = board.lanes[at.lane]?.cells[at.column] ?? [];
        const range = cards.slice(Math.min(from.index, at.index), Math.max(from.index, at.index) + 1);
        select(new Set([...selection, ...range.map(({ key }) => key)]));
      } else if (event.button === 0 && (event.ctrlKey || event.metaKey || event.shiftKey)) toggle(card, at);
      else if (selection.size > 0 && (event as { readonly pointerType?: string }).pointerType === "touch")
        toggle(card, at);
      else host.open(card, event);
    },
    tick(card, column) {
      activate(findCard(board, card.key, { lane: -1, column, index: -1 }));
      awaitCards([card], Date.now(), null);
      host.tick(card);
    },
    menu(card, column, event) {
      activate(findCard(board, card.key, { lane: -1, column, index: -1 }));
      showMenu(card, event);
    },
    preview: (card, event, element) => host.preview(card, event, element),
  };
  const cardOf = (tile: HTMLElement): BoardCard | undefined => {
    const column = Number(tile.closest<HTMLElement>("[data-column]")?.dataset.column);
    const at = findCard(board, tile.dataset.key ?? "", { lane: -1, column, index: -1 });
    if (at !== null) activate(at);
    return at === null ? undefined : cardAt(board, at);
  };
  const dragHands = useRef<DragHands>(null);
  dragHands.current = {
    lift(tile) {
      const card = cardOf(tile);
      if (card === undefined) return;
      const keys = selection.has(card.key) ? selection : new Set([card.key]);
      if (keys !== selection) select(NO_KEYS);
      // Not every phone can.
      const device = tile.ownerDocument.defaultView?.navigator;
      if (device !== undefined && "vibrate" in device) device.vibrate(LIFT_BUZZ);
      if (keys.size > 1) ghosts.current?.lastElementChild?.setAttribute("data-count", String(keys.size));
      setDrag({ keys, over: null });
    },
    over: (over) => setDrag((now) => now && { ...now, over }),
    drop(place) {
      if (drag !== null) move(cardsWith(drag.keys), place, Date.now());
    },
    hold(tile, event) {
      const card = cardOf(tile);
      if (card !== undefined) showMenu(card, event);
    },
    end: () => setDrag(null),
  };
  useLayoutEffect(() => {
    if (root.current === null || ghosts.current === null) return;
    return followDrag(root.current, ghosts.current, dragHands);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Tab" && !event.shiftKey) passOver(root.current);
    if (event.key !== "Enter" && (event.ctrlKey || event.metaKey)) return;
    const rightToLeft = root.current !== null && getComputedStyle(root.current).direction === "rtl";
    const place = { board, at: active, page: page.current, rightToLeft, hasSelection: selection.size > 0 };
    const action = toBoardAction(event, place);
    if (action === null) return;
    event.preventDefault();
    const card = active === null ? undefined : cardAt(board, active);
    if (action.kind === "go") go(action.to);
    else if (action.kind === "clear") select(NO_KEYS);
    else if (card === undefined || active === null) return;
    else if (action.kind === "open") host.open(card, event);
    else if (action.kind === "select") toggle(card, active);
    else if (action.kind === "tick") {
      awaitCards([card], Date.now(), null);
      host.tick(card);
    } else {
      const chosen = cardsWith(selection);
      const cards = chosen.length > 0 ? chosen : [card];
      const element = root.current?.querySelector<HTMLElement>(".por-tile.is-active") ?? root.current;
      if (action.kind === "status" || action.kind === "priority") {
        awaitCards(cards, Date.now(), null);
        if (element !== null && action.kind === "status") host.chooseStatus(cards, element);
        else if (element !== null) host.choosePriority(cards, element);
      } else if (action.kind === "dates") host.chooseDates(cards);
      else {
        event.stopPropagation();
        const last = awaited.current.get(card.key);
        const isUnderWay = last !== undefined && Date.now() - last.since < PATIENCE;
        let to = (isUnderWay ? last.to : null) ?? active.column;
        do to += action.by;
        while (group === "status" && board.columns[to]?.drop === null);
        move(cards, to, Date.now());
      }
    }
  };

  const parts = {
    board,
    active,
    activeId: `${id}-active`,
    selection,
    over: drag?.over ?? null,
    showsStatus: group !== "status",
    day,
    hands,
    slot,
    seek,
    onPage: (fits: number) => {
      page.current = fits;
    },
  };
  return (
    <div class="por-board-view">
      <BoardBar
        state={state}
        host={host}
        selected={cardsWith(selection).length}
        onClear={() => select(NO_KEYS)}
        said={said}
      />
      <div
        ref={root}
        class={`por-board${lanes === "none" || isNarrow ? "" : " has-lanes"}${drag === null ? "" : " is-dragging"}`}
        data-por-view
        role="listbox"
        tabIndex={0}
        aria-label={say("pane.board")}
        aria-multiselectable="true"
        aria-activedescendant={active === null ? undefined : `${id}-active`}
        style={`--por-tracks: ${board.columns.map(({ count }) => (count === 0 ? "var(--por-slim)" : "var(--por-column)")).join(" ")}`}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // From the keyboard the menu is asked of the board, and means its active card.
          const card = active === null ? undefined : cardAt(board, active);
          if (event.target === event.currentTarget && card !== undefined && event.button !== 2) showMenu(card, event);
        }}
        onFocusIn={(event) => {
          // What is scrolled in the board takes the focus by a click, and hands it on.
          if (event.target !== event.currentTarget) event.currentTarget.focus({ preventScroll: true });
          else if (active === null) activate(firstSpot(board));
        }}
      >
        <span ref={gauge} class="por-gauge por-slot" aria-hidden="true" />
        {lanes === "none" || isNarrow ? (
          <Columns key="columns" {...parts} />
        ) : (
          <LaneBoard
            key="lanes"
            {...parts}
            scroller={root}
            isPhases={lanes === "phase"}
            onOpen={({ place }, event) => {
              if (place !== null) host.open(place, event);
            }}
          />
        )}
      </div>
      <div ref={ghosts} class="por-ghosts" aria-hidden="true" />
    </div>
  );
}

/** Below it a column fills the pane, and lanes are parts of columns; pixels. */
const NARROW = 480;

/** Lets the Tab key that is being pressed go past what scrolls in the board: the board is one stop. */
function passOver(board: HTMLElement | null): void {
  const scrolled = board?.querySelectorAll<HTMLElement>(".por-column-body") ?? [];
  for (const each of scrolled) each.tabIndex = -1;
  board?.ownerDocument.defaultView?.setTimeout(() => {
    for (const each of scrolled) each.tabIndex = 0;
  }, 0);
}

/** Where the active card lies, which stays with its card when others come and go; null without one. */
function useActiveCard(board: Board): readonly [Spot | null, (to: Spot | null) => void] {
  const [held, setHeld] = useState<{ readonly key: string; readonly at: Spot } | null>(null);
  const activate = (to: Spot | null): void => {
    const key = to === null ? undefined : cardAt(board, to)?.key;
    setHeld(to === null || key === undefined ? null : { key, at: to });
  };
  if (held === null) return [null, activate];
  const found = findCard(board, held.key, held.at);
  if (found !== null) return [found, activate];
  // The card is gone: what has taken its place, or the last one before it, is the active one.
  const { lane, column, index } = held.at;
  const count = board.lanes[lane]?.cells[column]?.length ?? 0;
  return [count > 0 ? { lane, column, index: Math.min(index, count - 1) } : firstSpot(board), activate];
}

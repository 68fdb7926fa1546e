import type { RefObject } from "preact";

/** What becomes of a card that is dragged. */
export interface DragHands {
  /** A card is lifted. */
  lift(tile: HTMLElement): void;
  /** It is over a column, or over none. */
  over(column: number | null): void;
  drop(column: number): void;
  /** A finger has held it and let go of it where it was. */
  hold(tile: HTMLElement, event: PointerEvent): void;
  /** The drag is over, whatever came of it. */
  end(): void;
}

/** How far the pointer goes before a click is a drag, and a finger before a touch is a scroll; pixels. */
const MOUSE_SLACK = 5;
const TOUCH_SLACK = 10;
/** How long a finger rests on a card before it is lifted; milliseconds. */
const HOLD_TIME = 350;
/** How near to the edge the board is scrolled, and how far each time; pixels. */
const EDGE = 36;
const SCROLL_STEP = 10;
const SCROLL_TIME = 16;

interface Lift {
  readonly tile: HTMLElement;
  readonly id: number;
  readonly isTouch: boolean;
  readonly x: number;
  readonly y: number;
  timer: number;
  ghost: HTMLElement | null;
  /** Where the pointer is. */
  at: { readonly x: number; readonly y: number };
  over: number | null;
  hasMoved: boolean;
}

/**
 * Lets cards of a board be dragged, by mouse or, held for a moment, by finger, until the returned function is called.
 *
 * @param board what is scrolled sideways; its columns have `data-column`
 * @param place where the picture of what is dragged is put; its offset parent lies around the board
 */
export function followDrag(board: HTMLElement, place: HTMLElement, hands: RefObject<DragHands | null>): () => void {
  const doc = board.ownerDocument;
  const view = doc.defaultView ?? window;
  let lift: Lift | null = null;
  let scrolling = 0;

  const end = (): void => {
    if (lift === null) return;
    view.clearTimeout(lift.timer);
    view.clearInterval(scrolling);
    const wasDragged = lift.ghost !== null;
    lift.ghost?.remove();
    lift = null;
    if (wasDragged) hands.current?.end();
  };
  const show = (): void => {
    if (lift === null || lift.ghost === null) return;
    const { x, y } = lift.at;
    const around = place.getBoundingClientRect();
    lift.ghost.style.transform = `translate(${x - around.left}px, ${y - around.top}px)`;
    const under = doc.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]") ?? null;
    const over = under !== null && board.contains(under) ? Number(under.dataset.column) : null;
    if (over === lift.over) return;
    lift.over = over;
    hands.current?.over(over);
  };
  const scroll = (): void => {
    if (lift === null) return;
    const { left, right } = board.getBoundingClientRect();
    const { x } = lift.at;
    const by = x < left + EDGE ? -SCROLL_STEP : x > right - EDGE ? SCROLL_STEP : 0;
    if (by === 0 || !lift.hasMoved) return;
    board.scrollLeft += by;
    show();
  };
  const begin = (): void => {
    if (lift === null) return;
    const ghost = lift.tile.cloneNode(true) as HTMLElement;
    for (const name of ["id", "role", "aria-selected", "aria-posinset", "aria-setsize"]) ghost.removeAttribute(name);
    ghost.classList.add("por-ghost");
    ghost.style.width = `${lift.tile.offsetWidth}px`;
    place.append(ghost);
    lift.ghost = ghost;
    hands.current?.lift(lift.tile);
    scrolling = view.setInterval(scroll, SCROLL_TIME);
    show();
  };

  const onDown = (event: PointerEvent): void => {
    const target = event.target as Element;
    const tile = target.closest<HTMLElement>(".por-tile");
    if (lift !== null || event.button !== 0 || tile === null || target.closest(".por-lead-box") !== null) return;
    const [x, y] = [event.clientX, event.clientY];
    const isTouch = event.pointerType !== "mouse";
    const timer = isTouch ? view.setTimeout(begin, HOLD_TIME) : 0;
    lift = { tile, id: event.pointerId, isTouch, x, y, timer, ghost: null, at: { x, y }, over: null, hasMoved: false };
  };
  const onMove = (event: PointerEvent): void => {
    if (lift?.id !== event.pointerId) return;
    lift.at = { x: event.clientX, y: event.clientY };
    const way = Math.hypot(lift.at.x - lift.x, lift.at.y - lift.y);
    if (way > (lift.isTouch ? TOUCH_SLACK : MOUSE_SLACK)) {
      lift.hasMoved = true;
      if (lift.ghost === null && lift.isTouch) {
        end();
        return;
      }
      if (lift.ghost === null) begin();
    }
    show();
  };
  const onUp = (event: PointerEvent): void => {
    if (lift?.id !== event.pointerId) return;
    const { ghost, over, hasMoved, tile } = lift;
    end();
    if (ghost === null) return;
    // The click that follows is none.
    const swallow = (click: Event): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    doc.addEventListener("click", swallow, { capture: true, once: true });
    view.setTimeout(() => doc.removeEventListener("click", swallow, { capture: true }), 0);
    if (!hasMoved) hands.current?.hold(tile, event);
    else if (over !== null) hands.current?.drop(over);
  };
  const onCancel = (event: PointerEvent): void => {
    if (lift?.id === event.pointerId) end();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || lift === null || lift.ghost === null) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  /** What a finger does to a card that it has lifted, the page does not scroll by, nor does it open a menu. */
  const keep = (event: Event): void => {
    if (lift === null || lift.ghost === null || !lift.isTouch) return;
    event.preventDefault();
    event.stopPropagation();
  };

  board.addEventListener("pointerdown", onDown);
  board.addEventListener("touchmove", keep, { passive: false });
  board.addEventListener("contextmenu", keep, { capture: true });
  doc.addEventListener("pointermove", onMove);
  doc.addEventListener("pointerup", onUp);
  doc.addEventListener("pointercancel", onCancel);
  doc.addEventListener("keydown", onKey, { capture: true });
  return () => {
    end();
    board.removeEventListener("pointerdown", onDown);
    board.removeEventListener("touchmove", keep);
    board.removeEventListener("contextmenu", keep, { capture: true });
    doc.removeEventListener("pointermove", onMove);
    doc.removeEventListener("pointerup", onUp);
    doc.removeEventListener("pointercancel", onCancel);
    doc.removeEventListener("keydown", onKey, { capture: true });
  };
}

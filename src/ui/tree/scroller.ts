/** What a list is scrolled in: what around it is marked as that, else the list itself. */
export function scrollerOf(list: HTMLElement): HTMLElement {
  return list.closest<HTMLElement>("[data-por-scroller]") ?? list;
}

/** How far a list has been scrolled; negative where it begins below the top of what is seen; pixels. */
export function scrolledIn(scroller: HTMLElement, list: HTMLElement): number {
  if (scroller === list) return scroller.scrollTop;
  return scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

/** Calls `follow` whenever what a scroller shows of its lists may be another, until the returned function is called. */
export function watchScroller(scroller: HTMLElement, follow: () => void): () => void {
  const view = scroller.ownerDocument.defaultView;
  const observer = view === null ? null : new view.ResizeObserver(follow);
  observer?.observe(scroller);
  // What stands above a list moves it.
  if (scroller.matches("[data-por-scroller]") && scroller.firstElementChild !== null) {
    observer?.observe(scroller.firstElementChild);
  }
  scroller.addEventListener("scroll", follow, { passive: true });
  return () => {
    observer?.disconnect();
    scroller.removeEventListener("scroll", follow);
  };
}

const STEP = 20;

/** A handle between a side and the main area; dragged, or moved with the arrow keys. */
export function addSplitter(sideEl: HTMLElement, side: "left" | "right", limits: { min: number; max: number }): void {
  const handle = sideEl.createEl("hr", {
    cls: "workspace-leaf-resize-handle",
    attr: {
      role: "separator",
      "aria-orientation": "vertical",
      tabindex: "0",
      "aria-label": `Width of the ${side} side`,
    },
  });
  const setWidth = (width: number): void => {
    const bounded = Math.max(limits.min, Math.min(width, limits.max));
    sideEl.style.width = `${bounded}px`;
    handle.setAttribute("aria-valuenow", String(bounded));
    window.dispatchEvent(new Event("resize"));
  };
  handle.addEventListener("pointerdown", (down) => {
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    const start = sideEl.getBoundingClientRect().width;
    const move = (event: PointerEvent): void =>
      setWidth(start + (event.clientX - down.clientX) * (side === "left" ? 1 : -1));
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
  });
  handle.addEventListener("keydown", (event) => {
    const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    setWidth(sideEl.getBoundingClientRect().width + direction * STEP * (side === "left" ? 1 : -1));
  });
}

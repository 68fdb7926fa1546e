export interface TooltipOptions {
  placement?: "bottom" | "right" | "left" | "top";
  classes?: string[];
  gap?: number;
  delay?: number;
}

const GAP = 6;
const DELAY = 450;
let shown: HTMLElement | undefined;
let timer: number | undefined;

/** Obsidian shows `aria-label` as the tooltip of whatever carries it. [F] */
export function setTooltip(el: HTMLElement, tooltip: string, options: TooltipOptions = {}): void {
  if (tooltip === "") el.removeAttribute("aria-label");
  else el.setAttribute("aria-label", tooltip);
  if (options.placement !== undefined) el.dataset["tooltipPosition"] = options.placement;
  if (options.delay !== undefined) el.dataset["tooltipDelay"] = String(options.delay);
}

export function displayTooltip(
  target: HTMLElement,
  content: string | DocumentFragment,
  options: TooltipOptions = {},
): void {
  hideTooltip();
  const tooltip = target.ownerDocument.createElement("div");
  tooltip.className = ["tooltip", ...(options.classes ?? [])].join(" ");
  tooltip.append(content);
  target.ownerDocument.body.append(tooltip);
  const at = target.getBoundingClientRect();
  const { width, height } = tooltip.getBoundingClientRect();
  const gap = options.gap ?? GAP;
  const { left, top } = {
    bottom: { left: at.left + (at.width - width) / 2, top: at.bottom + gap },
    top: { left: at.left + (at.width - width) / 2, top: at.top - height - gap },
    left: { left: at.left - width - gap, top: at.top + (at.height - height) / 2 },
    right: { left: at.right + gap, top: at.top + (at.height - height) / 2 },
  }[options.placement ?? "bottom"];
  const view = target.ownerDocument.documentElement;
  tooltip.style.left = `${Math.max(4, Math.min(left, view.clientWidth - width - 4))}px`;
  tooltip.style.top = `${top + height > view.clientHeight ? at.top - height - gap : Math.max(4, top)}px`;
  shown = tooltip;
}

export function hideTooltip(): void {
  window.clearTimeout(timer);
  shown?.remove();
  shown = undefined;
}

/** Shows the tooltip of what the mouse rests on. */
export function installTooltips(doc: Document): void {
  doc.addEventListener("mouseover", (event) => {
    const node = event.target as Node | null;
    const target = node?.instanceOf(Element) === true ? node.closest<HTMLElement>("[aria-label]") : null;
    hideTooltip();
    const text = target?.getAttribute("aria-label");
    // An editor or list is named for screen readers only.
    if (
      !target ||
      !text ||
      /^(?:textbox|tree|grid|listbox|region|tabpanel|group|toolbar|navigation|main)$/.test(
        target.getAttribute("role") ?? "",
      )
    )
      return;
    const placement = target.dataset["tooltipPosition"] as TooltipOptions["placement"];
    const delay = Number(target.dataset["tooltipDelay"] ?? DELAY);
    timer = window.setTimeout(
      () => target.isConnected && displayTooltip(target, text, placement ? { placement } : {}),
      delay,
    );
  });
  doc.addEventListener("mousedown", hideTooltip, true);
  doc.addEventListener("keydown", hideTooltip, true);
}

/** Where a menu stands that opens below an element, as the app takes it; its text may go from right to left. */
export function below(element: HTMLElement): { readonly x: number; readonly y: number; readonly left: boolean } {
  // Of a row of the timeline, which is wider than what is seen of it, the name stays in sight.
  const { left, right, bottom } = (element.querySelector(".por-time-name") ?? element).getBoundingClientRect();
  const isRtl = element.win.getComputedStyle(element).direction === "rtl";
  return { x: isRtl ? right : left, y: bottom, left: isRtl };
}

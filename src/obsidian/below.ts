/** Where a menu stands that opens below an element, as the app takes it; its text may go from right to left. */
export function below(element: HTMLElement): { readonly x: number; readonly y: number; readonly left: boolean } {
  const { left, right, bottom } = element.getBoundingClientRect();
  const isRtl = element.win.getComputedStyle(element).direction === "rtl";
  return { x: isRtl ? right : left, y: bottom, left: isRtl };
}

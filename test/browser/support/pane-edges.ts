import type { RoadmapPage } from "./roadmap-page";

/** What stands beyond the pane's edges, and cannot be scrolled to. */
export async function beyondEdges({ page }: RoadmapPage): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const pane = document.querySelector(".por-pane");
    if (pane === null) return ["no pane"];
    const { left, right } = pane.getBoundingClientRect();
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null && at !== pane; at = at.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    return [...pane.querySelectorAll("*")].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isOut = box.width > 0 && (box.left < left - 1 || box.right > right + 1);
      return isOut && !scrolls(element)
        ? [`${element.tagName} ${element.getAttribute("class") ?? ""}: ${element.textContent.slice(0, 40)}`]
        : [];
    });
  });
}

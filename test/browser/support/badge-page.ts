import type { Locator } from "playwright-core";
import type { RoadmapPage } from "./roadmap-page";

/** The badges of the open note, as a person sees them. */
export class BadgePage {
  /** Those in the editor, and those in Reading mode. */
  readonly editing: Locator;
  readonly reading: Locator;
  readonly card: Locator;
  readonly menu: Locator;

  constructor(readonly roadmap: RoadmapPage) {
    const { page } = roadmap;
    this.editing = page.locator(".mod-root .cm-content .por-mark");
    this.reading = page.locator(".mod-root .markdown-reading-view .por-mark");
    this.card = page.locator(".por-card");
    this.menu = page.locator(".menu");
  }

  /** What the badges say to a screen reader, and what is seen of them, in the order of the text. */
  async all(mode: "editing" | "reading"): Promise<readonly string[]> {
    return await this[mode].evaluateAll((badges) =>
      badges.map((badge) => {
        const seen = [...badge.querySelectorAll(".por-mark-word, .por-mark-count")].map((part) => part.textContent);
        return `${badge.querySelector(".por-sr")?.textContent ?? ""} | ${seen.join(" ")}`;
      }),
    );
  }

  /** The badge with that accessible name; the `nth` of several, from 0. */
  badge(mode: "editing" | "reading", name: string, nth = 0): Locator {
    return this.roadmap.page
      .locator(mode === "editing" ? ".mod-root .cm-content" : ".mod-root .markdown-reading-view")
      .getByRole("button", { name, exact: true })
      .nth(nth);
  }

  /** Chooses a status in the menu that a badge opens. */
  async set(badge: Locator, status: string): Promise<void> {
    await badge.click();
    await this.choose(status);
  }

  async choose(status: string): Promise<void> {
    await this.menu.getByRole("menuitemcheckbox", { name: status, exact: true }).click();
  }
}

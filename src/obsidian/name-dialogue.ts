import type { Modal } from "obsidian";

let count = 0;

/** Lets those who hear a dialogue know it by its title. */
export function nameDialogue({ modalEl, titleEl }: Modal): void {
  count += 1;
  titleEl.id = `por-dialogue-${count}`;
  modalEl.setAttribute("aria-labelledby", titleEl.id);
}

import type { AppHost } from "../obsidian/app-host";
import { Modal } from "../obsidian/modal";

/** Asks for a new name. */
export class RenameModal extends Modal {
  constructor(app: AppHost, name: string, rename: (newName: string) => void) {
    super(app);
    this.setTitle("Rename");
    const form = this.contentEl.createEl("form");
    const input = form.createEl("input", { type: "text", value: name, attr: { "aria-label": "New name" } });
    input.style.width = "100%";
    const buttons = form.createDiv("modal-button-container");
    buttons.createEl("button", { cls: "mod-cta", text: "Rename", attr: { type: "submit" } });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.close();
      const wanted = input.value.trim();
      if (wanted !== "" && wanted !== name) rename(wanted);
    });
  }
}

import { Notice } from "obsidian";
import { say } from "../core/words/say";

/** Tells of what befalls one thing after the other in one notice: while the first is shown, all others are counted in it. */
export class CountedNotice {
  #first = "";
  #more = 0;
  #notice: Notice | null = null;

  tell(message: string): void {
    if (this.#notice?.messageEl.isConnected !== true) {
      this.#first = message;
      this.#more = 0;
      this.#notice = new Notice(message);
    } else if (message !== this.#first) {
      this.#more += 1;
      this.#notice.setMessage(`${this.#first} (${say("count.more", { number: this.#more })})`);
    }
  }
}

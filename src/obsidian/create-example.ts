import { Notice, type App } from "obsidian";
import { say } from "../core/words/say";
import { EXAMPLE } from "../ui/example";
import { messageOf } from "./message-of";

/** Makes a note with an example of a plan, under a name that no other has, and opens it. Never rejects. */
export async function createExample({ vault, workspace }: App): Promise<void> {
  try {
    let path = "Example plan.md";
    for (let count = 1; vault.getAbstractFileByPath(path) !== null; count++) path = `Example plan ${count}.md`;
    const file = await vault.create(path, `# Example plan\n\n${EXAMPLE}\n`);
    await workspace.getLeaf(false).openFile(file);
  } catch (error) {
    new Notice(say("notice.example-failed", { message: messageOf(error) }));
  }
}

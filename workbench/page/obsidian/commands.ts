import type { AppHost, FileInfo } from "./app-host";
import { Editor } from "./editor";
import { pressedModifiers, toModifierText, type Modifier } from "./keymap";

export interface Command {
  id: string;
  name: string;
  icon?: string;
  mobileOnly?: boolean;
  repeatable?: boolean;
  callback?: () => unknown;
  checkCallback?: (checking: boolean) => boolean | void;
  editorCallback?: (editor: Editor, context: FileInfo) => unknown;
  editorCheckCallback?: (checking: boolean, editor: Editor, context: FileInfo) => boolean | void;
  hotkeys?: { modifiers: Modifier[]; key: string }[];
}

/** All commands, of the host and of plugins, under their full ids. [U app.commands] */
export class Commands {
  readonly commands = new Map<string, Command>();

  constructor(private readonly app: AppHost) {}

  addCommand(command: Command): void {
    this.commands.set(command.id, command);
  }

  removeCommand(id: string): void {
    this.commands.delete(id);
  }

  /** Those that can run now, by name. */
  listAvailable(): Command[] {
    return [...this.commands.values()]
      .filter((command) => this.run(command, true))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  executeCommandById(id: string): boolean {
    const command = this.commands.get(id);
    return command !== undefined && this.run(command, false);
  }

  /** Runs the command of a pressed key, if there is one. */
  handleKey(event: KeyboardEvent): boolean {
    const pressed = pressedModifiers(event);
    for (const command of this.commands.values()) {
      const isPressed = command.hotkeys?.some(
        ({ modifiers, key }) => toModifierText(modifiers) === pressed && key.toLowerCase() === event.key.toLowerCase(),
      );
      if (isPressed === true && this.run(command, true)) {
        event.preventDefault();
        this.run(command, false);
        return true;
      }
    }
    return false;
  }

  /** Editor variants need an active editor and override the others; a check that answers falsy hides the command. [T] */
  private run(command: Command, checking: boolean): boolean {
    const context = this.app.workspace.activeEditor;
    const editor = context?.editor instanceof Editor ? context.editor : null;
    if (command.editorCheckCallback !== undefined || command.editorCallback !== undefined) {
      if (editor === null || context === null) return false;
      if (command.editorCheckCallback !== undefined) {
        if (command.editorCheckCallback(true, editor, context) !== true) return false;
        if (!checking) command.editorCheckCallback(false, editor, context);
        return true;
      }
      if (!checking) command.editorCallback?.(editor, context);
      return true;
    }
    if (command.checkCallback !== undefined) {
      if (command.checkCallback(true) !== true) return false;
      if (!checking) command.checkCallback(false);
      return true;
    }
    if (!checking) command.callback?.();
    return command.callback !== undefined;
  }
}

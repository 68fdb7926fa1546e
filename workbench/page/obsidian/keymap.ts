import { Platform } from "./platform";

export type Modifier = "Mod" | "Ctrl" | "Meta" | "Shift" | "Alt";
export type KeyListener = (event: KeyboardEvent, context: { modifiers: string; key: string; vkey: string }) => unknown;
export interface KeymapEventHandler {
  scope: Scope;
  modifiers: string | null;
  key: string | null;
  func: KeyListener;
}

/** Keys of a view or dialogue, asked before those of its parent. [T] */
export class Scope {
  private handlers: KeymapEventHandler[] = [];

  constructor(private readonly parent?: Scope) {}

  register(modifiers: Modifier[] | null, key: string | null, func: KeyListener): KeymapEventHandler {
    const handler = { scope: this, modifiers: modifiers === null ? null : toModifierText(modifiers), key, func };
    this.handlers.unshift(handler);
    return handler;
  }

  unregister(handler: KeymapEventHandler): void {
    this.handlers = this.handlers.filter((other) => other !== handler);
  }

  /** Whether a handler took the key; answering false prevents the default. [T] */
  handleKey(event: KeyboardEvent): boolean {
    const modifiers = pressedModifiers(event);
    for (const handler of this.handlers) {
      if (handler.modifiers !== null && handler.modifiers !== modifiers) continue;
      if (handler.key !== null && handler.key.toLowerCase() !== event.key.toLowerCase()) continue;
      if (handler.func(event, { modifiers, key: event.key, vkey: event.key }) === false) event.preventDefault();
      return true;
    }
    return this.parent?.handleKey(event) ?? false;
  }
}

/** The stack of scopes; the one on top gets the keys. */
export class Keymap {
  private readonly scopes: Scope[] = [];

  pushScope(scope: Scope): void {
    this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    const at = this.scopes.lastIndexOf(scope);
    if (at >= 0) this.scopes.splice(at, 1);
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.scopes.at(-1)?.handleKey(event) ?? false;
  }

  /** Whether a dialogue, menu or the like has the keys. */
  hasScope(): boolean {
    return this.scopes.length > 0;
  }

  static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
    switch (modifier) {
      case "Mod":
        return Platform.isMacOS ? event.metaKey : event.ctrlKey;
      case "Ctrl":
        return event.ctrlKey;
      case "Meta":
        return event.metaKey;
      case "Shift":
        return event.shiftKey;
      case "Alt":
        return event.altKey;
    }
  }

  /** Where a click should open: `tab` with Mod or the middle button, `split` with Alt too, `window` with Shift and Alt. [T] */
  static isModEvent(event?: MouseEvent | TouchEvent | KeyboardEvent | null): "tab" | "split" | "window" | boolean {
    if (event === null || event === undefined) return false;
    if ("button" in event && event.button === 1) return "tab";
    if (!Keymap.isModifier(event, "Mod")) return false;
    if (!event.altKey) return "tab";
    return event.shiftKey ? "window" : "split";
  }
}

/** `Mod` is Ctrl, or the command key on macOS. [T Modifier] */
export function toModifierText(modifiers: readonly Modifier[]): string {
  const real = modifiers.map((modifier) => (modifier === "Mod" ? (Platform.isMacOS ? "Meta" : "Ctrl") : modifier));
  return [...new Set(real)].sort().join(",");
}

export function pressedModifiers(event: KeyboardEvent): string {
  const pressed: string[] = [];
  if (event.altKey) pressed.push("Alt");
  if (event.ctrlKey) pressed.push("Ctrl");
  if (event.metaKey) pressed.push("Meta");
  if (event.shiftKey) pressed.push("Shift");
  return pressed.join(",");
}

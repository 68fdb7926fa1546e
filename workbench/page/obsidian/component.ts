import type { EventRef } from "./events";

/** Something with a life: whatever it registers is undone when it unloads. Children load after and unload before it. [D] */
export class Component {
  private isLoaded = false;
  private readonly childComponents: Component[] = [];
  private readonly cleanups: (() => unknown)[] = [];

  /** Loads this, then its children. [D] Overridden `onload` may answer a promise; see the plugin loader. */
  load(): void {
    void this.loadAndWait();
  }

  /** As `load`; the promise settles when an asynchronous `onload` has. Not in the declarations: for the plugin loader. */
  async loadAndWait(): Promise<void> {
    if (this.isLoaded) return;
    this.isLoaded = true;
    const pending = this.onload() as unknown;
    if (pending instanceof Promise) await pending;
    for (const child of [...this.childComponents]) child.load();
  }

  onload(): void | Promise<void> {
    // For subclasses.
  }

  unload(): void {
    if (!this.isLoaded) return;
    this.isLoaded = false;
    while (this.childComponents.length > 0) this.childComponents.pop()?.unload();
    // Reverse order is folklore. [F]
    while (this.cleanups.length > 0) runSafely(this.cleanups.pop());
    this.onunload();
  }

  onunload(): void {
    // For subclasses.
  }

  addChild<T extends Component>(component: T): T {
    this.childComponents.push(component);
    if (this.isLoaded) component.load();
    return component;
  }

  removeChild<T extends Component>(component: T): T {
    const at = this.childComponents.indexOf(component);
    if (at >= 0) {
      this.childComponents.splice(at, 1);
      component.unload();
    }
    return component;
  }

  register(cleanup: () => unknown): void {
    this.cleanups.push(cleanup);
  }

  registerEvent(ref: EventRef): void {
    this.register(() => ref.owner.offref(ref));
  }

  registerDomEvent(
    target: EventTarget,
    type: string,
    callback: EventListener,
    options?: boolean | AddEventListenerOptions,
  ): void {
    target.addEventListener(type, callback, options);
    this.register(() => target.removeEventListener(type, callback, options));
  }

  registerInterval(id: number): number {
    this.register(() => window.clearInterval(id));
    return id;
  }
}

function runSafely(cleanup: (() => unknown) | undefined): void {
  try {
    cleanup?.();
  } catch (error) {
    console.error(error);
  }
}

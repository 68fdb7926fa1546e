// Obsidian's additions to the prototypes of a window; a pop-out has its own prototypes and gets them too.

type ElementInfo = DomElementInfo | string | undefined;
type Attributes = Record<string, string | number | boolean | null>;
interface Delegate {
  readonly type: string;
  readonly selector: string;
  readonly listener: unknown;
  readonly options: boolean | AddEventListenerOptions | undefined;
  readonly callback: EventListener;
}
interface MigrationListener {
  readonly el: HTMLElement;
  readonly listener: (win: Window) => unknown;
  /** The window that the element was in when it was last looked at. */
  win: Window;
}
const migrations = new Set<MigrationListener>();
const delegates = new WeakMap<EventTarget, Delegate[]>();

/** Puts the helpers on the prototypes and globals of `win`. */
export function installDomHelpers(win: Window & typeof globalThis): void {
  addMembers(win.Node.prototype, nodeMembers());
  addGetters(win.Node.prototype, {
    doc: (node: Node) => node.ownerDocument ?? (node as Document),
    win: (node: Node) => (node.ownerDocument ?? (node as Document)).defaultView ?? window,
    constructorWin: () => win,
  });
  addMembers(win.Element.prototype, elementMembers());
  addMembers(win.HTMLElement.prototype, htmlElementMembers());
  addMembers(win.SVGElement.prototype, styleMembers());
  addMembers(win.DocumentFragment.prototype, finders());
  addMembers(win.Document.prototype, { on: addDelegate, off: removeDelegate });
  addMembers(win.UIEvent.prototype, { instanceOf });
  addGetters(win.UIEvent.prototype, {
    targetNode: (event: UIEvent) => event.target as Node | null,
    win: (event: UIEvent) => event.view ?? window,
    doc: (event: UIEvent) => (event.view ?? window).document,
  });
  addArrayMembers(win);
  addGlobals(win);
}

/** Calls what waits for its element to come to another window. [D Support pop-out windows] */
export function reportMigration(): void {
  for (const entry of [...migrations]) {
    if (entry.el.win === entry.win) continue;
    entry.win = entry.el.win;
    entry.listener(entry.win);
  }
}

function nodeMembers(): Record<string, unknown> {
  return {
    detach(this: Node) {
      this.parentNode?.removeChild(this);
    },
    empty(this: Node) {
      while (this.lastChild) this.removeChild(this.lastChild);
    },
    insertAfter(this: Node, node: Node, child: Node | null) {
      this.insertBefore(node, child === null ? this.firstChild : child.nextSibling);
      return node;
    },
    indexOf(this: Node, other: Node) {
      return [...this.childNodes].indexOf(other as ChildNode);
    },
    setChildrenInPlace(this: Node, children: Node[]) {
      for (const child of [...this.childNodes]) if (!children.includes(child)) child.remove();
      children.forEach((child, at) => {
        if (this.childNodes[at] !== child) this.insertBefore(child, this.childNodes[at] ?? null);
      });
    },
    appendText(this: Node, text: string) {
      this.appendChild(document.createTextNode(text));
    },
    instanceOf,
    createEl(this: Node, tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
      return createElement(this.ownerDocument ?? document, tag, withParent(info, this), callback);
    },
    createDiv(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
      return createElement(this.ownerDocument ?? document, "div", withParent(info, this), callback);
    },
    createSpan(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
      return createElement(this.ownerDocument ?? document, "span", withParent(info, this), callback);
    },
    createSvg(this: Node, tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void) {
      return createSvgElement(this.ownerDocument ?? document, tag, info, this, callback);
    },
  };
}

/** Unlike `instanceof` also true for what was made in another window. [D Support pop-out windows] */
function instanceOf(this: object, type: { name: string; new (): unknown }): boolean {
  if (this instanceof type) return true;
  const view =
    (this as { ownerDocument?: Document | null; view?: Window | null }).ownerDocument?.defaultView ??
    (this as { view?: Window | null }).view;
  const other =
    view === null || view === undefined ? undefined : (view as unknown as Record<string, unknown>)[type.name];
  return typeof other === "function" && this instanceof other;
}

function elementMembers(): Record<string, unknown> {
  return {
    getText(this: Element) {
      return this.textContent;
    },
    setText(this: Element, value: string | DocumentFragment) {
      this.replaceChildren(value);
    },
    addClass(this: Element, ...classes: string[]) {
      this.classList.add(...classes);
    },
    addClasses(this: Element, classes: string[]) {
      this.classList.add(...classes);
    },
    removeClass(this: Element, ...classes: string[]) {
      this.classList.remove(...classes);
    },
    removeClasses(this: Element, classes: string[]) {
      this.classList.remove(...classes);
    },
    toggleClass(this: Element, classes: string | string[], value: boolean) {
      for (const name of [classes].flat()) this.classList.toggle(name, value);
    },
    hasClass(this: Element, name: string) {
      return this.classList.contains(name);
    },
    setAttr: setAttribute,
    setAttrs(this: Element, attributes: Attributes) {
      for (const [name, value] of Object.entries(attributes)) setAttribute.call(this, name, value);
    },
    getAttr(this: Element, name: string) {
      return this.getAttribute(name);
    },
    matchParent(this: Element, selector: string, last?: Element) {
      const found = this.closest(selector);
      return found !== null && (last === undefined || last.contains(found)) ? found : null;
    },
    getCssPropertyValue(this: Element, property: string, pseudo?: string) {
      return getComputedStyle(this, pseudo).getPropertyValue(property).trim();
    },
    isActiveElement(this: Element) {
      return this.ownerDocument.activeElement === this;
    },
    ...finders(),
  };
}

function finders(): Record<string, unknown> {
  return {
    find(this: ParentNode, selector: string) {
      return this.querySelector(selector);
    },
    findAll(this: ParentNode, selector: string) {
      return [...this.querySelectorAll(selector)];
    },
    findAllSelf(this: Element, selector: string) {
      return [...(this.matches(selector) ? [this] : []), ...this.querySelectorAll(selector)];
    },
  };
}

function styleMembers(): Record<string, unknown> {
  return {
    setCssStyles(this: HTMLElement, styles: Partial<CSSStyleDeclaration>) {
      Object.assign(this.style, styles);
    },
    setCssProps(this: HTMLElement, props: Record<string, string>) {
      for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
    },
  };
}

function htmlElementMembers(): Record<string, unknown> {
  return {
    ...styleMembers(),
    show(this: HTMLElement) {
      this.style.display = "";
    },
    hide(this: HTMLElement) {
      this.style.display = "none";
    },
    toggle(this: HTMLElement, show: boolean) {
      this.style.display = show ? "" : "none";
    },
    toggleVisibility(this: HTMLElement, visible: boolean) {
      this.style.visibility = visible ? "" : "hidden";
    },
    isShown(this: HTMLElement) {
      return this.offsetParent !== null;
    },
    on: addDelegate,
    off: removeDelegate,
    onClickEvent(
      this: HTMLElement,
      listener: (event: MouseEvent) => unknown,
      options?: boolean | AddEventListenerOptions,
    ) {
      this.addEventListener("click", listener, options);
      this.addEventListener("auxclick", listener, options);
    },
    onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
      return whenConnected(this, listener, once);
    },
    onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
      const entry = { el: this, listener, win: this.win };
      migrations.add(entry);
      return () => void migrations.delete(entry);
    },
    trigger(this: HTMLElement, type: string) {
      this.dispatchEvent(new Event(type, { bubbles: true }));
    },
  };
}

function whenConnected(el: HTMLElement, listener: () => unknown, once: boolean): () => void {
  let wasConnected = el.isConnected;
  const observer = new MutationObserver(() => {
    if (el.isConnected && !wasConnected) {
      listener();
      if (once) observer.disconnect();
    }
    wasConnected = el.isConnected;
  });
  observer.observe(el.ownerDocument, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function addDelegate(
  this: EventTarget,
  type: string,
  selector: string,
  listener: (this: unknown, event: Event, target: Element) => unknown,
  options?: boolean | AddEventListenerOptions,
): void {
  const callback = (event: Event): void => {
    const node = event.target as Node | null;
    const target = node?.instanceOf(Element) === true ? node.closest(selector) : null;
    if (target !== null) listener.call(this, event, target);
  };
  delegates.set(this, [...(delegates.get(this) ?? []), { type, selector, listener, options, callback }]);
  this.addEventListener(type, callback, options);
}

function removeDelegate(this: EventTarget, type: string, selector: string, listener: unknown): void {
  const all = delegates.get(this) ?? [];
  const gone = all.filter((entry) => entry.type === type && entry.selector === selector && entry.listener === listener);
  for (const entry of gone) this.removeEventListener(type, entry.callback, entry.options);
  delegates.set(
    this,
    all.filter((entry) => !gone.includes(entry)),
  );
}

function setAttribute(this: Element, name: string, value: string | number | boolean | null): void {
  if (value === null) this.removeAttribute(name);
  else this.setAttribute(name, String(value));
}

function withParent(info: ElementInfo, parent: Node): DomElementInfo {
  const full: DomElementInfo = typeof info === "string" ? { cls: info } : { ...info };
  full.parent ??= parent.nodeType === Node.DOCUMENT_NODE ? (parent as Document).body : parent;
  return full;
}

function createElement(
  doc: Document,
  tag: string,
  info: ElementInfo,
  callback?: (el: HTMLElement) => void,
): HTMLElement {
  const given: DomElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  const el = doc.createElement(tag);
  if (given.cls !== undefined) el.className = [given.cls].flat().join(" ");
  if (given.text !== undefined) el.append(given.text);
  for (const [name, value] of Object.entries(given.attr ?? {})) setAttribute.call(el, name, value);
  if (given.title !== undefined) el.title = given.title;
  const fields = el as HTMLElement & { value?: string; type?: string; placeholder?: string; href?: string };
  if (given.type !== undefined) fields.type = given.type;
  if (given.value !== undefined) fields.value = given.value;
  if (given.placeholder !== undefined) fields.placeholder = given.placeholder;
  if (given.href !== undefined) fields.href = given.href;
  callback?.(el);
  if (given.parent !== undefined)
    given.parent.insertBefore(el, given.prepend === true ? given.parent.firstChild : null);
  return el;
}

function createSvgElement(
  doc: Document,
  tag: string,
  info: SvgElementInfo | string | undefined,
  parent: Node | null,
  callback?: (el: SVGElement) => void,
): SVGElement {
  const given: SvgElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  const el = doc.createElementNS("http://www.w3.org/2000/svg", tag);
  if (given.cls !== undefined) el.setAttribute("class", [given.cls].flat().join(" "));
  for (const [name, value] of Object.entries(given.attr ?? {})) setAttribute.call(el, name, value);
  callback?.(el);
  const place = given.parent ?? parent;
  place?.insertBefore(el, given.prepend === true ? place.firstChild : null);
  return el;
}

function addGlobals(win: Window & typeof globalThis): void {
  const globals: Record<string, unknown> = {
    createEl: (tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
      createElement(win.document, tag, info, callback),
    createDiv: (info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
      createElement(win.document, "div", info, callback),
    createSpan: (info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
      createElement(win.document, "span", info, callback),
    createSvg: (tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void) =>
      createSvgElement(win.document, tag, info, null, callback),
    createFragment: (callback?: (fragment: DocumentFragment) => void) => {
      const fragment = win.document.createDocumentFragment();
      callback?.(fragment);
      return fragment;
    },
    fish: (selector: string) => win.document.querySelector(selector),
    fishAll: (selector: string) => [...win.document.querySelectorAll(selector)],
    isBoolean: (value: unknown) => typeof value === "boolean",
    sleep: (ms: number) => new Promise((resolve) => win.setTimeout(resolve, ms)),
    nextFrame: () => new Promise((resolve) => win.requestAnimationFrame(resolve)),
    ready: (callback: () => unknown) => {
      if (win.document.readyState === "loading") win.addEventListener("DOMContentLoaded", () => callback());
      else callback();
    },
    ajax: () => refuseNetwork(),
    ajaxPromise: () => refuseNetwork(),
    activeWindow: win,
    activeDocument: win.document,
  };
  Object.assign(win, globals);
}

function refuseNetwork(): never {
  throw new Error("The workbench has no network.");
}

/** Obsidian's small additions to the language; not enumerable, so that `for in` stays clean. */
function addArrayMembers(win: Window & typeof globalThis): void {
  addMembers(win.Array.prototype, {
    first(this: unknown[]) {
      return this[0];
    },
    last(this: unknown[]) {
      return this[this.length - 1];
    },
    contains(this: unknown[], item: unknown) {
      return this.includes(item);
    },
    remove(this: unknown[], item: unknown) {
      const at = this.indexOf(item);
      if (at >= 0) this.splice(at, 1);
    },
    shuffle(this: unknown[]) {
      return this.sort(() => Math.random() - 0.5);
    },
    unique(this: unknown[]) {
      return [...new Set(this)];
    },
  });
  addMembers(win.String.prototype, {
    contains(this: string, part: string) {
      return this.includes(part);
    },
    format(this: string, ...args: string[]) {
      return this.replace(/\{(\d+)\}/g, (whole, at: string) => args[Number(at)] ?? whole);
    },
  });
  addMembers(win.Array, { combine: (arrays: unknown[][]) => arrays.flat() });
  addMembers(win.Math, {
    clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
    square: (value: number) => value * value,
  });
  addMembers(win.String, { isString: (value: unknown) => typeof value === "string" });
  addMembers(win.Number, { isNumber: (value: unknown) => typeof value === "number" });
  addMembers(win.Object, {
    isEmpty: (value: object) => Object.keys(value).length === 0,
    each: (value: Record<string, unknown>, callback: (item: unknown, key: string) => boolean | undefined) =>
      Object.entries(value).every(([key, item]) => callback(item, key) !== false),
  });
}

function addMembers(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

function addGetters<T>(target: object, getters: Record<string, (self: T) => unknown>): void {
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(target, name, {
      get(this: T) {
        return get(this);
      },
      configurable: true,
    });
  }
}

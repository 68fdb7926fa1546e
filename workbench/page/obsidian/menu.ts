import { Component } from "./component";
import { setIcon } from "./icons";

export interface MenuPosition {
  x: number;
  y: number;
  width?: number;
  overlap?: boolean;
  left?: boolean;
}

/** A line of a menu. */
export class MenuItem {
  dom: HTMLElement;
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private readonly markEl: HTMLElement;
  private click: ((event: MouseEvent | KeyboardEvent) => unknown) | undefined;
  private disabled = false;
  section = "";

  constructor(private readonly menu: Menu) {
    this.dom = createDiv({ cls: "menu-item tappable", attr: { role: "menuitem", tabindex: "-1" } });
    this.iconEl = this.dom.createDiv("menu-item-icon");
    this.titleEl = this.dom.createDiv("menu-item-title");
    this.markEl = this.dom.createDiv("menu-item-icon mod-checked");
    this.dom.addEventListener("click", (event) => this.choose(event));
  }

  setTitle(title: string | DocumentFragment): this {
    this.titleEl.setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    if (icon === null) this.iconEl.empty();
    else setIcon(this.iconEl, icon);
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.dom.toggleClass("mod-checked", checked === true);
    if (checked === null) {
      this.dom.setAttr("role", "menuitem");
      this.dom.removeAttribute("aria-checked");
    } else {
      this.dom.setAttr("role", "menuitemcheckbox");
      this.dom.setAttr("aria-checked", String(checked));
    }
    if (checked === true) setIcon(this.markEl, "check");
    else this.markEl.empty();
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    this.dom.toggleClass("is-disabled", disabled);
    this.dom.setAttr("aria-disabled", disabled ? "true" : null);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.dom.toggleClass("is-warning", isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.disabled = isLabel;
    this.dom.toggleClass("is-label", isLabel);
    return this;
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.click = callback;
    return this;
  }

  setSection(section: string): this {
    this.section = section;
    return this;
  }

  /** Whether it can be chosen. */
  isEnabled(): boolean {
    return !this.disabled;
  }

  choose(event: MouseEvent | KeyboardEvent): void {
    if (this.disabled) return;
    this.menu.hide();
    this.click?.(event);
  }
}

export class MenuSeparator {
  dom: HTMLElement = createDiv({ cls: "menu-separator", attr: { role: "separator" } });
}

/** A menu drawn in the page, as Obsidian draws it unless native menus are on. [T] */
export class Menu extends Component {
  private readonly items: (MenuItem | MenuSeparator)[] = [];
  private readonly menuEl: HTMLElement = createDiv({ cls: "menu", attr: { role: "menu", tabindex: "-1" } });
  private readonly hideCallbacks: (() => unknown)[] = [];
  private focusBefore: Element | null = null;
  private static readonly shownForEvent = new WeakMap<Event, Menu>();

  setNoIcon(): this {
    this.menuEl.addClass("mod-no-icon");
    return this;
  }

  /** The workbench has no native menus. */
  setUseNativeMenu(_useNativeMenu: boolean): this {
    return this;
  }

  addItem(callback: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this);
    this.items.push(item);
    callback(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator());
    return this;
  }

  setParentElement(_el: HTMLElement): this {
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY }, event.doc);
  }

  showAtPosition(position: MenuPosition, doc: Document = activeDocument): this {
    this.focusBefore = doc.activeElement;
    this.menuEl.empty();
    const scroll = this.menuEl.createDiv("menu-scroll");
    for (const item of inSections(this.items)) scroll.append(item.dom);
    doc.body.append(this.menuEl);
    place(this.menuEl, position);
    this.load();
    this.registerDomEvent(
      doc,
      "pointerdown",
      (event) => {
        if (!this.menuEl.contains(event.target as Node | null)) this.hide();
      },
      true,
    );
    this.registerDomEvent(doc, "keydown", (event) => this.handleKey(event as KeyboardEvent), true);
    this.menuEl.focus();
    return this;
  }

  hide(): this {
    if (!this.menuEl.isConnected) return this;
    this.menuEl.remove();
    this.unload();
    if (this.focusBefore?.instanceOf(HTMLElement) === true) this.focusBefore.focus();
    for (const callback of this.hideCallbacks) callback();
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hideCallbacks.push(callback);
  }

  onHistoryBack(): void {
    this.hide();
  }

  /** The menu of that event, shown once all its listeners have added theirs. [T] */
  static forEvent(event: PointerEvent | MouseEvent): Menu {
    const known = Menu.shownForEvent.get(event);
    if (known !== undefined) return known;
    const menu = new Menu();
    Menu.shownForEvent.set(event, menu);
    event.preventDefault();
    window.setTimeout(() => menu.showAtMouseEvent(event), 0);
    return menu;
  }

  private handleKey(event: KeyboardEvent): void {
    const choices = this.items.filter((item): item is MenuItem => item instanceof MenuItem && item.isEnabled());
    const selected = choices.findIndex((item) => item.dom.hasClass("selected"));
    const select = (at: number): void => {
      for (const item of choices) item.dom.removeClass("selected");
      const target = choices[(at + choices.length) % choices.length]?.dom;
      target?.addClass("selected");
      target?.focus();
    };
    if (event.key === "Escape" || event.key === "Tab") this.hide();
    else if (event.key === "ArrowDown") select(selected + 1);
    else if (event.key === "ArrowUp") select(selected < 0 ? choices.length - 1 : selected - 1);
    else if (event.key === "Home") select(0);
    else if (event.key === "End") select(choices.length - 1);
    else if (event.key === "Enter" || event.key === " ") choices[selected]?.choose(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Items of one section stand together, in the order in which the sections came up. [F] */
function inSections(items: readonly (MenuItem | MenuSeparator)[]): (MenuItem | MenuSeparator)[] {
  const sections = [...new Set(items.map((item) => (item instanceof MenuItem ? item.section : "")))];
  if (sections.length < 2) return [...items];
  return sections.flatMap((section, at) => [
    ...(at === 0 ? [] : [new MenuSeparator()]),
    ...items.filter((item) => (item instanceof MenuItem ? item.section : "") === section),
  ]);
}

function place(menu: HTMLElement, { x, y, width, left }: MenuPosition): void {
  const { clientWidth, clientHeight } = menu.ownerDocument.documentElement;
  const size = menu.getBoundingClientRect();
  const wanted = left === true ? x - size.width : x + (width ?? 0);
  menu.style.left = `${Math.max(4, Math.min(wanted, clientWidth - size.width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, clientHeight - size.height - 4))}px`;
}

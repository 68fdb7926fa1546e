import {
  ButtonComponent,
  ColorComponent,
  DisplayValueComponent,
  DropdownComponent,
  ExtraButtonComponent,
  ProgressBarComponent,
  SearchComponent,
  SliderComponent,
  TextAreaComponent,
  TextComponent,
  ToggleComponent,
  type BaseComponent,
} from "./setting-components";
import { setTooltip, type TooltipOptions } from "./tooltip";

/** One row of the settings: name and description on the left, controls on the right. */
export class Setting {
  settingEl: HTMLElement;
  infoEl: HTMLElement;
  nameEl: HTMLElement;
  descEl: HTMLElement;
  controlEl: HTMLElement;
  components: BaseComponent[] = [];
  errorEl: HTMLElement | null = null;

  constructor(containerEl: HTMLElement) {
    this.settingEl = containerEl.createDiv("setting-item");
    this.infoEl = this.settingEl.createDiv("setting-item-info");
    this.nameEl = this.infoEl.createDiv("setting-item-name");
    this.descEl = this.infoEl.createDiv("setting-item-description");
    this.controlEl = this.settingEl.createDiv("setting-item-control");
  }

  setErrorMessage(message: string | null): this {
    this.errorEl?.remove();
    this.errorEl =
      message === null
        ? null
        : this.infoEl.createDiv({ cls: "setting-item-error", text: message, attr: { role: "alert" } });
    return this;
  }

  setName(name: string | DocumentFragment): this {
    this.nameEl.setText(name);
    return this;
  }

  setDesc(desc: string | DocumentFragment): this {
    this.descEl.setText(desc);
    return this;
  }

  setClass(cls: string): this {
    this.settingEl.addClass(cls);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.nameEl, tooltip, options);
    return this;
  }

  setHeading(): this {
    this.settingEl.addClass("setting-item-heading");
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.settingEl.toggleClass("is-disabled", disabled);
    for (const component of this.components) component.setDisabled(disabled);
    return this;
  }

  addButton(callback: (component: ButtonComponent) => unknown): this {
    return this.append((el) => new ButtonComponent(el), callback);
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    return this.append((el) => new ExtraButtonComponent(el), callback);
  }

  addToggle(callback: (component: ToggleComponent) => unknown): this {
    return this.append((el) => new ToggleComponent(el), callback);
  }

  addText(callback: (component: TextComponent) => unknown): this {
    return this.append((el) => new TextComponent(el), callback);
  }

  addSearch(callback: (component: SearchComponent) => unknown): this {
    return this.append((el) => new SearchComponent(el), callback);
  }

  addTextArea(callback: (component: TextAreaComponent) => unknown): this {
    return this.append((el) => new TextAreaComponent(el), callback);
  }

  addDropdown(callback: (component: DropdownComponent) => unknown): this {
    return this.append((el) => new DropdownComponent(el), callback);
  }

  addColorPicker(callback: (component: ColorComponent) => unknown): this {
    return this.append((el) => new ColorComponent(el), callback);
  }

  addProgressBar(callback: (component: ProgressBarComponent) => unknown): this {
    return this.append((el) => new ProgressBarComponent(el), callback);
  }

  addSlider(callback: (component: SliderComponent) => unknown): this {
    return this.append((el) => new SliderComponent(el), callback);
  }

  addDisplayValue(callback: (component: DisplayValueComponent) => unknown): this {
    callback(new DisplayValueComponent(this.controlEl));
    return this;
  }

  addComponent<T extends BaseComponent>(create: (el: HTMLElement) => T, callback?: (component: T) => unknown): this {
    return this.append(create, callback);
  }

  private append<T extends BaseComponent>(create: (el: HTMLElement) => T, callback?: (component: T) => unknown): this {
    const component = create(this.controlEl);
    this.components.push(component);
    // The row's name is the control's name for screen readers.
    this.controlEl.querySelectorAll("input, select, textarea").forEach((el) => {
      if (!el.hasAttribute("aria-label")) el.setAttribute("aria-label", this.nameEl.textContent);
    });
    callback?.(component);
    return this;
  }

  then(callback: (setting: this) => unknown): this {
    callback(this);
    return this;
  }

  clear(): this {
    this.controlEl.empty();
    this.components = [];
    return this;
  }
}

/** Rows under one heading. */
export class SettingGroup {
  listEl: HTMLElement;
  private readonly groupEl: HTMLElement;
  private readonly headerEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    this.groupEl = containerEl.createDiv("setting-group");
    this.headerEl = this.groupEl.createDiv("setting-item setting-item-heading");
    this.headerEl.hide();
    this.listEl = this.groupEl.createDiv("setting-items");
  }

  setHeading(text: string | DocumentFragment): this {
    this.headerEl.show();
    this.headerEl.querySelector(".setting-item-name")?.remove();
    this.headerEl.createDiv({ cls: "setting-item-name", text, prepend: true });
    return this;
  }

  addClass(...classes: string[]): this {
    this.groupEl.addClass(...classes);
    return this;
  }

  addSetting(callback: (setting: Setting) => void): this {
    callback(new Setting(this.listEl));
    return this;
  }

  addSearch(callback: (component: SearchComponent) => unknown): this {
    this.headerEl.show();
    callback(new SearchComponent(this.headerEl));
    return this;
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    this.headerEl.show();
    callback(new ExtraButtonComponent(this.headerEl));
    return this;
  }
}

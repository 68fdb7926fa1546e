import type { AppHost } from "./app-host";
import { setIcon } from "./icons";
import { setTooltip, type TooltipOptions } from "./tooltip";

/** A control of the settings. */
export class BaseComponent {
  disabled = false;

  then(callback: (component: this) => unknown): this {
    callback(this);
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    return this;
  }
}

export class ValueComponent<T> extends BaseComponent {
  protected changeCallback: ((value: T) => unknown) | undefined;

  getValue(): T {
    throw new Error("A value component must say what its value is.");
  }

  setValue(_value: T): this {
    return this;
  }

  onChange(callback: (value: T) => unknown): this {
    this.changeCallback = callback;
    return this;
  }

  registerOptionListener(listeners: Record<string, (value?: T) => T>, key: string): this {
    listeners[key] = (value) => {
      if (value !== undefined) this.setValue(value);
      return this.getValue();
    };
    return this;
  }
}

export class ButtonComponent extends BaseComponent {
  buttonEl: HTMLButtonElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.buttonEl = containerEl.createEl("button", { type: "button" });
  }

  override setDisabled(disabled: boolean): this {
    this.buttonEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setCta(): this {
    return this.setClass("mod-cta");
  }

  removeCta(): this {
    this.buttonEl.removeClass("mod-cta");
    return this;
  }

  setWarning(): this {
    return this.setClass("mod-warning");
  }

  setDestructive(): this {
    return this.setClass("mod-destructive");
  }

  removeDestructive(): this {
    this.buttonEl.removeClass("mod-destructive");
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.buttonEl, tooltip, options);
    return this;
  }

  setButtonText(name: string): this {
    this.buttonEl.setText(name);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.buttonEl, icon);
    return this;
  }

  setClass(cls: string): this {
    this.buttonEl.addClass(cls);
    return this;
  }

  onClick(callback: (event: MouseEvent) => unknown): this {
    this.buttonEl.addEventListener("click", callback);
    return this;
  }
}

export class ExtraButtonComponent extends BaseComponent {
  extraSettingsEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.extraSettingsEl = containerEl.createEl("button", {
      cls: "clickable-icon extra-setting-button",
      type: "button",
    });
    this.setIcon("lucide-settings");
  }

  override setDisabled(disabled: boolean): this {
    this.extraSettingsEl.toggleClass("is-disabled", disabled);
    return super.setDisabled(disabled);
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.extraSettingsEl, tooltip, options);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.extraSettingsEl, icon);
    return this;
  }

  onClick(callback: () => unknown): this {
    this.extraSettingsEl.addEventListener("click", () => {
      if (!this.disabled) callback();
    });
    return this;
  }
}

export class ToggleComponent extends ValueComponent<boolean> {
  toggleEl: HTMLElement;
  private readonly inputEl: HTMLInputElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.toggleEl = containerEl.createEl("label", "checkbox-container");
    this.inputEl = this.toggleEl.createEl("input", { type: "checkbox", attr: { role: "switch" } });
    this.inputEl.addEventListener("change", () => {
      this.toggleEl.toggleClass("is-enabled", this.inputEl.checked);
      this.changeCallback?.(this.inputEl.checked);
    });
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    this.toggleEl.toggleClass("is-disabled", disabled);
    return super.setDisabled(disabled);
  }

  override getValue(): boolean {
    return this.inputEl.checked;
  }

  override setValue(on: boolean): this {
    this.inputEl.checked = on;
    this.toggleEl.toggleClass("is-enabled", on);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.toggleEl, tooltip, options);
    return this;
  }

  onClick(): void {
    this.inputEl.click();
  }
}

export class AbstractTextComponent<T extends HTMLInputElement | HTMLTextAreaElement> extends ValueComponent<string> {
  inputEl: T;

  constructor(inputEl: T) {
    super();
    this.inputEl = inputEl;
    inputEl.addEventListener("input", () => this.onChanged());
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  override getValue(): string {
    return this.inputEl.value;
  }

  override setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  setPlaceholder(placeholder: string): this {
    this.inputEl.placeholder = placeholder;
    return this;
  }

  onChanged(): void {
    this.changeCallback?.(this.getValue());
  }
}

export class TextComponent extends AbstractTextComponent<HTMLInputElement> {
  constructor(containerEl: HTMLElement) {
    super(containerEl.createEl("input", { type: "text", attr: { spellcheck: "false" } }));
  }
}

export class TextAreaComponent extends AbstractTextComponent<HTMLTextAreaElement> {
  constructor(containerEl: HTMLElement) {
    super(containerEl.createEl("textarea", { attr: { spellcheck: "false" } }));
  }
}

export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
  clearButtonEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    const box = containerEl.createDiv("search-input-container");
    super(box.createEl("input", { type: "search", attr: { enterkeyhint: "search", spellcheck: "false" } }));
    this.clearButtonEl = box.createDiv({ cls: "search-input-clear-button", attr: { "aria-label": "Clear search" } });
    this.clearButtonEl.addEventListener("click", () => {
      this.setValue("");
      this.onChanged();
    });
  }
}

export class DropdownComponent extends ValueComponent<string> {
  selectEl: HTMLSelectElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.selectEl = containerEl.createEl("select", "dropdown");
    this.selectEl.addEventListener("change", () => this.changeCallback?.(this.selectEl.value));
  }

  override setDisabled(disabled: boolean): this {
    this.selectEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  addOption(value: string, display: string): this {
    this.selectEl.createEl("option", { value, text: display });
    return this;
  }

  addOptions(options: Record<string, string>): this {
    for (const [value, display] of Object.entries(options)) this.addOption(value, display);
    return this;
  }

  override getValue(): string {
    return this.selectEl.value;
  }

  override setValue(value: string): this {
    this.selectEl.value = value;
    return this;
  }
}

export class SliderComponent extends ValueComponent<number> {
  sliderEl: HTMLInputElement;
  private format: ((value: number) => string) | undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.sliderEl = containerEl.createEl("input", { cls: "slider", type: "range" });
    this.sliderEl.addEventListener("change", () => this.changeCallback?.(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.sliderEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setInstant(_instant: boolean): this {
    return this;
  }

  setLimits(min: number | null, max: number | null, step: number | "any"): this {
    this.sliderEl.min = String(min ?? 0);
    this.sliderEl.max = String(max ?? 100);
    this.sliderEl.step = String(step);
    return this;
  }

  override getValue(): number {
    return this.sliderEl.valueAsNumber;
  }

  override setValue(value: number): this {
    this.sliderEl.value = String(value);
    return this;
  }

  getValuePretty(): string {
    return this.format?.(this.getValue()) ?? String(this.getValue());
  }

  setDisplayFormat(format: (value: number) => string): this {
    this.format = format;
    return this;
  }

  setDynamicTooltip(): this {
    this.sliderEl.addEventListener("input", () => setTooltip(this.sliderEl, this.getValuePretty()));
    return this;
  }

  showTooltip(): void {
    setTooltip(this.sliderEl, this.getValuePretty());
  }
}

export class ColorComponent extends ValueComponent<string> {
  private readonly colorEl: HTMLInputElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.colorEl = containerEl.createEl("input", { type: "color" });
    this.colorEl.addEventListener("change", () => this.changeCallback?.(this.colorEl.value));
  }

  override getValue(): string {
    return this.colorEl.value;
  }

  override setValue(value: string): this {
    this.colorEl.value = value;
    return this;
  }
}

export class ProgressBarComponent extends ValueComponent<number> {
  private readonly lineEl: HTMLElement;
  private percent = 0;

  constructor(containerEl: HTMLElement) {
    super();
    this.lineEl = containerEl.createDiv("setting-progress-bar").createDiv("setting-progress-bar-inner");
  }

  override getValue(): number {
    return this.percent;
  }

  override setValue(percent: number): this {
    this.percent = percent;
    this.lineEl.style.width = `${percent}%`;
    return this;
  }
}

export class DisplayValueComponent {
  private readonly valueEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    this.valueEl = containerEl.createSpan("setting-display-value");
  }

  setValue(value: string): this {
    this.valueEl.setText(value);
    return this;
  }
}

export class SecretComponent extends BaseComponent {
  private readonly inputEl: HTMLInputElement;

  constructor(_app: AppHost, containerEl: HTMLElement) {
    super();
    this.inputEl = containerEl.createEl("input", { type: "password" });
  }

  setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.inputEl.addEventListener("change", () => callback(this.inputEl.value));
    return this;
  }
}

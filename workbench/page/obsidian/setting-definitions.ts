// Draws the declarative settings of 1.13 in a basic form. [D Settings, T SettingDefinition...]
import { Setting, SettingGroup } from "./setting";
import { DisplayValueComponent, type ExtraButtonComponent } from "./setting-components";

type Condition = boolean | (() => boolean) | undefined;

interface ControlDefinition {
  type: "toggle" | "dropdown" | "text" | "textarea" | "number" | "file" | "folder" | "slider" | "color";
  key: string;
  defaultValue?: unknown;
  validate?: (value: never) => string | undefined | Promise<string | undefined>;
  disabled?: Condition;
  options?: Record<string, string>;
  placeholder?: string;
  rows?: number;
  min?: number;
  max?: number;
  step?: number | "any";
  displayFormat?: (value: number) => string;
}

export interface SettingDefinitionItem {
  type?: "group" | "list" | "page";
  name?: string;
  desc?: string | DocumentFragment;
  heading?: string;
  cls?: string;
  items?: SettingDefinitionItem[];
  visible?: Condition;
  disabled?: Condition;
  control?: ControlDefinition;
  render?: (setting: Setting, group: SettingGroup) => (() => void) | undefined;
  action?: (el: HTMLElement, index: number) => void;
  extraButtons?: ((component: ExtraButtonComponent) => unknown)[];
  emptyState?: string | DocumentFragment;
  onReorder?: (oldIndex: number, newIndex: number) => void;
  onDelete?: (index: number) => void;
  addItem?: { name: string; action: (el: HTMLElement) => void };
  displayValue?: string | (() => string);
  page?: () => { containerEl: HTMLElement; rootEl: HTMLElement; display(): void };
}

/** What the rows read from and write to. */
interface ValueSource {
  getControlValue(key: string): unknown;
  setControlValue(key: string, value: unknown): void | Promise<void>;
  refreshDomState(): void;
}

/** Draws the rows; the answer evaluates `visible` and `disabled` again. */
export function renderDefinitions(
  source: ValueSource,
  containerEl: HTMLElement,
  items: readonly SettingDefinitionItem[],
): (() => void)[] {
  const refreshers: (() => void)[] = [];
  let loose: SettingGroup | undefined;
  items.forEach((item, at) => {
    if (item.type === undefined || item.type === "page") {
      loose ??= new SettingGroup(containerEl);
      renderRow(source, loose, item, at, refreshers);
      return;
    }
    loose = undefined;
    renderGroup(source, containerEl, item, refreshers);
  });
  for (const refresh of refreshers) refresh();
  return refreshers;
}

function renderGroup(
  source: ValueSource,
  containerEl: HTMLElement,
  item: SettingDefinitionItem,
  refreshers: (() => void)[],
): void {
  const wrapper = containerEl.createDiv();
  const group = new SettingGroup(wrapper);
  if (item.heading !== undefined) group.setHeading(item.heading);
  if (item.cls !== undefined) group.addClass(item.cls);
  for (const button of item.extraButtons ?? []) group.addExtraButton(button);
  refreshers.push(() => wrapper.toggle(isTrue(item.visible, true)));
  (item.items ?? []).forEach((row, at) => {
    const setting = renderRow(source, group, row, at, refreshers);
    const { onDelete, onReorder } = item;
    if (onReorder !== undefined && at > 0)
      setting.addExtraButton((button) =>
        button
          .setIcon("lucide-arrow-up")
          .setTooltip("Move up")
          .onClick(() => onReorder(at, at - 1)),
      );
    if (onDelete !== undefined)
      setting.addExtraButton((button) =>
        button
          .setIcon("lucide-trash-2")
          .setTooltip("Delete")
          .onClick(() => onDelete(at)),
      );
  });
  if ((item.items ?? []).length === 0 && item.emptyState !== undefined)
    group.listEl.createDiv({ cls: "setting-empty-state", text: item.emptyState });
  const { addItem } = item;
  if (addItem !== undefined)
    new Setting(group.listEl).addButton((button) =>
      button.setButtonText(addItem.name).onClick(() => addItem.action(button.buttonEl)),
    );
}

function renderRow(
  source: ValueSource,
  group: SettingGroup,
  item: SettingDefinitionItem,
  at: number,
  refreshers: (() => void)[],
): Setting {
  const setting = new Setting(group.listEl).setName(item.name ?? "");
  if (item.desc !== undefined) setting.setDesc(item.desc);
  if (item.type === "page") renderPage(source, group, setting, item, refreshers);
  else if (item.render !== undefined) item.render(setting, group);
  else if (item.action !== undefined) renderAction(setting, item.action, at);
  else if (item.control !== undefined) renderControl(source, setting, item.control);
  refreshers.push(() => {
    setting.settingEl.toggle(isTrue(item.visible, true));
    setting.setDisabled(isTrue(item.disabled, false) || isTrue(item.control?.disabled, false));
  });
  return setting;
}

/** Obsidian opens a page of its own; here its rows unfold below. [F] */
function renderPage(
  source: ValueSource,
  group: SettingGroup,
  setting: Setting,
  item: SettingDefinitionItem,
  refreshers: (() => void)[],
): void {
  const value = typeof item.displayValue === "function" ? item.displayValue() : item.displayValue;
  if (value !== undefined) new DisplayValueComponent(setting.controlEl).setValue(value);
  const body = group.listEl.createDiv("setting-page-body");
  body.hide();
  setting.addExtraButton((button) =>
    button
      .setIcon("lucide-chevron-right")
      .setTooltip("Open")
      .onClick(() => {
        const isOpening = body.childElementCount === 0;
        body.empty();
        body.toggle(isOpening);
        if (!isOpening) return;
        const page = item.page?.();
        if (page !== undefined) {
          page.display();
          body.append(page.rootEl);
        } else {
          refreshers.push(...renderDefinitions(source, body, item.items ?? []));
        }
      }),
  );
}

function renderAction(setting: Setting, action: (el: HTMLElement, index: number) => void, at: number): void {
  setting.settingEl.addClass("mod-clickable");
  setting.addExtraButton((button) =>
    button.setIcon("lucide-chevron-right").onClick(() => action(setting.settingEl, at)),
  );
}

function renderControl(source: ValueSource, setting: Setting, control: ControlDefinition): void {
  const stored = source.getControlValue(control.key) ?? control.defaultValue;
  const save = (value: unknown): void => {
    void (async () => {
      const problem = await control.validate?.(value as never);
      setting.setErrorMessage(problem ?? null);
      if (problem) return;
      await source.setControlValue(control.key, value);
      source.refreshDomState();
    })();
  };
  const text = typeof stored === "string" || typeof stored === "number" ? String(stored) : "";
  switch (control.type) {
    case "toggle":
      setting.addToggle((toggle) => toggle.setValue(stored === true).onChange(save));
      return;
    case "dropdown":
      setting.addDropdown((dropdown) =>
        dropdown
          .addOptions(control.options ?? {})
          .setValue(text)
          .onChange(save),
      );
      return;
    case "slider":
      setting.addSlider((slider) =>
        slider
          .setLimits(control.min ?? 0, control.max ?? 100, control.step ?? 1)
          .setValue(Number(stored))
          .setDynamicTooltip()
          .onChange(save),
      );
      return;
    case "color":
      setting.addColorPicker((color) => color.setValue(text).onChange(save));
      return;
    case "textarea":
      setting.addTextArea((area) => {
        area
          .setValue(text)
          .setPlaceholder(control.placeholder ?? "")
          .onChange(save);
        area.inputEl.rows = control.rows ?? 4;
      });
      return;
    case "number":
      setting.addText((input) => {
        input.inputEl.type = "number";
        Object.assign(input.inputEl, {
          min: String(control.min ?? ""),
          max: String(control.max ?? ""),
          step: String(control.step ?? "any"),
        });
        input
          .setValue(text)
          .setPlaceholder(control.placeholder ?? "")
          .onChange((value) => save(Number(value)));
      });
      return;
    case "text":
    case "file":
    case "folder":
      setting.addText((input) =>
        input
          .setValue(text)
          .setPlaceholder(control.placeholder ?? "")
          .onChange(save),
      );
  }
}

function isTrue(condition: Condition, otherwise: boolean): boolean {
  return typeof condition === "function" ? condition() : (condition ?? otherwise);
}

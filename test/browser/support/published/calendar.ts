// A calendar as the Calendar plugin shows it, from the packages which that plugin is made of.
import type { Moment } from "moment";
import { ItemView, Plugin, type TFile } from "obsidian";
import { Calendar, configureGlobalMomentLocale, type ICalendarSource } from "obsidian-calendar-ui";
import { createDailyNote } from "obsidian-daily-notes-interface";

/** Its declarations rest on those of a version of Svelte that is long gone. */
const CalendarComponent = Calendar as unknown as new (options: { target: HTMLElement; props: object }) => Component;

interface Component {
  $destroy(): void;
}

const CALENDAR = "calendar";
/** The month that is shown, whatever today is. */
const SHOWN = "2026-11-12";
const WORDS_A_DOT = 10;

/** A dot for every few words of a day's note. */
const words: ICalendarSource = {
  id: "words",
  name: "Words",
  defaultSettings: {},
  getMetadata: async (_granularity, _date, file?: TFile | null) => {
    const text = !file ? "" : await file.vault.cachedRead(file);
    const value = text.split(/\s+/).filter(Boolean).length;
    const dots = Array.from({ length: Math.ceil(value / WORDS_A_DOT) }, () => ({ isFilled: true }));
    return { value, dots, attrs: { "data-words": value } };
  },
};

class CalendarView extends ItemView {
  private calendar: Component | null = null;

  override getViewType(): string {
    return CALENDAR;
  }

  override getDisplayText(): string {
    return "Calendar";
  }

  override getIcon(): string {
    return "calendar-with-checkmark";
  }

  override onOpen(): Promise<void> {
    const { app } = this;
    const open = async (date: Moment, file: TFile | undefined, isSplit: boolean): Promise<void> => {
      await app.workspace.getLeaf(isSplit ? "split" : false).openFile(file ?? (await createDailyNote(date)));
    };
    const props = {
      app,
      showWeekNums: true,
      today: window.moment(SHOWN),
      sources: [words],
      getSourceSettings: () => ({ color: "var(--text-accent)", display: "calendar-and-menu", order: 0 }),
      eventHandlers: {
        onClick: (_: string, date: Moment, file: TFile | undefined, isSplit: boolean) => void open(date, file, isSplit),
        onHover: (_: string, _date: Moment, file: TFile | undefined, targetEl: HTMLElement, isMeta: boolean) => {
          const event = new MouseEvent("mouseover", { ctrlKey: isMeta });
          const place = { event, source: CALENDAR, hoverParent: this, targetEl, sourcePath: "" };
          if (file !== undefined) app.workspace.trigger("hover-link", { ...place, linktext: file.path });
        },
      },
    };
    this.calendar = new CalendarComponent({ target: this.contentEl, props });
    return Promise.resolve();
  }

  override onClose(): Promise<void> {
    this.calendar?.$destroy();
    return Promise.resolve();
  }
}

export default class CalendarPlugin extends Plugin {
  override onload(): void {
    configureGlobalMomentLocale("en-gb", "monday");
    this.registerView(CALENDAR, (leaf) => new CalendarView(leaf));
    this.registerHoverLinkSource(CALENDAR, { display: "Calendar", defaultMod: true });
    this.addCommand({ id: "show", name: "Open view", callback: () => void this.show() });
    this.app.workspace.onLayoutReady(() => void this.show());
  }

  private async show(): Promise<void> {
    const { workspace } = this.app;
    if (workspace.getLeavesOfType(CALENDAR).length > 0) return;
    await workspace.getRightLeaf(false)?.setViewState({ type: CALENDAR, active: true });
  }
}

import type { App } from "obsidian";
import type { BoxParts } from "../core/edit/plan-box";
import { TASKS_PLUGIN } from "../core/settings/tasks-statuses";
import { dayOf } from "../core/text/day-of";
import { CountedNotice } from "./counted-notice";
import type { SettingsStore } from "./settings-store";

/**
 * What of the Tasks plugin can be asked for. Source: its documentation, “Tasks API”; the app's list of plugins is in no
 * declaration, so that nothing of this need be there.
 */
interface AppWithTasks {
  readonly plugins?: {
    readonly plugins?: Readonly<
      Partial<
        Record<string, { readonly apiV1?: { executeToggleTaskDoneCommand?: (line: string, path: string) => unknown } }>
      >
    >;
  };
}

const notice = new CountedNotice();

/** What goes with a new character in a box of the note at `path`, as things stand now. */
export function boxPartsOf(app: App, { settings, vocabulary }: SettingsStore, path: string): BoxParts {
  const api = settings.tasksToggle
    ? (app as unknown as AppWithTasks).plugins?.plugins?.[TASKS_PLUGIN]?.apiV1
    : undefined;
  const canToggle = typeof api?.executeToggleTaskDoneCommand === "function";
  return {
    today: dayOf(new Date()),
    symbols: vocabulary.symbols,
    toggle: canToggle ? (line) => api.executeToggleTaskDoneCommand?.(line, path) : null,
    tell: (message) => notice.tell(message),
  };
}

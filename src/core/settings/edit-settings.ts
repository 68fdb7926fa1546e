import type { Status } from "../status/status";
import type { SavedView } from "./saved-view";
import type { Settings } from "./settings";

/** The lists of entries in the settings. */
export type EntryList = "words" | "checkboxes";

/**
 * Settings in which `text` means `status`: in the place of the entry `replaced`, or of its own older one, else last.
 */
export function withEntry(
  settings: Settings,
  list: EntryList,
  text: string,
  status: Status,
  replaced: string = text,
): Settings {
  const entries = [...settings[list]];
  const place = entries.findIndex(([other]) => other === replaced);
  entries.splice(place === -1 ? entries.length : place, place === -1 ? 0 : 1, [text, status]);
  return withEntries(settings, list, entries, text);
}

/** Settings without the entry `text`. */
export function withoutEntry(settings: Settings, list: EntryList, text: string): Settings {
  return withEntries(
    settings,
    list,
    [...settings[list]].filter(([other]) => other !== text),
    text,
  );
}

/** What was not understood about the text before is settled now. */
function withEntries(
  settings: Settings,
  list: EntryList,
  entries: readonly (readonly [string, Status])[],
  settled: string,
): Settings {
  const unread = new Map([...settings.unread[list]].filter(([text]) => text !== settled));
  return { ...settings, [list]: new Map(entries), unread: { ...settings.unread, [list]: unread } };
}

/** Settings with a view: in the place of that with its id, else last. */
export function withView(settings: Settings, view: SavedView): Settings {
  const isKnown = settings.views.some(({ id }) => id === view.id);
  const views = isKnown
    ? settings.views.map((other) => (other.id === view.id ? view : other))
    : [...settings.views, view];
  return { ...settings, views };
}

/** Settings without the view with that id. */
export function withoutView(settings: Settings, id: string): Settings {
  return { ...settings, views: settings.views.filter((view) => view.id !== id) };
}

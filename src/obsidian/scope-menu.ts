import { FuzzySuggestModal, Menu, type App } from "obsidian";
import { nameOfScope, type Scope } from "../core/query/scope";
import type { VaultValues } from "../core/query/vault-values";
import { findNameFault, type SavedView } from "../core/settings/saved-view";
import type { PlainKey } from "../core/words/catalogue";
import { say } from "../core/words/say";
import { SCOPE_ICONS } from "../ui/query/query-notes";
import { NameModal } from "./name-modal";
import { showBelow } from "./show-below";

/** What the menu offers, and what becomes of a choice. */
export interface ScopeMenu {
  readonly scope: Scope;
  readonly values: () => Pick<VaultValues, "path" | "tag">;
  readonly choose: (scope: Scope) => void;
  readonly saved: readonly SavedView[];
  readonly isShown: (view: SavedView) => boolean;
  readonly open: (view: SavedView) => void;
  readonly save: (name: string) => void;
}

/** The app's icon of each view. */
const VIEW_ICONS: Readonly<Record<string, string>> = {
  outline: "list-tree",
  board: "square-kanban",
  timeline: "chart-gantt",
  findings: "stethoscope",
  trend: "trending-up",
};

/** Shows a menu below `element`: the scopes, the saved views, and the way to save another. */
export function showScopeMenu(app: App, element: HTMLElement, offer: ScopeMenu): void {
  const menu = new Menu();
  const { scope: current, saved } = offer;
  const add = (section: string, title: string, icon: string, isChosen: boolean | null, onClick: () => void): void => {
    menu.addItem((item) =>
      item.setSection(section).setTitle(title).setIcon(icon).setChecked(isChosen).onClick(onClick),
    );
  };
  for (const kind of ["vault", "note", "links"] as const) {
    add("scope", nameOfScope({ kind }), SCOPE_ICONS[kind], current.kind === kind, () => offer.choose({ kind }));
  }
  add("scope", say("menu.scope-folder"), SCOPE_ICONS.folder, current.kind === "folder", () => {
    const folders = offer.values().path.filter((path) => path.endsWith("/"));
    const choose = (path: string): void => offer.choose({ kind: "folder", path: path.slice(0, -1) });
    new ChoiceModal(app, ["dialog.choose-folder", "dialog.no-folder"], folders, choose).open();
  });
  add("scope", say("menu.scope-tag"), SCOPE_ICONS.tag, current.kind === "tag", () => {
    const tags = offer.values().tag.map((tag) => `#${tag}`);
    const choose = (tag: string): void => offer.choose({ kind: "tag", tag: tag.slice(1) });
    new ChoiceModal(app, ["dialog.choose-tag", "dialog.no-tag"], tags, choose).open();
  });
  for (const view of saved) {
    add("views", view.name, VIEW_ICONS[view.view] ?? "bookmark", offer.isShown(view), () => offer.open(view));
  }
  add("save", say("menu.save-view"), "bookmark-plus", null, () => {
    new NameModal(app, {
      title: say("dialog.save-view"),
      desc: say("dialog.save-view-desc"),
      initial: "",
      check: (name) => findNameFault(name, []),
      save: offer.save,
    }).open();
  });
  showBelow(menu, element);
}

/** Lets one choose among texts. */
class ChoiceModal extends FuzzySuggestModal<string> {
  readonly #choices: readonly string[];
  readonly #choose: (choice: string) => void;

  /** @param says what is asked for, and what stands there where nothing is called as typed */
  constructor(
    app: App,
    says: readonly [ask: PlainKey, none: PlainKey],
    choices: readonly string[],
    choose: (choice: string) => void,
  ) {
    super(app);
    this.#choices = choices;
    this.#choose = choose;
    this.setPlaceholder(say(says[0]));
    this.emptyStateText = say(says[1]);
  }

  override getItems(): string[] {
    return [...this.#choices];
  }

  override getItemText(item: string): string {
    return item;
  }

  override onChooseItem(item: string): void {
    this.#choose(item);
  }
}

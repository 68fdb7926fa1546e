import type { App } from "../obsidian/app";
import { setIcon } from "../obsidian/icons";
import { Menu } from "../obsidian/menu";
import { FuzzySuggestModal } from "../obsidian/suggest-modal";

/** Below the files on the left: what the vault is called, and a menu of the others; a command does the same. */
export function addVaultSwitcher(app: App): void {
  const { vault, workspace, commands } = app;
  const name = vault.getName();
  const profile = workspace.leftSplit.containerEl.createDiv("workspace-sidedock-vault-profile");
  const button = profile.createEl("button", {
    cls: "workspace-drawer-vault-switcher",
    attr: { "aria-haspopup": "menu", "aria-label": `Vault: ${name}. Open another` },
  });
  setIcon(button.createDiv("workspace-drawer-vault-switcher-icon"), "lucide-chevrons-up-down");
  button.createDiv({ cls: "workspace-drawer-vault-name", text: name });
  button.addEventListener("click", () => {
    const { left, top } = button.getBoundingClientRect();
    toMenu(app).showAtPosition({ x: left, y: top }, button.ownerDocument);
  });
  commands.addCommand({
    id: "workbench:open-vault",
    name: "Workbench: Open another vault",
    checkCallback: (checking) => {
      const hasOthers = vault.siblings.length > 1;
      if (hasOthers && !checking) new VaultModal(app).open();
      return hasOthers;
    },
  });
}

function toMenu(app: App): Menu {
  const { siblings } = app.vault;
  const menu = new Menu();
  for (const name of siblings) {
    const isOpen = name === app.vault.getName();
    menu.addItem((item) =>
      item
        .setTitle(name)
        .setChecked(isOpen)
        .onClick(() => openVault(app, name)),
    );
  }
  if (siblings.length === 1)
    menu.addItem((item) => item.setTitle("More: npm start -- --vault A --vault B").setDisabled(true));
  return menu;
}

/** Lists the other vaults. */
class VaultModal extends FuzzySuggestModal<string> {
  constructor(private readonly fullApp: App) {
    super(fullApp);
    this.setPlaceholder("Open a vault…");
  }

  override getItems(): string[] {
    return this.fullApp.vault.siblings.filter((name) => name !== this.fullApp.vault.getName());
  }

  override getItemText(name: string): string {
    return name;
  }

  override onChooseItem(name: string): void {
    openVault(this.fullApp, name);
  }
}

/** Loads the page over another folder; what the address says of a note is not of that one. */
function openVault(app: App, name: string): void {
  if (name === app.vault.getName()) return;
  const params = new URLSearchParams(location.search);
  for (const key of ["open", "main", "mode"]) params.delete(key);
  params.set("vault", name);
  location.search = params.toString();
}

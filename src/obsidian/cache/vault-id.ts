import type { App } from "obsidian";

const KEY = "plan-of-record-vault";

/** A name for this vault on this device, which no other vault here has; it stays when the vault is renamed or moved. */
export function vaultId(app: App): string {
  const kept: unknown = app.loadLocalStorage(KEY);
  if (typeof kept === "string" && kept !== "") return kept;
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  app.saveLocalStorage(KEY, id);
  return id;
}

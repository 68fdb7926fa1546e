import { until, type AppHost } from "../app-host";

/** What is done within the app by several steps. Each function that is sent there stands alone. */

/** The text of a note as it is on disk. */
export async function textOf(host: AppHost, path: string): Promise<string> {
  return await host.run(({ app }, at) => app.vault.adapter.read(at), path);
}

/** The text of a note once it is another than `before`, as it is then left on disk: writing takes its time. */
export async function changedText(host: AppHost, path: string, before: string): Promise<string> {
  let last = before;
  return await until(
    `a change of ${path}`,
    () => textOf(host, path),
    (text) => {
      const isLeft = text === last && text !== before;
      last = text;
      return isLeft;
    },
  );
}

/** Writes a note, new or not, and waits until the app knows it. */
export async function writeNote(host: AppHost, path: string, text: string): Promise<void> {
  await host.run(
    async ({ app }, at, data) => {
      const file = app.vault.getFileByPath(at);
      if (file === null) await app.vault.create(at, data);
      else await app.vault.modify(file, data);
    },
    path,
    text,
  );
  await until(
    `metadata of ${path}`,
    () => host.run(({ app }, at) => app.metadataCache.getCache(at) !== null, path),
    Boolean,
  );
}

/** Opens a note in a tab of its own; in Live Preview, or in Reading mode. The cursor is at its start. */
export async function openNote(host: AppHost, path: string, mode: "source" | "preview"): Promise<void> {
  await host.run(
    async ({ app }, at, wanted) => {
      const state = { file: at, mode: wanted, source: false };
      await app.workspace.getLeaf("tab").setViewState({ type: "markdown", state, active: true });
    },
    path,
    mode,
  );
}

/** Closes all tabs of the main area. */
export async function closeNotes(host: AppHost): Promise<void> {
  await host.run(({ app }) => {
    app.workspace.detachLeavesOfType("markdown");
  });
}

/** The texts of all elements that a selector finds and that are shown. */
export async function textsAt(host: AppHost, selector: string): Promise<readonly string[]> {
  return await host.run(
    (_, wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => element.innerText.trim()),
    selector,
  );
}

/** Waits until something is shown that a selector finds, and gives the texts. */
export async function seen(host: AppHost, selector: string): Promise<readonly string[]> {
  return await until(
    selector,
    () => textsAt(host, selector),
    (texts) => texts.length > 0,
  );
}

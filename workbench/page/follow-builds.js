// With `npm start -- --watch`, apart from page.js, so that it works where that does not: shows what has been built anew.
const token = document.querySelector('meta[name="workbench-token"]')?.content ?? "";
const source = new EventSource(`/api/builds?token=${encodeURIComponent(token)}`);
let isLost = false;
/** Under which the note that is worked in, and where, is kept while the page is loaded again. */
const PLACE = "follow-builds";
void goBack();

source.addEventListener("message", async ({ data }) => {
  const event = JSON.parse(data);
  if (event.kind === "failed") return showFailure(event.text);
  document.querySelector(".workbench-build-failed")?.remove();
  const { workbench } = window;
  // The plugin is switched off and on: notes, cursors and words that are not saved stay as they are.
  if (event.what === "plugin" && workbench !== undefined) return void (await workbench.reloadPlugin());
  await reload();
});
// A server that was started again has built all anew, and takes no other page's token.
source.addEventListener("error", () => (isLost = true));
source.addEventListener("open", () => isLost && location.reload());

/** Goes to where one was before the page was loaded again. */
async function goBack() {
  const { path, cursor } = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
  sessionStorage.removeItem(PLACE);
  if (path === undefined) return;
  while (window.workbench === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const { workspace } = window.workbench.app;
  workspace.iterateRootLeaves((leaf) => {
    if (leaf.view.file?.path === path) workspace.setActiveLeaf(leaf, { focus: true });
  });
  if (cursor != null) workspace.activeEditor?.editor?.setCursor(cursor);
}

/** Loads the page again, with the notes that are open now and not those that the address names. */
async function reload() {
  const { app } = window.workbench ?? {};
  if (app !== undefined) {
    const views = [];
    app.workspace.iterateAllLeaves(({ view }) => views.push(view));
    for (const view of views) if (view.getViewType() === "markdown") await view.save();
    await app.workspace.requestSaveLayout.run();
    await window.workbench.whenIdle();
    const { activeEditor } = app.workspace;
    const [path, cursor] = [activeEditor?.file?.path, activeEditor?.editor?.getCursor()];
    sessionStorage.setItem(PLACE, JSON.stringify({ path, cursor }));
    const params = new URLSearchParams(location.search);
    for (const name of ["open", "mode", "main"]) params.delete(name);
    history.replaceState(null, "", `?${params.toString()}`);
  }
  location.reload();
}

/** @param {string} text */
function showFailure(text) {
  document.querySelector(".workbench-build-failed")?.remove();
  const box = document.createElement("div");
  box.className = "workbench-build-failed";
  box.role = "alert";
  const title = document.createElement("strong");
  title.textContent = "The build failed; what is shown is the last one that did not.";
  const message = document.createElement("pre");
  message.textContent = text;
  message.tabIndex = 0;
  box.append(title, message);
  document.body.append(box);
}

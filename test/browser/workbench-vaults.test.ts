import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench, type RunningWorkbench } from "./support/workbench";

const folder = mkdtempSync(path.join(os.tmpdir(), "workbench-vaults-"));
const harbour = path.join(folder, "Harbour");
mkdirSync(harbour);
writeFileSync(path.join(harbour, "Quay.md"), "# Quay\n\n- [ ] mend the quay\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const switcher = ({ page }: RunningWorkbench) => page.locator(".workspace-drawer-vault-switcher");
const files =
  ({ page }: RunningWorkbench) =>
  () =>
    page.locator(".nav-file-title-content").allInnerTexts();

/** However many files there are, the switcher is there below them. */
async function expectInView(bench: RunningWorkbench): Promise<void> {
  const box = await switcher(bench).boundingBox();
  const height = bench.page.viewportSize()?.height ?? 0;
  expect(box !== null && box.y > height / 2 && box.y + box.height <= height).toBe(true);
}

/** Waits until the page has been loaded over a vault with that note. */
async function opened({ page }: RunningWorkbench, note: string): Promise<void> {
  await page.locator(".nav-file-title-content", { hasText: note }).waitFor();
  await page.locator("body[data-workbench=ready]").waitFor();
}

describe("a workbench with several vaults", () => {
  // An address with a vault that is not there is one of the tests.
  const bench = useWorkbench({ plugin: FIXTURE_PLUGIN, moreVaults: [harbour], asUser: true }, /404|No vault called/);

  beforeEach(async () => {
    writeFileSync(path.join(bench.vaultDir, "Plan.md"), "# Plan\n");
    await bench.open({ theme: "light" });
  });

  it("switches between them from the name below the files, by keyboard alone", async () => {
    expect(await switcher(bench).innerText()).toBe("vault");
    await expectInView(bench);
    expect(await files(bench)()).toEqual(["Plan"]);
    await switcher(bench).focus();
    await bench.page.keyboard.press("Enter");
    expect(await bench.page.locator(".menu-item").allInnerTexts()).toEqual(["vault", "Harbour"]);
    await bench.page.keyboard.press("ArrowDown");
    await bench.page.keyboard.press("ArrowDown");
    await bench.page.keyboard.press("Enter");
    await opened(bench, "Quay");
    expect(await files(bench)()).toEqual(["Quay"]);
    expect(await switcher(bench).innerText()).toBe("Harbour");
    expect(await bench.page.title()).toContain("Harbour");
    await switcher(bench).click();
    await bench.page.locator(".menu-item", { hasText: "vault" }).click();
    await opened(bench, "Plan");
  });

  it("switches with a command, and keeps the rest of the address", async () => {
    await bench.page.keyboard.press("Control+p");
    await bench.page.keyboard.type("another vault");
    await bench.page.keyboard.press("Enter");
    await bench.page.locator(".suggestion-item", { hasText: "Harbour" }).waitFor();
    await bench.page.keyboard.press("Enter");
    await opened(bench, "Quay");
    expect(new URL(bench.page.url()).searchParams.get("theme")).toBe("light");
  });

  it("reads, writes and follows the one that is open, and keeps its settings apart", async () => {
    await bench.open({ vault: "Harbour" });
    writeFileSync(path.join(harbour, "Mole.md"), "# Mole\n");
    await soon(files(bench), ["Mole", "Quay"]);
    await bench.page.evaluate(async () => {
      const { app, plugin } = window.workbench ?? {};
      await app?.vault.create("Crane.md", "# Crane\n");
      await plugin?.saveData({ loud: true });
    });
    expect(existsSync(path.join(harbour, "Crane.md"))).toBe(true);
    expect(existsSync(path.join(bench.vaultDir, "Crane.md"))).toBe(false);
    expect(existsSync(path.join(bench.stateDir, "Harbour/plugins/fixture-plugin/data.json"))).toBe(true);
    expect(existsSync(path.join(bench.stateDir, "vault/plugins/fixture-plugin/data.json"))).toBe(false);
  });

  it("says which there are when the address names none of them", async () => {
    await bench.open({ vault: "Gone" });
    expect(await bench.page.locator("body > pre").innerText()).toContain(
      "No vault called Gone; there are: vault, Harbour",
    );
  });
});

describe("a workbench with one vault", () => {
  const bench = useWorkbench({ plugin: FIXTURE_PLUGIN });

  it("has its name in view with more files than there is room for, on a phone too", async () => {
    for (let at = 0; at < 60; at++) writeFileSync(path.join(bench.vaultDir, `Note ${at}.md`), "");
    await bench.open();
    await expectInView(bench);
    await bench.open({ phone: "1" });
    await bench.page.locator(".sidebar-toggle-button").first().click();
    await expectInView(bench);
  });

  beforeEach(() => bench.open());

  it("names it, and says how more are had", async () => {
    await switcher(bench).click();
    expect(await bench.page.locator(".menu-item").allInnerTexts()).toEqual([
      "vault",
      "More: npm start -- --vault A --vault B",
    ]);
    await bench.page.keyboard.press("Escape");
    await soon(() => switcher(bench).evaluate((el) => el === document.activeElement), true);
  });

  it("leads to what is imitated, and how surely", async () => {
    await bench.page.getByRole("button", { name: "This is not Obsidian" }).click();
    await bench.page.locator(".workbench-about th", { hasText: "Order and timing of events" }).waitFor();
    await bench.page.keyboard.press("Escape");
  });
});

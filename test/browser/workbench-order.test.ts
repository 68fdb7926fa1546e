import { mkdirSync, rmSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { putCursor } from "./support/fixture-log";
import { soon } from "./support/roadmap-page";
import { FIXTURE_PLUGIN, useWorkbench } from "./support/workbench";

// The marks after an expectation say what it rests on: the API's declarations, developers' documentation, people who
// watched the app (observed), or nothing better than a guess.

const NOTES: Readonly<Record<string, string>> = {
  "Plan.md": "# Plan\n\n- [ ] first\n",
  "Other.md": "See [[Plan]] and [[Folder/Deep]] and [[Missing]].\n",
  "Folder/Deep.md": "deep\n",
  "Folder/Second.md": "second\n",
};

// What is taken away on disk may be asked for once more before the page knows.
const bench = useWorkbench({ plugin: FIXTURE_PLUGIN }, /404 \(Not Found\)/);
beforeEach(async () => {
  for (const name of readdirSync(bench.vaultDir))
    if (!name.startsWith(".")) rmSync(path.join(bench.vaultDir, name), { recursive: true });
  for (const [name, text] of Object.entries(NOTES)) {
    mkdirSync(path.dirname(path.join(bench.vaultDir, name)), { recursive: true });
    writeFileSync(path.join(bench.vaultDir, name), text);
  }
  await bench.open({ open: "Plan.md" });
});

/** Does something and gives the events of vault and metadata that followed, such as `modify Plan.md`. */
async function eventsOf(act: () => Promise<unknown>): Promise<string[]> {
  await bench.page.evaluate(async () => {
    await window.workbench?.whenIdle();
    if (window.workbench) window.workbench.eventLog.length = 0;
  });
  await act();
  return await bench.page.evaluate(async () => {
    await window.workbench?.whenIdle();
    return (window.workbench?.eventLog ?? [])
      .filter(({ emitter }) => emitter === "vault" || emitter === "metadataCache")
      .map(({ name, path: file, detail }) => [name, file, detail && `from ${detail}`].filter(Boolean).join(" "));
  });
}

/** Of all events those of the vault; where the cache's fall between them is a matter of time. */
const ofVault = (events: readonly string[]): string[] => events.filter((event) => /^(?:rename|modify)/.test(event));

describe("the order of events", () => {
  it("after a write: the vault's first, then the cache's, with the old metadata until then", async () => {
    let atModify: unknown;
    const events = await eventsOf(async () => {
      atModify = await bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (!app || !file) return;
        let seen: string | undefined;
        app.vault.on("modify", () => (seen = app.metadataCache.getFileCache(file)?.headings?.[0]?.heading));
        await app.vault.process(file, (text) => text.replace("Plan", "New plan"));
        return seen;
      });
    });
    expect(atModify).toBe("Plan"); // observed
    expect(events).toEqual([
      "modify Plan.md", // documented
      "changed Plan.md", // declared; after `modify`: observed
      "resolve Plan.md", // declared
      "resolved", // declared
    ]);
  });

  it("after two quick writes: both are told by the vault, one change by the cache", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (!app || !file) return;
        await Promise.all([app.vault.append(file, "a\n"), app.vault.append(file, "bc\n")]);
      }),
    );
    expect(events.filter((event) => event === "modify Plan.md")).toHaveLength(2);
    expect(events.at(-1)).toBe("resolved");
    expect(readFileSync(path.join(bench.vaultDir, "Plan.md"), "utf8")).toBe(`${NOTES["Plan.md"]}a\nbc\n`);
  });

  it("after a rename with its links: the rename, no change of the renamed note, then ordinary writes", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (app && file) await app.fileManager.renameFile(file, "Renamed.md");
      }),
    );
    expect(ofVault(events)).toEqual(["rename Renamed.md from Plan.md", "modify Other.md"]); // observed
    expect(events).not.toContain("changed Renamed.md"); // declared
    expect(events.filter((event) => event.startsWith("changed"))).toEqual(["changed Other.md"]);
    expect(readFileSync(path.join(bench.vaultDir, "Other.md"), "utf8")).toContain("See [[Renamed]] and");
  });

  it("after a rename by the vault alone: no link is written, the link is unresolved", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (app && file) await app.vault.rename(file, "Renamed.md");
      }),
    );
    expect(events).toEqual(["rename Renamed.md from Plan.md", "resolve Other.md", "resolved"]);
    const unresolved = await bench.page.evaluate(() => window.workbench?.app.metadataCache.unresolvedLinks["Other.md"]);
    expect(unresolved).toEqual({ Plan: 1, Missing: 1 });
  });

  it("after the rename of a folder: one for it and one for each file in it, then the links", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const folder = app?.vault.getFolderByPath("Folder");
        if (app && folder) await app.fileManager.renameFile(folder, "Moved");
      }),
    );
    expect(ofVault(events)).toEqual([
      "rename Moved from Folder", // observed
      "rename Moved/Deep.md from Folder/Deep.md",
      "rename Moved/Second.md from Folder/Second.md",
      "modify Other.md",
    ]);
    expect(readFileSync(path.join(bench.vaultDir, "Other.md"), "utf8")).not.toContain("[[Folder/Deep]]");
  });

  it("after a delete: the vault's, the cache's, and new answers for the notes that linked there", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (app && file) await app.vault.delete(file);
      }),
    );
    expect(events).toEqual(["delete Plan.md", "deleted Plan.md", "resolve Other.md", "resolved"]); // a guess
  });

  it("after typing: none until the note is saved", async () => {
    const events = await eventsOf(async () => {
      await putCursor(bench.page, 2, 0);
      await bench.page.keyboard.type("x");
    });
    expect(events).toEqual([]); // a guess
    const saved = await eventsOf(() =>
      soon(() => readFileSync(path.join(bench.vaultDir, "Plan.md"), "utf8").includes("x- [ ]"), true),
    );
    expect(saved).toEqual(["modify Plan.md", "changed Plan.md", "resolve Plan.md", "resolved"]); // declared
  });

  it("when another program writes a note with unsaved typing: both are kept, and a notice says so", async () => {
    const events = await eventsOf(async () => {
      await putCursor(bench.page, 2, 11);
      await bench.page.keyboard.type(" typed");
      writeFileSync(path.join(bench.vaultDir, "Plan.md"), "# Plan\n\n- [ ] first\n- [ ] from outside\n");
      await bench.page.locator(".notice", { hasText: "modified externally" }).waitFor();
      await soon(
        () => readFileSync(path.join(bench.vaultDir, "Plan.md"), "utf8"),
        "# Plan\n\n- [ ] first typed\n- [ ] from outside\n",
      );
    });
    expect(events.filter((event) => event === "modify Plan.md")).toHaveLength(2); // observed: theirs, then the merged one
  });

  it("when a write keeps size and time: none, and the open editor later overwrites it", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Other.md");
        if (!app || !file) return;
        const { mtime } = file.stat;
        await app.vault.process(file, (text) => text.replace("See", "SEE"), { mtime });
      }),
    );
    expect(events).toEqual([]); // observed
  });

  it("when `process` fails: nothing is written", async () => {
    const events = await eventsOf(() =>
      bench.page.evaluate(async () => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Plan.md");
        if (!app || !file) return;
        await app.vault
          .process(file, () => {
            throw new Error("no");
          })
          .catch(() => undefined);
      }),
    );
    expect(events).toEqual([]); // a guess
  });
});

describe("start-up", () => {
  const started = async (
    params: Readonly<Record<string, string>>,
  ): Promise<{ started: string[]; created: string[] }> => {
    await bench.open(params);
    await bench.page.waitForFunction(() => (window.workbench?.plugin ?? null) !== null);
    await bench.page.evaluate(() => window.workbench?.whenIdle());
    return await bench.page.evaluate(
      () => (window.workbench?.plugin as unknown as { log: { started: string[]; created: string[] } }).log,
    );
  };

  it("fires `create` for every file to a plugin that listens at once, and for none once the layout is ready", async () => {
    const { started: steps, created } = await started({});
    expect(created.sort()).toEqual(
      ["Folder", ...Object.keys(NOTES)].map((file) => `onload ${file}`).sort(), // documented
    );
    expect(steps).toEqual(["loaded before layout-ready", "resolved", "layout-ready"]);
    await bench.page.evaluate(() => window.workbench?.app.vault.create("New.md", ""));
    const after = await bench.page.evaluate(
      () => (window.workbench?.plugin as unknown as { log: { created: string[] } }).log.created,
    );
    expect(after.slice(-2)).toEqual(["onload New.md", "ready New.md"]);
  });

  it("may end before the metadata is complete", async () => {
    await bench.open({ slowindex: "1" });
    const cache = () =>
      bench.page.evaluate(() => {
        const { app } = window.workbench ?? {};
        const file = app?.vault.getFileByPath("Folder/Deep.md");
        return file ? app?.metadataCache.getFileCache(file) : undefined;
      });
    expect(await cache()).toBeNull(); // observed
    await bench.page.waitForFunction(() => window.workbench?.eventLog.some(({ name }) => name === "resolved"));
    expect(await cache()).not.toBeNull();
    const names = await bench.page.evaluate(() => window.workbench?.eventLog.map(({ name }) => name) ?? []);
    expect(names.indexOf("resolved")).toBeGreaterThan(names.indexOf("layout-ready"));
    expect(names).not.toContain("changed"); // observed
  });

  it.each([
    [
      "after layout-ready",
      { plugin: "ready", slowindex: "1" },
      ["loaded after layout-ready", "layout-ready", "enabled by the user", "resolved"],
    ],
    ["after `resolved`", { plugin: "resolved" }, ["loaded after layout-ready", "layout-ready", "enabled by the user"]],
  ])("can come to a plugin %s", async (_, params, expected) => {
    const { started: steps, created } = await started(params);
    expect(steps.slice(0, 3)).toEqual(expected.slice(0, 3));
    const log = () =>
      bench.page.evaluate(() => (window.workbench?.plugin as unknown as { log: { started: string[] } }).log.started);
    await soon(log, expected);
    expect(created).toEqual([]);
  });
});

describe("a disk that takes no notice of case", () => {
  const attempt = (ignorecase: string) => async (): Promise<unknown> => {
    await bench.open({ ignorecase });
    return await bench.page.evaluate(async () => {
      const { app } = window.workbench ?? {};
      if (!app) return;
      const created = await app.vault.create("plan.MD", "x").then(
        () => "made",
        (error: unknown) => (error as Error).message,
      );
      const plan = app.vault.getFileByPath("Plan.md");
      if (plan && created !== "made") await app.vault.rename(plan, "PLAN.md");
      return {
        created,
        exists: await app.vault.adapter.exists("other.md"),
        existsExactly: await app.vault.adapter.exists("other.md", true),
        lookUp: app.vault.getFileByPath("other.md") !== null,
        renamed: app.vault.getFileByPath("PLAN.md") !== null,
      };
    });
  };

  it("refuses a second file of the name, yet looks up paths exactly", async () => {
    expect(await attempt("1")()).toEqual({
      created: "File already exists.",
      exists: true,
      existsExactly: false,
      lookUp: false, // documented: look-ups by path are case-sensitive everywhere
      renamed: true,
    });
    expect(readdirSync(bench.vaultDir)).toContain("PLAN.md");
  });

  it("is a switch", async () => {
    expect(await attempt("0")()).toEqual({
      created: "made",
      exists: false,
      existsExactly: false,
      lookUp: false,
      renamed: false,
    });
  });
});

describe("leaves restored in the background", () => {
  it("are deferred until they are revealed, under the type of their view", async () => {
    const layout = {
      main: [
        {
          leaves: [
            { type: "markdown", state: { file: "Plan.md", mode: "source" } },
            { type: "plan-of-record-roadmap", state: {} },
          ],
          current: 0,
        },
      ],
    };
    writeFileSync(path.join(bench.stateDir, "workspace.json"), JSON.stringify(layout));
    await bench.open({ deferred: "1" });
    const found = await bench.page.evaluate(async () => {
      const { workspace } = window.workbench?.app ?? {};
      const leaf = workspace?.getLeavesOfType("plan-of-record-roadmap")[0];
      if (!workspace || !leaf) return [];
      const before = [leaf.isDeferred, "file" in leaf.view];
      await workspace.revealLeaf(leaf);
      return [...before, leaf.isDeferred, leaf.view.getDisplayText()];
    });
    expect(found.slice(0, 2)).toEqual([true, false]);
    expect(found.slice(2)).toEqual([false, "Fixture pane"]);
    rmSync(path.join(bench.stateDir, "workspace.json"));
  });
});

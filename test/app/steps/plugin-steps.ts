import { COMMANDS } from "../../../src/obsidian/commands/command-list";
import { expectSame, until, type AppHost } from "../app-host";
import { changedText, closeNotes, openNote, seen, textOf, textsAt, writeNote } from "./in-app";

/** One thing that the plugin does in the app, with no imitation between. */
export interface Step {
  readonly name: string;
  /** Does and looks; answers why nothing could be looked at, where this build or this app has no such thing. */
  run(host: AppHost): Promise<string | undefined>;
}

const ID = "plan-of-record";
const HARBOUR = "Plans/Harbour.md";
const PANE_TITLES = ".por-pane [role=treeitem] .por-title";

/** The plugin's own commands, by their ids without its id. */
async function ownCommands(host: AppHost): Promise<readonly string[]> {
  const ids = await host.commandIds();
  return ids.filter((id) => id.startsWith(`${ID}:`)).map((id) => id.slice(ID.length + 1));
}

/** Marks the checkbox of the first row with that title, so that it can be clicked; whether there is one. */
async function markBox(host: AppHost, title: string): Promise<boolean> {
  return await host.run((_, wanted) => {
    for (const old of document.querySelectorAll("[data-step]")) old.removeAttribute("data-step");
    const rows = [...document.querySelectorAll<HTMLElement>(".por-pane [role=treeitem]")];
    const row = rows.find((each) => each.querySelector<HTMLElement>(".por-title")?.innerText.trim() === wanted);
    const box = row?.querySelector(".por-checkbox");
    box?.setAttribute("data-step", "");
    return Boolean(box);
  }, title);
}

/** All steps, in the order in which they are run: each leaves the notes as it found them. */
export const PLUGIN_STEPS: readonly Step[] = [
  {
    name: "registers its commands",
    async run(host) {
      const there = await ownCommands(host);
      const wanted = ["open-roadmap", "reveal-active-note", "open-note-plan", "show-tour", ...Object.keys(COMMANDS)];
      expectSame(
        "commands that are missing",
        wanted.filter((id) => !there.includes(id)),
        [],
      );
      return undefined;
    },
  },
  {
    name: "opens the roadmap",
    async run(host) {
      await host.command(`${ID}:open-roadmap`);
      const titles = await seen(host, PANE_TITLES);
      if (!titles.some((title) => title.includes("Ship"))) throw new Error(`The roadmap shows ${titles.join(", ")}`);
      return undefined;
    },
  },
  {
    name: "a tick in the pane changes one byte of the note",
    async run(host) {
      await host.command(`${ID}:open-outline`);
      await host.command(`${ID}:open-roadmap`);
      await until(
        "the row of a task",
        async () => {
          if (await markBox(host, "Step the mast of the harbour")) return true;
          // The rows of a note that is folded are not there.
          await host.run(() => {
            const row = [...document.querySelectorAll<HTMLElement>(".por-pane [aria-expanded=false]")].find(
              (each) => each.querySelector<HTMLElement>(".por-title")?.innerText.trim() === "Ship",
            );
            row?.querySelector<HTMLElement>(".por-chevron")?.click();
          });
          return false;
        },
        Boolean,
      );
      const before = await textOf(host, "Ship.md");
      await host.click("[data-step]");
      const after = await changedText(host, "Ship.md", before);
      expectSame("the note", after, before.replace("- [ ] Step", "- [x] Step"));
      await writeNote(host, "Ship.md", before);
      return undefined;
    },
  },
  {
    name: "a badge shows a status and sets it",
    async run(host) {
      await openNote(host, HARBOUR, "source");
      const badge = ".cm-content .por-mark[data-kind=status]";
      await until(
        "a badge with the writer's words",
        () => textsAt(host, badge),
        (texts) => texts.some((text) => text.includes("In progress")),
      );
      const before = await textOf(host, HARBOUR);
      await host.click(badge);
      await until(
        "the menu",
        () =>
          host.run(() => {
            const items = [...document.querySelectorAll<HTMLElement>(".menu .menu-item")];
            const done = items.find((item) => item.innerText.trim() === "Done");
            done?.setAttribute("data-step", "menu");
            return done !== undefined;
          }),
        Boolean,
      );
      await host.click("[data-step=menu]");
      const after = await changedText(host, HARBOUR, before);
      expectSame("the note", after, before.replace("Status: In progress", "Status: Done"));
      await closeNotes(host);
      await writeNote(host, HARBOUR, before);
      return undefined;
    },
  },
  ...(["preview", "source"] as const).map((mode): Step => ({
    name: `a roadmap block shows a view in ${mode === "preview" ? "Reading mode" : "Live Preview"}`,
    async run(host) {
      await openNote(host, "Daily.md", mode);
      await until(
        "the rows of the block",
        () => textsAt(host, ".por-embed .por-title"),
        (titles) => titles.includes("Build the pier"),
      );
      await closeNotes(host);
      return undefined;
    },
  })),
  {
    name: "its commands of the command line answer",
    async run(host) {
      const before = await textOf(host, "Ship.md");
      const csv = await host.cli(`${ID}:report`, { view: "board", format: "csv" });
      if (!csv.includes("Build the pier")) throw new Error(`The report says ${csv}`);
      const said = await host.cli(`${ID}:set`, { path: "Ship.md", line: "3", status: "done" });
      expectSame("what setting a status says", said.trim(), "Ship.md:3 is done now.");
      expectSame("the note", await changedText(host, "Ship.md", before), before.replace("- [ ] Step", "- [x] Step"));
      await writeNote(host, "Ship.md", before);
      return undefined;
    },
  },
  {
    name: "offers a view to Bases",
    async run(host) {
      await host.setEnabled(false);
      // What the app answers to the plugin is noted on the way: nothing that is undeclared is asked for.
      await host.run(({ obsidian }) => {
        const { prototype } = obsidian.Plugin;
        const register = prototype.registerBasesView as ((...args: unknown[]) => boolean) | undefined;
        const offered: [string, boolean][] = [];
        Object.assign(window, { planOffered: offered });
        if (register === undefined) return;
        prototype.registerBasesView = function (id, registration) {
          const isTaken = register.call(this, id, registration);
          offered.push([id, isTaken]);
          return isTaken;
        };
      });
      await host.setEnabled(true);
      const offered = await host.run(() => (window as unknown as { planOffered: [string, boolean][] }).planOffered);
      expectSame("number of views that are offered", offered.length, 2);
      expectSame(
        "views that Bases did not take",
        offered.filter(([, isTaken]) => !isTaken),
        [],
      );
      return undefined;
    },
  },
  {
    name: "unload leaves nothing, and it can be switched on again",
    async run(host) {
      await openNote(host, HARBOUR, "source");
      await seen(host, ".cm-content .por-mark");
      const before = await ownCommands(host);
      await host.setEnabled(false);
      await until(
        "no badge",
        () => textsAt(host, ".por-mark, .por-pane, .por-embed"),
        (texts) => texts.length === 0,
      );
      expectSame("commands that are left", await ownCommands(host), []);
      await host.setEnabled(true);
      await seen(host, ".cm-content .por-mark");
      const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();
      expectSame("commands", sorted(await ownCommands(host)), sorted(before));
      await closeNotes(host);
      return undefined;
    },
  },
];

import { readFileSync } from "node:fs";
import path from "node:path";
import type { AppHost, Given, Probe } from "../../app/app-host";
import type { RoadmapPage } from "./roadmap-page";

const PROBE = readFileSync(path.resolve(__dirname, "../../app/probe/main.js"), "utf8");

/** How long after the last file operation sections are still rendered; milliseconds. */
const SETTLED = 400;

/** The workbench in the place of the app, for steps that are written for the app. */
export class WorkbenchHost implements AppHost {
  private constructor(private readonly roadmap: RoadmapPage) {}

  static async on(roadmap: RoadmapPage): Promise<WorkbenchHost> {
    const host = new WorkbenchHost(roadmap);
    await host.loadProbe();
    return host;
  }

  async run<Args extends readonly unknown[], Result>(
    inApp: (given: Given, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    // As the app's driver does it: the function's text is sent, and nothing of what is around it.
    return (await this.roadmap.page.evaluate(
      async ([text, given]) => {
        const { workbench, planObsidian: obsidian } = window as unknown as Record<string, { app: unknown }>;
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page is that of a test
        const toFunction = new Function(`return (${text})`) as () => (...all: unknown[]) => unknown;
        return await toFunction()({ app: workbench?.app, obsidian }, ...given);
      },
      [inApp.toString(), args] as const,
    )) as Awaited<Result>;
  }

  async click(selector: string): Promise<void> {
    await this.roadmap.page.locator(selector).first().click();
  }

  async command(id: string): Promise<void> {
    const ran = await this.roadmap.page.evaluate((full) => window.workbench?.app.commands.executeCommandById(full), id);
    if (ran !== true) throw new Error(`There is no command ${id}, or it cannot run`);
  }

  async commandIds(): Promise<readonly string[]> {
    return await this.roadmap.page.evaluate(() => [...(window.workbench?.app.commands.commands.keys() ?? [])]);
  }

  async cli(command: string, flags: Readonly<Record<string, string>>): Promise<string> {
    return await this.roadmap.page.evaluate(
      async ([name, data]) => (await window.workbench?.runCli(name, data)) ?? "",
      [command, flags] as const,
    );
  }

  async setEnabled(isEnabled: boolean): Promise<void> {
    await this.roadmap.page.evaluate(async (on) => {
      if (on) await window.workbench?.reloadPlugin();
      else window.workbench?.unloadPlugin();
    }, isEnabled);
  }

  async startAnew(): Promise<void> {
    await this.roadmap.bench.open({ slowindex: "1" });
    await this.loadProbe();
  }

  async probe(): Promise<Probe> {
    return await this.roadmap.page.evaluate(() => {
      const names: Readonly<Record<string, string>> = { vault: "vault", metadataCache: "cache" };
      const events = (window.workbench?.eventLog ?? [])
        .filter(({ emitter }) => emitter in names)
        .map(({ emitter, name, path: at }) => `${names[emitter] ?? ""} ${name} ${at ?? ""}`.trim());
      const { planProbe } = window as unknown as { planProbe: Probe };
      return { events, processed: planProbe.processed };
    });
  }

  async settle(): Promise<void> {
    await this.roadmap.page.evaluate(() => window.workbench?.whenIdle());
    await this.roadmap.page.waitForTimeout(SETTLED);
  }

  private async loadProbe(): Promise<void> {
    await this.roadmap.page.evaluate(async (code) => {
      await window.workbench?.loadAnother("plan-probe", `window.planObsidian = require("obsidian");${code}`);
    }, PROBE);
  }
}

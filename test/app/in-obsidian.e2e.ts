import { browser } from "@wdio/globals";
import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { obsidianPage } from "wdio-obsidian-service";
import { pause, type AppHost, type Given, type Probe } from "./app-host";
import { PLUGIN_STEPS } from "./steps/plugin-steps";
import { QUESTIONS, untilProbed } from "./steps/questions";

const ID = "plan-of-record";
/** What the app answered, one line of JSON each: docs/obsidian.md says what hangs on it. */
const ANSWERS = fileURLToPath(new URL("answers.jsonl", import.meta.url));
/** The app's events go through workers and timers: so long, and all that follows has come; milliseconds. */
const SETTLED = 1_500;

const host: AppHost = {
  async run<Args extends readonly unknown[], Result>(
    inApp: (given: Given, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    // What compiled this file may have put a helper of its own into the function's text.
    await browser.execute("window.__name ??= (named) => named;");
    return await (browser.executeObsidian(inApp as never, ...(args as never)) as Promise<Awaited<Result>>);
  },
  click: async (selector) => {
    await browser.$(selector).click();
  },
  command: (id) => browser.executeObsidianCommand(id),
  commandIds: () =>
    host.run(({ app }) => {
      const { commands } = app as unknown as { commands: { listCommands(): { id: string }[] } };
      return commands.listCommands().map(({ id }) => id);
    }),
  cli: async (command, flags) => {
    const args = Object.entries(flags).map(([name, value]) => `${name}=${value}`);
    return (await obsidianPage.runObsidianCli([command, ...args])).stdout;
  },
  setEnabled: (isEnabled) => (isEnabled ? obsidianPage.enablePlugin(ID) : obsidianPage.disablePlugin(ID)),
  startAnew: async () => {
    await browser.reloadObsidian({ vault: fileURLToPath(new URL("vault", import.meta.url)) });
    await untilProbed(host);
  },
  probe: () => host.run(() => (window as unknown as { planProbe: Probe }).planProbe),
  settle: () => pause(SETTLED),
};

describe(`Plan of Record in Obsidian`, () => {
  before(() => untilProbed(host));

  for (const { name, run } of PLUGIN_STEPS) {
    it(name, async function () {
      const why = await run(host);
      if (why === undefined) return;
      console.log(`Left out: ${name}: ${why}`);
      this.skip();
    });
  }
});

describe("the open questions", () => {
  for (const { id, asks, assumed, ask } of QUESTIONS) {
    // An answer is no failure: whether the plugin is right with it is for a person to see.
    it(asks, async () => {
      const answer = await ask(host);
      const isAssumed = JSON.stringify(answer) === JSON.stringify(assumed);
      const line = JSON.stringify({ version: browser.getObsidianVersion(), id, isAssumed, answer, assumed });
      console.log(`${isAssumed ? "As assumed" : "OTHER THAN ASSUMED"}: ${line}`);
      appendFileSync(ANSWERS, `${line}\n`);
    });
  }
});

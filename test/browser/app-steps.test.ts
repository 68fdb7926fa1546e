import path from "node:path";
import { PLUGIN_STEPS } from "../app/steps/plugin-steps";
import { QUESTIONS } from "../app/steps/questions";
import { useRoadmap } from "./support/roadmap-page";
import { WorkbenchHost } from "./support/workbench-host";

// What `npm run test:obsidian` does in the app is done here in the workbench first: it shows that the steps themselves
// work, and keeps what is assumed of the app by what the workbench does.

jest.setTimeout(120_000);

const openRoadmap = useRoadmap();
const VAULT = path.resolve(__dirname, "../app/vault");

const openHost = async (): Promise<WorkbenchHost> =>
  WorkbenchHost.on(await openRoadmap({ vault: VAULT, ownPage: true }));

test("each step for the app can be taken in the workbench, one after the other", async () => {
  const host = await openHost();
  const left: string[] = [];
  for (const { name, run } of PLUGIN_STEPS) {
    const why = await run(host).catch((error: unknown) => Promise.reject(new Error(name, { cause: error })));
    if (why !== undefined) left.push(`${name}: ${why}`);
  }
  expect(left.filter((each) => !each.startsWith("offers a view to Bases: "))).toEqual([]);
});

test("the workbench answers the open questions as it is assumed that the app does", async () => {
  const host = await openHost();
  const answers: Record<string, unknown> = {};
  for (const { id, ask } of QUESTIONS) answers[id] = await ask(host);
  expect(answers).toEqual(Object.fromEntries(QUESTIONS.map(({ id, assumed }) => [id, assumed])));
});

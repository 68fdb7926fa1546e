import type { App } from "obsidian";
import { PaneActions, type ActionSource } from "../../src/obsidian/pane-actions";
import type { Target } from "../../src/ui/pane-props";

const mockNotices: string[] = [];

jest.mock(
  "obsidian",
  () => ({ Notice: jest.fn((said: string) => void mockNotices.push(said)), ItemView: jest.fn(), Modal: jest.fn() }),
  { virtual: true },
);

test("a number that cannot be explained, since its note cannot be read, says so", async () => {
  const unread = (): Promise<never> => Promise.reject(new Error("Mast.md is locked."));
  const source = { explain: unread, explainScope: unread } as unknown as ActionSource;
  const app = { vault: { getName: () => "Harbour" } } as unknown as App;
  const actions = new PaneActions({ app, getViewType: () => "roadmap" }, source);
  actions.explain({ title: "Mast" } as Target);
  actions.explainScope({ kind: "folder", path: "" }, null);
  await new Promise((resolve) => setTimeout(resolve));
  expect(mockNotices).toEqual(["Mast.md is locked.", "Mast.md is locked."]);
});

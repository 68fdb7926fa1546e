import type { App } from "obsidian";
import { defaultVocabulary } from "../../src/core/status/vocabulary";
import { moveDoneElsewhere } from "../../src/obsidian/commands/move-done";
import type { RewritingParts } from "../../src/obsidian/commands/rewriting-parts";

jest.mock("obsidian", () => ({ FuzzySuggestModal: jest.fn(), MarkdownView: jest.fn(), Notice: jest.fn() }), {
  virtual: true,
});

const link = (to: string) => ({ link: to, original: "" });

/** Tells why the only done item of a note stays, of which other notes know what their caches say. */
async function move(caches: Readonly<Record<string, unknown>>): Promise<void> {
  const app = {
    vault: { getFileByPath: (path: string) => ({ path }), read: () => Promise.resolve("- [x] Mast ^m1\n") },
    workspace: { getLeavesOfType: () => [] },
    metadataCache: {
      resolvedLinks: { "Boat.md": {}, "Plan.md": { "Boat.md": 1 } },
      getCache: (path: string) => caches[path] ?? null,
      getFirstLinkpathDest: () => null,
    },
  } as unknown as App;
  await moveDoneElsewhere(
    { app, settings: { vocabulary: defaultVocabulary() } } as unknown as RewritingParts,
    "Boat.md",
  );
}

test.each([
  ["a link", { "Plan.md": { links: [link("Boat#^m1")] } }],
  ["an embed", { "Plan.md": { embeds: [link("Boat#^M1")] } }],
  ["a property", { "Plan.md": { frontmatterLinks: [{ ...link("Boat#^m1"), key: "next" }] } }],
  ["a link of its own note", { "Boat.md": { links: [link("#^m1")] } }],
])("a done item that %s leads to stays", async (_, caches) => {
  await expect(move(caches)).rejects.toThrow("1 done item stays");
});

import { pause, until, type AppHost, type Probe } from "../app-host";
import { closeNotes, openNote, textOf, writeNote } from "./in-app";

/** Something about the app that is not known, and how it is asked. */
export interface Question {
  /** As `docs/obsidian.md` names it. */
  readonly id: string;
  readonly asks: string;
  /** What the workbench does, which is what is assumed. */
  readonly assumed: unknown;
  ask(host: AppHost): Promise<unknown>;
}

/** How long after the last keystroke a note is saved, and a little more. */
const SAVED = 3_000;
/** How long the first reading of a small vault may begin after the start; milliseconds. */
const FIRST_INDEX = 2_000;

/** The events of one note, each said as `vault modify`. */
const eventsOf = ({ events }: Probe, path: string): readonly string[] =>
  events.filter((event) => event.endsWith(` ${path}`)).map((event) => event.slice(0, -path.length - 1));

async function forget(host: AppHost, path: string): Promise<void> {
  await host.run(async ({ app }, at) => {
    const file = app.vault.getFileByPath(at);
    if (file !== null) await app.vault.delete(file);
  }, path);
}

/** What was rendered of a note since `from`, by the texts of its parts; those of an open note settle first. */
async function processedOf(host: AppHost, path: string, from: number): Promise<Probe["processed"]> {
  await host.settle();
  const { processed } = await host.probe();
  return processed.slice(from).filter((part) => part.path === path);
}

async function rendered(
  host: AppHost,
  path: string,
  text: string,
  mode: "source" | "preview",
): Promise<Probe["processed"]> {
  await writeNote(host, path, text);
  const from = (await host.probe()).processed.length;
  await openNote(host, path, mode);
  const parts = await processedOf(host, path, from);
  await closeNotes(host);
  await forget(host, path);
  return parts;
}

/** The lines that are told of the part with that text, as last rendered; "none" where it never was. */
function linesAt(parts: Probe["processed"], text: string): readonly [number, number] | null | "none" {
  const part = [...parts].reverse().find((each) => each.text.includes(text));
  return part === undefined ? "none" : part.lines;
}

export const QUESTIONS: readonly Question[] = [
  {
    id: "table-links",
    asks: "What does the metadata cache say of a link with an escaped pipe in a table?",
    assumed: { original: "[[Ship\\|the ship]]", link: "Ship", displayText: "the ship" },
    async ask(host) {
      await writeNote(host, "Ask.md", "| a | b |\n| - | - |\n| [[Ship\\|the ship]] | x |\n");
      const link = await host.run(({ app }) => app.metadataCache.getCache("Ask.md")?.links?.[0]);
      await forget(host, "Ask.md");
      return { original: link?.original, link: link?.link, displayText: link?.displayText };
    },
  },
  {
    id: "delete-order",
    asks: "Does the vault's delete come before the metadata cache's deleted?",
    assumed: ["vault delete", "cache deleted"],
    async ask(host) {
      await writeNote(host, "Ask.md", "words\n");
      const from = (await host.probe()).events.length;
      await forget(host, "Ask.md");
      await host.settle();
      const { events, processed } = await host.probe();
      return eventsOf({ events: events.slice(from), processed }, "Ask.md");
    },
  },
  {
    id: "first-index",
    asks: "Is changed fired for notes when a new vault is read for the first time?",
    assumed: [],
    async ask(host) {
      await host.startAnew();
      await pause(FIRST_INDEX);
      await host.settle();
      return eventsOf(await host.probe(), "Ship.md").filter((event) => event === "cache changed");
    },
  },
  {
    id: "section-info",
    asks: "Which lines are told of parts in callouts, embeds and cells in Reading mode?",
    assumed: { callout: [0, 1], embed: null, cell: [5, 7] },
    async ask(host) {
      const text = "> [!note] Mind\n> in a callout\n\n![[Ship]]\n\n| a | b |\n| - | - |\n| cell | x |\n";
      await writeNote(host, "Ask.md", text);
      const from = (await host.probe()).processed.length;
      await openNote(host, "Ask.md", "preview");
      await host.settle();
      const parts = (await host.probe()).processed.slice(from);
      await closeNotes(host);
      await forget(host, "Ask.md");
      return {
        callout: linesAt(parts, "in a callout"),
        embed: linesAt(
          parts.filter(({ path }) => path === "Ship.md"),
          "Step the mast",
        ),
        cell: linesAt(
          parts.filter(({ path }) => path === "Ask.md"),
          "cell",
        ),
      };
    },
  },
  {
    id: "emoji-offset",
    asks: "Do offsets and columns count an emoji as two?",
    assumed: { offset: 3, col: 3 },
    async ask(host) {
      await writeNote(host, "Ask.md", "🚀 [[Ship]]\n");
      const start = await host.run(({ app }) => app.metadataCache.getCache("Ask.md")?.links?.[0]?.position.start);
      await forget(host, "Ask.md");
      return { offset: start?.offset, col: start?.col };
    },
  },
  {
    id: "crlf",
    asks: "Do offsets count a CRLF as two, does reading keep it, and does typing?",
    assumed: { offset: 7, read: "one\r\n\r\n[[Ship]]", saved: "two one\r\n\r\n[[Ship]]" },
    async ask(host) {
      await writeNote(host, "Ask.md", "one\r\n\r\n[[Ship]]");
      const start = await host.run(({ app }) => app.metadataCache.getCache("Ask.md")?.links?.[0]?.position.start);
      const read = await host.run(async ({ app }) => {
        const file = app.vault.getFileByPath("Ask.md");
        return file === null ? "" : await app.vault.read(file);
      });
      await openNote(host, "Ask.md", "source");
      await host.run(({ app }) => app.workspace.activeEditor?.editor?.replaceRange("two ", { line: 0, ch: 0 }));
      await pause(SAVED);
      const saved = await textOf(host, "Ask.md");
      await closeNotes(host);
      await forget(host, "Ask.md");
      return { offset: start?.offset, read, saved };
    },
  },
  {
    id: "same-headings",
    asks: "Which of two headings with the same text does a link mean?",
    assumed: 0,
    async ask(host) {
      await writeNote(host, "Ask.md", "# Same\n\nfirst\n\n# Same\n\nsecond\n");
      const line = await host.run(({ app, obsidian }) => {
        const cache = app.metadataCache.getCache("Ask.md");
        return cache === null ? null : (obsidian.resolveSubpath(cache, "#Same")?.start.line ?? null);
      });
      await forget(host, "Ask.md");
      return line;
    },
  },
  {
    id: "dirty-process",
    asks: "What becomes of typed words that are not saved when the note is processed?",
    assumed: { editor: "typed one\n\nadded\n", disk: "typed one\n\nadded\n" },
    async ask(host) {
      await writeNote(host, "Ask.md", "one\n");
      await openNote(host, "Ask.md", "source");
      await host.run(async ({ app }) => {
        app.workspace.activeEditor?.editor?.replaceRange("typed ", { line: 0, ch: 0 });
        const file = app.vault.getFileByPath("Ask.md");
        if (file !== null) await app.vault.process(file, (text) => `${text}\nadded\n`);
      });
      await pause(SAVED);
      const editor = await host.run(({ app }) => app.workspace.activeEditor?.editor?.getValue());
      const disk = await textOf(host, "Ask.md");
      await closeNotes(host);
      await forget(host, "Ask.md");
      return { editor, disk };
    },
  },
  {
    id: "equal-text",
    asks: "Which events follow when a file is written with the text that it has?",
    assumed: ["vault modify", "cache changed", "cache resolve"],
    async ask(host) {
      await writeNote(host, "Ask.md", "one\n");
      await host.settle();
      const from = (await host.probe()).events.length;
      await host.run(async ({ app }) => {
        const file = app.vault.getFileByPath("Ask.md");
        if (file !== null) await app.vault.modify(file, "one\n");
      });
      await host.settle();
      const { events, processed } = await host.probe();
      await forget(host, "Ask.md");
      return eventsOf({ events: events.slice(from), processed }, "Ask.md");
    },
  },
  {
    id: "live-tables",
    asks: "What does a post-processor get of a table in Live Preview?",
    assumed: ["head", "b", "cell", "x"].map((text) => ({ tag: "DIV", text, lines: null })),
    async ask(host) {
      const text = "words\n\n| head | b |\n| - | - |\n| cell | x |\n";
      const parts = await rendered(host, "Ask.md", text, "source");
      return parts.map(({ tag, text: said, lines }) => ({ tag, text: said, lines }));
    },
  },
];

/** Waits until the probe is there: it comes with the layout. */
export async function untilProbed(host: AppHost): Promise<void> {
  await until("the probe", () => host.probe(), Boolean);
}

import { soon, useRoadmap } from "./support/roadmap-page";

// Prints what a keystroke costs in a note full of badges:
//   BADGE_FIGURES=1 npx jest test/browser/badge-figures.test.ts --selectProjects browser
jest.setTimeout(180_000);

const openRoadmap = useRoadmap();
const BADGES = 500;
const KEYSTROKES = 200;
/** At the 95th percentile; milliseconds. */
const BUDGET = 2;
const SIZES = { "10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000 };

/** A note with so many statuses, and prose between them until it is so long. */
function noteOf(size: number): string {
  const sections = 50;
  const rows = BADGES / sections;
  const filler = "Caulk the seams, and see [[Hull]] for what is left of them.\n\n";
  const tables = Array.from({ length: sections }, (_, section) => {
    const body = Array.from({ length: rows }, (__, row) => `|a${row}|Done|\n`).join("");
    return `# ${section}\n\n|A|Status|\n|-|-|\n${body}\n`;
  });
  const room = Math.max(0, size - tables.join("").length);
  const prose = filler.repeat(Math.floor(room / sections / filler.length));
  return tables.map((table) => table + prose).join("");
}

interface Cost {
  /**
   * Of the plugin's own part of a change, of all that the editor does for one, and of that without the plugin; the 95th
   * percentile, milliseconds.
   */
  readonly own: number;
  readonly all: number;
  readonly without: number;
}

it(`a keystroke costs at most ${BUDGET} ms more in a note with ${BADGES} badges, however long it is`, async () => {
  const costs: Record<string, Cost> = {};
  for (const [name, size] of Object.entries(SIZES)) {
    const roadmap = await openRoadmap({
      notes: { "Plan.md": noteOf(size), "Hull.md": "# Hull\n\n- [x] one\n- [ ] two\n" },
      params: { open: "Plan.md", mode: "source", left: "0", pane: "0", metadata: "0" },
    });
    const badges = roadmap.page.locator(".mod-root .cm-content .por-mark");
    await badges.first().waitFor();
    await soon(async () => (await badges.count()) > 5, true);
    costs[name] = await roadmap.page.evaluate((count) => {
      interface View {
        readonly state: { readonly doc: { readonly length: number; line(number: number): { readonly to: number } } };
        plugin(extension: unknown): { update(change: unknown): void } | null;
        dispatch(change: object): void;
      }
      const app = window.workbench?.app as unknown as {
        workspace: { activeEditor: { editor: { cm: View } }; getEditorExtensions(): readonly unknown[] };
      };
      const view = app.workspace.activeEditor.editor.cm;
      const own: number[] = [];
      for (const extension of app.workspace.getEditorExtensions().flat(9)) {
        let part: { update(change: unknown): void } | null = null;
        try {
          part = view.plugin(extension);
        } catch {
          // Another kind of extension.
        }
        if (part === null) continue;
        const update = part.update.bind(part);
        part.update = (change) => {
          const began = performance.now();
          update(change);
          own.push(performance.now() - began);
        };
      }
      // By turns in a heading with a badge, in a row with one, and in an empty line.
      const lines = [1, 6, 2];
      const type = (): number[] =>
        Array.from({ length: count }, (_, at) => {
          const { to } = view.state.doc.line(lines[at % lines.length] ?? 1);
          const began = performance.now();
          view.dispatch({ changes: { from: to, insert: "a" }, selection: { anchor: to + 1 }, userEvent: "input.type" });
          return performance.now() - began;
        });
      const all = type();
      window.workbench?.unloadPlugin();
      const without = type();
      const high = (values: number[]): number =>
        values.length < count ? Infinity : ([...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0);
      return { own: high(own), all: high(all), without: high(without) };
    }, KEYSTROKES);
  }
  if (process.env["BADGE_FIGURES"] !== undefined) {
    const shown = Object.entries(costs).map(
      ([name, { own, all, without }]) =>
        `${name}: ${own.toFixed(2)} ms of ${all.toFixed(2)} ms, and ${without.toFixed(2)} ms without the plugin`,
    );
    console.info(["a keystroke, 95th percentile, the badges' own part of all:", ...shown].join("\n"));
  }
  for (const { own } of Object.values(costs)) expect(own).toBeLessThanOrEqual(BUDGET);
  // It is what is in view that costs, and not what the note holds.
  const least = 0.3;
  expect(costs["1 MB"]?.own ?? 0).toBeLessThanOrEqual(3 * Math.max(least, costs["10 KB"]?.own ?? 0));
});

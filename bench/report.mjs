// Tables of what was measured, as Markdown, so that they can go into a document as they are.
import { nameOfEdit, NOTE_SIZES, SECTION_SIZE } from "./parts.mjs";

/** So many digits as mean something: `0.031`, `3.4`, `1,250`. */
export function show(number) {
  if (number === undefined || Number.isNaN(number)) return "–";
  if (number >= 100) return Math.round(number).toLocaleString("en-US");
  return String(Number(number.toPrecision(2)));
}

const showMega = (bytes) => (bytes === undefined ? "–" : `${show(bytes / 1e6)} MB`);

/** A table of Markdown; all columns but the first are numbers. */
export function toTable(header, rows) {
  const widths = header.map((cell, at) =>
    Math.max(3, ...[cell, ...rows.map((row) => row[at])].map((each) => each.length)),
  );
  const line = (cells, fill = " ") =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at], fill) : cell.padStart(widths[at], fill))).join(" | ")} |`;
  const delimiters = widths.map((width, at) => "-".repeat(width - (at === 0 ? 0 : 1)) + (at === 0 ? "" : ":"));
  return [line(header), line(delimiters), ...rows.map((row) => line(row))].join("\n");
}

/** What a vault holds, in one line. */
export function describe(figures, vault) {
  const of = (name) => figures.of(vault, "holds", name);
  const share = Math.round((100 * of("planning characters")) / of("characters"));
  return (
    `${vault}: ${show(of("notes"))} notes (${show(of("plans"))} with plans), ${(of("characters") / 1e6).toFixed(1)} M characters, ` +
    `${show(of("items"))} items, ${show(of("tasks"))} of them tasks, ${show(of("tables"))} tables; ` +
    `${share} % of the characters in sections with a task, table or status`
  );
}

/** The subjects over one vault, with their ratios within the run. */
export function tableOfVault(figures, vault, names) {
  const read = figures.of(vault, "read the files");
  const remark = figures.of(vault, "remark, GFM and frontmatter");
  const rows = names.map((name) => {
    const ms = figures.of(vault, name);
    const share = figures.of(vault, name, "share");
    const label = share === undefined || share > 0.999 ? name : `${name} (from ${Math.round(share * 100)} %)`;
    return [label, show(ms), show(figures.of(vault, name, "clock ms")), show(ms / read), show(remark / ms)];
  });
  const warm = figures.of(vault, "warm start", "roadmap ms");
  if (warm !== undefined)
    rows.push(["warm start, to the roadmap", show(warm), "–", show(warm / read), show(remark / warm)]);
  return toTable(["subject", "ms", "ms by the clock", "÷ read the files", "remark ÷ this"], rows);
}

/** Where the time of one subject goes. */
export function describeStages(figures, vault, name, figure = "") {
  const stages = figures.under(vault, name, "stage ").filter(([stage]) => stage.endsWith(figure));
  return stages.map(([stage, ms]) => `${stage.replace(figure, "").trim()} ${show(ms)}`).join(", ");
}

export function describeMemory(figures, vault) {
  const peak = figures.of(vault, "read and index", "peak above the text bytes");
  const kept = figures.of(vault, "warm start", "kept bytes");
  const each = (name) => show(figures.of(vault, "warm start", `kept bytes ${name}`));
  return `memory: ${showMega(peak)} at most above the text; ${showMega(kept)} kept, ${each("a task")} bytes a task, ${each("an item")} an item`;
}

/** The edits of one note after the other, by the vaults that they are made in. */
export function tableOfEdits(figures, vaults, isSmoke) {
  const sizes = isSmoke ? [10_000] : NOTE_SIZES;
  const section = isSmoke ? 10_000 : SECTION_SIZE;
  const names = [
    ...sizes.map((characters) => nameOfEdit({ kind: "document", characters })),
    ...["list", "table"].map((kind) => nameOfEdit({ kind, characters: section })),
  ];
  const rows = vaults.flatMap((vault) =>
    names.map((name) => {
      const of = (figure) => figures.of(vault, name, figure);
      return [
        `${name}, ${vault}`,
        show(of("ms p50")),
        show(of("ms p95")),
        show(of("with transfer ms p50")),
        show(of("with transfer ms p95")),
        show(of("remark ms")),
        show(of("remark ms") / of("ms p95")),
      ];
    }),
  );
  const header = [
    "ms",
    "p50",
    "p95",
    "p50 with transfer",
    "p95 with transfer",
    "remark, all of the note",
    "remark ÷ p95",
  ];
  const stages = vaults.flatMap((vault) =>
    names.map((name) => {
      const kinds = figures.under(vault, name, "kind ").filter(([kind]) => kind.endsWith("p95"));
      return (
        `  ${name}, ${vault}: p50 of ${describeStages(figures, vault, name, "p50")}; ` +
        `p95 by kind: ${kinds.map(([kind, ms]) => `${kind.replace(" p95", "")} ${show(ms)}`).join(", ")}`
      );
    }),
  );
  return [toTable(header, rows), ...stages].join("\n");
}

/** Everything else that happens to an index. */
export function tableOfChanges(figures, vaults) {
  const rows = [];
  const add = (label, vault, name, p50, p95) => {
    const value = figures.of(vault, name, p50);
    if (value !== undefined) rows.push([label, show(value), p95 === null ? "–" : show(figures.of(vault, name, p95))]);
  };
  for (const vault of vaults) {
    add(`rename, ${vault}`, vault, "rename", "ms p50", "ms p95");
    const sources = figures.of(vault, "rename", "sources");
    add(`rename of a note that ${show(sources)} link to, ${vault}`, vault, "rename", "hub ms", null);
    const items = figures.of(vault, "search", "items");
    add(`search, a key, ${show(items)} items`, vault, "search", "ms p50", "ms p95");
    add(`search, the first key, ${show(items)} items`, vault, "search", "first ms", null);
    add(`what is open only, ${show(items)} items`, vault, "search", "open only ms", null);
    const asked = figures.of(vault, "query", "items");
    add(`a query of ${show(asked)} items`, vault, "query", "ms p50", "ms p95");
    add(`a query of ${show(asked)} items, the slowest for the first time`, vault, "query", "first ms", null);
    add(`the outline of what a query means, ${show(asked)} items`, vault, "query", "outline ms p50", "outline ms p95");
    add(`completing a query, ${show(asked)} items`, vault, "query", "complete ms p50", "complete ms p95");
    add(`findings, ${vault}, all for the first time`, vault, "findings", "whole vault ms", null);
    add(`findings of an edited note, ${vault}`, vault, "findings", "one note ms p50", "one note ms p95");
    add(`all findings after an edit, ${vault}`, vault, "findings", "all again ms p50", "all again ms p95");
  }
  return toTable(["ms", "p50", "p95"], rows);
}

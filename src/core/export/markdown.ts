import { titleOfRule, type Finding } from "../findings/finding";
import type { Board, BoardCard } from "../roadmap/board/board";
import { SEVERITY_LABEL, type FindingsModel } from "../roadmap/findings-rows";
import type { Outline, OutlineRow } from "../roadmap/outline-row";
import type { Bar, Timeline } from "../roadmap/timeline/timeline";
import type { ShownChange, Trend } from "../roadmap/trend/trend";
import { plainSignOf } from "../status/plain-sign";
import { labelOf } from "../status/label";
import type { PlainKey } from "../words/catalogue";
import { say } from "../words/say";
import type { Exported, ExportContext } from "./exported";
import { toCode, toLink, toMarkdownText } from "./markdown-text";
import { findingsIn } from "./records";
import { detailsOf, progressInWords, type Said } from "./said";
import { endsInWords, rowsWithBars } from "./shown-bars";

/** The property that keeps a note off the roadmap, where all that it tells of would count once more. */
const OFF = "---\nroadmap: false\n---\n";

/** What is shown as a note, which is no plan itself: the roadmap as it was on a day. */
export function toMarkdown(exported: Exported, context: ExportContext): string {
  const lines = [...headOf(exported, context), "", ...bodyOf(exported, context)];
  return `${OFF}${lines.join("\n")}\n`;
}

/** A note that shows code of a language, such as a chart. */
export function toCodeNote(language: string, code: string, view: Exported["view"], context: ExportContext): string {
  return `${OFF}${titleOf(view, context)}\n\n\`\`\`${language}\n${code}\`\`\`\n`;
}

/** What was asked for, in words; none for all there is. */
export function askedInWords({ query, scope, openOnly }: ExportContext): readonly string[] {
  return [
    ...(scope === null ? [] : [say("export.in-scope", { scope })]),
    ...(query.trim() === "" ? [] : [say("export.query", { query: query.trim() })]),
    ...(openOnly ? [say("export.open-only")] : []),
  ];
}

const VIEW = {
  outline: "export.outline",
  board: "export.board",
  timeline: "export.timeline",
  findings: "export.findings",
  trend: "export.trend",
  next: "export.next",
} as const satisfies Readonly<Record<Exported["view"], PlainKey>>;

function titleOf(view: Exported["view"], { today }: ExportContext): string {
  return `# ${say("export.title", { view: say(VIEW[view]), day: today })}`;
}

function headOf(exported: Exported, context: ExportContext): readonly string[] {
  const asked = askedInWords(context).map(toMarkdownText).join(" · ");
  const { view } = exported;
  const outline = view === "outline" ? exported.outline : view === "timeline" ? exported.timeline.outline : null;
  const whole =
    outline === null
      ? ""
      : say("export.done-in", {
          done: progressInWords(outline.rollup),
          notes: say("count.notes", { count: outline.noteCount }),
        });
  return [titleOf(view, context), ...[asked, whole].filter((line) => line !== "").flatMap((line) => ["", line])];
}

function bodyOf(exported: Exported, context: ExportContext): readonly string[] {
  switch (exported.view) {
    case "outline":
      return ofOutline(exported.outline, context);
    case "board":
      return ofBoard(exported.board, context);
    case "timeline":
      return ofTimeline(exported.timeline, context);
    case "findings":
      return ofFindings(exported.findings, context);
    case "trend":
      return ofTrend(exported.trend, context);
    case "next":
      return exported.cards.map((card, at) => `${at + 1}. ${ofCard(card, context)}`);
  }
}

function ofOutline({ rows }: Outline, context: ExportContext): readonly string[] {
  return rows.map((row) => inList(row, withDetails(nameOf(row, context), row, [row.description, ...detailsOf(row)])));
}

/** Deeper lists are read as code, or not at all. */
const MAX_DEPTH = 20;

function inList({ level }: OutlineRow, text: string): string {
  return `${"  ".repeat(Math.min(level, MAX_DEPTH) - 1)}- ${text}`;
}

function nameOf({ kind, path, line, title }: OutlineRow, { index }: ExportContext): string {
  return kind === "folder" ? `**${toMarkdownText(title)}**` : toLink(index, path, line, title);
}

function ofCard(card: BoardCard, { index }: ExportContext): string {
  const name = toLink(index, card.path, card.line, card.title);
  return withDetails(name, card, [card.phase || card.note, ...detailsOf(card)]);
}

function withDetails(name: string, { status }: Pick<Said, "status">, details: readonly string[]): string {
  const sign = status === null ? "" : `${plainSignOf(status)} `;
  return sign + [name, ...details.filter((text) => text !== "").map(toMarkdownText)].join(" · ");
}

function ofBoard({ columns, lanes }: Board, context: ExportContext): readonly string[] {
  return sections(
    columns.map(({ label, count }, at) => [
      `${toMarkdownText(label)} (${count})`,
      sections(
        lanes.map((lane) => [
          [lane.label, lane.detail]
            .map(toMarkdownText)
            .filter((text) => text !== "")
            .join(", "),
          (lane.cells[at] ?? []).map((card) => `- ${ofCard(card, context)}`),
        ]),
        "###",
      ),
    ]),
    "##",
  );
}

/** Headings with what stands below them; those with nothing are left out, and the name of one that has none. */
function sections(all: readonly (readonly [string, readonly string[]])[], marks: string): readonly string[] {
  return all
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([name, lines], at) => [
      ...(at === 0 ? [] : [""]),
      ...(name === "" ? [] : [`${marks} ${name}`, ""]),
      ...lines,
    ]);
}

function ofTimeline(timeline: Timeline, context: ExportContext): readonly string[] {
  const shown = rowsWithBars(timeline);
  const left = timeline.outline.rows.length - shown.length;
  const rows = shown.map(({ row, bar }) => {
    const status = row.status === null ? "" : labelOf(row.status);
    const details = bar === null ? [] : [status, ...whenOf(bar, timeline), timeline.conflictOf(row) ?? ""];
    return inList(row, withDetails(nameOf(row, context), row, details));
  });
  if (rows.length === 0) return [say("export.no-times")];
  return left === 0 ? rows : [...rows, "", say("export.left-out", { count: left })];
}

function whenOf(bar: Bar, { axis }: Timeline): readonly string[] {
  const [from, to] = endsInWords(bar, axis);
  return [
    from === to ? from : say("timeline.dash", { from, to }),
    bar.by === "order" ? say("export.by-order") : bar.by === "effort" ? say("export.by-effort") : "",
    bar.isOverdue ? say("timeline.overdue") : "",
    bar.isCritical ? say("export.critical") : "",
  ];
}

function ofFindings(model: FindingsModel, context: ExportContext): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findingsIn(model)) {
    const title = titleOfRule(finding.rule);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [finding]);
    else group.push(finding);
  }
  return sections(
    [...groups].map(([title, findings]) => [
      `${toMarkdownText(title)} (${findings.length})`,
      findings.flatMap((finding) => ofFinding(finding, context)),
    ]),
    "##",
  );
}

function ofFinding(finding: Finding, { index }: ExportContext): readonly string[] {
  const { severity, message, path, line, related } = finding;
  const note = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  return [
    `- **${say(SEVERITY_LABEL[severity][0])}** ${toLink(index, path, line, say("place.line", { place: note, line: String(line + 1) }))}: ${toMarkdownText(message)}`,
    ...[finding, ...related]
      .filter(({ quote }) => quote.trim() !== "")
      .map((place) => {
        const at = String(place.line + 1);
        const where =
          place.path === path
            ? say("place.same-note", { line: at })
            : say("place.line", { place: toMarkdownText(place.path), line: at });
        return `  - ${where}: ${toCode(place.quote)}`;
      }),
  ];
}

function ofTrend({ points, since, changes }: Trend, { index }: ExportContext): readonly string[] {
  // Days on which nothing moved say nothing.
  const moved = points.filter(({ total, done }, at) => {
    const before = points[at - 1];
    return before?.total !== total || before.done !== done || at === points.length - 1;
  });
  return [
    `| ${say("export.trend-day")} | ${say("trend.total")} | ${labelOf("done")} |`,
    "| --- | --: | --: |",
    ...moved.map(({ day, total, done }) => `| ${day} | ${total} | ${done} |`),
    "",
    `## ${say("export.changed", { day: since })}`,
    "",
    ...(changes.length === 0 ? [say("export.unchanged")] : changes.map((change) => `- ${ofChange(change, index)}`)),
  ];
}

function ofChange({ path, line, title, from, to, day }: ShownChange, index: ExportContext["index"]): string {
  const name = line === null ? toMarkdownText(title) : toLink(index, path, line, title);
  if (day !== null) return `${name} · ${say("export.done-on", { day })}`;
  if (to === null) return `${name} · ${say("trend.gone")}`;
  const status = labelOf(to);
  return `${name} · ${from === null ? say("trend.new", { status }) : say("join.arrow", { from: labelOf(from), to: status })}`;
}

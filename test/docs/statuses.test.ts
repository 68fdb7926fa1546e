import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES } from "../../src/core/status/languages/all";
import { recognizeStatus } from "../../src/core/status/recognize";
import { STATUS_SIGNS, SYMBOLS, TRAFFIC_LIGHTS } from "../../src/core/status/signs";
import { labelOf } from "../../src/core/status/label";
import { categoryOf, STATUSES, type Status } from "../../src/core/status/status";
import { defaultVocabulary } from "../../src/core/status/vocabulary";

const PAGE = join(__dirname, "../../docs/statuses.md");
const TABLES = /(?<=<!-- tables -->\n)[^]*(?=<!-- \/tables -->)/;
/** So many words of a language are named for each status; the reader knows all of their forms. */
const MOST_WORDS = 12;

const nameOf = new Intl.DisplayNames("en", { type: "language" });

function keysOf(map: ReadonlyMap<string, Status>, status: Status): readonly string[] {
  return [...map].filter(([, means]) => means === status).map(([key]) => key);
}

function overview(): string {
  const boxOf = (key: string): string => (key === "\t" ? "" : `\`[${key}]\``);
  const rows = STATUSES.map((status) => {
    const boxes = keysOf(SYMBOLS, status).map(boxOf).filter(Boolean).join(" ");
    const signs = [...keysOf(STATUS_SIGNS, status), ...keysOf(TRAFFIC_LIGHTS, status)].join(" ");
    return `| ${labelOf(status)} | \`${status}\` | ${categoryOf(status)} | ${boxes} | ${signs} |`;
  });
  return ["| status | id | category | box | signs |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function words(): string {
  return LANGUAGES.map(({ code, says, statuses }) => {
    const rows = STATUSES.map((status) => {
      // Those that people meet most stand in front: what the plugin itself writes, then the short ones.
      const all = [
        ...new Set([says[status].toLowerCase(), ...[...statuses[status]].sort((a, b) => a.length - b.length)]),
      ];
      const more = all.length > MOST_WORDS ? `, and ${all.length - MOST_WORDS} more` : "";
      return `| ${labelOf(status)} | ${all.slice(0, MOST_WORDS).join(", ")}${more} |`;
    });
    return [`### ${nameOf.of(code) ?? code}`, "", "| status | words |", "| --- | --- |", ...rows].join("\n");
  }).join("\n\n");
}

const tables = (): string =>
  `\n## All of them\n\n${overview()}\n\nTraffic lights (🟢 🟡 🔴 ⚪ and squares) are statuses in status cells and statements only.\n\n## Words\n\n${words()}\n\n`;

if (process.env["UPDATE_DOCS"] === "1")
  writeFileSync(
    PAGE,
    readFileSync(PAGE, "utf8").replace(TABLES, () => tables()),
  );

describe("the page of statuses", () => {
  const page = readFileSync(PAGE, "utf8");

  test("has the tables of the reader: UPDATE_DOCS=1 npm run test:unit -- test/docs", () => {
    expect(TABLES.exec(page)?.[0]).toBe(tables());
  });

  test.each([
    ["ready for review", "review"],
    ["🔄 Drafted", "draft"],
    ["not complete", "todo"],
    ["0%", "todo"],
    ["partially complete", "active"],
    ["60%", "active"],
    ["100%", "done"],
    ["Plan of record (POR). Older notes are historical", "por"],
  ])("%s is %s, as it says", (written, status) => {
    expect(recognizeStatus(written, defaultVocabulary())?.status).toBe(status);
  });
});

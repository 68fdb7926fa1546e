import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORT_FORMATS } from "../../src/core/export/export-as";
import type { ExportView } from "../../src/core/export/exported";
import { EXPORT_SCHEMA, toJson } from "../../src/core/export/json";
import { recordsOf } from "../../src/core/export/records";
import { shownOf } from "../support/export-vault";
import { indexOf, readNotes } from "../support/read-vault";

const page = readFileSync(join(__dirname, "../../docs/export.md"), "utf8");
const index = indexOf(readNotes(join(__dirname, "../fixtures/export/vault")));
const views = Object.keys(EXPORT_FORMATS) as ExportView[];

/** The names in the second cell of the row of a view, in the first table or the second one. */
function rowOf(view: string, table: number): readonly string[] {
  const rows = [...page.matchAll(new RegExp(`^\\| \`${view}\` +\\| (.+) \\|$`, "gm"))];
  return [...(rows[table]?.[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");
}

describe("the page of exports", () => {
  test.each(views)("tells as what the %s is exported", (view) => {
    expect(rowOf(view, 0)).toEqual(EXPORT_FORMATS[view]);
  });

  test.each(views)("tells what the rows of the %s have", (view) => {
    expect(rowOf(view, 1)).toEqual(Object.keys(recordsOf(shownOf(view, index).exported)[0] ?? {}));
  });

  test("tells what the object has around them", () => {
    const { exported, context } = shownOf("trend", index);
    for (const name of Object.keys(JSON.parse(toJson(exported, context)) as object))
      expect(page).toContain(`\`${name}\``);
    expect(page).toContain(`\`${EXPORT_SCHEMA}\``);
  });
});

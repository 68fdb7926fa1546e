import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORT_FORMATS, exportAs } from "../../../src/core/export/export-as";
import type { ExportView } from "../../../src/core/export/exported";
import { LIGHT } from "../../../src/core/export/palette";
import { shownOf } from "../../support/export-vault";
import { indexOf, readNotes } from "../../support/read-vault";

const FOLDER = join(__dirname, "../../fixtures/export");
const EXTENSION = { markdown: "md", csv: "csv", json: "json", mermaid: "mmd", svg: "svg" } as const;

const index = indexOf(readNotes(join(FOLDER, "vault")));
const cases = (Object.keys(EXPORT_FORMATS) as ExportView[]).flatMap((view) =>
  EXPORT_FORMATS[view].map((format) => [view, format] as const),
);

/** What is written is compared with the files; `UPDATE_EXPORT=1` writes those anew, and their diff is to be read. */
test.each(cases)("%s as %s", (view, format) => {
  const { exported, context } = shownOf(view, index);
  const text = exportAs(format, exported, context, LIGHT);
  const file = join(FOLDER, `${view}.${EXTENSION[format]}`);
  if (process.env["UPDATE_EXPORT"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
});

test("a format that a view does not have is refused", () => {
  const { exported, context } = shownOf("board", index);
  expect(() => exportAs("svg", exported, context, LIGHT)).toThrow(RangeError);
});

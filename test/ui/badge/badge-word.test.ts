import { toBadgeWord } from "../../../src/ui/badge/badge-word";

test.each([
  ["Done", "Done"],
  ["done", "done"],
  ["✅ Done", "Done"],
  ["**✅ DONE**", "DONE"],
  ["DONE ✅", "DONE"],
  ["🔄", "In progress"],
  ["[x]", "In progress"],
  ["[/] with Ada", "with Ada"],
  ["60%", "60%"],
  ["In progress (2/6 events)", "In progress (2/6 events)"],
  ["進行中", "進行中"],
  ["قيد التنفيذ", "قيد التنفيذ"],
  ["Done!", "Done!"],
])("the badge for %j reads %j", (written, word) => {
  expect(toBadgeWord(written, "active")).toBe(word);
});

test.each([
  "Plan of record (POR). Older notes lie in the archive.",
  "In progress, see [[Hull]]",
  "Done ([log](log.md))",
  "Done in `main`",
  "Done <br> twice",
])("%j stays to be read", (written) => {
  expect(toBadgeWord(written, "active")).toBeNull();
});

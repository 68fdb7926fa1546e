import declared from "../../workbench/page/obsidian/declared-members.json";
import { readDeclarations } from "./support/read-declarations.mjs";

it("lists what the installed declarations of Obsidian declare", () => {
  // To renew it: node test/workbench/support/read-declarations.mjs
  expect(declared).toEqual(readDeclarations());
});

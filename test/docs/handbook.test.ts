import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BADGE_KINDS, BADGE_PROPERTY } from "../../src/core/settings/badge-settings";
import { STATUSES } from "../../src/core/status/status";
import { parseNote } from "../../src/core/parse/parse-note";

const root = join(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** All text of the plugin's code, in which what the interface says stands. */
const code = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => read(join("src", file)))
  .join("\n");

describe("the handbook", () => {
  test("leads to each of its pages", () => {
    const pages = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md") && file !== "README.md");
    expect(pages.filter((page) => !read("docs/README.md").includes(`](${page})`))).toEqual([]);
  });

  test("begins with a plan that is one", () => {
    const [, plan = ""] = /```markdown\n([^]*?)```/.exec(read("docs/README.md").replace(/^ {3}/gm, "")) ?? [];
    const note = parseNote(plan);
    expect(note.statements.map(({ status }) => status)).toContain("active");
    expect(note.items.map(({ kind, status }) => `${kind} ${String(status)}`)).toEqual([
      "phase null",
      "task done",
      "task todo",
    ]);
  });

  test.each(BADGE_KINDS)("tells of the badges of kind %s", (kind) => {
    expect(read("docs/badges.md")).toContain(`| \`${kind}\` |`);
  });

  test("names the properties that are read", () => {
    expect(read("docs/badges.md")).toContain(`\`${BADGE_PROPERTY}: false\``);
    expect(parseNote("---\nroadmap: false\n---\n- [ ] a\n").items).toEqual([]);
  });

  test.each([...read("docs/troubleshooting.md").matchAll(/“([^”]+)”/g)].map(([, said = ""]) => said))(
    "quotes “%s” as the interface says it",
    (said) => {
      expect(code).toContain(said);
    },
  );

  test("knows all statuses", () => {
    const page = read("docs/statuses.md");
    for (const status of STATUSES) expect(page).toContain(`\`${status}\``);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CachedMetadata } from "../../workbench/metadata/cached-metadata";
import { parseMetadata } from "../../workbench/metadata/parse-metadata";

describe("sections", () => {
  const types = (text: string): (string | undefined)[] => (parseMetadata(text).sections ?? []).map(({ type }) => type);

  it("are the blocks of the note in order", () => {
    const note = "---\nstatus: active\n---\n# Plan\n\ntext\n\n- a\n- b\n\n```js\n- c\n```\n\n| a |\n| - |\n\n> quote\n";
    expect(types(note)).toEqual(["yaml", "heading", "paragraph", "list", "code", "table", "blockquote"]);
  });

  it("tell callouts from quotes", () => {
    expect(types("> [!note] Title\n> text\n")).toEqual(["callout"]);
  });

  it("take a %% block whole, fences and tasks inside it included", () => {
    const { sections, listItems } = parseMetadata("%%\n```\n- [ ] hidden\n%%\n\n- [ ] shown\n");
    expect(sections?.map(({ type }) => type)).toEqual(["comment", "list"]);
    expect(listItems).toHaveLength(1);
  });

  it("start at the line start and end before the line break, also with CRLF", () => {
    const [heading, paragraph] = parseMetadata("# A\r\n\r\n  b\r\n").sections ?? [];
    expect(heading?.position.end).toEqual({ line: 0, col: 3, offset: 3 });
    expect(paragraph?.position).toEqual({
      start: { line: 2, col: 0, offset: 7 },
      end: { line: 2, col: 3, offset: 10 },
    });
  });

  it("count a byte order mark", () => {
    expect(parseMetadata("\uFEFF# A\n").headings?.[0]?.position.end.offset).toBe(4);
  });
});

describe("list items", () => {
  it("name their parent's line, or minus the line of their list", () => {
    const items = parseMetadata("# Plan\n\n- [ ] a\n    - [x] b\n- c\n").listItems ?? [];
    expect(items.map(({ parent, task }) => [parent, task])).toEqual([
      [-2, " "],
      [2, "x"],
      [-2, undefined],
    ]);
  });

  it("use -1 for a list on the first line", () => {
    expect(parseMetadata("- a\n").listItems?.[0]?.parent).toBe(-1);
  });

  it("open a second item after a box", () => {
    const items = parseMetadata("- [ ] 1. text\n").listItems ?? [];
    expect(items.map(({ parent, position }) => [parent, position.start.col])).toEqual([
      [-1, 0],
      [0, 6],
    ]);
  });

  it("carry block ids", () => {
    const cache = parseMetadata("- ship ^s-1\n\nparagraph ^p2\n");
    expect(cache.listItems?.[0]?.id).toBe("s-1");
    expect(Object.keys(cache.blocks ?? {}).sort()).toEqual(["p2", "s-1"]);
  });
});

describe("links and tags", () => {
  it("split wikilinks at the first pipe", () => {
    expect(parseMetadata("See [[Plan#Phase 1|the plan]].").links?.[0]).toMatchObject({
      link: "Plan#Phase 1",
      displayText: "the plan",
    });
    expect(parseMetadata("[[Plan#Phase 1]]").links?.[0]?.displayText).toBe("Plan > Phase 1");
  });

  it("decode Markdown destinations and leave the web out", () => {
    const { links } = parseMetadata("[a](My%20Plan.md) [b](https://example.com/#x)");
    expect(links?.map(({ link, original }) => [link, original])).toEqual([["My Plan.md", "[a](My%20Plan.md)"]]);
  });

  it("read neither links nor tags in code and HTML comments", () => {
    expect(parseMetadata("`[[a]] #b`\n\n```\n[[c]] #d\n```\n\n<!-- [[e]] #f -->\n")).not.toHaveProperty("links");
  });

  it("keep embeds apart", () => {
    const { embeds, links } = parseMetadata("![[image.png]]");
    expect([embeds?.length, links]).toEqual([1, undefined]);
  });

  it("want a letter in a tag", () => {
    expect(parseMetadata("#2024 #y2024 #a/b-c_d, x#no").tags?.map(({ tag }) => tag)).toEqual(["#y2024", "#a/b-c_d"]);
  });

  it("find links in properties under a dotted key", () => {
    const { frontmatterLinks } = parseMetadata('---\nrelated:\n  - "[[A|x]]"\n---\n');
    expect(frontmatterLinks).toEqual([{ key: "related.0", link: "A", displayText: "x", original: "[[A|x]]" }]);
  });
});

describe("frontmatter", () => {
  it("is absent when empty, though its section is there", () => {
    const cache = parseMetadata("---\n---\ntext\n");
    expect(cache.frontmatter).toBeUndefined();
  });

  it("keeps dates as strings", () => {
    expect(parseMetadata("---\ndue: 2026-01-02\n---\n").frontmatter).toEqual({ due: "2026-01-02" });
  });
});

// Answers of the real app, where a folder of them lies near the project.
const beside = path.resolve(__dirname, "../../..");
const recordings = readdirSync(beside)
  .map((name) => path.join(beside, name, "obsidian-truth"))
  .find((folder) => existsSync(folder));
(recordings === undefined ? describe.skip : describe)("recorded answers of Obsidian", () => {
  it("are reproduced, all but two at most", () => {
    const folder = recordings ?? "";
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const differing = files.filter((name) => {
      const recorded = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as {
        fileContents: string;
        cachedMetadata: CachedMetadata;
      };
      return !isEqual(parseMetadata(recorded.fileContents), recorded.cachedMetadata);
    });
    if (differing.length > 0)
      console.info(`${files.length - differing.length} of ${files.length} match; not: ${differing.join(", ")}`);
    expect(differing.length).toBeLessThanOrEqual(2);
  });
});

/** Equal as JSON, whatever the order of keys. */
function isEqual(a: unknown, b: unknown): boolean {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, inner]) => inner !== undefined)
              .sort(([x], [y]) => (x < y ? -1 : 1))
              .map(([key, inner]) => [key, sort(inner)]),
          )
        : value;
  return JSON.stringify(sort(a)) === JSON.stringify(sort(b));
}

import { completeEmbed, embedAround } from "../../../src/core/embed/complete-embed";
import { EMBED_KEYS, isEmbedKey, valuesOfKey, viewsWith } from "../../../src/core/embed/embed-keys";
import { readEmbed } from "../../../src/core/embed/read-embed";
import { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { VIEWS } from "../../../src/core/roadmap/views";
import { defaultVocabulary } from "../../../src/core/status/vocabulary";

describe("a block", () => {
  test("is the outline of the vault where nothing stands in it", () => {
    expect(readEmbed("")).toEqual({
      view: "outline",
      query: "",
      queryLine: null,
      openOnly: false,
      scope: { kind: "vault" },
      options: {},
      height: null,
      title: null,
    });
  });

  test("has the names and values of a saved view", () => {
    const source = [
      "View: Board",
      "# by hand",
      "query: status:active -is:blocked [[Ship]] #stone   # what is on",
      'title: "This week: 50 %"',
      "scope: folder: /Plans/Old/",
      "open-only: TRUE",
      "group:  priority",
      "lanes: phase",
      "height: 300px",
    ].join("\r\n");
    expect(readEmbed(source)).toMatchObject({
      view: "board",
      query: "status:active -is:blocked [[Ship]] #stone",
      openOnly: true,
      scope: { kind: "folder", path: "Plans/Old" },
      options: { group: "priority", lanes: "phase" },
      height: 300,
      title: "This week: 50 %",
    });
  });

  test.each([
    ["scope: note", { kind: "note" }],
    ["scope: Links", { kind: "links" }],
    ["scope: tag:#ship/wet", { kind: "tag", tag: "ship/wet" }],
    ["scope: tag: ship", { kind: "tag", tag: "ship" }],
    ["scope: folder:Plans", { kind: "folder", path: "Plans" }],
  ])("with %s shows that", (line, scope) => {
    expect(readEmbed(line)).toMatchObject({ scope });
  });

  test.each([
    ["view: gantt", "“gantt” is no value of “view”.", 0, "gantt", VIEWS],
    ["\nviews: board", "There is no key “views” here.", 1, "views", Object.keys(EMBED_KEYS)],
    ["board", "A line of this block is a key, a colon and a value.", 0, "board", Object.keys(EMBED_KEYS)],
    [
      "lanes: note",
      "“lanes” is of the board, and this is the outline.",
      0,
      "lanes",
      ["view", "query", "scope", "open-only", "fold", "height", "title"],
    ],
    ["view: board\nview: trend", "“view” stands here twice.", 1, "view", []],
    [
      "view: findings\ngroup: person",
      "“person” is no value of “group”.",
      1,
      "person",
      ["rule", "severity", "note", "none"],
    ],
    ["view:", "“view” has no value.", 0, "", VIEWS],
    ["scope: folder:", "“folder:” is no scope.", 0, "folder:", ["vault", "note", "links", "folder: …", "tag: …"]],
    ["height: tall", "A height is a number of pixels from 80 to 2000.", 0, "tall", []],
    ["height: 79", "A height is a number of pixels from 80 to 2000.", 0, "79", []],
    ["view: trend\nsince: 2026-02-30", "A day is written as 2026-11-20.", 1, "2026-02-30", []],
  ])("%j says what is wrong, where, and what is allowed", (source, message, line, wrong, allowed) => {
    const read = readEmbed(source);
    if (!("error" in read)) throw new Error("There is no error");
    const { error } = read;
    expect({ message: error.message, line: error.line, allowed: error.allowed }).toEqual({ message, line, allowed });
    expect(error.text.slice(error.from, error.to)).toBe(wrong);
  });

  test("of whatever text is read or has an error with its place in that text", () => {
    const pieces = [
      "view",
      "query",
      ":",
      " ",
      "\n",
      "board",
      '"',
      "'",
      "#",
      "# ",
      "scope",
      "folder:",
      "tag: #",
      "🐌",
      "\r\n",
      "height",
      "-1",
      "300",
      "---",
      "\t",
      "since",
      "2026-01-05",
      "[[",
      "constructor",
      "__proto__",
      "\u2028",
    ];
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: next(14) }, () => pieces[next(pieces.length)] ?? "").join("");
      const read = readEmbed(text);
      if (!("error" in read)) continue;
      const { line, from, to, text: shown } = read.error;
      expect(text.split(/\r?\n/)[line]).toBe(shown);
      expect(0 <= from && from <= to && to <= shown.length).toBe(true);
    }
  });
});

test("every key is of a view, and none is one that objects have anyway", () => {
  for (const key of Object.keys(EMBED_KEYS)) {
    expect(isEmbedKey(key)).toBe(true);
    if (isEmbedKey(key)) expect(viewsWith(key).length).toBeGreaterThan(0);
  }
  expect(isEmbedKey("constructor")).toBe(false);
  expect(valuesOfKey("zoom", "board")).toEqual([]);
});

describe("completion", () => {
  const index = new VaultIndex();
  index.setFiles(["Plans/Harbour.md"]);
  index.setNote(
    "Plans/Harbour.md",
    parseNote("- [ ] Dig #stone @ada\n", { vocabulary: defaultVocabulary(), fileYear: 2026 }),
  );
  /** The texts that are offered at `|`, and the line with the first of them. */
  const complete = (source: string): { readonly options: readonly string[]; readonly taken: string } => {
    const lines = source.split("\n");
    const at = lines.findIndex((line) => line.includes("|"));
    const cursor = lines[at]?.indexOf("|") ?? 0;
    lines[at] = lines[at]?.replace("|", "") ?? "";
    const { from, to, options } = completeEmbed(lines, at, cursor, index);
    const line = lines[at];
    return {
      options: options.map(({ text }) => text),
      taken: options[0] === undefined ? line : line.slice(0, from) + options[0].text + line.slice(to),
    };
  };

  test.each([
    ["|", ["view: ", "query: ", "scope: ", "open-only: ", "fold: ", "height: ", "title: "], "view: "],
    ["view: board\n|", ["query: ", "scope: ", "open-only: ", "group: ", "lanes: ", "height: ", "title: "], "query: "],
    ["view: board\nla|", ["lanes: "], "lanes: "],
    ["qu|: x", ["query: "], "query:  x"],
    ["view: |", [...VIEWS], "view: outline"],
    ["view: t|", ["timeline", "trend"], "view: timeline"],
    ["view: board|", [], "view: board"],
    ["scope: f|", ["folder: "], "scope: folder: "],
    ["scope: folder: P|", ["folder: Plans"], "scope: folder: Plans"],
    ["scope: tag:|", ["tag: #stone"], "scope: tag: #stone"],
    ["query: is:open person:|", ["@ada"], "query: is:open person:@ada"],
    ["query: sta|", ["status:", "start:"], "query: status:"],
    ["title: a|", [], "title: a"],
    ["nothing: |", [], "nothing: "],
  ])("of %j", (source, options, taken) => {
    expect(complete(source)).toEqual({ options, taken });
  });

  test.each([
    ["```roadmap\nview|\n```", ["view"]],
    ["a\n~~~ roadmap\n|x\ny", ["x", "y"]],
    ["```roadmap\n|\n```\n", [""]],
    ["```roadmap\nview: board\n```\n|", null],
    ["```js\n|\n```", null],
    ["|```roadmap\n```", null],
    ["|", null],
  ])("is of the block around %j", (text, lines) => {
    const all = text.split("\n");
    const line = all.findIndex((each) => each.includes("|"));
    const plain = all.map((each) => each.replace("|", ""));
    expect(embedAround((at) => plain[at], line)?.lines ?? null).toEqual(lines);
  });
});

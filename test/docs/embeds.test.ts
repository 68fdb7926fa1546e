import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMBED_KEYS, isEmbedKey, SCOPES, valuesOfKey, viewsWith } from "../../src/core/embed/embed-keys";
import { readEmbed } from "../../src/core/embed/read-embed";
import { readInlineLink } from "../../src/core/badge/inline-link";
import { parseQuery } from "../../src/core/query/parse-query";
import { VIEWS } from "../../src/core/roadmap/views";
import { defaultVocabulary } from "../../src/core/status/vocabulary";

const page = readFileSync(join(__dirname, "../../docs/embeds.md"), "utf8");
const blocks = [...page.matchAll(/^```roadmap\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");
const rows = new Map(
  [...page.matchAll(/^\| `([a-z-]+)` +\| (.*) \| ([a-z, ]*)\|$/gm)].map((row) => [row[1] ?? "", row]),
);

describe("the page of views in notes", () => {
  test.each(blocks)("has a block that can be shown:\n%s", (block) => {
    const read = readEmbed(block);
    if ("error" in read) throw new Error(read.error.message);
    expect(parseQuery(read.query, { vocabulary: defaultVocabulary() }).error).toBeUndefined();
  });

  test("has an example of every view", () => {
    const shown = blocks.map((block) => readEmbed(block)).flatMap((read) => ("error" in read ? [] : [read.view]));
    expect(VIEWS.filter((view) => !shown.includes(view))).toEqual([]);
  });

  test.each(Object.keys(EMBED_KEYS))("says what %s can be, and in which views", (key) => {
    if (!isEmbedKey(key)) throw new Error(`${key} is no key`);
    const [, , values = "", views = ""] = rows.get(key) ?? [];
    const words = key === "scope" ? SCOPES : VIEWS.flatMap((view) => valuesOfKey(key, view));
    for (const word of words) expect(values).toContain(`\`${word}`);
    const expected = viewsWith(key).length === VIEWS.length ? "all" : viewsWith(key).join(", ");
    expect(key === "view" ? "all" : views.trim()).toBe(expected);
  });

  test.each([...page.matchAll(/`` `(roadmap: [^`]*)` ``/g)].map((match) => match[1] ?? ""))(
    "%s asks for a note",
    (code) => {
      expect(readInlineLink(code)).not.toBeNull();
    },
  );
});

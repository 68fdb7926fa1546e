import fc from "fast-check";
import type { Badge, BadgeFace } from "../../../src/core/badge/badge";
import { badgesOf } from "../../../src/core/badge/badges-of";
import { badgeOfLink, faceOfNote } from "../../../src/core/badge/link-badge";
import { linkBadgesIn } from "../../../src/core/badge/visible-links";
import type { VaultIndex } from "../../../src/core/index/vault-index";
import { parseNote } from "../../../src/core/parse/parse-note";
import { LineIndex } from "../../../src/core/text/line-index";
import { anyNote, lookalikeNote, RUNS } from "../../support/random-notes";
import { indexOf } from "../../support/read-vault";

const vault = (notes: Readonly<Record<string, string>>): VaultIndex => indexOf(new Map(Object.entries(notes)));

const VAULT = {
  "Router.md": "---\nstatus: active\n---\n# The router\n\n## Phase 1: Cables\n\n- [x] a\n- [ ] b\n",
  "Done.md": "- [x] a\n",
  "Empty.md": "Only words.\n",
};

/** The text with every badge written behind what it belongs to, what it stands for in brackets before it. */
function show(text: string, path = "Plan.md", others: Readonly<Record<string, string>> = VAULT): string {
  const badges = badgesOf(vault({ ...others, [path]: text }), path);
  return [...badges]
    .reverse()
    .reduce(
      (shown, { range: { from, to }, label, written }) =>
        `${shown.slice(0, from)}${from === to ? "" : `⟦${written}⟧`}⟨${label}⟩${shown.slice(to)}`,
      text,
    );
}

describe("a badge stands", () => {
  it.each([
    ["for the value of a statement", "**Status:** In progress", "**Status:** ⟦In progress⟧⟨Status: in progress⟩"],
    ["for a value that is not understood", "Status: nobody knows", "Status: ⟦nobody knows⟧⟨Status: unknown⟩"],
    [
      "for marked words as they are written",
      "Status: Not **started** yet",
      "Status: ⟦Not **started** yet⟧⟨Status: to do⟩",
    ],
    ["not where it would leave half of the marks", "Status: **Not** started", "Status: **Not** started"],
    [
      "for the status, and not for remarks",
      "Status: in progress (7/10)",
      "Status: ⟦in progress⟧⟨Status: in progress⟩ (7/10)",
    ],
    ["for what goes before it too", "Status: not done, but near", "Status: ⟦not done⟧⟨Status: to do⟩, but near"],
    ["for how far it is", "Status: 75% complete", "Status: ⟦75% complete⟧⟨Status: in progress⟩"],
    [
      "not for a long text that is not understood",
      "Status: the hull is dry, the mast is up, and nobody knows where the sails are",
      "Status: the hull is dry, the mast is up, and nobody knows where the sails are",
    ],
    ["for the plan of record by its name", "Status: POR", "Status: ⟦POR⟧⟨Status: Plan of record⟩"],
    [
      "for the status cell of a row, but not for an empty one",
      "| P | Status |\n| - | - |\n| a | 🔄 At it |\n| b |  |\n",
      "| P | Status |\n| - | - |\n| a | ⟦🔄⟧⟨Status: in progress⟩ At it |\n| b |  |\n",
    ],
    [
      "for the status of a phase",
      "# P\n\n## Phase 1 (done)\n\n- [x] a\n",
      "# P⟨done, 1 of 1 done⟩\n\n## Phase 1 (⟦done⟧⟨Status: done⟩)⟨1 of 1 done⟩\n\n- [x] a\n",
    ],
    [
      "for the sign in front of a phase",
      "# P\n\n## ⏳ Phase 1: Sand\n",
      "# P\n\n## ⟦⏳⟧⟨Status: to do⟩ Phase 1: Sand\n",
    ],
    [
      "for what decides the status of a phase, and not for the sign that does not",
      "# P\n\n## Phase 1 ⏳\n\nStatus: done\n",
      "# P\n\n## Phase 1 ⏳\n\nStatus: ⟦done⟧⟨Status: done⟩\n",
    ],
    [
      "behind a heading with tasks below it",
      "# P\n\n## Notes\n\n- [x] a\n- [ ] b\n- [-] c\n",
      "# P⟨in progress, 1 of 2 done⟩\n\n## Notes⟨1 of 2 done⟩\n\n- [x] a\n- [ ] b\n- [-] c\n",
    ],
    [
      "behind an underlined heading",
      "P\n=\n\nQ\n-\n\n- [ ] a\n",
      "P⟨to do, 0 of 1 done⟩\n=\n\nQ⟨0 of 1 done⟩\n-\n\n- [ ] a\n",
    ],
    [
      "behind a task with tasks below it",
      "- [ ] a  \n  more\n  - [x] b\n  - [ ] c\n",
      "- [ ] a⟨1 of 2 done⟩  \n  more\n  - [x] b\n  - [ ] c\n",
    ],
    [
      "behind a link to a note that has a status",
      "- [ ] see [[Router|it]] now",
      "- [ ] see [[Router|it]]⟨The router: in progress, 1 of 2 done⟩ now",
    ],
    [
      "behind a link to one of its headings",
      "- [ ] [x](Router.md#phase%201%20cables)",
      "- [ ] [x](Router.md#phase%201%20cables)⟨Phase 1: Cables: in progress, 1 of 2 done⟩",
    ],
    [
      "not behind links that lead to no plan",
      "- [ ] [[Empty]] [[Missing]] ![[Router]] [[Router#Missing]]",
      "- [ ] [[Empty]] [[Missing]] ![[Router]] [[Router#Missing]]",
    ],
    [
      "not for what is in code or hidden",
      "```\nStatus: done\n```\n`Status: done`\n<!-- Status: done -->\n%% Status: done %%\n",
      "```\nStatus: done\n```\n`Status: done`\n<!-- Status: done -->\n%% Status: done %%\n",
    ],
    ["not for words in quotation marks", "- [ ] Add “Status: POR” badges", "- [ ] Add “Status: POR” badges"],
    [
      "for a property, with its quotation marks",
      '---\nstatus: "done"\n---\n',
      '---\nstatus: ⟦"done"⟧⟨Status: done⟩\n---\n',
    ],
  ])("%s", (_, text, expected) => expect(show(text)).toBe(expected));

  it("in files of Windows, behind a byte order mark", () => {
    expect(show("\ufeff# P\r\n\r\n- [ ] a\r\n\r\n## Q  \r\n\r\n- [x] b\r\n")).toBe(
      "\ufeff# P⟨in progress, 1 of 2 done⟩\r\n\r\n- [ ] a\r\n\r\n## Q⟨1 of 1 done⟩  \r\n\r\n- [x] b\r\n",
    );
  });
});

it("a note has a badge that tells how it stands", () => {
  const index = vault(VAULT);
  const faceOf = (path: string): BadgeFace | null => faceOfNote(index, "note", path, "");
  expect(faceOf("Done.md")?.label).toBe("done, 1 of 1 done");
  expect(faceOf("Empty.md")).toBeNull();
  expect(faceOf("Missing.md")).toBeNull();
});

it("what has no items of its own shows what links to it", () => {
  const index = vault({ "A.md": "words", "B.md": "- [x] [[A]]\n- [ ] [[A]]\n" });
  expect(faceOfNote(index, "note", "A.md", "")).toMatchObject({ status: "active", counts: { done: 1, total: 2 } });
});

it("a link met in reading mode has the same badge as in the text", () => {
  const index = vault({ ...VAULT, "Plan.md": "- [ ] [[Router#Phase 1: Cables]]" });
  const [inText] = badgesOf(index, "Plan.md");
  const met = badgeOfLink(index, "Plan.md", { linkpath: "Router", subpath: "#Phase 1: Cables" });
  expect(met).not.toBeNull();
  expect(inText).toMatchObject({ ...met });
  expect(badgeOfLink(index, "Plan.md", { linkpath: "Router", subpath: null })?.subject).toEqual({
    kind: "note",
    path: "Router.md",
    subpath: null,
  });
  expect(badgeOfLink(index, "Plan.md", { linkpath: "Nowhere", subpath: null })).toBeNull();
});

it("links in prose are found in what is visible, but not in code", () => {
  const text = "See [[Router]] and `[[Router]]`.\n\\[[Router]] [it](Router.md) ![[Router]] [web](https://x.y)\n";
  const badges = linkBadgesIn(vault(VAULT), "Plan.md", text, 100, 7);
  expect(
    badges.map(({ range, line }) => [
      text
        .slice(0, range.to - 100)
        .split(/\s/)
        .at(-1),
      line,
    ]),
  ).toEqual([
    ["[[Router]]", 7],
    ["[it](Router.md)", 8],
  ]);
});

describe("the badges of a note", () => {
  it("are the same list until something that they show changes", () => {
    const index = vault({ ...VAULT, "Plan.md": "- [ ] [[Router]]\n", "Other.md": "- [ ] x\n" });
    const first = badgesOf(index, "Plan.md");
    expect(first.map(({ status }) => status)).toEqual(["active"]);
    index.setNote("Other.md", parseNote("- [x] x\n"));
    expect(badgesOf(index, "Plan.md")).toBe(first);
    index.setNote("Router.md", parseNote("---\nstatus: done\n---\n"));
    expect(badgesOf(index, "Plan.md").map(({ status }) => status)).toEqual(["done"]);
  });

  it("follow a note that comes, is renamed or goes", () => {
    const index = vault({ "Plan.md": "- [ ] [[New]]\n" });
    const statuses = (): readonly unknown[] => badgesOf(index, "Plan.md").map(({ status }) => status);
    expect(statuses()).toEqual([]);
    index.setNote("sub/New.md", parseNote("Status: draft\n"));
    expect(statuses()).toEqual(["draft"]);
    index.renameNote("sub/New.md", "sub/Old.md");
    expect(statuses()).toEqual([]);
    index.removeFile("Plan.md");
    expect(statuses()).toEqual([]);
  });

  it("are those of an index made anew, after any changes", () => {
    const paths = ["A.md", "B.md", "sub/C.md"];
    const text = fc
      .array(
        fc.constantFrom(
          "- [ ] [[A]]",
          "- [x] [[B#Q]]",
          "## Q [[C]]",
          "Status: done",
          "| N | Status |\n| - | - |\n| [[A]] | done |",
          "# A",
          "- [ ] x [[c]]",
          "",
        ),
        { maxLength: 5 },
      )
      .map((lines) => lines.join("\n\n"));
    const change = fc.tuple(fc.constantFrom(...paths), fc.option(text, { freq: 4 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const index = vault({});
        const texts = new Map<string, string>();
        for (const [path, now] of changes) {
          if (now === null) {
            index.removeFile(path);
            texts.delete(path);
          } else {
            index.setNote(path, parseNote(now));
            texts.set(path, now);
          }
          const fresh = vault(Object.fromEntries(texts));
          for (const one of paths) expect(badgesOf(index, one)).toEqual(badgesOf(fresh, one));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("stand in order, each where it says, and read as they say", () => {
    fc.assert(
      fc.property(fc.oneof(anyNote, lookalikeNote), (text) => {
        const index = vault({ "A.md": text, "Note.md": "Status: done\n" });
        const lines = new LineIndex(text);
        let last: Badge | null = null;
        for (const badge of badgesOf(index, "A.md")) {
          const { from, to } = badge.range;
          expect(from).toBeGreaterThanOrEqual(last?.range.from ?? 0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(text.slice(from, to)).toBe(badge.written);
          expect(lines.lineAt(from)).toBe(badge.line);
          last = badge;
        }
      }),
      { numRuns: RUNS },
    );
  });
});

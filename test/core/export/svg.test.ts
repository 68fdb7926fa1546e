import fc from "fast-check";
import { LIGHT } from "../../../src/core/export/palette";
import { svgText } from "../../../src/core/export/svg-text";
import { toTimelineSvg } from "../../../src/core/export/timeline-svg";
import { toTrendSvg } from "../../../src/core/export/trend-svg";
import { shownOf } from "../../support/export-vault";
import { indexOf } from "../../support/read-vault";

function timelineSvg(text: string, titles: readonly string[] = []): string {
  const index = indexOf(new Map([["A.md", text]]));
  const note = index.note("A.md");
  if (note === undefined) throw new Error("no note");
  const items = note.items.map((item, at) => ({ ...item, title: titles[at] ?? item.title }));
  index.setNote("A.md", { ...note, items });
  const { exported, context } = shownOf("timeline", index);
  if (exported.view !== "timeline") throw new Error("no timeline");
  return toTimelineSvg(exported.timeline, context, LIGHT);
}

/** What XML 1.0 has as characters. */
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const TAG = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>/g;

/** Throws where a text is no well-formed XML of the plain kind that pictures are made of. */
function expectWellFormed(xml: string): void {
  expect(xml).toMatch(CHARACTERS);
  const open: string[] = [];
  const texts = xml.replace(TAG, (_, close: string, name: string, attributes: string, isEmpty: string) => {
    const names = [...attributes.matchAll(/ ([a-z-]+)=/g)].map(([, each]) => each);
    expect(new Set(names).size).toBe(names.length);
    if (close === "/") expect(open.pop()).toBe(name);
    else if (isEmpty === "") open.push(name);
    return "";
  });
  expect(open).toEqual([]);
  expect(texts.replace(/&#\d+;/g, "")).not.toMatch(/[<&]/);
}

test("a picture of any titles is well-formed, and runs nothing", () => {
  const title = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", '"', "'", "]]>", "\u0000", "\u001b", "\ud800", "\udc00", "\ufffe", "א", "a"),
      maxLength: 12,
    }),
    fc.constantFrom("<script>alert(1)</script>", "--><svg onload=alert(1)>", "&nbsp;"),
  );
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 4 }), (titles) => {
      const xml = timelineSvg(titles.map(() => "- [ ] x 📅 2026-12-01\n").join(""), titles);
      expectWellFormed(xml);
      expect(xml).not.toMatch(/<script|<[^>]* on\w+=|href|url\(/i);
    }),
    { numRuns: 200 },
  );
});

test("what is written from right to left is put so, at the same edge", () => {
  const rtl = svgText(24, 10, "1. בניית התורן", { fill: "#000" });
  expect(rtl).toMatch(/direction="rtl"/);
  expect(rtl).toMatch(/text-anchor="end"/);
  expect(svgText(24, 10, "Build בניית", { fill: "#000" })).not.toMatch(/direction|text-anchor/);
});

test("of more rows than fit a picture it says how many are left out", () => {
  const rows = Array.from({ length: 499 }, (_, at) => `- [ ] Task ${at} 📅 2026-12-01\n`).join("");
  const xml = timelineSvg(rows);
  expect([...xml.matchAll(/>Task \d+</g)].length).toBe(299);
  expect(xml).toContain(">and 200 more rows<");
  expectWellFormed(xml);
});

test("one row, and none, are pictures too", () => {
  for (const text of ["- [ ] Sand 📅 2026-12-01\n", "- [ ] Sand\n"]) expectWellFormed(timelineSvg(text));
  expect(timelineSvg("- [ ] Sand\n")).toContain("No dates, weeks or efforts");
});

test("a trend is a picture, of a day as well, with the colours that are given", () => {
  const { exported, context } = shownOf("trend", indexOf(new Map([["A.md", "- [x] Sand ✅ 2026-11-17\n- [ ] Oil\n"]])));
  if (exported.view !== "trend") throw new Error("no trend");
  const dark = { ...LIGHT, ground: "rgb(1, 2, 3)" };
  for (const points of [exported.trend.points, exported.trend.points.slice(-1), []]) {
    const xml = toTrendSvg({ ...exported.trend, points }, { ...context, query: "<b> & c" }, dark);
    expectWellFormed(xml);
    expect(xml).toContain('fill="rgb(1, 2, 3)"');
    expect(xml).not.toContain("NaN");
  }
});

import { locateLine, type LineTarget } from "../../../src/core/edit/locate-line";

const target = (about: Partial<LineTarget>): LineTarget => ({
  line: 0,
  text: "- [ ] a",
  twins: 1,
  ordinal: 0,
  before: null,
  after: null,
  ...about,
});

it("is the one line that reads the same, wherever it stands", () => {
  expect(locateLine(target({ line: 7 }), "x\n- [ ] a\ny")).toBe(1);
  expect(locateLine(target({}), "x\r\n- [ ] a\r\ny")).toBe(1);
});

it("is none when the line is gone, or reads a little otherwise", () => {
  expect(locateLine(target({}), "")).toBeNull();
  expect(locateLine(target({}), "- [x] a\n - [ ] a\n- [ ] a ")).toBeNull();
});

it("is the same of several, when there are as many as before", () => {
  const text = "- [ ] a\nx\n- [ ] a\n- [ ] a";
  expect([0, 1, 2].map((ordinal) => locateLine(target({ twins: 3, ordinal }), text))).toEqual([0, 2, 3]);
});

it("is the one between the same neighbours, when some came or went", () => {
  const text = "- [ ] one\n- [ ] a\n- [ ] two\n- [ ] a\n- [ ] three\n- [ ] a\n- [ ] four";
  const between = target({ twins: 2, ordinal: 1, before: "- [ ] two", after: "- [ ] three" });
  expect(locateLine(between, text)).toBe(3);
});

it("is none when neighbours do not tell them apart", () => {
  const text = "- [ ] one\n- [ ] a\n- [ ] two\n- [ ] one\n- [ ] a\n- [ ] two\n- [ ] a";
  expect(locateLine(target({ twins: 2, before: "- [ ] one", after: "- [ ] two" }), text)).toBeNull();
  expect(locateLine(target({ twins: 2, before: "- [ ] nine", after: null }), text)).toBeNull();
});

it("is not taken for a twin that is left, unless that stands between the same neighbours", () => {
  const meant = target({ twins: 2, ordinal: 1, before: "- [ ] two", after: "- [ ] three" });
  expect(locateLine(meant, "- [ ] one\n- [ ] a\n- [ ] two\n- [ ] three")).toBeNull();
  expect(locateLine(meant, "- [ ] one\n- [ ] two\n- [ ] a\n- [ ] three")).toBe(2);
});

it("is the one at the same place, when there are more of them than were known as tasks", () => {
  const text = "- [ ] a\n```\n- [ ] a\n```";
  expect(locateLine(target({ line: 0 }), text)).toBe(0);
  expect(locateLine(target({ line: 1 }), text)).toBeNull();
});
